"""Shares and counts that reports are made of, each with what it is of."""

from typing import Any, NamedTuple, cast

from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.money import half_up

_SCALE = 10_000


class Rate(NamedTuple):
    """A share, always with what it is a share of."""

    numerator: int
    denominator: int

    @property
    def rate(self) -> float | None:
        """The share with four decimals, rounded half up; None where there is nothing to divide."""
        if self.numerator is SUPPRESSED or self.denominator is SUPPRESSED:
            return cast("float", SUPPRESSED)
        return rounded(self.numerator, self.denominator) if self.denominator else None

    def as_json(self) -> dict[str, Any]:
        """The three keys that every rate has."""
        return {"numerator": self.numerator, "denominator": self.denominator, "rate": self.rate}


class Tally(NamedTuple):
    """How many of one kind; ``name`` is the programme's word, empty for a kind that it lacks.

    ``persons`` are those behind what happened, where somebody may be there more than once.
    """

    code: str
    name: str
    number: int
    persons: int | None = None


def rounded(numerator: int, denominator: int) -> float:
    """A fraction rounded half up to four decimals (denominator above 0).

    >>> rounded(2, 3)
    0.6667
    """
    return half_up(numerator * _SCALE, denominator) / _SCALE


class Range(NamedTuple):
    """A count that is not exact where the two differ."""

    lowest: int
    highest: int


def spread(lowest: int, highest: int) -> str:
    """A count as people write it.

    >>> spread(10, 15), spread(11, 11)
    ('10–15', '11')
    """
    return str(lowest) if lowest == highest else f"{lowest}\u2013{highest}"


def parse_range(text: str) -> Range:
    """A count, or the lowest and the highest it may be; ValueError for anything else.

    >>> parse_range("11"), parse_range("10-15")
    (Range(lowest=11, highest=11), Range(lowest=10, highest=15))
    """
    low, dash, high = text.strip().replace("\u2013", "-").partition("-")
    ends = [part.strip() for part in ((low, high) if dash else (low, low))]
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in ends):
        raise ValueError(text)
    lowest, highest = map(int, ends)
    if highest < lowest:
        raise ValueError(text)
    return Range(lowest, highest)
