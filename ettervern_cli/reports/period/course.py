"""How a period went, day by day and month by month: what the charts of its report are drawn from.

Filled by ``counts/course``. Months are whole but for one that the period's last day
cuts; where the period is shorter than a year they reach back to twelve.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ettervern_cli.homes.occupancy import DayUse
from ettervern_cli.values.dates import Period


class StepsOn(NamedTuple):
    """How many residents stood on each step of a ladder on a day, ``{step number: residents}``."""

    on: dt.date
    residents: Mapping[int, int]


class MonthDue(NamedTuple):
    """A month's due dates, and those met on time."""

    month: Period
    met: int
    due: int


class PeriodCourse(NamedTuple):
    """The days of the period, and the months up to its end; ``ladders`` by the ladder's code."""

    days: Sequence[DayUse]
    ladders: Mapping[str, Sequence[StepsOn]]
    follow_ups: Sequence[MonthDue]


def by_month(days: Sequence[DayUse]) -> list[tuple[Period, DayUse]]:
    """The nights of each month summed, with the days of it that they are about."""
    months: dict[tuple[int, int], list[DayUse]] = {}
    for day in days:
        months.setdefault((day.on.year, day.on.month), []).append(day)
    return [
        (
            Period(found[0].on, found[-1].on),
            DayUse(
                found[-1].on,
                sum(day.beds for day in found),
                sum(day.occupied for day in found),
                sum(day.held for day in found),
            ),
        )
        for found in months.values()
    ]
