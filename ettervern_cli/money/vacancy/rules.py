"""The rent of units that stand empty: as the policy has it, and as it was. Pure; amounts in øre.

A bed's rent for a month is spread evenly over the month's days; a month is rounded half up once.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ettervern_cli.homes.beds import Span
from ettervern_cli.values.dates import DAY, Period, month_period
from ettervern_cli.values.money import half_up


class Rented(NamedTuple):
    """A unit: its beds, each bed's rent a month, and its first and last day in use, if any."""

    rent_ore: int
    beds: int
    first: dt.date | None
    last: dt.date | None

    def days_in(self, period: Period) -> int:
        """Days of a period on which the unit is there."""
        first = max(self.first or period.first, period.first)
        return Period(first, min(self.last or period.last, period.last)).days


class MonthRent(NamedTuple):
    """A month's rent of empty units, and how many nights of a bed it stands for."""

    month: Period
    nights: int
    rent_ore: int


def months_of(year: int) -> list[Period]:
    """The twelve months of a year."""
    return [month_period(year, number) for number in range(1, 13)]


def policy_month(units: Sequence[Rented], keep_empty: int, month: Period) -> MonthRent:
    """What it costs in a month that ``keep_empty`` units, the cheapest there are, stand empty."""
    turns = {month.first, month.end}
    for unit in units:
        turns |= {day for day in (unit.first, unit.last and unit.last + DAY)
                  if day and month.first < day < month.end}  # fmt: skip
    days = sorted(turns)
    nights = daily = 0
    for first, end in pairwise(days):
        there = [unit for unit in units if unit.days_in(Period(first, first))]
        for unit in sorted(there, key=lambda unit: unit.rent_ore * unit.beds)[:keep_empty]:
            nights += unit.beds * (end - first).days
            daily += unit.rent_ore * unit.beds * (end - first).days
    return MonthRent(month, nights, half_up(daily, month.days))


def empty_month(month: Period, nights: Iterable[tuple[int, int]]) -> MonthRent:
    """What empty nights of a month cost, given as pairs of a bed's monthly rent and its nights."""
    pairs = list(nights)
    daily = sum(rent * count for rent, count in pairs)
    return MonthRent(month, sum(count for _, count in pairs), half_up(daily, month.days))


def full_rent(units: Iterable[Rented], month: Period) -> int:
    """A month's rent of every bed."""
    daily = sum(unit.rent_ore * unit.beds * unit.days_in(month) for unit in units)
    return half_up(daily, month.days)


def free_nights(unit: Rented, counted: Span, taken: Sequence[Span], void: Sequence[Span]) -> int:
    """Nights of the unit's beds in a span that nobody has, none of them while it is void.

    A bed is taken from moving in to the night before moving out, whether its resident is there or
    away with the unit held.
    """
    first = max(counted.first, unit.first or counted.first)
    end = min(counted.end, unit.last + DAY if unit.last else counted.end)
    here = [span for span in taken if span.first < end and first < span.end]
    out = [span for span in void if span.first < end and first < span.end]
    turns = {first, end}
    for span in (*here, *out):
        turns |= {day for day in span if first < day < end}
    days, nights = sorted(turns), 0
    for day, following in pairwise(days):
        if first < end and not any(span.covers(day) for span in out):
            living = sum(span.covers(day) for span in here)
            nights += max(0, unit.beds - living) * (following - day).days
    return nights
