"""Climbing and going down on a ladder: by table, and by property over invented ladders."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ettervern_cli.errors import UnknownName
from ettervern_cli.programme.errors import (
    AtTheBottom,
    AtTheTop,
    MissedTooRecently,
    NotDownwards,
    NotUpwards,
    SeveralNames,
    StepNotRun,
    TooFewFollowUps,
    TooSoon,
)
from ettervern_cli.programme.step_rules import (
    Step,
    StepProgress,
    condition_unmet,
    entry_step,
    find_step,
    step_down,
    step_up,
)
from tests.helpers.examples import examples

ON = dt.date(2026, 6, 1)
CODES = ("shelter", "training", "limited", "more", "ordinary")


def step(number: int, *, run: bool = True, code: str = "", **asks: int) -> Step:
    code = code or f"s{number}"
    return Step(number, code, f"Step {code}", number, run, None, True, None, None, None, asks)


# Alta's: the first is not run.
ALTA = [step(number, run=number > 1, code=code) for number, code in enumerate(CODES, 1)]


def footing(at: Step, *, days: int = 0, held: int = 0, missed: int | None = None) -> StepProgress:
    last = None if missed is None else ON - dt.timedelta(days=missed)
    return StepProgress(at, ON - dt.timedelta(days=days), held, last)


@pytest.mark.parametrize(
    "text", ["3", "limited", "LIMITED", "Step limited", "step LIMITED", "lim", "step l"]
)
def test_a_step_is_named_by_number_code_name_or_a_start_of_one(text: str) -> None:
    assert find_step(ALTA, text).number == 3


def test_a_code_in_capitals_is_found_in_any_case() -> None:
    assert find_step([step(1, code="AFT")], "aft").number == 1
    assert find_step([step(1, code="AFT")], "AFT").number == 1


@pytest.mark.parametrize("text", ["1", "shelter", "Step shelter"])
def test_a_step_that_is_not_run_is_entered_by_nobody(text: str) -> None:
    with pytest.raises(StepNotRun):
        find_step(ALTA, text)


@pytest.mark.parametrize("text", ["0", "6", "03", "", "rain", "-1"])
def test_an_unknown_step_lists_those_that_are_run(text: str) -> None:
    with pytest.raises(UnknownName) as caught:
        find_step(ALTA, text)
    assert caught.value.facts["known"] == [
        "2 Step training", "3 Step limited", "4 Step more", "5 Step ordinary",
    ]  # fmt: skip


def test_a_start_of_several_steps_asks_which() -> None:
    with pytest.raises(SeveralNames) as caught:
        find_step(ALTA, "step ")
    assert "Step training" in str(caught.value.facts["known"])


def test_entry_is_on_the_lowest_step_that_is_run_unless_another_is_asked_for() -> None:
    assert entry_step(ALTA, None).number == 2
    assert entry_step(ALTA, "4").number == 4
    with pytest.raises(StepNotRun):
        entry_step(ALTA, "shelter")


def test_up_goes_to_the_next_step_run_or_to_the_one_named() -> None:
    gap = [step(1), step(2, run=False), step(3), step(4)]
    assert step_up(gap, gap[0], None).number == 3
    assert step_up(gap, gap[0], "4").number == 4
    with pytest.raises(StepNotRun):
        step_up(gap, gap[0], "2")
    with pytest.raises(NotUpwards):
        step_up(gap, gap[2], "3")
    with pytest.raises(AtTheTop):
        step_up(gap, gap[3], None)


def test_nobody_climbs_from_the_top_even_to_a_step_named() -> None:
    with pytest.raises(AtTheTop):
        step_up(ALTA, ALTA[4], "2")


@pytest.mark.parametrize(("at", "count", "reached"), [(5, 1, 4), (5, 2, 3), (5, 3, 2), (3, 1, 2)])
def test_down_goes_one_or_several_steps(at: int, count: int, reached: int) -> None:
    assert step_down(ALTA, ALTA[at - 1], count, None).number == reached


@pytest.mark.parametrize(("at", "count"), [(5, 4), (2, 1), (3, 2), (4, 1000)])
def test_down_never_goes_below_the_lowest_step_that_is_run(at: int, count: int) -> None:
    with pytest.raises(AtTheBottom) as caught:
        step_down(ALTA, ALTA[at - 1], count, None)
    assert caught.value.facts == {"current": at, "lowest": 2, "n": count}


def test_down_to_a_step_named_must_be_downwards_and_run() -> None:
    assert step_down(ALTA, ALTA[4], None, "training").number == 2
    with pytest.raises(NotDownwards):
        step_down(ALTA, ALTA[2], None, "3")
    with pytest.raises(NotDownwards):
        step_down(ALTA, ALTA[2], None, "ordinary")
    with pytest.raises(StepNotRun):
        step_down(ALTA, ALTA[2], None, "1")


# --- conditions ------------------------------------------------------------------------------

ASKING = [
    step(1),
    step(2, min_days=60),
    step(3, follow_ups_held=4),
    step(4, days_without_missed=14),
]


@pytest.mark.parametrize(
    ("at", "to", "facts", "refusal"),
    [
        (1, 2, {"days": 59}, TooSoon),
        (1, 2, {"days": 60}, None),
        (2, 3, {"held": 3}, TooFewFollowUps),
        (2, 3, {"held": 4}, None),
        (3, 4, {"missed": 13}, MissedTooRecently),
        (3, 4, {"missed": 14}, None),
        (3, 4, {}, None),
        # Past a step: what that one asks is asked, too, and nobody has been on it.
        (1, 3, {"days": 60, "held": 9}, TooFewFollowUps),
        (1, 3, {"days": 10, "held": 9}, TooSoon),
        (2, 4, {"held": 4, "missed": 3}, MissedTooRecently),
        (2, 4, {"held": 4}, None),
    ],
)
def test_a_step_asks_before_it_is_entered(
    at: int, to: int, facts: dict[str, Any], refusal: type[Exception] | None
) -> None:
    found = condition_unmet(ASKING, ASKING[to - 1], footing(ASKING[at - 1], **facts), ON)
    assert (None if found is None else type(found)) is refusal


def test_the_refusal_says_how_much_is_asked_and_how_much_there_is() -> None:
    found = condition_unmet(ASKING, ASKING[1], footing(ASKING[0], days=12), ON)
    assert found is not None
    since = ON - dt.timedelta(days=12)
    assert found.facts == {"number": 2, "below": 1, "asked": 60, "n": 12, "since": since}


def test_a_step_that_is_not_run_asks_nothing_on_the_way() -> None:
    ladder = [step(1), step(2, run=False, min_days=60), step(3)]
    assert condition_unmet(ladder, ladder[2], footing(ladder[0]), ON) is None


# --- by property -----------------------------------------------------------------------------


@st.composite
def ladders(draw: st.DrawFn) -> list[Step]:
    runs = draw(st.lists(st.booleans(), min_size=1, max_size=7))
    assume(any(runs))
    return [step(number, run=run) for number, run in enumerate(runs, 1)]


@settings(derandomize=True, max_examples=examples(200), deadline=None)
@given(ladders(), st.data())
def test_every_move_ends_on_a_step_that_is_run(ladder: list[Step], data: st.DataObject) -> None:
    run = [one for one in ladder if one.is_run]
    current = data.draw(st.sampled_from(run))
    place = run.index(current)
    assert entry_step(ladder, None) == run[0]
    if place + 1 < len(run):
        assert step_up(ladder, current, None) == run[place + 1]
    else:
        with pytest.raises(AtTheTop):
            step_up(ladder, current, None)
    count = data.draw(st.integers(1, 8))
    if count <= place:
        assert step_down(ladder, current, count, None) == run[place - count]
    else:
        with pytest.raises(AtTheBottom):
            step_down(ladder, current, count, None)
