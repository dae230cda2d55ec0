"""The qualification programme's benefit (kvalifiseringsstønad), worked out from G. Pure.

Two times the base amount G a year; two thirds of that under 25. 27 kroner a day for each child
that is supported: on 22 days a month until 2009 (Arbeids- og velferdsetaten's leaflet of 2008), on
five days of 52 weeks from 2010, unless the configuration says what it is from a day on. Taxable;
nothing here is a decision.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.money.benefit.errors import BeforeBaseAmounts, NoBaseAmounts, NotBornYet
from ettervern_cli.values.dates import DAY, add_months
from ettervern_cli.values.money import half_up

FULL_AGE = 25
CHILD_ORE_A_DAY = 2700
DAYS_BY_MONTHS = 22 * 12
DAYS_BY_WEEKS = 5 * 52
WEEKS_FROM = dt.date(2010, 1, 1)


class BaseAmount(NamedTuple):
    """G in øre a year from a day; ``checked`` against a published page or not."""

    from_on: dt.date
    ore: int
    checked: bool
    note: str | None = None

    @property
    def annual_ore(self) -> int:
        """The benefit a year at 25 and above."""
        return 2 * self.ore

    @property
    def reduced_ore(self) -> int:
        """The benefit a year under 25: two thirds, half up."""
        return half_up(2 * self.annual_ore, 3)


class ChildSupplement(NamedTuple):
    """What the configuration says of the supplement from a day: øre a day for a child, and days."""

    from_on: dt.date
    ore: int
    days: int


class Held(NamedTuple):
    """An amount of the table, from its first day to its last, and the benefit by it, in øre."""

    from_on: dt.date
    until_on: dt.date
    base_amount_ore: int
    annual_ore: int
    reduced_annual_ore: int
    monthly_ore: int
    checked: bool
    note: str | None


class Kvp(NamedTuple):
    """The benefit on a day, in øre; ``full_from`` is the 25th birthday.

    ``by_weeks`` says how the days of the child supplement were counted, ``supplement`` what the
    configuration says of it instead. ``held_until`` is the last day the amount holds for, where the
    day asked about lies after it, as the table is not filled.
    """

    on: dt.date
    base: BaseAmount
    reduced: bool
    full_from: dt.date
    annual_ore: int
    monthly_ore: int
    child_supplement_annual_ore: int
    children: int
    by_weeks: bool
    held_until: dt.date | None
    supplement: ChildSupplement | None = None


def kvp(
    amounts: Sequence[BaseAmount],
    born: dt.date,
    children: int,
    on: dt.date,
    supplements: Sequence[ChildSupplement] = (),
) -> Kvp:
    """The benefit of somebody born on a day, on another; the tables are in order of time.

    Raises NotBornYet, and as ``base_amount`` for a day that the table does not reach.
    """
    if born > on:
        raise NotBornYet(born=born, on=on)
    base, last = base_amount(amounts, on), last_day(amounts[-1])
    full_from = birthday(born, FULL_AGE)
    reduced = on < full_from
    annual = base.reduced_ore if reduced else base.annual_ore
    by_weeks = on >= WEEKS_FROM
    built_in = ChildSupplement(on, CHILD_ORE_A_DAY, DAYS_BY_WEEKS if by_weeks else DAYS_BY_MONTHS)
    said = [one for one in supplements if one.from_on <= on]
    of_day = [built_in, *said][-1]
    return Kvp(
        on=on,
        base=base,
        reduced=reduced,
        full_from=full_from,
        annual_ore=annual,
        monthly_ore=half_up(annual, 12),
        child_supplement_annual_ore=children * of_day.ore * of_day.days,
        children=children,
        by_weeks=by_weeks,
        held_until=last if on > last else None,
        supplement=said[-1] if said else None,
    )


def base_amount(amounts: Sequence[BaseAmount], on: dt.date) -> BaseAmount:
    """G on a day, the newest for any after it: NoBaseAmounts or BeforeBaseAmounts without one."""
    if not amounts:
        raise NoBaseAmounts()
    if on < amounts[0].from_on:
        raise BeforeBaseAmounts(on=on, first=amounts[0].from_on)
    return [amount for amount in amounts if amount.from_on <= on][-1]


def held(amounts: Sequence[BaseAmount]) -> list[Held]:
    """The table, in order of time: each amount holds until the next, the newest to its last day."""
    lasts = [*(one.from_on - DAY for one in amounts[1:]), *map(last_day, amounts[-1:])]
    return [
        Held(
            one.from_on,
            last,
            one.ore,
            one.annual_ore,
            one.reduced_ore,
            half_up(one.annual_ore, 12),
            one.checked,
            one.note,
        )
        for one, last in zip(amounts, lasts, strict=True)
    ]


def last_day(newest: BaseAmount) -> dt.date:
    """The last day the newest amount holds: 30 April after it, since G changes each 1 May."""
    year = newest.from_on.year + (newest.from_on >= dt.date(newest.from_on.year, 5, 1))
    return dt.date(year, 5, 1) - DAY


def birthday(born: dt.date, age: int) -> dt.date:
    """The day somebody turns an age; 29 February is 28 February in other years.

    >>> birthday(dt.date(2000, 2, 29), 25)
    datetime.date(2025, 2, 28)
    """
    return add_months(born, 12 * age)
