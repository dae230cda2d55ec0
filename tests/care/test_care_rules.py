"""Rules of plans, scores and measures: reading what is typed, and what it means."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.care.measures import rules as measures
from ettervern_cli.care.measures.rules import StepHelp
from ettervern_cli.care.plans import rules as plans
from ettervern_cli.care.plans.rules import KINDS, Arc, Relations, ReviewDays
from ettervern_cli.care.scores import rules as scores
from ettervern_cli.care.scores.rules import Reading, Scale

ORS = Scale(0, 400, 250, 50, True)
SRS = Scale(0, 400, 360, None, True)
WORRY = Scale(0, 270, 100, 50, False)
BARE = Scale(0, 100, None, None, True)


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (scores.parse_total, "23", 230),
        (scores.parse_total, "23,4", 234),
        (scores.parse_total, "23.4", 234),
        (scores.parse_total, " 0 ", 0),
        (measures.parse_hours, "3", 30),
        (measures.parse_hours, "3,5", 35),
        (measures.parse_hours, "168", 1680),
        (plans.parse_progress, "0", 0),
        (plans.parse_progress, "10", 10),
        (plans.parse_status, "has", "has"),
        (plans.parse_status, " Decl ", "declined"),
        (plans.parse_relations, "4", Relations(4, 0)),
        (plans.parse_relations, "4/4", Relations(4, 4)),
        (plans.parse_relations, "0/0", Relations(0, 0)),
    ],
)
def test_what_is_typed_is_read(parse: Callable[[str], object], text: str, value: object) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        *((scores.parse_total, text) for text in ("", "x", "-1", "2,34", "1.", ",5", "²", "1 2")),
        *((measures.parse_hours, text) for text in ("", "0", "0,0", "168,1", "-2", "3.25", "tre")),
        *((plans.parse_progress, text) for text in ("", "11", "-1", "5,5", "x", "٣")),
        *((plans.parse_status, text) for text in ("", "hass", "x")),
        *((plans.parse_relations, text) for text in ("", "4/", "/2", "4/5", "4/2/1", "-1", "1000")),
    ],
)
def test_anything_else_is_refused(parse: Callable[[str], object], text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)


@pytest.mark.parametrize(
    ("scale", "total", "first", "reading"),
    [
        (ORS, 249, None, Reading("below-cut-off", None)),
        (ORS, 250, None, Reading("above-cut-off", None)),
        (ORS, 250, 200, Reading("above-cut-off", "reliable-improvement")),
        (ORS, 249, 200, Reading("below-cut-off", "no-reliable-change")),
        (ORS, 150, 200, Reading("below-cut-off", "reliable-deterioration")),
        (ORS, 151, 200, Reading("below-cut-off", "no-reliable-change")),
        (ORS, 200, 200, Reading("below-cut-off", "no-reliable-change")),
        (SRS, 360, 100, Reading("above-cut-off", None)),
        (SRS, 359, 400, Reading("below-cut-off", None)),
        (WORRY, 100, 150, Reading("below-cut-off", "reliable-improvement")),
        (WORRY, 101, 51, Reading("above-cut-off", "reliable-deterioration")),
        (WORRY, 101, 52, Reading("above-cut-off", "no-reliable-change")),
        (BARE, 50, 10, Reading(None, None)),
    ],
)
def test_a_total_says_two_things(
    scale: Scale, total: int, first: int | None, reading: Reading
) -> None:
    assert scores.read(scale, total, first) == reading


def test_the_two_facts_are_one_code() -> None:
    assert Reading("above-cut-off", "reliable-improvement").code == (
        "above-cut-off, reliable-improvement"
    )
    assert Reading("below-cut-off", None).code == "below-cut-off"
    assert Reading(None, "no-reliable-change").code == "no-reliable-change"
    assert Reading(None, None).code is None


def test_a_range_holds_its_ends() -> None:
    assert [total for total in (-1, 0, 400, 401) if ORS.holds(total)] == [0, 400]


TENTHS = st.integers(0, 9999)


@settings(derandomize=True)
@given(TENTHS)
def test_a_total_written_with_either_mark_is_read_back(tenths: int) -> None:
    for mark in ",.":
        assert scores.parse_total(f"{tenths // 10}{mark}{tenths % 10}") == tenths
    shown = scores.points(tenths)
    assert scores.parse_total(str(shown)) == tenths
    assert isinstance(shown, int) == (tenths % 10 == 0)


@settings(derandomize=True)
@given(st.integers(0, 400), st.integers(0, 400), st.integers(1, 400), st.booleans())
def test_a_change_turned_round_turns_its_reading_round(
    first: int, total: int, least: int, higher: bool
) -> None:
    scale = Scale(0, 400, None, least, higher)
    turned = {
        "reliable-improvement": "reliable-deterioration",
        "reliable-deterioration": "reliable-improvement",
        "no-reliable-change": "no-reliable-change",
    }
    there, back = scores.by_change(scale, total, first), scores.by_change(scale, first, total)
    assert back == turned[str(there)]
    other = scale._replace(higher_is_better=not higher)
    assert scores.by_change(other, total, first) == back


@pytest.mark.parametrize(
    ("taken", "missing"),
    [
        ([], ["ors", "srs"]),
        (["ors"], ["srs"]),
        (["srs"], ["ors"]),
        (["ors", "srs"], []),
        (["barc10"], []),
        (["ors", "barc10"], ["srs"]),
    ],
)
def test_of_a_pair_both_belong_to_a_session(taken: list[str], missing: list[str]) -> None:
    every = ["ors", "srs", "barc10"]
    assert scores.missing_at(taken, [("ors", "srs")], every) == missing


def test_without_pairs_a_session_with_any_score_is_whole() -> None:
    assert scores.missing_at([], [], ["a", "b"]) == ["a", "b"]
    assert scores.missing_at(["a"], [], ["a", "b"]) == []
    assert scores.missing_at([], [], []) == []


@pytest.mark.parametrize(
    ("steps", "growing"),
    [
        ([(2, 1, 100), (3, 2, 120), (4, 1, 30)], []),
        ([(2, 2, 100), (3, 1, 60)], [(2, 3)]),
        ([(4, 1, 50), (2, 1, 40)], [(2, 4)]),
        ([(2, 1, 40), (3, 0, 0), (4, 1, 50)], [(2, 4)]),
        ([(2, 3, 100), (3, 6, 200)], []),
        ([(2, 1, 10), (3, 1, 20), (4, 1, 30)], [(2, 3), (3, 4)]),
        ([(2, 1, 10)], []),
        ([], []),
    ],
)
def test_help_that_grows_on_the_way_up_is_named(
    steps: list[tuple[int, int, int]], growing: list[tuple[int, int]]
) -> None:
    assert measures.grows(StepHelp(*step) for step in steps) == growing


@settings(derandomize=True)
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 500)), max_size=6))
def test_help_never_grows_where_each_step_has_no_more_than_the_one_below(
    found: list[tuple[int, int]],
) -> None:
    ordered = sorted(found, key=lambda pair: pair[1] / pair[0], reverse=True)
    steps = [StepHelp(number, *pair) for number, pair in enumerate(ordered, 1)]
    assert measures.grows(steps) == []


def test_a_goal_goes_from_its_first_value_to_its_latest() -> None:
    assert plans.arc([]) is None
    assert plans.arc([4]) == Arc(4, 4)
    so_far = plans.arc([6, 9, 2])
    assert so_far == Arc(6, 2)
    assert so_far.change == -4


def test_only_the_latest_review_agrees_on_the_next() -> None:
    day = dt.date(2009, 9, 1)
    later = dt.date(2009, 10, 1)
    assert plans.next_review([]) is None
    assert plans.next_review([ReviewDays(day, later)]) == later
    assert plans.next_review([ReviewDays(later, None), ReviewDays(day, later)]) is None
    assert plans.next_review([ReviewDays(day, day), ReviewDays(day, later)]) == later


RELATIONS = st.integers(0, 50).flatmap(
    lambda number: st.tuples(st.just(number), st.integers(0, number))
)
NETWORKS = st.fixed_dictionaries({kind: RELATIONS.map(lambda r: Relations(*r)) for kind in KINDS})


@settings(derandomize=True)
@given(NETWORKS, NETWORKS)
def test_the_change_of_the_whole_network_is_the_sum_of_the_changes(
    first: plans.Network, now: plans.Network
) -> None:
    change = plans.whole(plans.network_change(first, now))
    before, after = plans.whole(first), plans.whole(now)
    assert change == (after.number - before.number, after.supportive - before.supportive)
    assert plans.whole(plans.network_change(now, now)) == (0, 0)
