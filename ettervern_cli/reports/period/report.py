"""The report of a month, a year or any period, as a value: what was counted, and its sums.

Filled by ``counts/gather``, written out by ``screen/page``. Nothing here reads the
database or knows a language. None stands for what is not kept, or was never planned or booked.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ettervern_cli.homes.evictions.counts import EvictionCounts
from ettervern_cli.homes.households.counts import Homes
from ettervern_cli.homes.occupancy import Occupancy
from ettervern_cli.money.rent.rules import Ages
from ettervern_cli.reports.data import keys
from ettervern_cli.reports.period.care import HelpRow, ScoreCount
from ettervern_cli.reports.period.compared import Targets, YearBefore
from ettervern_cli.reports.period.facts import CaseFacts
from ettervern_cli.reports.period.meetings import Gaps, MeetingsHeld
from ettervern_cli.values.dates import Period
from ettervern_cli.values.money import sum_given
from ettervern_cli.values.nights import BINS, Middles, binned, middles
from ettervern_cli.values.rates import Rate, Tally

UNKNOWN = "unknown"
SIDES = ("cost", "funding")


@keys("served", "admitted", "discharged", "staying", "referred?", "waiting?")
class People(NamedTuple):
    """Persons, each counted once. ``referred`` and ``waiting`` ask for a place on the last day."""

    admitted: int
    discharged: int
    staying: int
    referred: int | None = None
    waiting: int | None = None

    @property
    def served(self) -> int:
        """Everyone who had a stay in the period."""
        return self.staying + self.discharged


class Consents(NamedTuple):
    """Residents staying with a consent in force on the last day; consents given and withdrawn."""

    in_force: int
    given: int
    withdrawn: int


@keys("residents", "total_ore:ages.total_ore", "charged_ore", "paid_ore", "by_age:ages")
class Arrears(NamedTuple):
    """Rent in øre: charged and paid in the period, and owed on its last day by ``residents``.

    By age; somebody's credit makes nobody else's arrears smaller.
    """

    residents: int
    ages: Ages
    charged_ore: int
    paid_ore: int


@keys("label", "from:first", "to:last", "leavers", "stayers")
class LengthCount(NamedTuple):
    """Persons whose stay was from ``first`` to ``last`` nights long, by whether they left."""

    label: str
    first: int
    last: int | None
    leavers: int
    stayers: int


class Nights(NamedTuple):
    """Lengths of the last stay in the period, of those who left and of those who stay."""

    leavers: Middles
    stayers: Middles
    lengths: Sequence[LengthCount]


def nights_of(leavers: Mapping[int, int], stayers: Mapping[int, int]) -> Nights:
    """Lengths from both groups as ``{nights: persons}``."""
    counts = zip(BINS, binned(leavers), binned(stayers), strict=True)
    lengths = [LengthCount(*each, left, stay) for each, left, stay in counts]
    return Nights(middles(leavers), middles(stayers), lengths)


@keys("step", "step_code", "step_name", "residents")
class StepCount(NamedTuple):
    """How many residents stood on a step on the last day; ``step`` is its number."""

    step: int
    step_code: str
    step_name: str
    is_run: bool
    residents: int


class StepsOn(NamedTuple):
    """How many residents stood on each step of a ladder on a day, ``{step number: residents}``."""

    on: dt.date
    residents: Mapping[int, int]


@keys("ladder", "steps", "up", "down", "circling", "months?")
class LadderCount(NamedTuple):
    """One ladder: where residents stood on the last day, and the moves of the period.

    ``months`` are the last days of months, as far back as those of ``FollowUps``.
    """

    ladder: str
    name: str
    circling_from: int
    steps: Sequence[StepCount]
    up: int
    down: int
    circling: int
    months: Sequence[StepsOn] | None = None


@keys("month", "due", "on_time")
class MonthDue(NamedTuple):
    """A month's due dates, and those met on time."""

    period: Period
    on_time: Rate

    @property
    def month(self) -> str:
        """The month as people type it."""
        return f"{self.period.first:%Y-%m}"

    @property
    def due(self) -> int:
        """Due dates in the month."""
        return self.on_time.denominator


@keys("due", "held", "missed", "on_time", "critical_window", "months?")
class FollowUps(NamedTuple):
    """Due dates in the period and how they were met; contacts held and missed.

    ``months`` are whole but for one that the period's last day cuts, and reach back to twelve
    where the period is shorter; None where nobody asked for them.
    """

    held: int
    missed: int
    on_time: Rate
    critical_window: Rate
    months: Sequence[MonthDue] | None = None

    @property
    def due(self) -> int:
        """Due dates in the period."""
        return self.on_time.denominator


