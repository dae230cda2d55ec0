"""Lengths of stay, in nights: the bins they fall in, their mean and their median.

A histogram is ``{length in nights: number of stays}``, so that nothing here grows with the people.
"""

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple, cast

from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.rates import rounded


class Middles(NamedTuple):
    """The mean and the median of lengths, in nights."""

    mean: float | None
    median: float | None


class Bin(NamedTuple):
    """Lengths from ``first`` to ``last`` nights, both included; the last bin has no end."""

    label: str
    first: int
    last: int | None


BINS = (
    Bin("≤30", 0, 30),
    Bin("31–60", 31, 60),
    Bin("61–90", 61, 90),
    Bin("91–180", 91, 180),
    Bin("181–365", 181, 365),
    Bin("366–730", 366, 730),
    Bin("731–1095", 731, 1095),
    Bin("1096–1460", 1096, 1460),
    Bin("1461–1825", 1461, 1825),
    Bin(">1825", 1826, None),
)
_ENDS = [each.last for each in BINS if each.last is not None]


def binned(lengths: Mapping[int, int]) -> list[int]:
    """Number of stays in each of ``BINS``, in their order."""
    counts = [0] * len(BINS)
    for length, n in lengths.items():
        counts[bisect_left(_ENDS, length)] += n
    return counts


def mean(lengths: Mapping[int, int]) -> float | None:
    """The mean length in nights, rounded half up to four decimals; None without stays.

    >>> mean({10: 2, 11: 1})
    10.3333
    """
    if lengths is SUPPRESSED:
        return cast("float", SUPPRESSED)
    count = sum(lengths.values())
    if not count:
        return None
    return rounded(sum(length * n for length, n in lengths.items()), count)


def median(lengths: Mapping[int, int]) -> float | None:
    """The median length in nights, of an even count the mean of the middle two; None without stays.

    >>> median({1: 1, 4: 1})
    2.5
    """
    if lengths is SUPPRESSED:
        return cast("float", SUPPRESSED)
    count = sum(lengths.values())
    if not count:
        return None
    low, high = _nth(lengths, (count - 1) // 2), _nth(lengths, count // 2)
    return (low + high) / 2


def middles(lengths: Mapping[int, int]) -> Middles:
    """Both, of a histogram."""
    return Middles(mean(lengths), median(lengths))


def _nth(lengths: Mapping[int, int], index: int) -> int:
    """The length at a place, from 0, of all lengths in order of size."""
    for length in sorted(lengths):
        index -= lengths[length]
        if index < 0:
            return length
    raise IndexError(index)
