"""Room for people: beds over time and places open, against counting one by one."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.homes.beds import Bed, Span, Unplaced, most_at_once, open_places, span
from ettervern_cli.values.dates import FAR
from tests.helpers.examples import examples

START = dt.date(2026, 1, 1)


def day(number: int) -> dt.date:
    return START + dt.timedelta(days=number)


def between(first: int, end: int | None) -> Span:
    return span(day(first), None if end is None else day(end))


def test_the_last_day_of_a_span_is_the_first_not_in_it() -> None:
    stay = between(3, 5)
    assert [number for number in range(8) if stay.covers(day(number))] == [3, 4]
    assert between(3, None).end == FAR


@pytest.mark.parametrize(
    ("wanted", "others", "most"),
    [
        ((0, 10), [], 0),
        ((0, 10), [(2, 4)], 1),
        ((0, 10), [(2, 4), (4, 6)], 1),  # the day of departure is free for the next
        ((0, 10), [(2, 5), (4, 6)], 2),
        ((0, 10), [(10, 12)], 0),
        ((5, None), [(0, 5)], 0),
        ((5, None), [(0, None), (700, None)], 2),
        ((5, 6), [(0, 6), (6, 9)], 1),
    ],
)
def test_beds_taken_at_once(
    wanted: tuple[int, int | None], others: list[tuple[int, int | None]], most: int
) -> None:
    assert most_at_once(between(*wanted), [between(*one) for one in others]) == most


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(
    lambda pair: Span(day(pair[0]), day(pair[0] + pair[1]))
)


@settings(derandomize=True, max_examples=examples(300), deadline=None)
@given(SPANS, st.lists(SPANS, max_size=8))
def test_most_at_once_is_what_counting_every_day_finds(wanted: Span, others: list[Span]) -> None:
    inside = [day(number) for number in range(60) if wanted.covers(day(number))]
    counted = max(sum(other.covers(on) for other in others) for on in inside)
    assert most_at_once(wanted, others) == counted


# --- places open to a person -----------------------------------------------------------------

OURS, THEIRS = 1, 2


@pytest.mark.parametrize(
    ("unplaced", "to_anyone", "to_ours"),
    [
        ([], 2, 3),
        ([None], 1, 2),
        ([None, None], 0, 1),
        ([None, None, None], -1, 0),
        ([OURS], 2, 2),  # takes the reserved bed
        ([OURS, OURS], 1, 1),
        ([THEIRS], 1, 2),  # has no bed of its own here
    ],
)
def test_a_reserved_bed_is_open_to_its_partners_own_alone(
    unplaced: list[int | None], to_anyone: int, to_ours: int
) -> None:
    beds = [Bed(1, None), Bed(1, None), Bed(1, OURS), Bed(0, None)]
    people = [Unplaced(partner) for partner in unplaced]
    assert open_places(beds, people, None) == to_anyone
    assert open_places(beds, people, THEIRS) == to_anyone
    assert open_places(beds, people, OURS) == to_ours


PARTNERS = st.sampled_from([None, OURS, THEIRS])


@settings(derandomize=True, max_examples=examples(300), deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2), PARTNERS), max_size=5),
    st.lists(PARTNERS, max_size=5),
    PARTNERS,
)
def test_there_is_room_exactly_where_everybody_can_be_given_a_bed(
    beds: list[tuple[int, int | None]], people: list[int | None], newcomer: int | None
) -> None:
    def fits(waiting: list[int | None], free: list[int | None]) -> bool:
        if not waiting:
            return True
        first, *rest = waiting
        return any(
            bed in (None, first) and fits(rest, free[:place] + free[place + 1 :])
            for place, bed in enumerate(free)
        )

    free = [partner for count, partner in beds for _ in range(count)]
    found = open_places([Bed(*bed) for bed in beds], [Unplaced(one) for one in people], newcomer)
    assert (found >= 1) == fits([*people, newcomer], free) or not fits(people, free)
