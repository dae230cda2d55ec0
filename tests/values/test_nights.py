"""Lengths of stay: bins, mean and median."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ettervern_cli.values.nights import BINS, binned, mean, median

histograms = st.dictionaries(st.integers(0, 4000), st.integers(1, 5), max_size=20)


def _all(lengths: dict[int, int]) -> list[int]:
    return [length for length, n in lengths.items() for _ in range(n)]


@pytest.mark.parametrize(
    ("length", "label"),
    [
        (0, "≤30"),
        (30, "≤30"),
        (31, "31–60"),
        (60, "31–60"),
        (61, "61–90"),
        (90, "61–90"),
        (91, "91–180"),
        (181, "181–365"),
        (365, "181–365"),
        (366, "366–730"),
        (731, "731–1095"),
        (1095, "731–1095"),
        (1096, "1096–1460"),
        (1461, "1461–1825"),
        (1825, "1461–1825"),
        (1826, ">1825"),
        (9999, ">1825"),
    ],
)
def test_a_stay_falls_in_the_bin_of_its_nights(length: int, label: str) -> None:
    filled = [each.label for each, n in zip(BINS, binned({length: 1}), strict=True) if n]
    assert filled == [label]


def test_bins_follow_each_other_without_gap_or_overlap() -> None:
    ends = [each.last for each in BINS]
    assert [each.first for each in BINS] == [0] + [end + 1 for end in ends if end is not None]
    assert ends[-1] is None


@given(histograms)
def test_every_stay_is_in_one_bin(lengths: dict[int, int]) -> None:
    assert sum(binned(lengths)) == sum(lengths.values())
    for each, n in zip(BINS, binned(lengths), strict=True):
        last = each.last if each.last is not None else 10**6
        assert n == sum(each.first <= length <= last for length in _all(lengths))


@given(histograms)
def test_the_median_is_that_of_the_stays_one_by_one(lengths: dict[int, int]) -> None:
    expected = statistics.median(_all(lengths)) if lengths else None
    assert median(lengths) == expected


@given(histograms)
def test_the_mean_is_that_of_the_stays_one_by_one(lengths: dict[int, int]) -> None:
    if not lengths:
        assert mean(lengths) is None
    else:
        assert mean(lengths) == pytest.approx(statistics.fmean(_all(lengths)), abs=0.00005001)


@pytest.mark.parametrize(
    ("lengths", "middle"),
    [({}, None), ({7: 1}, 7), ({1: 1, 4: 1}, 2.5), ({1: 1, 4: 2}, 4), ({0: 3, 9: 3}, 4.5)],
)
def test_the_median_of_an_even_count_is_the_mean_of_the_middle_two(
    lengths: dict[int, int], middle: float | None
) -> None:
    assert median(lengths) == middle
