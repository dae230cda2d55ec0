"""What a period's report says of benefits, volunteers, exclusions and choices of a home."""

from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.reports.data import keys
from ettervern_cli.values.rates import Rate, rounded


@keys("applied", "granted", "declined", "receiving", by="code")
class BenefitCount(NamedTuple):
    """Persons who applied for a benefit in the period, and whom it was granted or declined in it.

    ``receiving`` have it on the last day.
    """

    code: str
    name: str
    applied: int
    granted: int
    declined: int
    receiving: int


@keys("volunteers", "residents", "hours")
class Volunteers(NamedTuple):
    """Volunteers who were matched in the period, with how many residents, and hours together."""

    volunteers: int
    residents: int
    hours_tenths: int

    @property
    def hours(self) -> float:
        """Hours, with one decimal."""
        return rounded(self.hours_tenths, 10)


class Exclusions(NamedTuple):
    """Persons shut out of a service on the last day, which services, and exclusions that ended."""

    residents: int
    services: int
    ended: int


@keys("wished", "given", "as_wished")
class HomeChoices(NamedTuple):
    """Wishes of the period, homes that came of wishes in it, and how many of these were fitting."""

    wished: int
    as_wished: Rate

    @property
    def given(self) -> int:
        """Homes that came of a wish."""
        return self.as_wished.denominator


@keys("benefits?", "volunteers?", "exclusions?", "home_choices?")
class CaseFacts(NamedTuple):
    """What is counted of facts beside the stay; None of what is not kept."""

    benefits: Sequence[BenefitCount] | None
    volunteers: Volunteers | None
    exclusions: Exclusions | None
    home_choices: HomeChoices | None
