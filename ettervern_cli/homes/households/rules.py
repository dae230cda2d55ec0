"""The rent that a household shares, and the years its children were born in. Pure; all in øre."""

import datetime as dt
import json
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ettervern_cli.values.dates import DAY, Period
from ettervern_cli.values.money import half_up
from ettervern_cli.values.sharing_keys import share_out

ANSWERS = ("yes", "no", "unknown")
GROWN = 18


# A rent, or a part of one: each in force from its day on, in order; None where none is set.
Rents = Sequence[tuple[dt.date, int | None]]


class Living(NamedTuple):
    """One of a household: when she lives there, and her own part of a month's rent if one is set.

    ``moved_out`` is the first day not lived there, None where none is known.
    """

    moved_in: dt.date
    moved_out: dt.date | None
    parts: Rents

    def there(self, day: dt.date) -> bool:
        """Whether the night of a day is hers to pay."""
        return self.moved_in <= day and (self.moved_out is None or day < self.moved_out)


class Part(NamedTuple):
    """What falls on one of a household: of a month's rent as it stood last, and for the nights."""

    rent_ore: int
    amount_ore: int


def parts(rent_ore: int, own: Sequence[int | None]) -> list[Fraction]:
    """A rent as those who are there share it, in the order in which they came; the sum is the rent.

    The first of them owes what the others do not: a part of one's own counts for the others alone.
    Who has none shares the rest with the first in equal parts.

    >>> [int(part) for part in parts(7_500, [7_500, None])]
    [3750, 3750]
    >>> [int(part) for part in parts(7_500, [7_500, 3_000])]
    [4500, 3000]
    """
    given = sum(part for part in own[1:] if part is not None)
    scale = Fraction(min(rent_ore, given), given) if given else Fraction(1)
    rest = Fraction(max(0, rent_ore - given), 1 + own[1:].count(None))
    return [rest, *(rest if part is None else part * scale for part in own[1:])]


def in_force(rents: Rents, day: dt.date) -> int | None:
    """The rent in force on a day."""
    return next((rent for first, rent in reversed(rents) if first <= day), None)


def month_parts(rents: Rents, household: Sequence[Living], month: Period) -> list[Part]:
    """A month's rent of a home for the nights somebody is there, shared night by night.

    The parts add up to the charge of one who lived there alone.
    """
    weights = [Fraction(0)] * len(household)
    latest = [Fraction(0)] * len(household)
    whole = 0
    for number in range(month.days):
        day = month.first + number * DAY
        here = [place for place, one in enumerate(household) if one.there(day)]
        rent = in_force(rents, day) or 0
        whole += rent * bool(here)
        own = [in_force(household[place].parts, day) for place in here]
        shared = parts(rent, own) if here else []
        for place, part in zip(here, shared, strict=True):
            weights[place] += part
            latest[place] = part
    amounts = share_out(half_up(whole, month.days), weights) or [0] * len(household)
    return [
        Part(half_up(part.numerator, part.denominator), amount)
        for part, amount in zip(latest, amounts, strict=True)
    ]


def parse_years(text: str) -> str:
    """Years of birth after commas, in order, as they are kept: a JSON array; ValueError."""
    years = sorted(parse_year(part.strip()) for part in text.split(",") if part.strip())
    return json.dumps(years)


def parse_year(text: str) -> int:
    """A year in four digits; ValueError for anything else."""
    if not (len(text) == 4 and text.isascii() and text.isdigit() and 1900 <= int(text) <= 2199):
        raise ValueError(text)
    return int(text)


def parse_answer(text: str) -> str:
    """One of ANSWERS or a start of one, any case; ValueError for anything else."""
    start = text.strip().casefold()
    found = [answer for answer in ANSWERS if start and answer.startswith(start)]
    if not found:  # no two begin alike
        raise ValueError(text)
    return found[0]


def minors(years: Sequence[int], on: dt.date) -> list[int]:
    """The years of those who are not 18 in the year of a day, and are born."""
    return [year for year in years if on.year - GROWN < year <= on.year]
