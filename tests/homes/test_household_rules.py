"""A rent that a household shares: the parts are the rent, whoever is there."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ettervern_cli.homes.households.rules import Living, minors, month_parts, parse_years, parts
from ettervern_cli.values.dates import month_period
from ettervern_cli.values.money import half_up

JUNE = month_period(2009, 6)
DAYS = st.integers(-10, 40).map(lambda n: JUNE.first + dt.timedelta(days=n))
EVER = dt.date.min


def rents(
    ore: st.SearchStrategy[int | None],
) -> st.SearchStrategy[list[tuple[dt.date, int | None]]]:
    """A rent, and what it may change to on days of the month."""
    first, later = st.tuples(st.just(EVER), ore), st.lists(st.tuples(DAYS, ore), max_size=2)
    return st.builds(lambda one, more: [one, *sorted(more, key=lambda x: x[0])], first, later)


LIVING = st.builds(Living, DAYS, st.none() | DAYS, rents(st.none() | st.integers(0, 900_000)))


@pytest.mark.parametrize(
    ("own", "each"),
    [
        ([None], [750_000]),
        ([None, None, None], [250_000, 250_000, 250_000]),
        (
            [400_000, 100_000, None],
            [325_000, 100_000, 325_000],
        ),
        ([None, 0], [750_000, 0]),  # one rent, and one who owes it
        ([None, 600_000, 300_000], [0, 500_000, 250_000]),  # a rent set lower than the parts of it
    ],
)
def test_a_rent_is_shared_among_those_who_are_there(own: list[int | None], each: list[int]) -> None:
    assert parts(750_000, own) == each


@given(rents(st.integers(0, 2_000_000)), st.lists(LIVING, min_size=1, max_size=4))
def test_the_parts_are_what_one_who_lived_there_alone_would_owe(
    rent: list[tuple[dt.date, int]], household: list[Living]
) -> None:
    days = [JUNE.first + dt.timedelta(days=n) for n in range(JUNE.days)]
    lived_in = [day for day in days if any(one.there(day) for one in household)]
    whole = sum([ore for first, ore in rent if first <= day][-1] for day in lived_in)
    found = month_parts(rent, household, JUNE)
    assert sum(part.amount_ore for part in found) == half_up(whole, JUNE.days)
    for one, part in zip(household, found, strict=True):
        assert part.amount_ore == 0 or any(one.there(day) for day in days)


def test_children_are_those_under_18_in_the_year() -> None:
    assert minors([1991, 1992, 2009, 2010], dt.date(2009, 1, 1)) == [1992, 2009]
    assert parse_years("2007, 1995") == "[1995, 2007]"
    for text in ("07", "2007;1995", "to tusen"):
        with pytest.raises(ValueError, match=text.split(";", maxsplit=1)[0]):
            parse_years(text)
