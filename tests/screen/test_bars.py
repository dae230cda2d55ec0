"""Bars: as wide as asked for, never saying nothing where there is something, or all where not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.screen.charts.bars import ASCII, BLOCKS, OVER, bar, style_for
from tests.helpers.examples import examples


@pytest.mark.parametrize(
    ("numerator", "denominator", "drawn"),
    [
        (0, 10, "░░░░░░░░"),
        (5, 10, "████░░░░"),
        (10, 10, "████████"),
        (1, 1000, "█░░░░░░░"),
        (999, 1000, "███████░"),
        (11, 10, "███████+"),
        (-3, 10, "░░░░░░░░"),
    ],
)
def test_a_bar_shows_how_much_of_the_whole_there_is(
    numerator: int, denominator: int, drawn: str
) -> None:
    assert bar(numerator, denominator, 8) == drawn


def test_there_is_no_bar_without_a_whole_a_width_or_a_style() -> None:
    assert bar(5, 0, 8) == bar(5, None, 8) == bar(None, 10, 8) == bar(5, 10, 0) == ""
    assert bar(5, 10, 8, "") == ""


def test_a_stream_without_unicode_gets_ascii() -> None:
    assert style_for("utf-8") == BLOCKS
    assert style_for("ascii") == style_for("latin-1") == style_for(None) == ASCII
    assert style_for("no-such-encoding") == ASCII
    drawn = bar(11, 10, 4, ASCII) + bar(5, 10, 4, ASCII)
    assert drawn == "###+##.."
    assert drawn.isascii()


@settings(derandomize=True, max_examples=examples(200), deadline=None)
@given(
    st.integers(-1000, 10_000), st.integers(1, 5000), st.integers(1, 40),
    st.sampled_from([BLOCKS, ASCII]),
)  # fmt: skip
def test_a_bar_is_never_wider_or_fuller_than_it_may_be(
    numerator: int, denominator: int, width: int, style: str
) -> None:
    full, rest = bar(1, 1, 1, style), bar(0, 1, 1, style)
    drawn = bar(numerator, denominator, width, style)
    assert len(drawn) == width
    assert drawn.endswith(OVER) == (numerator > denominator)
    if width > 1:
        assert (full in drawn) == (numerator > 0)
        assert (rest in drawn) == (numerator < denominator)
    more = bar(numerator + 1, denominator, width, style)
    assert more.count(full) + more.count(OVER) >= drawn.count(full) + drawn.count(OVER)
