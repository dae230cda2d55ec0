"""Who comes when in an invented history: stays planned in lines, one line a bed.

Residents follow one another in a line, so that nobody is ever admitted where there is no room.
Nothing is written here: what becomes of a stay is its script's.
"""

import datetime as dt
from collections.abc import Iterator
from random import Random

from ettervern_cli.demo.facts import Facts
from ettervern_cli.demo.persona import Who
from ettervern_cli.homes.units import Unit
from ettervern_cli.values.dates import DAY, add_months

MOST_MONTHS = 36
# The scripts of those who are there today, and how many days late their follow-ups are.
PRESENT = ("new", "circling", "limit", "away", "new", "returned", "settled")
# Whose script is lived where a programme gives no occasion for one of these.
INSTEAD = {"circling": "slow", "limit": "limit-none"}
LATE_DAYS = (3, 1, 0, None, None, 0, None, 2)
# Those who need a long time have their bed to themselves.
ALONE = ("circling", "limit", "settled")
# How many days the limit is extended by that is to run out again.
EXTENDED = 45
LEFT = ("left", "left-quarrelling", "left")


class BedPlan:
    """A stay as it is meant to go. ``ends`` is None for those who are still there today.

    ``after`` is the end of the same person's stay before. ``due`` is the day on which its next
    follow-up is to be due in the end.
    """

    def __init__(self, who: Who, unit: Unit | None, begins: dt.date, script: str) -> None:
        self.who = who
        self.unit = unit
        self.begins = begins
        self.script = script
        self.after: dt.date | None = None
        self.ends: dt.date | None = None
        self.due: dt.date | None = None


def plans(
    facts: Facts, chance: Random, today: dt.date, residents: int
) -> tuple[dt.date, list[BedPlan]]:
    """The first day of the history, and every stay there will be."""
    lines = _lines(facts, today, residents) if facts.can_admit else []
    if not lines:
        return today, []
    first = _earliest(facts, today, residents, len(lines))
    scripts = [PRESENT[n] if n < len(PRESENT) else "steady" for n in range(len(lines))]
    shared = [n for n, name in enumerate(scripts) if len(lines) < 4 or name not in ALONE]
    gone = [0] * len(lines)
    for number in range(residents - len(lines)):
        gone[shared[number % len(shared)]] += 1
    found = []
    for number, unit in enumerate(lines):
        opens = max(first, unit.first_on or first) if unit else first
        line = _Line(facts, chance, today, opens, unit, scripts[number])
        found += line.stays(gone[number], LATE_DAYS[number % len(LATE_DAYS)])
    _mark_exits(found, today)
    return first, sorted(found, key=lambda plan: plan.begins)


def _lines(facts: Facts, today: dt.date, residents: int) -> list[Unit | None]:
    """The lines in which residents follow one another: as many as are to be there today."""
    present = max(min(residents, 3), round(residents * 0.6))
    capacity = facts.programme.capacity
    beds: list[Unit | None] = list(_beds(facts, today))
    if capacity != "units":
        present = min(present, int(capacity)) if capacity is not None else present
        beds += [None] * (present - len(beds))
    return beds[:present]


def _beds(facts: Facts, today: dt.date) -> list[Unit]:
    """Beds there are today, as many left out as the programme means to keep empty.

    One with a limit comes third, for whoever is to show it, then the reserved ones.
    """
    there = [unit for unit in facts.units if unit.exists(today) for _ in range(unit.beds)]
    general = [unit for unit in there if unit.reserved_for_id is None]
    general.sort(key=lambda unit: unit.limit_months is not None)
    general = general[: max(0, len(general) - facts.programme.keep_empty)]
    limited = [unit for unit in general if unit.limit_months is not None]
    if len(general) > len(limited) > 0:
        general.remove(limited[0])
        general.insert(2, limited[0])
    reserved = [unit for unit in there if unit.id in facts.partners]
    return general[:3] + reserved + general[3:] if limited else general[:2] + reserved + general[2:]


def idle_units(facts: Facts, found: list[BedPlan], today: dt.date) -> list[Unit]:
    """Units in which nobody ever lives."""
    used = {plan.unit.id for plan in found if plan.unit is not None}
    return [
        unit
        for unit in facts.units
        if unit.id not in used and unit.exists(today) and unit.reserved_for_id is None
    ]


