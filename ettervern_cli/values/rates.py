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
