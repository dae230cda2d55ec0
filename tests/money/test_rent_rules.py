"""What a month costs, what payments settle, and how old the rest is: by table and by property."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.money.rent.rules import (
    Ages,
    Instalment,
    Owed,
    ages,
    full_months,
    month_charge,
    months_honoured,
    nights_in,
    unsettled,
)
from ettervern_cli.values.dates import DAY, Period, month_period

NOVEMBER = month_period(2009, 11)
DAYS = st.dates(dt.date(2009, 1, 1), dt.date(2011, 12, 31))
ORE = st.integers(0, 2_000_000)
DEBTS = st.lists(st.builds(Owed, DAYS, ORE), max_size=8)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("moved_in", "moved_out", "nights"),
    [
        ("2009-10-01", None, 30),
        ("2009-11-01", "2009-12-01", 30),
        ("2009-11-30", None, 1),
        ("2009-11-10", "2009-11-20", 10),
        ("2009-11-10", "2009-11-10", 0),
        ("2009-10-01", "2009-11-01", 0),
        ("2009-12-01", None, 0),
        ("2009-10-01", "2009-11-02", 1),
    ],
)
def test_the_day_of_moving_out_is_not_a_night(
    moved_in: str, moved_out: str | None, nights: int
) -> None:
    assert nights_in(NOVEMBER, day(moved_in), day(moved_out) if moved_out else None) == nights


@pytest.mark.parametrize(
    ("rent", "nights", "days", "ore"),
    [
        (550_000, 30, 30, 550_000),
        (550_000, 10, 30, 183_333),
        (550_000, 20, 30, 366_667),
        (1, 15, 30, 1),  # half an øre is rounded up
        (550_000, 1, 28, 19_643),
        (0, 30, 30, 0),
    ],
)
def test_part_of_a_month_costs_its_share_of_the_nights(
    rent: int, nights: int, days: int, ore: int
) -> None:
    assert month_charge([(rent, nights)], days) == ore


@given(moved_in=DAYS, nights=st.none() | st.integers(0, 400))
def test_the_nights_of_all_months_are_the_nights_of_the_placement(
    moved_in: dt.date, nights: int | None
) -> None:
    moved_out = None if nights is None else moved_in + nights * DAY
    months = [month_period(year, month) for year in range(2009, 2014) for month in range(1, 13)]
    total = sum(nights_in(month, moved_in, moved_out) for month in months)
    assert total == ((moved_out or dt.date(2014, 1, 1)) - moved_in).days


def test_the_oldest_debt_is_settled_first() -> None:
    debts = [Owed(day("2009-11-30"), 500), Owed(day("2009-09-30"), 500)]
    assert unsettled(debts, 0) == debts[::-1]
    assert unsettled(debts, 500) == [debts[0]]
    assert unsettled(debts, 501) == [Owed(day("2009-11-30"), 499)]
    assert unsettled(debts, 1_200) == []


@settings(derandomize=True, deadline=None)
@given(debts=DEBTS, paid=ORE, on=DAYS)
def test_arrears_are_what_is_owed_less_what_is_paid_to_the_ore(
    debts: list[Owed], paid: int, on: dt.date
) -> None:
    left = unsettled(debts, paid)
    owed = sum(debt.amount_ore for debt in debts)
    assert sum(debt.amount_ore for debt in left) == max(0, owed - paid)
    assert ages(left, on).total_ore == max(0, owed - paid)


@settings(derandomize=True, deadline=None)
@given(debts=DEBTS, paid=ORE, more=ORE)
def test_a_payment_never_makes_what_is_left_older_than_something_settled(
    debts: list[Owed], paid: int, more: int
) -> None:
    before, after = unsettled(debts, paid), unsettled(debts, paid + more)
    assert after == unsettled(before, more)
    untouched = [debt for debt in debts if debt.amount_ore]
    if after:
        newer = [debt for debt in untouched if debt.on > after[0].on]
        assert all(debt in after for debt in newer)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (0, Ages(7, 0, 0)),
        (30, Ages(7, 0, 0)),
        (31, Ages(0, 7, 0)),
        (90, Ages(0, 7, 0)),
        (91, Ages(0, 0, 7)),
    ],
)
def test_debts_age_at_31_and_91_days(days: int, found: Ages) -> None:
    on = day("2009-11-30")
    assert ages([Owed(on - days * DAY, 7)], on) == found


@pytest.mark.parametrize(
    ("since", "on", "months"),
    [
        ("2009-09-01", "2009-11-30", [9, 10]),
        ("2009-09-02", "2009-11-30", [10]),
        ("2009-09-02", "2009-12-01", [10, 11]),
        ("2009-11-01", "2009-11-20", []),
        ("2009-12-15", "2010-02-01", [1]),
    ],
)
def test_a_month_counts_when_it_is_over_and_began_under_the_agreement(
    since: str, on: str, months: list[int]
) -> None:
    found = full_months(day(since), day(on))
    assert [month.first.month for month in found] == months
    assert all(isinstance(month, Period) for month in found)


@pytest.mark.parametrize(
    ("instalment", "kept"),
    [
        (Instalment(2000, 500), 1),
        (Instalment(2000, 499), 0),
        (Instalment(300, 300), 1),  # no more was owed
        (Instalment(300, 200), 0),
        (Instalment(0, 0), 1),
        (Instalment(-100, 0), 1),
    ],
)
def test_an_agreement_is_kept_by_the_amount_or_by_all_that_is_owed(
    instalment: Instalment, kept: int
) -> None:
    assert months_honoured(500, [instalment]) == kept
