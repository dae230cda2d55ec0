"""Who comes when in an invented history: stays planned in lines, one line a bed.

Residents follow one another in a line, so that nobody is ever admitted where there is no room.
Nothing is written here: what becomes of a stay is its script's.
"""

import datetime as dt
from collections.abc import Iterator

from ettervern_cli.demo.house import House
from ettervern_cli.demo.persona import Who
from ettervern_cli.homes.units import Unit
from ettervern_cli.values.dates import DAY, add_months

MOST_MONTHS = 36
# The scripts of those who are there today.
PRESENT = ("new", "circling", "limit", "away", "newer", "returned", "settled")
# Those who need a long time have their bed to themselves.
ALONE = ("circling", "limit", "away", "settled")
# How many days the limit is extended by that is to run out again, and a round of a circle takes.
EXTENDED, ROUND = 45, 46
LEFT = ("left", "left-quarrelling", "left")


class BedPlan:
    """A stay as it is meant to go. ``ends`` is None for those who are still there today.

    ``after`` is the end of the same person's stay before.
    """

    def __init__(self, who: Who, unit: Unit | None, script: str, begins: dt.date) -> None:
        self.who = who
        self.unit = unit
        self.script = script
        self.begins = begins
        self.after: dt.date | None = None
        self.ends: dt.date | None = None


def plans(house: House, today: dt.date, residents: int) -> tuple[dt.date, list[BedPlan]]:
    """The first day of the history, and every stay there will be."""
    lines = _lines(house, today, residents) if house.can_admit else []
    if not lines:
        return today, []
    first = _earliest(house, today, residents, len(lines))
    scripts = [PRESENT[n] if n < len(PRESENT) else "steady" for n in range(len(lines))]
    shared = [n for n, name in enumerate(scripts) if len(lines) < 4 or name not in ALONE]
    gone = [0] * len(lines)
    for number in range(residents - len(lines)):
        gone[shared[number % len(shared)]] += 1
    found = []
    for unit, script, before in zip(lines, scripts, gone, strict=True):
        opens = max(first, unit.first_on or first) if unit else first
        found += _stays(house, today, opens, unit, script, before)
    _mark_exits(found, today)
    return first, sorted(found, key=lambda plan: plan.begins)


def _lines(house: House, today: dt.date, residents: int) -> list[Unit | None]:
    """The lines in which residents follow one another: as many as are to be there today."""
    present = max(min(residents, 3), round(residents * 0.6))
    capacity = house.programme.capacity
    beds: list[Unit | None] = list(_beds(house, today))
    if capacity != "units":
        present = min(present, int(capacity)) if capacity is not None else present
        beds += [None] * (present - len(beds))
    return beds[:present]


def _beds(house: House, today: dt.date) -> list[Unit]:
    """Beds there are today, as many left out as the programme means to keep empty.

    One with a limit comes third, for whoever is to show it, then the reserved ones.
    """
    there = [unit for unit in house.units if unit.exists(today) for _ in range(unit.beds)]
    general = [unit for unit in there if unit.reserved_for_id is None]
    general.sort(key=lambda unit: unit.limit_months is not None)
    general = general[: max(0, len(general) - house.programme.keep_empty)]
    if general and general[-1].limit_months is not None:
        general.insert(2, general.pop())
    return general[:3] + [unit for unit in there if house.partner_of(unit)] + general[3:]


def idle_units(house: House, found: list[BedPlan], today: dt.date) -> list[str]:
    """Units in which nobody ever lives, as many as may be closed for a time."""
    used = {plan.unit.id for plan in found if plan.unit is not None}
    idle = [
        unit.code
        for unit in house.units
        if unit.id not in used
        and unit.exists(today)
        and unit.reserved_for_id is None
        and unit.run_by is None
    ]
    return idle if len(idle) > house.programme.keep_empty + 1 else idle[:1]


