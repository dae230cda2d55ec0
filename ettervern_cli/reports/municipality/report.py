"""What one municipality gets for its money in a period, as a value. No names, only codes.

Filled by ``gather.py``. None stands for what was never booked, or cannot be
shared.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.reports.data import keys
from ettervern_cli.reports.period.report import Exits, FollowUps, People, Seal
from ettervern_cli.values.dates import Period
from ettervern_cli.values.money import sum_given
from ettervern_cli.values.rates import Rate


class StepAt(NamedTuple):
    """The step of a ladder that a stay stood on."""

    ladder: str
    step: int
    step_code: str
    step_name: str


@keys(
    "resident", "admitted_on", "discharged_on", "from:from_on", "to:to_on", "occupied_days",
    "held_days", "bed_days", "steps", "moved_on",
)  # fmt: skip
class StayRow(NamedTuple):
    """A stay's part of the period, both days included; ``steps`` are where it stood at its end.

    ``discharged_on`` is None where it had not ended by the period's last day; ``moved_on`` is the
    day from which it went on with another municipality.
    """

    resident: str
    admitted_on: dt.date
    discharged_on: dt.date | None
    from_on: dt.date
    to_on: dt.date
    occupied_days: int
    held_days: int
    steps: Sequence[StepAt]
    moved_on: dt.date | None = None

    @property
    def bed_days(self) -> int:
        """Nights lived in and nights held."""
        return self.occupied_days + self.held_days


@keys("step", "step_code", "step_name", "residents", "reached")
class StepReached(NamedTuple):
    """``residents`` stood on the step on the last day; for ``reached`` it is the highest so far."""

    step: int
    step_code: str
    step_name: str
    is_run: bool
    residents: int
    reached: int


@keys("ladder", "steps", "up", "down")
class LadderReached(NamedTuple):
    """One ladder, and the moves of the period."""

    ladder: str
    name: str
    steps: Sequence[StepReached]
    up: int
    down: int


@keys("occupied_days", "held_days", "bed_days", "of_all_used", "of_beds")
class BedDays(NamedTuple):
    """The municipality's nights lived in and held, of all that the house gave and had.

    ``all_used`` counts everybody's, ``beds`` the nights of beds in use.
    """

    occupied_days: int
    held_days: int
    all_used: int
    beds: int

    @property
    def bed_days(self) -> int:
        """Nights lived in and nights held."""
        return self.occupied_days + self.held_days

    @property
    def of_all_used(self) -> Rate:
        """The municipality's part of everybody's bed-days."""
        return Rate(self.bed_days, self.all_used)

    @property
    def of_beds(self) -> Rate:
        """The part of the beds in use that its residents lived in or had held."""
        return Rate(self.bed_days, self.beds)


@keys("from:period.first", "to:period.last", "cost_ore", "funding_ore", "to_share_ore", "share_ore")
class MonthClaim(NamedTuple):
    """A month's claim, or that of the part of one in the period, in øre.

    ``share_ore`` is None where there is something to share and nobody to share it by the key.
    """

    period: Period
    cost_ore: int | None
    funding_ore: int | None
    to_share_ore: int
    share_ore: int | None

    @property
    def is_booked(self) -> bool:
        """Whether anything was booked that is shared."""
        return self.cost_ore is not None or self.funding_ore is not None


@keys("key", "shares", "cost_ore", "funding_ore", "to_share_ore", "share_ore", "claims")
class Cost(NamedTuple):
    """The claims of a period by the programme's key; ``shares`` says whether it takes part."""

    key: str
    shares: bool
    claims: Sequence[MonthClaim]

    @property
    def is_booked(self) -> bool:
        """Whether anything was booked that is shared."""
        return any(month.is_booked for month in self.claims)

    @property
    def cost_ore(self) -> int | None:
        """Costs booked in the period; None where none was."""
        return sum_given(month.cost_ore for month in self.claims)

    @property
    def funding_ore(self) -> int | None:
        """Funding booked that is not municipal; None where none was."""
        return sum_given(month.funding_ore for month in self.claims)

    @property
    def to_share_ore(self) -> int:
        """What fell on all municipalities together."""
        return sum(month.to_share_ore for month in self.claims)

    @property
    def share_ore(self) -> int | None:
        """What fell on this one; None where a month's share is not known."""
        shares = [month.share_ore for month in self.claims]
        known = [share for share in shares if share is not None]
        return sum(known) if len(known) == len(shares) else None


@keys(
    "period", "programme", "municipality", "name:municipality_name", "people", "stays", "bed_days",
    "ladders", "exits", "follow_ups", "cost", "seal",
)  # fmt: skip
class MunicipalityReport(NamedTuple):
    """Everything the report says. ``cut`` says that the period is not over yet."""

    programme: str
    name: str
    residents_are: str
    municipality: str
    municipality_name: str
    period: Period
    cut: bool
    people: People
    stays: Sequence[StayRow]
    bed_days: BedDays
    ladders: Sequence[LadderReached]
    exits: Exits
    follow_ups: FollowUps
    cost: Cost
    seal: Seal
