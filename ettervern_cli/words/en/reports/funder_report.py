"""English: reports to funders."""

WORDS: dict[str, str | tuple[str, str]] = {
    "funder_report.title": "{programme}: report to {funder}",
    # The answer
    "funder_report.used": "{spent} of {awarded} kroner awarded are spent, {percent}.",
    "funder_report.figure_used": "of the grant is spent",
    "funder_report.figure_of": "{spent} of {awarded} kroner awarded",
    "funder_report.figure_people": "people: {people}",
    "funder_report.no_award": "Nothing is awarded in this time.",
    "funder_report.attestation": "The award is so large that an auditor's attestation is needed.",
    "funder_report.basis": "Everything is counted up to the period's last day. Awards are for "
    "whole calendar years, so the grant is counted from the beginning of the year.",
    # The grant
    "funder_report.grant": "Use of the grant, kroner",
    "funder_report.year": "year",
    "funder_report.sum": "sum",
    "funder_report.awarded": "awarded",
    "funder_report.purpose": "For: {text}.",
    "funder_report.conditions": "On condition: {text}.",
    "funder_report.pays_posts": "Pays for {posts} posts.",
    "funder_report.report_by": "The report on {year} is due by {on}.",
    "funder_report.about_spent": "Spent is the grant's part of the costs booked on the lines that "
    "it pays for, in proportion to the awards of all who pay for them, and never above the award.",
    "funder_report.lines": "Costs that the grant is for, kroner",
    # Goals
    "funder_report.goal": "Goal {number}: {text}",
    "funder_report.not_counted": "Nothing is counted for this goal, and nothing is written under "
    "results.",
    "funder_report.not_counted_see": "Nothing is counted for this goal; see the words under "
    "results.",
    "funder_report.reached": (
        "{name}: {n} time, {people} person.",
        "{name}: {n} times, people: {people}.",
    ),
    "funder_report.not_reached": "{name}: none.",
    "funder_report.measure_occupancy": "Nights lived in, of the beds in use: {share}.",
    "funder_report.measure_critical_window": "Follow-ups on time in the critical window: {share}.",
    "funder_report.measure_planned_exits": "Left as planned, of all who left: {share}.",
    "funder_report.measure_lasting_homes": "Left for a lasting home, deaths left out: {share}.",
    "funder_report.measure_moves_up": "Moved up at least once, of those on a ladder: {share}.",
    "funder_report.measure_network": "More supportive family and friends than when first mapped, "
    "of the networks mapped again: {share}.",
    "funder_report.measure_plans": "Have a plan: {share}.",
    "funder_report.measure_meetings": "Meetings held: {number}.",
    "funder_report.measure_gaps": "Gaps between services closed: {number}.",
    "funder_report.measure_posts": "Posts filled on the last day, full-time: {number}.",
    # Posts and measures
    "funder_report.posts": "Posts",
    "funder_report.no_posts": "The configuration names no posts.",
    "funder_report.filled": "filled",
    "funder_report.between": "{first} to {last}",
    "funder_report.from": "from {first}",
    "funder_report.until": "until {last}",
    "funder_report.measures": "Measures: the help given",
    "funder_report.no_measures": "No help is written down.",
    "funder_report.provider": "given by",
    "funder_report.measure": "kind of help",
    "funder_report.hours": "hours a week",
    "funder_report.about_measures": "Hours a week are those of the last day, for all together.",
    # Homes
    "funder_report.homes": "Where people lived at the start, and live now",
    "funder_report.start": "at the start",
    "funder_report.now": "now",
    "funder_report.in_unit": "in one of the programme's units",
    "funder_report.about_homes": "At the start is what was written down at admission. Now is where "
    "those went who left; for the others the unit they live in, else what was written down last.",
    "funder_report.evictions": "Evictions",
    "funder_report.asked_for": (
        "Evictions asked for: {n} ({people} person).",
        "Evictions asked for: {n} (people: {people}).",
    ),
    "funder_report.carried_out": (
        "Evictions carried out: {n} ({people} person).",
        "Evictions carried out: {n} (people: {people}).",
    ),
    "funder_report.asked_for_figure": "Evictions asked for",
    "funder_report.carried_out_figure": "Evictions carried out",
    "funder_report.not_kept_asked_for": "Evictions asked for are not kept: no kind of incident "
    "counts as one.",
    "funder_report.not_kept_carried_out": "Evictions carried out are not kept: no kind of incident "
    "counts as one.",
    # Plans
    "funder_report.plans": "Plans, individual or for housing",
    "funder_report.with_plan": "Have a plan, with a goal or a review: {share}.",
    "funder_report.goals_set": ("{n} goal was set.", "{n} goals were set."),
    "funder_report.goals_set_figure": "Goals set",
    "funder_report.goals_reached": "Reached, with 10 of 10, of the goals that were closed: "
    "{share}.",
    "funder_report.reviews": ("{n} review was held.", "{n} reviews were held."),
    "funder_report.reviews_figure": "Reviews held",
    "funder_report.reviewed": "Had a review: {share}.",
    # Work and activity
    "funder_report.outcomes": "Work, activity and other results",
    "funder_report.results": "times",
    # Cooperation and involvement
    "funder_report.cooperation": "Cooperation",
    "funder_report.gaps": "Gaps between services: {opened} opened, {closed} closed, {open} open on "
    "the last day.",
    "funder_report.gaps_opened": "Gaps between services opened",
    "funder_report.gaps_closed": "Gaps between services closed",
    "funder_report.gaps_open": "Gaps between services open on the last day",
    "funder_report.involvement": "User involvement",
    "funder_report.voices_moves": "moves up or down",
    "funder_report.voices_goals": "goals",
    "funder_report.voices_progress": "progress noted",
    "funder_report.voices_reviews": "reviews",
    "funder_report.heard": "in own words",
    "funder_report.of": "of",
    "funder_report.heard_in_all": "The resident's own words stand beside the staff's: {share}.",
    "funder_report.no_voices": "There were no moves, goals, progress or reviews.",
    "funder_report.heading_results": "Results, in words",
    "funder_report.heading_methods": "Methods",
    "funder_report.heading_challenges": "Challenges",
    "funder_report.heading_learned": "What was learned",
    "funder_report.heading_other": "Other",
    "funder_report.remark": "{text}",
    "funder_report.remark_voice": "{text} – In the users' own words: “{voice}”",
    "funder_report.not_written": "Not written yet",
    "funder_report.unsaid": "Nothing is written under: {headings}.",
    # National aims
    "funder_report.national": "National aims",
    "funder_report.no_temporary": "No unit is temporary, with a longest stay of its own.",
    "funder_report.temporary": "Lived in a temporary unit, of those whose treatment or sentence "
    "had ended: {share}.",
    "funder_report.nobody_treated": "Nobody's treatment or sentence is known to have ended.",
    "funder_report.too_long": "In temporary units for more than three months, of those who lived "
    "in one: {share}.",
    "funder_report.nobody_temporary": "Nobody lived in a temporary unit.",
}
