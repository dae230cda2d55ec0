"""Plans of invented stays: goals in the residents' own words, reviews, networks, results."""

from ettervern_cli.care.outcomes.verbs import add_outcome
from ettervern_cli.care.plans.networks import map_network
from ettervern_cli.care.plans.rules import KINDS, MOST_PROGRESS, Network, Relations
from ettervern_cli.care.plans.verbs import Review, close_goal, hold_review, note_progress, set_goal
from ettervern_cli.demo.life import Goal, Life
from ettervern_cli.demo.words import texts as demo_texts
from ettervern_cli.values.dates import DAY

MOST_OUTCOMES = 3
# When the next review is agreed for, in days from today, by what the stay is to show.
SHOWN = {"circling": -3, "limit": 5}


def begin(life: Life) -> None:
    """What is meant to be done about the plan of a stay that begins."""
    if life.facts.lists["area"]:
        life.later(_set_goals, 4, 15)
    life.later(_review, 20, 35)
    life.later(_map_network, 8, 25)
    life.later(_reach, 45, 150)


def _set_goals(life: Life) -> None:
    areas = [one.code for one in life.facts.lists["area"]]
    for area in life.chance.sample(areas, min(len(areas), life.chance.choice((2, 2, 3)))):
        _set_goal(life, area)


def _set_goal(life: Life, area: str) -> None:
    text, voice = life.chance.choice(demo_texts.GOALS.get(area, demo_texts.ANY_GOALS))
    by_on = life.day + life.chance.randint(60, 300) * DAY
    written = life.write(
        "plan goal",
        set_goal,
        area=area,
        text=text,
        voice=voice,
        by_on=by_on if life.chance.random() < 0.6 else None,
    )
    life.goals.append(Goal(str(written.said[0].facts["goal"]), area))


def _review(life: Life) -> None:
    """Progress on every goal, a goal reached, and the day of the next review."""
    for goal in list(life.goals):
        step = life.chance.choice((-1, 0, 1, 2, 2, 3))
        goal.value = min(MOST_PROGRESS, max(0, goal.value + step))
        life.write(
            "plan progress",
            note_progress,
            goal=goal.code,
            value=goal.value,
            voice=life.say(demo_texts.VOICES_BACK if step < 1 else demo_texts.VOICES_ON, 0.5),
        )
        if goal.value >= MOST_PROGRESS - 1:
            life.write("plan close", close_goal, goal=goal.code)
            life.goals.remove(goal)
    _hold(life)


def _hold(life: Life) -> None:
    next_on = life.day + life.chance.randint(75, 95) * DAY
    shown = SHOWN.get(life.plan.role)
    if shown is not None and 40 < (life.today - life.day).days + shown <= 135:
        next_on = life.today + shown * DAY
        life.timers[_review] = life.today
    else:
        life.timers[_review] = next_on + life.chance.choice((0, 0, 0, 1, 4)) * DAY
    review = Review(
        next_on=next_on,
        coordinator=life.staff.name if life.staff else None,
        resources=life.say(demo_texts.RESOURCES),
        services=life.say(demo_texts.SERVICES, 0.8),
        voice=life.say(demo_texts.VOICES_REVIEW, 0.8),
    )
    life.write("plan review", hold_review, review)


def _map_network(life: Life) -> None:
    """First who is there; some months on, again, with what has changed."""
    chance = life.chance
    before = life.network
    if before is None:
        counts = [(chance.randint(1, 5), 0, 2), (chance.randint(2, 7), 0, 1),
                  (chance.randint(2, 5), 1, 2)]  # fmt: skip
        pairs = [Relations(n, min(n, chance.randint(low, high))) for n, low, high in counts]
        life.later(_map_network, 110, 170)
    else:
        pairs = [_changed(life, before[kind]) for kind in KINDS]
    network: Network = dict(zip(KINDS, pairs, strict=True))
    voice = life.say(demo_texts.VOICES_NETWORK, 0.7)
    life.write("plan network", map_network, network, voice=voice)
    life.network = network


def _changed(life: Life, before: Relations) -> Relations:
    number = max(0, before.number + life.chance.randint(-1, 1))
    return Relations(number, min(number, before.supportive + life.chance.choice((0, 1, 1))))


def _reach(life: Life) -> None:
    """A result that is counted, each only once in a stay."""
    left = [one.code for one in life.facts.lists["outcome"] if one.code not in life.reached]
    if not left or len(life.reached) == MOST_OUTCOMES:
        return
    kind = left[min(life.chance.randrange(len(left)) for _ in range(3))]
    voice = life.say(demo_texts.VOICES_OUTCOME, 0.7)
    life.write("outcome add", add_outcome, kind=kind, voice=voice)
    life.reached.add(kind)
    life.later(_reach, 70, 240)
