"""A report over many sites as a value: which sites it rests on, and a row a group and period."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.reports.courses.length_report import Course, Stays
from ettervern_cli.reports.data import keys
from ettervern_cli.reports.period.report import LadderCount, Report
from ettervern_cli.values.dates import Period
from ettervern_cli.values.rates import Tally

SITE, COUNTY, ALL = "site", "county", "all"
LEVELS = (SITE, COUNTY, ALL)


class Retained(NamedTuple):
    """Stays that began in the period, watched until its last day, by Kaplan and Meier.

    ``in_programme`` is the time to any end but death.
    """

    stays: Stays
    in_programme: Course


@keys(
    "period:report.period", "site?", "county?", "programme?", "sites", "people:report.people",
    "nights:report.nights", "occupancy:report.occupancy", "ladders",
    "follow_ups:report.follow_ups", "intake:report.intake", "exits:report.exits",
    "absences", "money:report.money", "retention",
    item="{period[from]}",
)  # fmt: skip
class Row(NamedTuple):
    """What ``report period`` says of a site's programme, of a county or of all, in a period.

    ``sites`` are how many were counted. A ``site`` has its ``programme``; a county that no site
    is said to lie in is empty. What is not delivered is None within ``report``.
    """

    site: str | None
    county: str | None
    programme: str | None
    name: str
    sites: int
    report: Report
    retention: Retained

    @property
    def ladders(self) -> Sequence[LadderCount]:
        """The report's."""
        return self.report.ladders

    @property
    def absences(self) -> Sequence[Tally]:
        """The report's."""
        return self.report.absences


class Until(NamedTuple):
    """A site and the last day that it has delivered."""

    site: str
    until: dt.date


@keys("period", "sites", item="{period[from]}")
class Late(NamedTuple):
    """Sites left out of a period because what they delivered ends before it does."""

    period: Period
    sites: Sequence[Until]


class Sites(NamedTuple):
    """Which sites are expected, which have delivered and until when, and which are missing.

    ``late`` are left out of a period that they have not delivered to its end.
    """

    expected: Sequence[str]
    delivered: Sequence[Until]
    missing: Sequence[str]
    late: Sequence[Late]


class Said(NamedTuple):
    """What some sites say of a thing."""

    value: str
    sites: Sequence[str]


@keys("what", "code", "values", item="{what}.{code}")
class Differing(NamedTuple):
    """A thing of one code that sites define differently: what each of them says."""

    what: str
    code: str
    values: Sequence[Said]


class Hiding(NamedTuple):
    """What a report for outsiders hides of its counts, and how many of them were small.

    Counts of people below ``threshold`` are; the others so that none of those follows from the
    rows of sites, counties and all, and of all periods asked for, taken together.
    """

    threshold: int
    cells: int
    hidden: int
    small: int


@keys("by", "sites", "defined_differently", "rows", "external?")
class RegionReport(NamedTuple):
    """The report: a row a period and group, periods in the order they were asked for."""

    by: str
    periods: Sequence[Period]
    sites: Sites
    defined_differently: Sequence[Differing]
    rows: Sequence[Row]
    external: Hiding | None = None