def _earliest(facts: Facts, today: dt.date, residents: int, lines: int) -> dt.date:
    """The day on which the history begins: not before the first unit or the first plan."""
    months = facts.programme.most_months or 12
    days = max(500, 31 * months + 40, 150 * residents // max(1, lines))
    first = max(today - days * DAY, add_months(today, -MOST_MONTHS))
    opened = [unit.first_on for unit in facts.units]
    known = [day for day in opened if day is not None]
    bounds = [min(known)] if known and len(known) == len(opened) else []
    bounds += [dt.date(year, 1, 1) for year in facts.years[:1]]
    return max([first, *(day for day in bounds if day <= today)])


class _Line:
    """One bed from ``opens`` to today, and whose script is lived in it today."""

    def __init__(
        self,
        facts: Facts,
        chance: Random,
        today: dt.date,
        opens: dt.date,
        unit: Unit | None,
        script: str,
    ) -> None:
        self.facts = facts
        self.chance = chance
        self.today = today
        self.opens = opens
        self.unit = unit
        self.script = script

    def stays(self, gone: int, late: int | None) -> list[BedPlan]:
        """The bed's stays, the last of them open; one who returns has two of them."""
        span = (self.today - self.opens).days
        returns = self.script == "returned" and gone > 0 and span // (gone + 2) > 20
        before = gone + returns
        wanted = self._length(span)
        length = min(wanted, round(span * 1.5 / (before + 1.5)) if before else span)
        last = BedPlan(Who(), self.unit, self.today - length * DAY, self.script)
        if late is not None and self.script != "away":
            last.due = self.today - late * DAY
        earlier = list(self._earlier(last.begins, before))
        if returns:
            last.who, last.after = earlier[-1].who, earlier[-1].ends
        return [*earlier, last]

    def _earlier(self, end: dt.date, number: int) -> Iterator[BedPlan]:
        """Stays that ended, one after another, before the last one begins."""
        chance, span = self.chance, (end - self.opens).days
        most = (self.facts.programme.most_months or 60) * 30 - 20
        for index in range(number):
            begins = self.opens + span * index // number * DAY
            ends = self.opens + span * (index + 1) // number * DAY
            room = (ends - begins).days
            plan = BedPlan(Who(), self.unit, begins + room * chance.randint(0, 12) // 100 * DAY, "")
            left = ends - room * chance.randint(2, 25) // 100 * DAY
            plan.ends = min(left, plan.begins + most * DAY)
            yield plan

    def _length(self, span: int) -> int:
        """Days since admission: what the script takes."""
        rung = self.facts.circular
        if self.script == "new":
            return self.chance.randint(25, 70)
        if self.script == "circling" and rung is not None:
            asked = rung.steps[1].asks.get("min_days", 14)
            return (rung.circling_from - 1) * (asked + 32) + self.chance.randint(40, 70)
        if self.script == "limit":
            soon = [days for days in self._running_out() if 0 < days <= span]
            if soon:
                return soon[0]
        if self.script == "settled":
            return min(span, self.chance.randint(380, 480))
        self.script = INSTEAD.get(self.script, self.script)
        most = min(560, (self.facts.programme.most_months or 36) * 30 - 70)
        return self.chance.randint(min(100, most), most)

    def _running_out(self) -> Iterator[int]:
        """Lengths of stay after which something runs out in about a week.

        The limit of a unit or step has been extended once by then.
        """
        soon = self.today + 9 * DAY
        if self.facts.programme.most_months is not None:
            yield (self.today - add_months(soon, -self.facts.programme.most_months)).days
        months = [self.unit and self.unit.limit_months]
        months += [rung.steps[0].limit_months for rung in self.facts.rungs]
        for most in months:
            if most:
                yield (self.today - add_months(soon - EXTENDED * DAY, -most)).days
        for rung in self.facts.rungs:
            trial = rung.steps[0].trial_days
            if trial is not None and self.unit is not None:
                yield trial - 9


def _mark_exits(found: list[BedPlan], today: dt.date) -> None:
    """Each leaver's script: the latest has no destination yet; one before has it filled in later.

    Neither is somebody who has come back: a discharge would end the new stay.
    """
    back = {plan.who for plan in found if plan.after is not None}
    ended = [(plan.ends, -number) for number, plan in enumerate(found) if plan.ends is not None]
    for place, (_, number) in enumerate(sorted(ended)):
        found[-number].script = LEFT[place % len(LEFT)]
    latest = sorted((one for one in ended if found[-one[1]].who not in back), reverse=True)
    if latest:
        found[-latest[0][1]].script = "left-unknown"
    filled = [number for day, number in latest[1:] if day + 12 * DAY < today]
    if filled:
        found[-filled[0]].script = "left-later"
