"""English: courses on the ladders."""

WORDS: dict[str, str | tuple[str, str]] = {
    "circling.title": "{name}: courses on the ladders",
    "circling.no_ladder": "This programme has no ladder: there is nothing to climb, and nobody "
    "moves in circles.",
    "circling.in_circles": "{ladder}: {n} {who} in circles on the last day: {codes}.",
    "circling.nobody": "{ladder}: nobody moves in circles on the last day.",
    "circling.top": "{ladder}: ever reached the top, of the people who came onto the ladder in "
    "this time: {share}.",
    "circling.who": "{ladder}: in circles on the last day",
    "circling.rule": (
        "In circles: stands on a step entered {n} time or more, all stays together.",
        "In circles: stands on a step entered {n} times or more, all stays together.",
    ),
    "circling.times": "times there",
    "circling.steps": "{ladder}: the steps",
    "circling.there": "there now",
    "circling.visits": "entered",
    "circling.most_visits": "most by one",
    "circling.reached": "{ladder}: how many reach a step, and how soon",
    "circling.came_on_below": "from below",
    "circling.did": "reached",
    "circling.median_of_reached": "median",
    "circling.median": "of all",
    "circling.about_reached": "Days from coming onto the ladder to standing on the step, or above "
    "it, for the first time. The median is that of those who reached it. Of all is Kaplan and "
    "Meier's median of everybody who came on below it: whoever left, or is still on the way, is "
    "counted up to that day.",
    "circling.nobody_below": "Nobody came onto the ladder below another step in this time.",
    "circling.moves": "{ladder}: moves in this time",
    "circling.overridden": "of these against a rule, with a reason",
    "circling.down_because": "down: {reason}",
    "circling.no_demotion": "Nobody is moved down here: {why}",
    "circling.voices": "{ladder}: in the residents' own words, when they moved down",
    "circling.voice": "{on}, step {before} to {after}, {reason}: “{voice}”",
    "circling.returns": "Coming back",
    "circling.no_stays": "No stay began in this time.",
    "circling.again": "Stays that began in this time, of somebody who had been here before: "
    "{share}.",
    "circling.basis": "Entries, moves and words are those of the period. A course begins when a "
    "stay comes onto the ladder, and is watched until it ends or the period does.",
}
