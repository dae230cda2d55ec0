"""Sharing by largest remainder: by table, and for any amounts and weights."""

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.values.sharing_keys import mixed, number, share_out
from tests.helpers.examples import examples

AMOUNTS = st.integers(-(10**13), 10**13)
WEIGHT = st.one_of(st.integers(0, 100_000).map(Fraction), st.fractions(0, 100, max_denominator=997))
WEIGHTS = st.lists(WEIGHT, min_size=1, max_size=12).filter(any)


def whole(*weights: int) -> list[Fraction]:
    return [Fraction(weight) for weight in weights]


def shared(amount: int, weights: list[Fraction]) -> list[int]:
    shares = share_out(amount, weights)
    assert shares is not None
    return shares


@pytest.mark.parametrize(
    ("amount", "weights", "shares"),
    [
        (100, (1, 1, 1), [34, 33, 33]),
        (101, (1, 1, 1), [34, 34, 33]),
        (-100, (1, 1, 1), [-34, -33, -33]),
        (0, (1, 2), [0, 0]),
        (1, (1, 1), [1, 0]),
        (10, (0, 3, 0), [0, 10, 0]),
        (7, (2, 3), [3, 4]),  # quotas 2.8 and 4.2
        (3, (1, 1, 1, 1), [1, 1, 1, 0]),
    ],
)
def test_what_is_left_over_goes_to_the_largest_remainders_then_to_the_first(
    amount: int, weights: tuple[int, ...], shares: list[int]
) -> None:
    assert shared(amount, whole(*weights)) == shares


def test_nobody_can_be_charged_where_nobody_weighs_anything() -> None:
    assert share_out(100, whole(0, 0)) is None
    assert share_out(0, whole(0, 0)) is None
    assert share_out(100, []) is None


@settings(derandomize=True, max_examples=examples(400))
@given(AMOUNTS, WEIGHTS)
def test_shares_add_up_and_lie_within_an_ore_of_the_exact_quota(
    amount: int, weights: list[Fraction]
) -> None:
    shares = shared(amount, weights)
    assert sum(shares) == amount
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(amount) * weight / sum(weights)) < 1


@settings(derandomize=True, max_examples=examples(200))
@given(AMOUNTS.filter(lambda amount: amount > 0), WEIGHTS)
def test_whoever_weighs_more_never_pays_less(amount: int, weights: list[Fraction]) -> None:
    pairs = list(zip(weights, shared(amount, weights), strict=True))
    for (one, pays), (other, pays_too) in combinations(pairs, 2):
        if one > other:
            assert pays >= pays_too
        if one == other:
            assert 0 <= pays - pays_too <= 1  # of equals the first pays the odd øre


@settings(derandomize=True, max_examples=examples(200))
@given(AMOUNTS, WEIGHTS)
def test_a_credit_gives_back_just_what_the_charge_took(
    amount: int, weights: list[Fraction]
) -> None:
    assert shared(-amount, weights) == [-share for share in shared(amount, weights)]


@settings(derandomize=True, max_examples=examples(100))
@given(st.integers(0, 10**6), st.lists(st.integers(0, 50).map(Fraction), min_size=2, max_size=4)
       .filter(any))  # fmt: skip
def test_the_order_of_the_municipalities_matters_for_ties_alone(
    amount: int, weights: list[Fraction]
) -> None:
    shares = shared(amount, weights)
    rest = [amount * weight / sum(weights) % 1 for weight in weights]
    for order in permutations(range(len(weights))):
        others = shared(amount, [weights[i] for i in order])
        for place, i in enumerate(order):
            tied = any(rest[i] == rest[j] for j in range(len(rest)) if j != i)
            assert others[place] == shares[i] or tied


@settings(derandomize=True, max_examples=examples(100))
@given(AMOUNTS, WEIGHTS, st.integers(1, 1000))
def test_only_the_proportions_of_weights_count(
    amount: int, weights: list[Fraction], factor: int
) -> None:
    scaled = [weight * factor / 7 for weight in weights]
    assert shared(amount, scaled) == shared(amount, weights)


def test_a_mix_weighs_in_percent_of_the_whole() -> None:
    # A fifth in equal parts, four fifths by 3 to 1.
    assert mixed([(Fraction(20), whole(1, 1)), (Fraction(80), whole(3, 1))]) == whole(70, 30)
    # Sizes need not be percent: 1 and 4 are the same mix.
    assert mixed([(Fraction(1), whole(1, 1)), (Fraction(4), whole(3, 1))]) == whole(70, 30)


def test_a_part_of_a_mix_that_weighs_for_nobody_makes_the_mix_useless_unless_it_has_no_size() -> (
    None
):
    assert mixed([(Fraction(50), whole(1, 1)), (Fraction(50), whole(0, 0))]) is None
    assert mixed([(Fraction(50), whole(3, 1)), (Fraction(0), whole(0, 0))]) == whole(75, 25)
    assert mixed([(Fraction(0), whole(1, 1))]) is None
    assert mixed([]) is None


@settings(derandomize=True, max_examples=examples(200))
@given(
    AMOUNTS,
    st.integers(1, 6).flatmap(
        lambda size: st.lists(
            st.tuples(
                st.integers(1, 10_000).map(Fraction),
                st.lists(WEIGHT, min_size=size, max_size=size).filter(any),
            ),
            min_size=1,
            max_size=4,
        )
    ),
)
def test_any_mix_adds_up_to_a_hundred_percent_and_its_shares_to_the_amount(
    amount: int, parts: list[tuple[Fraction, list[Fraction]]]
) -> None:
    weights = mixed(parts)
    assert weights is not None
    assert sum(weights) == 100
    assert sum(shared(amount, weights)) == amount


def test_scripts_get_whole_weights_whole_and_others_to_six_decimals() -> None:
    assert [number(weight) for weight in (Fraction(51558), Fraction(5, 2), Fraction(1, 3))] == [
        51558,
        2.5,
        0.333333,
    ]
    assert isinstance(number(Fraction(6, 2)), int)
