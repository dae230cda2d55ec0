"""What a period's report is held against, as values: the year before, and what is aimed at."""

from typing import NamedTuple

from ettervern_cli.reports.data import keys
from ettervern_cli.values.dates import Period
from ettervern_cli.values.rates import Rate


class YearBefore(NamedTuple):
    """What the report of the same days a year before says of what comes first.

    ``spent_ore`` is to date from 1 January, None where nothing was booked, where nothing is
    planned to hold it against, or where the days lie in several years.
    """

    period: Period
    served: int
    lived_in: Rate
    on_time: Rate
    success: Rate
    spent_ore: int | None


@keys("occupancy?", "lasting_homes?", "on_time?")
class Targets(NamedTuple):
    """What is aimed at, in whole percent; None where the configuration does not say."""

    occupancy: int | None = None
    lasting_homes: int | None = None
    on_time: int | None = None
