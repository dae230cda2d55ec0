"""Prices, posts, empty units and grants as pure rules: by table and by property."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.homes.beds import Span, span
from ettervern_cli.money.budget.prices import Prices, adjusted, factor, read_prices
from ettervern_cli.money.funders.rules import Grant, spent
from ettervern_cli.money.posts.rules import in_year, two_places
from ettervern_cli.money.vacancy.rules import (
    Rented,
    empty_month,
    free_nights,
    full_rent,
    months_of,
    policy_month,
)
from ettervern_cli.reports.funder.due import report_is_near
from ettervern_cli.values.dates import DAY, month_period
from ettervern_cli.values.money import half_up
from tests.helpers.examples import examples

every = settings(derandomize=True, max_examples=examples(150), deadline=None)
ORE = st.integers(0, 10**10)


# --- prices ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "rate"),
    [
        (2026, "1"),
        (2027, "1.031"),
        (2028, "1.06193"),  # 1.031 × 1.03
        (2030, "1.2"),
        (2031, "1.236"),  # 1.2 × 1.03
    ],
)
def test_a_years_own_factor_counts_and_the_yearly_one_goes_on_from_it(year: int, rate: str) -> None:
    prices = read_prices({"year": 2026, "factors": {"2027": 1.031, "2030": 1.2}, "yearly": 1.03})
    assert factor(prices, year) == Fraction(rate)


def test_before_the_year_of_the_prices_a_krone_was_worth_more() -> None:
    prices = Prices(2026, {}, Fraction("1.25"))
    assert factor(prices, 2025) == Fraction("0.8")
    assert factor(prices, 2024) == Fraction("0.64")


def test_without_a_yearly_factor_the_last_known_one_stays() -> None:
    prices = Prices(2026, {2027: Fraction("1.1")}, None)
    assert [factor(prices, year) for year in (2025, 2026, 2027, 2035)] == [
        1, 1, Fraction("1.1"), Fraction("1.1"),
    ]  # fmt: skip
    assert factor(None, 2099) == 1


@every
@given(st.lists(st.one_of(st.none(), ORE), max_size=8), st.fractions(0, 3, max_denominator=10**6))
def test_adjusted_amounts_add_up_to_the_adjusted_sum(
    planned: list[int | None], rate: Fraction
) -> None:
    found = adjusted(planned, rate)
    given_ = [amount for amount in planned if amount is not None]
    total = sum(given_) * rate
    assert sum(amount or 0 for amount in found) == half_up(total.numerator, total.denominator)
    for before, after in zip(planned, found, strict=True):
        assert (before is None) == (after is None)
        if before is not None and after is not None:
            assert abs(after - before * rate) < 2


@every
@given(st.lists(ORE, min_size=1, max_size=6), st.fractions(0, 3, max_denominator=10**6))
def test_a_balanced_plan_stays_balanced_in_other_prices(costs: list[int], rate: Fraction) -> None:
    [financing] = adjusted([sum(costs)], rate)
    assert sum(cost or 0 for cost in adjusted(costs, rate)) == financing


# --- posts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "full_time", "cost"),
    [
        (None, None, 0.5, 30_000_000),
        ("2009-01-01", "2009-12-31", 0.5, 30_000_000),
        ("2009-07-02", None, 0.25, 15_041_096),  # 183 of 365 days
        (None, "2009-01-01", 0.0, 82_192),  # one day
        ("2008-01-01", "2010-12-31", 0.5, 30_000_000),
    ],
)
def test_a_post_counts_for_the_days_it_is_filled(
    first: str | None, last: str | None, full_time: float, cost: int
) -> None:
    begun, over = (dt.date.fromisoformat(day) if day else None for day in (first, last))
    found = in_year(50, 60_000_000, begun, over, 2009)
    assert found is not None
    assert (two_places(found.full_time), found.cost_ore) == (full_time, cost)


def test_a_post_outside_the_year_is_none_and_not_nothing() -> None:
    assert in_year(100, 1, dt.date(2010, 1, 1), None, 2009) is None
    assert in_year(100, 1, None, dt.date(2008, 12, 31), 2009) is None
    nobody = in_year(0, 1, None, None, 2009)
    assert nobody is not None
    assert nobody.full_time == nobody.cost_ore == 0


# --- empty units -----------------------------------------------------------------------------

MARCH = month_period(2009, 3)


def test_the_policy_takes_the_cheapest_units_there_are_each_day() -> None:
    cheap = Rented(310_000, 1, dt.date(2009, 3, 11), None)
    dear = Rented(620_000, 1, None, dt.date(2009, 3, 20))
    # 10 days of the dear one at 200 kr, then 21 of the cheap one at 100 kr.
    assert policy_month([dear, cheap], 1, MARCH) == (MARCH, 31, 410_000)
    # Two of them: both on ten days, and only the cheap one from the 21st.
    assert policy_month([dear, cheap], 2, MARCH) == (MARCH, 20 + 21, 400_000 + 210_000)
    assert policy_month([dear, cheap], 0, MARCH) == (MARCH, 0, 0)


def test_a_units_beds_all_stand_empty_with_it() -> None:
    house = Rented(100_000, 3, None, None)
    assert policy_month([house], 1, MARCH) == (MARCH, 93, 300_000)
    assert full_rent([house, house], MARCH) == 600_000


def day(number: int) -> dt.date:
    return dt.date(2009, 3, number)


def test_a_night_is_empty_that_nobody_has_while_the_unit_is_in_use() -> None:
    counted = Span(day(1), MARCH.end)
    house = Rented(0, 2, day(3), day(30))
    assert free_nights(house, counted, [], []) == 56
    living = [span(day(1), day(11)), span(day(6), None)]  # nights 3–10 and 6–30
    assert free_nights(house, counted, living, []) == 56 - 8 - 25
    assert free_nights(house, counted, living, [span(day(29), None)]) == 56 - 8 - 23 - 4
    assert free_nights(house, Span(day(1), day(2)), [], []) == 0
    # In and out the same day is no night.
    assert free_nights(house, counted, [span(day(5), day(5))], []) == 56


def test_what_empty_nights_cost_is_rounded_once_a_month() -> None:
    assert empty_month(MARCH, [(100, 1), (100, 1), (100, 1)]) == (MARCH, 3, 10)  # 300 / 31
    assert len(months_of(2012)) == 12


SPANS = st.builds(
    lambda first, length: span(dt.date(2009, 2, 20) + first * DAY,
                               dt.date(2009, 2, 20) + (first + length) * DAY),
    st.integers(0, 50), st.integers(0, 50),
)  # fmt: skip


@every
@given(st.integers(1, 3), st.lists(SPANS, max_size=4), st.lists(SPANS, max_size=2))
def test_empty_nights_are_those_counted_night_by_night(
    beds: int, taken: list[Span], void: list[Span]
) -> None:
    unit = Rented(0, beds, None, day(28))
    by_night = 0
    for number in range(1, 29):
        if not any(each.covers(day(number)) for each in void):
            by_night += max(0, beds - sum(each.covers(day(number)) for each in taken))
    assert free_nights(unit, Span(day(1), MARCH.end), taken, void) == by_night


# --- grants ----------------------------------------------------------------------------------


def grant(code: str, award: int, *covers: str) -> Grant:
    return Grant(code, award, frozenset(covers))


def test_what_is_spent_is_divided_in_proportion_to_the_awards() -> None:
    grants = [grant("state", 800, "pay", "car"), grant("town", 200, "pay", "car")]
    assert spent(grants, {"pay": 500, "car": 100}) == {"state": 480, "town": 120}


def test_what_a_grant_cannot_pay_falls_to_the_others_of_its_lines() -> None:
    state, town = grant("state", 100, "pay"), grant("town", 100, "pay", "office")
    # The office is the town's alone, 50; of 150 for pay each has 75, and the town only 50 left.
    assert spent([state, town], {"pay": 150, "office": 50}) == {"state": 100, "town": 100}
    assert spent([state, town], {"pay": 1000, "office": 0}) == {"state": 100, "town": 100}


def test_credits_and_lines_nobody_covers_spend_nothing() -> None:
    assert spent([grant("state", 100, "pay")], {"pay": -50, "car": 70}) == {"state": 0}
    assert spent([grant("state", 0, "pay")], {"pay": 50}) == {"state": 0}
    assert spent([], {"pay": 50}) == {}


LINES = ("pay", "car", "office")
GRANTS = st.lists(
    st.tuples(st.integers(0, 10**6), st.sets(st.sampled_from(LINES), min_size=1)), max_size=5
)


@every
@given(GRANTS, st.dictionaries(st.sampled_from(LINES), st.integers(-1000, 10**6)))
def test_no_grant_pays_more_than_its_award_nor_together_more_than_the_costs(
    rows: list[tuple[int, set[str]]], booked: dict[str, int]
) -> None:
    grants = [Grant(str(i), award, frozenset(covers)) for i, (award, covers) in enumerate(rows)]
    used = spent(grants, booked)
    assert all(0 <= used[each.code] <= each.award_ore for each in grants)
    covered = sum(
        max(0, amount) for line, amount in booked.items() if any(line in g.covers for g in grants)
    )
    assert sum(used.values()) <= covered
    if all(each.covers == frozenset(LINES) for each in grants):
        assert sum(used.values()) == min(covered, sum(each.award_ore for each in grants))


def test_a_report_is_worth_a_word_from_sixty_days_before_until_fourteen_after() -> None:
    due = dt.date(2010, 3, 1)
    near = [days for days in range(-70, 30) if report_is_near(due, due + days * DAY)]
    assert near == list(range(-60, 15))
