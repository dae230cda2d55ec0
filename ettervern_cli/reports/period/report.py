"""The report of a month, a year or any period, as a value: what was counted, and its sums.

Filled by ``counts/gather``, written out by ``screen/page``. Nothing here reads the
database or knows a language. None stands for what is not kept, or was never planned or booked.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ettervern_cli.homes.occupancy import Occupancy
from ettervern_cli.reports.period.care import HelpRow, ScoreCount
from ettervern_cli.reports.period.meetings import Gaps, MeetingsHeld
from ettervern_cli.reports.period.rent import Arrears
from ettervern_cli.reports.period.requests import Consents
from ettervern_cli.values.dates import Period
from ettervern_cli.values.money import sum_given
from ettervern_cli.values.nights import BINS, Bin, Middles, binned, mean, median
from ettervern_cli.values.rates import Rate, Tally

UNKNOWN = "unknown"
SIDES = ("cost", "funding")


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


class Nights(NamedTuple):
    """Lengths of the last stay in the period, ``{nights: persons}``."""

    leavers: Mapping[int, int]
    stayers: Mapping[int, int]

    @property
    def lengths(self) -> Sequence[tuple[Bin, int, int]]:
        """Leavers and stayers of each length."""
        return list(zip(BINS, binned(self.leavers), binned(self.stayers), strict=True))

    @property
    def middles(self) -> Mapping[str, Middles]:
        """The mean and the median of each group, by its name."""
        return {name: Middles(mean(of), median(of)) for name, of in self._asdict().items()}


class StepCount(NamedTuple):
    """How many residents stood on a step on the last day; ``step`` is its number."""

    step: int
    code: str
    name: str
    is_run: bool
    residents: int


class LadderCount(NamedTuple):
    """One ladder: where residents stood on the last day, and the moves of the period."""

    code: str
    name: str
    circling_from: int
    steps: Sequence[StepCount]
    up: int
    down: int
    circling: int


class FollowUps(NamedTuple):
    """Due dates in the period and how they were met; contacts held and missed."""

    held: int
    missed: int
    on_time: Rate
    critical_window: Rate

    @property
    def due(self) -> int:
        """Due dates in the period."""
        return self.on_time.denominator

    def as_json(self) -> dict[str, Any]:
        """Due dates, contacts and both rates as scripts get them."""
        return {
            "due": self.due,
            "held": self.held,
            "missed": self.missed,
            "on_time": self.on_time.as_json(),
            "critical_window": self.critical_window.as_json(),
        }


class Intake(NamedTuple):
    """Stays that began in the period."""

    by_source: Sequence[Tally]
    by_municipality: Sequence[Tally]


class Returned(NamedTuple):
    """Of the exits whose ``days`` ran out in the period, those followed by a stay within them."""

    days: int
    rate: Rate


class Exits(NamedTuple):
    """Where those who left went; ``success`` is to a lasting home, deaths left out."""

    by_destination: Sequence[Tally]
    planned: int
    success: Rate
    returned: Sequence[Returned]

    @property
    def total(self) -> int:
        """Everyone who left."""
        return sum(each.number for each in self.by_destination)


class MoneyLine(NamedTuple):
    """One budget line in øre: planned for the years touched, booked in the period and to date."""

    code: str
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


class Money(NamedTuple):
    """The budget's lines. To date is from 1 January of the year of the period's last day."""

    lines: Sequence[MoneyLine]
    to_date_from: dt.date

    def side(self, side: str) -> Sums:
        """The sum of the costs or of the funding; None where no line has anything."""
        lines = [line for line in self.lines if line.side == side]
        return Sums(
            sum_given(line.planned_ore for line in lines),
            sum_given(line.actual_ore for line in lines),
            sum_given(line.actual_to_date_ore for line in lines),
        )

    @property
    def result(self) -> Sums:
        """Funding less costs."""
        cost, funding = (self.side(side) for side in SIDES)
        return Sums(*(_less(in_, out) for in_, out in zip(funding, cost, strict=True)))


class Seal(NamedTuple):
    """The newest change that the report rests on, and how many were written after the period."""

    newest: str | None
    written_after: int


class Report(NamedTuple):
    """Everything a period's report says. ``cut`` says that the period is not over yet."""

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
    arrears: Arrears | None = None
    gaps: Gaps | None = None
    meetings: MeetingsHeld | None = None
    consents: Consents | None = None
    outcomes: Sequence[Tally] | None = None
    scores: Sequence[ScoreCount] | None = None
    help: Sequence[HelpRow] | None = None
    outcome_months: Mapping[str, Mapping[int, int]] | None = None


def _less(in_: int | None, out: int | None) -> int | None:
    return None if in_ is None and out is None else (in_ or 0) - (out or 0)
