"""Posts in full-time equivalents, and what they cost in a year. Pure; amounts in øre."""

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

from ettervern_cli.values.dates import Period, year_period
from ettervern_cli.values.money import half_up


class PostYear(NamedTuple):
    """A post in a year: full-time equivalents by the days it is filled, and its cost."""

    full_time: Fraction
    cost_ore: int


def in_year(
    hundredths: int, yearly_ore: int, first: dt.date | None, last: dt.date | None, year: int
) -> PostYear | None:
    """What a post is in a year by the days between its first and last; None outside it.

    >>> in_year(50, 1000, dt.date(2009, 7, 2), None, 2009).cost_ore
    251
    """
    whole = year_period(year)
    days = Period(max(first or whole.first, whole.first), min(last or whole.last, whole.last)).days
    if not days:
        return None
    filled = Fraction(hundredths * days, 100 * whole.days)
    cost = filled * yearly_ore
    return PostYear(filled, half_up(cost.numerator, cost.denominator))


def two_places(value: Fraction) -> float:
    """Full-time equivalents as a number with two decimals, half up."""
    return half_up(value.numerator * 100, value.denominator) / 100
