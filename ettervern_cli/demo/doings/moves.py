"""Moves of an invented stay: up and down on the ladders, into homes and out of them."""

from ettervern_cli.demo.doings import contacts as demo_contacts
from ettervern_cli.demo.doings import help as demo_help
from ettervern_cli.demo.doings.incidents import happen
from ettervern_cli.demo.life import CALM, Foot, Life
from ettervern_cli.demo.words import words as demo_words
from ettervern_cli.errors import Refused
from ettervern_cli.homes.placements import place, present_home, vacate
from ettervern_cli.ladder.moves import advance, demote
from ettervern_cli.values.dates import DAY


def move_if_due(life: Life) -> None:
    """Whatever moves are thought of on the day."""
    for foot in life.feet:
        if life.state == "here" and not life.quiet and foot.on == life.day:
            _move(life, foot)


# --- homes -----------------------------------------------------------------------------------


def wants_unit(life: Life) -> bool:
    """Whether somebody on these steps lives in the bed of the line."""
    if life.plan.unit is None or not life.feet:
        return life.plan.unit is not None
    if any(foot.step.needs_unit for foot in life.feet):
        return True
    if life.facts.some_step_needs_a_unit or not life.likes_units:
        return False
    leased = any(foot.step.lease is not None for foot in life.feet)
    return leased and not all(foot.at_the_top for foot in life.feet)


def settle(life: Life) -> None:
    """Move in where the step brings a home and there is none yet, out where it does not."""
    home, unit = present_home(life.db, life.stay), life.plan.unit
    if home is None and unit is not None and wants_unit(life):
        life.write("place", place, unit=unit.code, explained_on=life.day)
    elif home is not None and not wants_unit(life):
        life.write("vacate", vacate)


# --- ladders ---------------------------------------------------------------------------------


def plan_move(life: Life, foot: Foot) -> None:
    """When somebody moves next on a ladder, and whether up or down."""
    circles = life.plan.role == "circling" and foot.rung is life.facts.circular
    wait = _circle(life, foot) if circles else _climb(life, foot)
    last = life.plan.ends or life.today - (CALM if life.plan.due else 3 * DAY)
    still = life.plan.still or wait is None or life.day + wait * DAY >= last
    foot.on = None if still or wait is None else life.day + wait * DAY


def _climb(life: Life, foot: Foot) -> int | None:
    """Up when the conditions allow it, or about when a step's time is over, at times down instead.

    Gives the days to wait.
    """
    falls = foot.rung.may_go_down and foot.index > 0 and life.facts.lists["demotion_reason"]
    foot.up = not (falls and life.plan.role != "settled" and life.chance.random() < 0.2)
    if not foot.up:
        return life.chance.randint(20, 60)
    if foot.at_the_top:
        return None
    months = foot.step.limit_months
    if months is not None:
        return months * 30 + life.chance.randint(-170, 15)
    asked = foot.rung.steps[foot.index + 1].asks.get("min_days")
    return asked + life.chance.randint(1, 26) if asked else life.chance.randint(40, 130)


def _circle(life: Life, foot: Foot) -> int | None:
    """Up and down again until the lowest step has been entered once too often.

    Where time is short, the waits are, too.
    """
    foot.up = foot.index == 0
    downs = foot.rung.circling_from - foot.visits.get(0, 0)
    if downs <= 0:
        return None
    asked = foot.rung.steps[1].asks.get("min_days", 14)
    ups = downs - (not foot.up)
    left = (life.today - CALM - DAY - life.day).days
    if 0 <= left < ups * (asked + 6) + downs * 24:
        return left // (ups + downs)
    return asked + life.chance.randint(1, 6) if foot.up else life.chance.randint(12, 24)


def _move(life: Life, foot: Foot) -> None:
    before = foot.index
    if foot.up:
        _advance(life, foot)
    else:
        _demote(life, foot)
    if foot.index != before:
        settle(life)
        plan_move(life, foot)
        demo_help.follow(life)
        demo_contacts.look_ahead(life)
    else:
        foot.on = life.day + 7 * DAY


def _advance(life: Life, foot: Foot) -> None:
    """Up one step; what is refused is tried again in a week, unless there is no time left."""
    allowed = _may_advance(life, foot)
    if not allowed and life.plan.role != "circling":
        return
    foot.moved(foot.index + 1)
    if not wants_unit(life):
        settle(life)
    voice = life.say(demo_words.VOICES_UP, 0.5)
    why = None if allowed else life.say(demo_words.OVERRIDES)
    life.write("advance", advance, ladder=foot.rung.code, voice=voice, override=why)


def _may_advance(life: Life, foot: Foot) -> bool:
    try:
        with life.diary.command("advance", dry_run=True) as pen:
            advance(life.scene(pen), ladder=foot.rung.code)
    except Refused:
        return False
    return True


def _demote(life: Life, foot: Foot) -> None:
    """Down one step or two, mostly after an incident."""
    down = 2 if foot.index > 1 and life.chance.random() < 0.3 else 1
    target = 0 if life.plan.role == "circling" else foot.index - down
    follows = life.plan.role == "circling" or life.chance.random() < 0.6
    life.write(
        "demote",
        demote,
        ladder=foot.rung.code,
        to=foot.rung.steps[target].code,
        reason=life.chance.choice(life.facts.lists["demotion_reason"]).code,
        incident=happen(life) if follows else None,
        voice=life.say(demo_words.VOICES_DOWN),
    )
    foot.moved(target)
