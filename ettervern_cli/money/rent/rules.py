"""Rent: what a month costs, what payments have settled, and how old the rest is. Pure; all in øre.

A payment settles the oldest debt first. What is paid beyond all debt is a credit. Money that goes
back to the resident is owed again from that day.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ettervern_cli.values.dates import DAY, Period, month_period
from ettervern_cli.values.money import half_up

YOUNG_DAYS, MIDDLE_DAYS = 30, 90


class Owed(NamedTuple):
    """An amount of øre (0 or more) owed from a day on."""

    on: dt.date
    amount_ore: int


class Ages(NamedTuple):
    """Arrears by age on a day: up to 30 days, 31 to 90 days, and older."""

    young_ore: int
    middle_ore: int
    older_ore: int

    @property
    def total_ore(self) -> int:
        """All arrears together; a credit is none."""
        return sum(self)


def nights_in(month: Period, moved_in: dt.date, moved_out: dt.date | None) -> int:
    """Nights of a placement in a month; the day of moving out is not one of them.

    >>> nights_in(month_period(2009, 11), dt.date(2009, 11, 21), None)
    10
    """
    end = month.end if moved_out is None else min(moved_out, month.end)
    return max(0, (end - max(moved_in, month.first)).days)


def due_on(month: Period, day: int, moved_in: dt.date) -> dt.date:
    """When a month's rent falls due, in advance: that day of it, or on moving in where it is later.

    A day that the month does not have is its last.

    >>> due_on(month_period(2010, 2), 31, dt.date(2009, 8, 10))
    datetime.date(2010, 2, 28)
    """
    return max(month.first + min(day - 1, month.days - 1) * DAY, moved_in)


def nights_at(
    rents: Sequence[tuple[dt.date, int | None]], month: Period, moved_out: dt.date | None
) -> list[tuple[int, int]]:
    """Each rent of a home with its nights in a month; ``rents`` are in force from their day on.

    A rent that nobody said is none.
    """
    ends = [*(day for day, _ in rents[1:]), moved_out]
    return [
        (rent or 0, nights_in(month, first, end))
        for (first, rent), end in zip(rents, ends, strict=True)
    ]


def month_charge(rents: Iterable[tuple[int, int]], days: int) -> int:
    """The rent of nights in a month of ``days`` days, half an øre rounded up.

    >>> month_charge([(550_000, 10)], 30)
    183333
    """
    return half_up(sum(rent * nights for rent, nights in rents), days)


def unsettled(owed: Iterable[Owed], paid_ore: int) -> list[Owed]:
    """What remains of each debt once ``paid_ore`` has settled the oldest first.

    >>> unsettled([Owed(dt.date(2009, 10, 31), 500), Owed(dt.date(2009, 11, 30), 500)], 700)
    [Owed(on=datetime.date(2009, 11, 30), amount_ore=300)]
    """
    left = []
    for debt in sorted(owed):
        settled = min(debt.amount_ore, max(0, paid_ore))
        paid_ore -= settled
        if debt.amount_ore > settled:
            left.append(debt._replace(amount_ore=debt.amount_ore - settled))
    return left


def ages(left: Iterable[Owed], on: dt.date) -> Ages:
    """Debts by age on a day: one of that very day is 0 days old."""
    sums = [0, 0, 0]
    for debt in left:
        days = (on - debt.on).days
        sums[(days > YOUNG_DAYS) + (days > MIDDLE_DAYS)] += debt.amount_ore
    return Ages(*sums)


def full_months(since: dt.date, on: dt.date) -> list[Period]:
    """Calendar months that lie wholly between two days: after ``since`` began, over before ``on``.

    >>> [month.first.month for month in full_months(dt.date(2009, 8, 2), dt.date(2009, 11, 30))]
    [9, 10]
    """
    months = []
    month = month_period(since.year, since.month)
    while month.last < on:
        if month.first >= since:
            months.append(month)
        following = month.last + DAY
        month = month_period(following.year, following.month)
    return months


class Instalment(NamedTuple):
    """One month of a repayment agreement: owed as it began, and paid in it."""

    owed_ore: int
    paid_ore: int


def months_honoured(monthly_ore: int, instalments: Sequence[Instalment]) -> int:
    """In how many months the agreed amount was paid, or all that was owed where that was less.

    >>> months_honoured(500, [Instalment(2000, 500), Instalment(1500, 400), Instalment(300, 300)])
    2
    """
    return sum(each.paid_ore >= min(monthly_ore, each.owed_ore) for each in instalments)
