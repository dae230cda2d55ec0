"""Who comes when in an invented history: stays planned in lines, one line a bed.

Residents follow one another in a line, so that nobody is ever admitted where there is no room.
Nothing is written here; ``demo_stays`` lives what is planned.
"""

import datetime as dt
from collections.abc import Iterator
from random import Random

from ettervern_cli.demo.facts import Facts
from ettervern_cli.homes.units import Unit
from ettervern_cli.people.people import Resident
from ettervern_cli.values.dates import DAY, add_months
from ettervern_cli.values.exit_words import PENDING

MOST_MONTHS = 36
FILLED = "filled"


class Who:
    """A person, nameless until first referred or admitted.

    ``consents`` is by scope the last day of each consent in force.
    """

    def __init__(self) -> None:
        self.resident: Resident | None = None
        self.consents: dict[str, dt.date] = {}


class Plan:
    """A stay as it is meant to go. ``ends`` is None for those who are still there today.

    ``after`` is the end of the same person's stay before. ``role`` is what the stay is to show;
    ``still`` keeps it from moving on its ladders; ``due`` is the day on which its next follow-up
    is to be due in the end; ``exit`` tells whether whereto is pending, or filled in later.
    """

    def __init__(self, who: Who, unit: Unit | None, begins: dt.date, role: str) -> None:
        self.who = who
        self.unit = unit
        self.begins = begins
        self.after: dt.date | None = None
        self.ends: dt.date | None = None
        self.role = role
        self.still = False
        self.due: dt.date | None = None
        self.exit = ""


# What those who are there today are to show, and how late their follow-ups are.
ROLES = ("new", "circling", "limit", "away", "new", "returned", "settled")
SLOW_ROLES = ("circling", "limit")
LONG_ROLES = (*SLOW_ROLES, "settled")
LATE_DAYS = (3, 1, 0, None, None, 0, None, 2)
# By how many days a limit goes on for the one who is to show it running out.
EXTENDED = 45


def plans(
    facts: Facts, chance: Random, today: dt.date, residents: int
) -> tuple[dt.date, list[Plan]]:
    """The first day of the history, and every stay there will be."""
    if not facts.can_admit:
        return today, []
    lines = _lines(facts, today, residents)
    first = _earliest(facts, today, residents, len(lines))
    # Those who are to show something that takes time have their bed to themselves.
    shared = [n for n in range(len(lines)) if len(lines) < 4 or _role(n) not in LONG_ROLES]
    gone = [0] * len(lines)
    for number in range(residents - len(lines) if lines else 0):
        gone[shared[number % len(shared)]] += 1
    found = []
    for number, unit in enumerate(lines):
        opens = max(first, unit.first_on or first) if unit else first
        found += _Line(facts, chance, today, opens, unit, number).stays(gone[number])
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


def _role(number: int) -> str:
    return ROLES[number] if number < len(ROLES) else ""


class _Line:
    """One bed from ``opens`` to today."""

    def __init__(
        self,
        facts: Facts,
        chance: Random,
        today: dt.date,
        opens: dt.date,
        unit: Unit | None,
        number: int,
    ) -> None:
        self.facts = facts
        self.chance = chance
        self.today = today
        self.opens = opens
        self.unit = unit
        self.role = _role(number)
        self.late = None if self.role == "away" else LATE_DAYS[number % len(LATE_DAYS)]

    def stays(self, gone: int) -> list[Plan]:
        """The bed's stays, the last of them open; one who returns has two of them."""
        span = (self.today - self.opens).days
        returns = self.role == "returned" and gone > 0 and span // (gone + 2) > 20
        before = gone + returns
        wanted, still = self._length(span)
        length = min(wanted, round(span * 1.5 / (before + 1.5)) if before else span)
        last = Plan(Who(), self.unit, self.today - length * DAY, self.role)
        last.still = still and length == wanted
        last.due = None if self.late is None else self.today - self.late * DAY
        earlier = self._earlier(last.begins, before)
        if returns:
            last.who, last.after = earlier[-1].who, earlier[-1].ends
        return [*earlier, last]

    def _earlier(self, end: dt.date, number: int) -> list[Plan]:
        """Stays that ended, one after another, before the last one begins."""
        chance, span, found = self.chance, (end - self.opens).days, []
        most = (self.facts.programme.most_months or 60) * 30 - 20
        for index in range(number):
            begins = self.opens + span * index // number * DAY
            ends = self.opens + span * (index + 1) // number * DAY
            room = (ends - begins).days
            plan = Plan(Who(), self.unit, begins + room * chance.randint(0, 12) // 100 * DAY, "")
            left = ends - room * chance.randint(2, 25) // 100 * DAY
            plan.ends = min(left, plan.begins + most * DAY)
            found.append(plan)
        return found

    def _length(self, span: int) -> tuple[int, bool]:
        """Days since admission, and whether to stand still on the step: what the role takes."""
        rung = self.facts.circular
        if self.role == "new":
            return self.chance.randint(25, 70), False
        if self.role == "circling" and rung is not None:
            asked = rung.steps[1].asks.get("min_days", 14)
            return (rung.circling_from - 1) * (asked + 32) + self.chance.randint(40, 70), False
        if self.role == "limit":
            for length, still in self._running_out():
                if 0 < length <= span:
                    return length, still
        if self.role == "settled":
            return min(span, self.chance.randint(380, 480)), False
        most = min(560, (self.facts.programme.most_months or 36) * 30 - 70)
        return self.chance.randint(min(100, most), most), False

    def _running_out(self) -> Iterator[tuple[int, bool]]:
        """Lengths of stay after which something runs out in about a week.

        A unit's limit has been extended once by then.
        """
        soon = self.today + 9 * DAY
        if self.facts.programme.most_months is not None:
            yield (self.today - add_months(soon, -self.facts.programme.most_months)).days, False
        if self.unit is not None and self.unit.limit_months is not None:
            within = soon - EXTENDED * DAY
            yield (self.today - add_months(within, -self.unit.limit_months)).days, True
        for rung in self.facts.rungs:
            lowest = rung.steps[0]
            if lowest.trial_days is not None and self.unit is not None:
                yield lowest.trial_days - 9, True
            if lowest.limit_months is not None:
                yield (self.today - add_months(soon, -lowest.limit_months)).days, True


def _mark_exits(found: list[Plan], today: dt.date) -> None:
    """The latest to leave has no destination yet; one before has it filled in later.

    Neither is somebody who has come back: a discharge would end the new stay.
    """
    back = {plan.who for plan in found if plan.after is not None}
    ended = [
        (plan.ends, -number)
        for number, plan in enumerate(found)
        if plan.ends is not None and plan.who not in back
    ]
    latest = sorted(ended, reverse=True)
    if latest:
        found[-latest[0][1]].exit = PENDING
    filled = [number for day, number in latest[1:] if day + 12 * DAY < today]
    if filled:
        found[-filled[0]].exit = FILLED
