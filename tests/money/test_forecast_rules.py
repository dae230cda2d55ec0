"""The forecast of a line, and the occupancy at which a house balances: pure rules."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.money.forecast.rules import House, LineSoFar, a_day, cut, expected, parse_part
from tests.helpers.examples import examples

every = settings(derandomize=True, max_examples=examples(200), deadline=None)
ORE = st.integers(0, 10**10)
PARTS = st.fractions(0, 1, max_denominator=10**6)


# --- a line to the year's end ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "forecast", "basis"),
    [
        # Planned and not booked, booked and not planned, both, neither.
        (LineSoFar(1000, None, months_left=2), 1000, "plan"),
        (LineSoFar(None, 700, months_left=2), 700, "booked"),
        (LineSoFar(1000, 700, months_left=2), 1000, "plan"),
        (LineSoFar(None, None, months_left=2), None, None),
        (LineSoFar(1000, 1200, months_left=2), 1200, "booked"),
        (LineSoFar(0, None, months_left=2), None, None),
        # A year that is over has what is booked.
        (LineSoFar(1000, 700), 700, "booked"),
        (LineSoFar(1000, None, 1000), None, None),
        # An award that is not received in full is expected; one that is, is what came.
        (LineSoFar(1000, 400, 1000, months_left=1), 1000, "award"),
        (LineSoFar(1000, None, 900, months_left=1), 900, "award"),
        (LineSoFar(1000, 1000, 1000, months_left=1), 1000, "booked"),
        (LineSoFar(1000, 1100, 1000, (900, 900, 900), 0, 3), 1100, "booked"),
        # Three full months, each with a booking: their mean goes on.
        (LineSoFar(99_900, 60_000, None, (10_000, 20_000, 30_000), 0, 2), 100_000, "recurs"),
        (LineSoFar(99_900, 60_000, None, (10_000, 20_000, 30_000), 5_000, 2), 95_000, "recurs"),
        (LineSoFar(99_900, 60_000, None, (10_000, 20_000, 30_000), 50_000, 2), 80_000, "recurs"),
        (LineSoFar(None, 60_000, None, (10_000, 20_000, 30_000), 0, 1), 80_000, "recurs"),
        # A credit in the present month does not make it dearer.
        (LineSoFar(None, 60_000, None, (20_000, 20_000, 20_000), -900, 1), 80_000, "recurs"),
        # In whole kroner: 100.50 a month is 101.
        (LineSoFar(None, 0, None, (10_050, 10_050, 10_050), 0, 1), 10_100, "recurs"),
        # One of the three months has nothing, or only a credit.
        (LineSoFar(99_900, 60_000, None, (10_000, None, 30_000), 0, 2), 99_900, "plan"),
        (LineSoFar(99_900, 60_000, None, (10_000, 0, 30_000), 0, 2), 99_900, "plan"),
        (LineSoFar(None, 60_000, None, (10_000, -5, 30_000), 0, 2), 60_000, "booked"),
    ],
)
def test_what_a_line_comes_to(line: LineSoFar, forecast: int | None, basis: str | None) -> None:
    assert expected(line) == (forecast, basis)


MONTH = st.one_of(st.none(), st.integers(-(10**6), 10**8))


@every
@given(
    st.one_of(st.none(), ORE), st.one_of(st.none(), ORE), st.one_of(st.none(), ORE),
    st.tuples(MONTH, MONTH, MONTH), st.integers(-(10**6), 10**8), st.integers(0, 12),
)  # fmt: skip
def test_a_forecast_is_never_below_what_is_booked_and_none_only_where_there_is_nothing(
    planned: int | None, booked: int | None, awarded: int | None,
    recent: tuple[int | None, int | None, int | None], here: int, left: int,
) -> None:  # fmt: skip
    found = expected(LineSoFar(planned, booked, awarded, recent, here, left))
    assert (found.forecast_ore is None) == (found.basis is None)
    if booked is not None:
        assert found.forecast_ore is not None
        assert found.forecast_ore >= booked
    if planned is None and booked is None and awarded is None and None in recent:
        assert found.forecast_ore is None


# --- break-even ------------------------------------------------------------------------------

# Twelve rooms at 4 500 kr: 648 000 when all are used; 12 000 000 of costs, 11 500 000 given.
FRI = House(4380, 1_200_000_000, 1_150_000_000, 64_800_000, 0)


def test_a_house_of_rents_balances_where_they_fill_what_is_not_given() -> None:
    assert FRI.balance == Fraction(500_000, 648_000)
    here = FRI.at(Fraction(3, 4))
    assert (here.used_days, here.cost_ore, here.income_ore, here.result_ore) == (
        3285, 1_200_000_000, 1_198_600_000, -1_400_000,
    )  # fmt: skip
    assert a_day(here.cost_ore, FRI.bed_days) == 273_973
    assert a_day(here.cost_ore, here.used_days) == 365_297
    assert a_day(100, 0) is None


def test_a_house_that_pays_for_empty_flats_balances_the_same_way() -> None:
    # Empty flats cost 486 000 when all are empty; 1 900 000 of other costs, 2 000 000 given.
    alta = House(2555, 190_000_000, 200_000_000, 0, 48_600_000)
    assert alta.balance == Fraction(386_000, 486_000)
    assert alta.at(Fraction(1)).result_ore == 10_000_000
    assert alta.at(Fraction(0)).result_ore == -38_600_000


def test_no_occupancy_balances_a_house_that_is_short_when_full() -> None:
    assert FRI._replace(income_ore=1_100_000_000).balance is None
    assert House(10, 100, 50, 0, 0).balance is None
    assert House(10, 100, 100, 0, 0).balance == 0
    assert House(10, 100, 50, 50, 0).balance == 1


HOUSES = st.builds(House, st.integers(1, 10**5), ORE, ORE, ORE, ORE)


@every
@given(HOUSES, PARTS, PARTS)
def test_income_and_result_never_fall_as_occupancy_rises(
    house: House, one: Fraction, other: Fraction
) -> None:
    low, high = sorted((one, other))
    assert house.at(low).income_ore <= house.at(high).income_ore
    assert house.at(low).cost_ore >= house.at(high).cost_ore
    assert house.at(low).result_ore <= house.at(high).result_ore


@every
@given(HOUSES)
def test_the_balance_is_nought_to_the_ore_or_there_is_none(house: House) -> None:
    balance = house.balance
    if balance is None:
        assert house.incomes(Fraction(1)) < house.costs(Fraction(1))
    elif balance:
        assert 0 < balance <= 1
        assert house.at(balance).result_ore == 0
        assert house.incomes(balance) == house.costs(balance)
    else:
        assert house.incomes(Fraction(0)) >= house.costs(Fraction(0))


@every
@given(ORE, PARTS)
def test_a_cut_and_what_is_left_add_up(amount: int, part: Fraction) -> None:
    assert 0 <= cut(amount, part) <= amount
    assert abs(cut(amount, part) - amount * part) * 2 <= 1


@pytest.mark.parametrize(
    ("text", "part"),
    [("0.75", "3/4"), ("0,75", "3/4"), ("75%", "3/4"), ("75 %", "3/4"), ("12.5%", "1/8"),
     ("12,5 %", "1/8"), ("1", "1"), ("100%", "1"), ("0", "0"), ("0%", "0"), (".5", "1/2")],
)  # fmt: skip
def test_a_part_is_read_with_and_without_percent(text: str, part: str) -> None:
    assert parse_part(text) == Fraction(part)


@pytest.mark.parametrize("text", ["75", "1.01", "101%", "-5%", "", "%", "x", "1e-1", "½", "1.2.3"])
def test_what_is_no_part_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_part(text)