@keys("number", "people", "by_source", "by_municipality")
class Intake(NamedTuple):
    """Stays that began in the period, and whose they are: ``people`` are counted once."""

    by_source: Sequence[Tally]
    by_municipality: Sequence[Tally]
    people: int

    @property
    def number(self) -> int:
        """Stays that began."""
        return sum(each.number for each in self.by_source)


RETURN_DAYS = (180, 365, 730)
"""Within how many days of an exit a return is looked for."""


@keys("rate", by="days")
class Returned(NamedTuple):
    """Of the exits whose ``days`` ran out in the period, those followed by a stay within them."""

    days: int
    rate: Rate


@keys(
    "number", "people", "back", "died", "by_destination", "by_reason", "planned", "success",
    "returned?",
)  # fmt: skip
class Exits(NamedTuple):
    """Stays that ended in the period, whether or not somebody came back: months add up.

    ``people`` are those whose they are, each once; ``back`` of them are there on the last day, and
    ``living`` had one that ended otherwise than by death. Deaths are left out of ``planned`` and
    of ``success``, which is to a lasting home.
    """

    by_destination: Sequence[Tally]
    by_reason: Sequence[Tally]
    people: int
    living: int
    back: int
    died: int
    planned: int
    success: Rate
    returned: Sequence[Returned] | None = None

    @property
    def number(self) -> int:
        """Stays that ended."""
        return sum(each.number for each in self.by_destination)

    @property
    def as_planned(self) -> Rate:
        """Those that ended as planned, of those that did not end by death."""
        return Rate(self.planned, self.success.denominator)


class MoneyLine(NamedTuple):
    """One budget line in øre: planned for the years touched, booked in the period and to date."""

    line: str
    side: str
    name: str
    planned_ore: int | None
    actual_ore: int | None
    actual_to_date_ore: int | None


class Sums(NamedTuple):
    """Sums in øre over one side of the budget, or of the result."""

    planned_ore: int | None
    actual_ore: int | None
    actual_to_date_ore: int | None


class Totals(NamedTuple):
    """The sums of both sides; the result is funding less costs."""

    cost: Sums
    funding: Sums
    result: Sums


@keys("lines", "totals")
class Money(NamedTuple):
    """The budget's lines. To date is from 1 January of the year of the period's last day."""

    lines: Sequence[MoneyLine]
    to_date_from: dt.date

    def side(self, side: str) -> list[MoneyLine]:
        """The lines of the costs or of the funding."""
        return [line for line in self.lines if line.side == side]

    @property
    def totals(self) -> Totals:
        """The sum of each side, None where no line has anything, and the result."""
        cost, funding = (_sums(self.side(side)) for side in SIDES)
        result = Sums(*(_less(in_, out) for in_, out in zip(funding, cost, strict=True)))
        return Totals(cost, funding, result)


class Seal(NamedTuple):
    """The newest change that the report rests on, and how many were written after the period."""

    newest: str | None
    written_after: int


@keys(
    "period", "programme", "people", "nights", "occupancy", "homes?", "ladders", "help",
    "follow_ups", "intake", "exits", "outcomes", "outcome_months", "scores", "incidents",
    "incidents_reported", "evictions", "absences", "consents", "facts?", "arrears", "gaps",
    "meetings", "money", "year_before", "targets", "seal",
)  # fmt: skip
class Report(NamedTuple):
    """Everything a period's report says.

    ``cut`` says that the period is not over yet; ``asked`` is the whole of it then. ``homes`` are
    those on the last day; they and ``evictions`` are left out for outsiders.
    """

    programme: str
    name: str
    residents_are: str
    period: Period
    cut: bool
    people: People
    nights: Nights
    occupancy: Occupancy
    ladders: Sequence[LadderCount]
    follow_ups: FollowUps
    intake: Intake
    exits: Exits
    absences: Sequence[Tally]
    money: Money
    seal: Seal
    incidents: Sequence[Tally] | None = None
    incidents_reported: Rate | None = None
    evictions: EvictionCounts | None = None
    arrears: Arrears | None = None
    gaps: Gaps | None = None
    meetings: MeetingsHeld | None = None
    consents: Consents | None = None
    outcomes: Sequence[Tally] | None = None
    scores: Sequence[ScoreCount] | None = None
    help: Sequence[HelpRow] | None = None
    outcome_months: Mapping[str, Middles] | None = None
    year_before: YearBefore | None = None
    targets: Targets | None = None
    asked: Period | None = None
    facts: CaseFacts | None = None
    homes: Homes | None = None


def _sums(lines: Sequence[MoneyLine]) -> Sums:
    return Sums(
        sum_given(line.planned_ore for line in lines),
        sum_given(line.actual_ore for line in lines),
        sum_given(line.actual_to_date_ore for line in lines),
    )


def _less(in_: int | None, out: int | None) -> int | None:
    return None if in_ is None and out is None else (in_ or 0) - (out or 0)
