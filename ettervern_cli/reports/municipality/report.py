"""What one municipality gets for its money in a period, as a value. No names, only codes.

Filled by ``gather.py``. None stands for what was never booked, or cannot be
shared.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from ettervern_cli.reports.period.report import Exits, FollowUps, People, Seal
from ettervern_cli.values.dates import Period
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.money import sum_given
from ettervern_cli.values.rates import Rate


class StayRow(NamedTuple):
    """A stay's part of the period, both days included; ``steps`` are where it stood at its end.

    ``discharged_on`` is None where it had not ended by the period's last day.
    """

    resident: str
    admitted_on: dt.date
    discharged_on: dt.date | None
    from_on: dt.date
    to_on: dt.date
    occupied_days: int
    held_days: int
    steps: Sequence[str]

    @property
    def bed_days(self) -> int:
        """Nights lived in and nights held."""
        return self.occupied_days + self.held_days


class StepReached(NamedTuple):
    """``residents`` stood on the step on the last day; for ``reached`` it is the highest so far."""

    step: int
    code: str
    name: str
    is_run: bool
    residents: int
    reached: int


class LadderReached(NamedTuple):
    """One ladder, and the moves of the period."""

    code: str
    name: str
    steps: Sequence[StepReached]
    up: int
    down: int


class BedDays(NamedTuple):
    """The municipality's nights lived in and held, of all that the house gave and had.

    ``all_used`` counts everybody's, ``beds`` the nights of beds in use.
    """

    occupied_days: int
    held_days: int
    all_used: int
    beds: int

    @property
    def used(self) -> int:
        """Nights lived in and nights held."""
        return self.occupied_days + self.held_days

    @property
    def of_all_used(self) -> Rate:
        """The municipality's part of everybody's bed-days."""
        return Rate(self.used, self.all_used)

    @property
    def of_beds(self) -> Rate:
        """The part of the beds in use that its residents lived in or had held."""
        return Rate(self.used, self.beds)


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


class Cost(NamedTuple):
    """The claims of a period by the programme's key; ``shares`` says whether it takes part."""

    key: str
    shares: bool
    months: Sequence[MonthClaim]

    @property
    def is_booked(self) -> bool:
        """Whether anything was booked that is shared."""
        return any(month.is_booked for month in self.months)

    @property
    def cost_ore(self) -> int | None:
        """Costs booked in the period; None where none was."""
        return sum_given(month.cost_ore for month in self.months)

    @property
    def funding_ore(self) -> int | None:
        """Funding booked that is not municipal; None where none was."""
        return sum_given(month.funding_ore for month in self.months)

    @property
    def to_share_ore(self) -> int:
        """What fell on all municipalities together."""
        return sum(month.to_share_ore for month in self.months)

    @property
    def share_ore(self) -> int | None:
        """What fell on this one; None where a month's share is not known."""
        shares = [month.share_ore for month in self.months]
        known = [share for share in shares if share is not None]
        return sum(known) if len(known) == len(shares) else None


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


def as_json(report: MunicipalityReport) -> dict[str, Any]:
    """The report as scripts read it."""
    people, exits = report.people, report.exits
    return {
        "period": report.period.as_json(),
        "programme": report.programme,
        "municipality": report.municipality,
        "name": report.municipality_name,
        "people": {
            "served": people.served,
            "admitted": people.admitted,
            "discharged": people.discharged,
            "staying": people.staying,
        },
        "stays": None if report.stays is SUPPRESSED else [_stay(stay) for stay in report.stays],
        "bed_days": {
            "occupied_days": report.bed_days.occupied_days,
            "held_days": report.bed_days.held_days,
            "bed_days": report.bed_days.used,
            "of_all_used": report.bed_days.of_all_used.as_json(),
            "of_beds": report.bed_days.of_beds.as_json(),
        },
        "ladders": [_ladder(ladder) for ladder in report.ladders],
        "exits": {
            "by_destination": {each.code: each.number for each in exits.by_destination},
            "planned": exits.planned,
            "success": exits.success.as_json(),
        },
        "follow_ups": report.follow_ups.as_json(),
        "cost": _cost(report.cost),
        "seal": report.seal._asdict(),
    }


def _stay(stay: StayRow) -> dict[str, Any]:
    return {
        "resident": stay.resident,
        "admitted_on": stay.admitted_on.isoformat(),
        "discharged_on": stay.discharged_on.isoformat() if stay.discharged_on else None,
        "from": stay.from_on.isoformat(),
        "to": stay.to_on.isoformat(),
        "occupied_days": stay.occupied_days,
        "held_days": stay.held_days,
        "bed_days": stay.bed_days,
    }


def _ladder(ladder: LadderReached) -> dict[str, Any]:
    return {
        "ladder": ladder.code,
        "steps": [
            {
                "step": step.step,
                "step_code": step.code,
                "step_name": step.name,
                "residents": step.residents,
                "reached": step.reached,
            }
            for step in ladder.steps
        ],
        "up": ladder.up,
        "down": ladder.down,
    }


def _cost(cost: Cost) -> dict[str, Any]:
    return {
        "key": cost.key,
        "shares": cost.shares,
        "cost_ore": cost.cost_ore,
        "funding_ore": cost.funding_ore,
        "to_share_ore": cost.to_share_ore,
        "share_ore": cost.share_ore,
        "claims": [
            {
                "from": month.period.first.isoformat(),
                "to": month.period.last.isoformat(),
                "cost_ore": month.cost_ore,
                "funding_ore": month.funding_ore,
                "to_share_ore": month.to_share_ore,
                "share_ore": month.share_ore,
            }
            for month in cost.months
        ],
    }
