"""Kaplan and Meier's estimate: figures of the textbooks, figures by hand, and what must hold."""

from fractions import Fraction
from math import exp, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.reports.courses.climbing import Climb, ever_reached, reaching
from ettervern_cli.reports.courses.survival import Median, TimeToEvent, Z, curve, median

# Freireich and others (1963): weeks in remission of children with leukaemia, on 6-MP and on
# placebo; a plus is somebody who was still in remission. The figures are those that Kalbfleisch
# and Prentice, and Klein and Moeschberger, give for them.
TREATED = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def weeks(text: str) -> list[TimeToEvent]:
    return [
        TimeToEvent(int(w.rstrip("+")), None if w.endswith("+") else "back") for w in text.split()
    ]


@pytest.mark.parametrize(
    ("days", "at_risk", "ends", "survival", "error", "low", "high"),
    [
        (6, 21, 3, 0.8571, 0.0764, 0.6197, 0.9516),
        (7, 17, 1, 0.8067, 0.0869, 0.5631, 0.9228),
        (10, 15, 1, 0.7529, 0.0963, 0.5032, 0.8894),
        (13, 12, 1, 0.6902, 0.1068, 0.4316, 0.8491),
        (16, 11, 1, 0.6275, 0.1141, 0.3675, 0.8049),
        (22, 7, 1, 0.5378, 0.1282, 0.2678, 0.7468),
        (23, 6, 1, 0.4482, 0.1346, 0.1881, 0.6801),
    ],
)
def test_the_leukaemia_trial_comes_out_as_in_the_textbooks(
    days: int, at_risk: int, ends: int, survival: float, error: float, low: float, high: float
) -> None:
    point = curve(weeks(TREATED), ["back"]).at(days)
    assert point is not None
    assert point[:3] == (days, at_risk, ends)
    assert point.error is not None
    assert point.low is not None
    assert point.high is not None
    found = (point.survival, point.error, point.low, point.high)
    assert found == pytest.approx((survival, error, low, high), abs=6e-5)


def test_the_medians_of_the_trial_and_their_bands() -> None:
    assert median(curve(weeks(TREATED), ["back"])) == Median(23, 13, None)
    assert median(curve(weeks(PLACEBO), ["back"])) == Median(8, 4, 11)


def test_three_people_by_hand() -> None:
    """One leaves after 2 days, one is last seen after 3, one leaves after 5: 2/3, then nobody."""
    found = curve([TimeToEvent(5, "out"), TimeToEvent(2, "out"), TimeToEvent(3, None)], ["out"])
    first, last = found.points
    assert first[:3] == (2, 3, 1)
    assert first.survival == pytest.approx(2 / 3)
    assert first.error == pytest.approx((4 / 9 * 1 / 6) ** 0.5)
    width = Z * (1 / 6) ** 0.5 / log(3 / 2)
    assert (first.low, first.high) == pytest.approx(((2 / 3) ** exp(width), (2 / 3) ** exp(-width)))
    assert last == (5, 1, 1, 0.0, None, None, None)
    assert [found.at_risk(days) for days in (0, 2, 3, 4, 5, 6)] == [3, 3, 2, 1, 1, 0]
    assert (found.at(1), found.at(4), found.at(99)) == (None, first, last)
    assert (found.number, found.ends) == (3, 2)


def test_who_is_lost_the_same_day_was_still_at_risk() -> None:
    together = curve([TimeToEvent(4, "out"), TimeToEvent(4, None)], ["out"])
    assert [(point.at_risk, point.survival) for point in together.points] == [(2, 0.5)]


def test_nobody_at_all_has_no_points_and_no_median() -> None:
    assert curve([], ["out"]).points == []
    assert median(curve([], ["out"])) == Median(None, None, None)
    assert median(curve([TimeToEvent(9, None)], ["out"])) == Median(None, None, None)