def _earliest(house: House, today: dt.date, residents: int, lines: int) -> dt.date:
    """The day on which the history begins: not before the first unit or the first plan."""
    days = max(500, 31 * (house.programme.most_months or 12) + 40, 150 * residents // lines)
    opened = [unit.first_on for unit in house.units]
    known = [day for day in opened if day is not None]
    bounds = [min(known)] if known and len(known) == len(opened) else []
    bounds += [dt.date(year, 1, 1) for year in house.years[:1]]
    first = max(today - days * DAY, add_months(today, -MOST_MONTHS))
    return max([first, *(day for day in bounds if day <= today)])


def _stays(
    house: House, today: dt.date, opens: dt.date, unit: Unit | None, script: str, gone: int
) -> list[BedPlan]:
    """One bed's stays, the last of them open; one who returns has two of them."""
    span = (today - opens).days
    returns = script == "returned" and gone > 0 and span // (gone + 2) > 20
    before = gone + returns
    if script == "circling" and house.circles is None:
        script = "slow"
    wanted = min(span, _length(house, today, span, unit, script))
    length = min(wanted, round(span * 1.5 / (before + 1.5)) if before else span)
    last = BedPlan(Who(), unit, script, today - length * DAY)
    earlier = list(_earlier(house, opens, last, before))
    if returns:
        last.who, last.after = earlier[-1].who, earlier[-1].ends
    return [*earlier, last]


def _earlier(house: House, opens: dt.date, last: BedPlan, number: int) -> Iterator[BedPlan]:
    """Stays that ended, one after another, before the last one begins."""
    chance, span = house.chance, (last.begins - opens).days
    most = (house.programme.most_months or 60) * 30 - 20
    for index in range(number):
        begins = opens + span * index // number * DAY
        ends = opens + span * (index + 1) // number * DAY
        room = (ends - begins).days
        plan = BedPlan(Who(), last.unit, "", begins + room * chance.randint(0, 12) // 100 * DAY)
        left = ends - room * chance.randint(2, 25) // 100 * DAY
        plan.ends = min(left, plan.begins + most * DAY)
        yield plan


def _length(house: House, today: dt.date, span: int, unit: Unit | None, script: str) -> int:
    """Days since admission: what the script takes."""
    most = min(560, (house.programme.most_months or 36) * 30 - 70)
    between = {"new": (25, 70), "newer": (25, 70), "away": (180, 260), "settled": (380, 480)}
    least, most = between.get(script, (min(100, most), most))
    if script == "circling":
        return (house.circles or 1) * ROUND + house.chance.randint(40, 70)
    if script == "limit":
        soon = [days for days in _running_out(house, today, unit) if 0 < days <= span]
        return soon[0] if soon else most
    return house.chance.randint(least, most)


def _running_out(house: House, today: dt.date, unit: Unit | None) -> Iterator[int]:
    """Lengths of stay after which something runs out in about a week.

    The limit of a unit or step has been extended once by then.
    """
    soon = today + 9 * DAY
    if house.programme.most_months is not None:
        yield (today - add_months(soon, -house.programme.most_months)).days
    for most in [unit and unit.limit_months, *(step.limit_months for step in house.lowest)]:
        if most:
            yield (today - add_months(soon - EXTENDED * DAY, -most)).days
    for step in house.lowest:
        if step.trial_days is not None and unit is not None:
            yield step.trial_days - 9


def _mark_exits(found: list[BedPlan], today: dt.date) -> None:
    """Each leaver's script: the latest has no destination yet; one before has it filled in later.

    Neither is somebody who has come back: a discharge would end the new stay.
    """
    back = {plan.who for plan in found if plan.after is not None}
    ended = sorted((plan for plan in found if plan.ends), key=lambda plan: (plan.ends, plan.begins))
    for place, plan in enumerate(ended):
        plan.script = LEFT[place % len(LEFT)]
    latest = [plan for plan in reversed(ended) if plan.who not in back]
    if latest:
        latest[0].script = "left-unknown"
    filled = [plan for plan in latest[1:] if plan.ends and plan.ends + 12 * DAY < today]
    if filled:
        filled[0].script = "left-later"
