"""Which backups are kept, by table and by property."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.values.backup_schedule import Copy, Keeping, parse_keeping, retained
from tests.helpers.examples import examples

FIRST = dt.date(2026, 1, 1)
days = st.integers(0, 900).map(lambda n: FIRST + dt.timedelta(days=n))
copies = st.lists(st.tuples(days, st.integers(0, 3)), max_size=60, unique=True).map(
    lambda found: [Copy(on, f"{on} {n}", f"{on}-{n}") for on, n in found]
)
keepings = st.builds(
    Keeping, *(st.integers(0, most) for most in (9, 6, 14, 4))
)  # nothing at all is possible too: then only the newest stays


def daily(count: int) -> list[Copy]:
    """One a day from 1 January 2026."""
    found = [FIRST + dt.timedelta(days=n) for n in range(count)]
    return [Copy(on, str(on), str(on)) for on in found]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7d,4w,12m", Keeping(7, 4, 12, 0)),
        ("1d", Keeping(1)),
        (" 3m , 2y ", Keeping(months=3, years=2)),
        ("2w,1d", Keeping(1, 2)),
        ("all", None),
    ],
)
def test_what_is_kept_is_read_as_typed(text: str, meant: Keeping | None) -> None:
    assert parse_keeping(text) == meant


@pytest.mark.parametrize(
    "text", ["", "d", "7", "7x", "0d", "-1d", "7d,,4w", "7d,2d", "99999d", "7d 4w", "٧d", "1.5m"]
)
def test_what_says_nothing_to_keep_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_keeping(text)


def test_a_year_of_days_leaves_days_weeks_and_months() -> None:
    """31 December 2026 is a Thursday: by hand, from a calendar."""
    chosen = retained(daily(365), Keeping(7, 4, 12))
    assert sorted(chosen) == [
        *("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"),
        *("2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30"),
        *("2026-12-13", "2026-12-20"),  # Sundays; those of the last two weeks are days too
        *("2026-12-25", "2026-12-26", "2026-12-27", "2026-12-28", "2026-12-29", "2026-12-30"),
        "2026-12-31",
    ]


def test_of_one_day_the_last_is_kept() -> None:
    on = dt.date(2026, 10, 31)
    two = [Copy(on, "03:12", "first"), Copy(on, "17:40", "second")]
    assert retained(two, Keeping(1)) == {"second"}


def test_a_long_pause_removes_nothing() -> None:
    old = daily(3)
    late = Copy(dt.date(2029, 6, 1), "late", "late")
    assert retained([*old, late], Keeping(4)) == {copy.name for copy in (*old, late)}


@settings(derandomize=True)
@given(copies, keepings)
def test_the_newest_is_never_removed(found: list[Copy], keeping: Keeping) -> None:
    chosen = retained(found, keeping)
    assert chosen <= {copy.name for copy in found}
    if found:
        assert max(found, key=lambda copy: (copy.on, copy.order)).name in chosen


@settings(derandomize=True)
@given(copies, keepings)
def test_what_is_kept_stays_kept(found: list[Copy], keeping: Keeping) -> None:
    chosen = retained(found, keeping)
    assert retained([copy for copy in found if copy.name in chosen], keeping) == chosen


@settings(derandomize=True)
@given(copies, keepings)
def test_of_each_day_week_month_and_year_covered_the_newest_is_there(
    found: list[Copy], keeping: Keeping
) -> None:
    chosen = retained(found, keeping)
    periods: list[tuple[int, Callable[[dt.date], int]]] = [
        (keeping.days, lambda on: on.toordinal()),
        (keeping.weeks, lambda on: (on.toordinal() - 1) // 7),  # 0001-01-01 was a Monday
        (keeping.months, lambda on: on.year * 12 + on.month),
        (keeping.years, lambda on: on.year),
    ]
    for most, part_of in periods:
        latest = sorted({part_of(copy.on) for copy in found}, reverse=True)[:most]
        for period in latest:
            within = [copy for copy in found if part_of(copy.on) == period]
            assert max(within, key=lambda copy: (copy.on, copy.order)).name in chosen


@settings(derandomize=True)
@given(copies, keepings)
def test_no_more_is_kept_than_was_asked_for(found: list[Copy], keeping: Keeping) -> None:
    assert len(retained(found, keeping)) <= max(1, sum(keeping))


@settings(derandomize=True, max_examples=examples(30))
@given(st.integers(1, 200), keepings)
def test_removing_every_night_leaves_what_removing_once_does(count: int, keeping: Keeping) -> None:
    there: list[Copy] = []
    for copy in daily(count):
        there.append(copy)
        chosen = retained(there, keeping)
        there = [one for one in there if one.name in chosen]
    assert {copy.name for copy in there} == retained(daily(count), keeping)