def test_a_competing_end_takes_out_of_sight_but_not_out_of_the_incidence() -> None:
    """Four: home on day 1, elsewhere on day 2, home on day 3, still waiting on day 4.

    The curve loses sight of the second: 3/4, then 3/8. In truth two of four came home.
    """
    spans = [
        TimeToEvent(1, "home"),
        TimeToEvent(2, "elsewhere"),
        TimeToEvent(3, "home"),
        TimeToEvent(4, None),
    ]
    found = curve(spans, ["home"])
    assert [point.survival for point in found.points] == pytest.approx([0.75, 0.375])
    assert found.reached == pytest.approx([0.25, 0.5])
    assert [found.reached_by(days) for days in (0, 1, 2, 3, 9)] == pytest.approx(
        [0.0, 0.25, 0.25, 0.5, 0.5]
    )


SPANS = st.lists(
    st.builds(TimeToEvent, st.integers(0, 40), st.sampled_from(["out", "died", None])), max_size=40
)


@settings(derandomize=True)
@given(SPANS)
def test_a_curve_falls_and_its_band_lies_around_it(spans: list[TimeToEvent]) -> None:
    found = curve(spans, ["out"])
    before = 1.0
    for point in found.points:
        assert 0.0 <= point.survival < before
        before = point.survival
        assert point.at_risk == sum(span.days >= point.days for span in spans)
        assert point.ends == sum(span == (point.days, "out") for span in spans)
        if point.low is not None:
            assert point.high is not None
            assert 0.0 <= point.low <= point.survival <= point.high <= 1.0
    assert found.ends == sum(span.kind == "out" for span in spans)
    assert list(found.reached) == sorted(found.reached)


@settings(derandomize=True)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=40))
def test_without_anybody_lost_it_is_the_plain_share(days: list[int]) -> None:
    found = curve([TimeToEvent(day, "out") for day in days], ["out"])
    for point, reached in zip(found.points, found.reached, strict=True):
        left = Fraction(sum(day > point.days for day in days), len(days))
        assert point.survival == pytest.approx(float(left))
        assert reached == pytest.approx(float(1 - left))
        if point.error is not None:
            assert point.error == pytest.approx(float(left * (1 - left) / len(days)) ** 0.5)
    assert found.points[-1].survival == 0.0
    half = sorted(days)[(len(days) - 1) // 2]
    assert median(found).days == half


@settings(derandomize=True)
@given(SPANS)
def test_the_ends_that_compete_and_what_is_left_make_a_whole(spans: list[TimeToEvent]) -> None:
    out, died, both = (curve(spans, kinds) for kinds in (["out"], ["died"], ["out", "died"]))
    for days in range(41):
        left = both.at(days)
        shares = out.reached_by(days) + died.reached_by(days)
        assert shares + (left.survival if left else 1.0) == pytest.approx(1.0)


# --- courses on a ladder ----------------------------------------------------------------------

CLIMBS = [
    Climb(1, [(0, 2), (30, 3), (50, 2), (90, 4)], 200),
    Climb(1, [(0, 2)], 10),
    Climb(2, [(0, 3), (60, 2)], 100),
    Climb(3, [(0, 4)], 5),
]


def test_a_step_passed_on_the_way_up_counts_as_reached() -> None:
    assert [CLIMBS[0].reached(step) for step in (2, 3, 4, 5)] == [0, 30, 90, None]
    assert ever_reached(CLIMBS, 4) == (2, 3)
    assert ever_reached([], 4) == (0, 0)


def test_only_those_who_came_on_below_a_step_can_reach_it() -> None:
    third = reaching(CLIMBS, 3)
    assert third.spans == [TimeToEvent(30, "reached"), TimeToEvent(10, None)]
    assert third.days == {30: 1}
    fourth = reaching(CLIMBS, 4)
    assert fourth.spans == [
        TimeToEvent(90, "reached"),
        TimeToEvent(10, None),
        TimeToEvent(100, None),
    ]
    assert fourth.days == {90: 1}
    assert reaching(CLIMBS, 2).spans == []
