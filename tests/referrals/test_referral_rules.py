"""The waiting list's rules, by table and by property."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.referrals.rules import (
    ASK_AGAIN,
    FIRST_IN_LINE,
    ReferralDays,
    ask_again_day,
    asks_later,
    ends_it,
    is_first,
    line,
    status,
    waited_days,
)

TODAY = dt.date(2009, 11, 20)


def day(number: int) -> dt.date:
    return dt.date(2009, 11, number)


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (ReferralDays(1, day(1)), "referred"),
        (ReferralDays(1, day(1), assessed_on=day(2)), "waiting"),
        (ReferralDays(1, day(1), offered_on=day(2)), "waiting"),
        (ReferralDays(1, day(1), declined_on=day(2), effect=FIRST_IN_LINE), "referred"),
        (ReferralDays(1, day(1), ended_on=day(3), ending="admitted"), "admitted"),
        (ReferralDays(1, day(1), ended_on=day(3), ending="declined", effect="risk"), "declined"),
        (
            ReferralDays(1, day(1), assessed_on=day(2), ended_on=day(3), ending="withdrawn"),
            "withdrawn",
        ),
    ],
)
def test_a_referral_is_referred_then_waiting_then_ended(asked: ReferralDays, wanted: str) -> None:
    assert status(asked) == wanted


@pytest.mark.parametrize("effect", [FIRST_IN_LINE, ASK_AGAIN])
def test_two_effects_leave_a_referral_open(effect: str) -> None:
    assert not ends_it(effect)


@pytest.mark.parametrize("effect", ["closed", "consent", "risk", None])
def test_every_other_effect_ends_it(effect: str | None) -> None:
    assert ends_it(effect)


def test_whoever_was_declined_because_it_was_full_goes_first() -> None:
    early = ReferralDays(1, day(1))
    full = ReferralDays(2, day(9), declined_on=day(10), effect=FIRST_IN_LINE)
    fuller = ReferralDays(3, day(4), declined_on=day(11), effect=FIRST_IN_LINE)
    assert line([early, full, fuller], TODAY) == [fuller, full, early]


def test_the_same_day_goes_by_the_order_of_typing() -> None:
    assert [one.id for one in line([ReferralDays(7, day(1)), ReferralDays(3, day(1))], TODAY)] == [
        3,
        7,
    ]


LATER = ReferralDays(1, day(1), declined_on=day(5), effect=ASK_AGAIN, ask_again_on=day(21))


@pytest.mark.parametrize(
    ("asked", "today", "wanted"),
    [
        (LATER, day(20), True),
        (LATER, day(21), False),
        (LATER._replace(offered_on=day(5)), day(20), False),
        (LATER._replace(offered_on=day(4)), day(20), True),
        (LATER._replace(ended_on=day(6), ending="withdrawn"), day(20), False),
        (LATER._replace(effect="risk"), day(20), False),
    ],
)
def test_who_is_asked_again_later_is_out_of_the_line_until_then(
    asked: ReferralDays, today: dt.date, wanted: bool
) -> None:
    assert asks_later(asked, today) is wanted
    assert (asked in line([asked], today)) is not (wanted or asked.ending is not None)


def test_waiting_is_counted_from_the_referral_to_its_end_or_to_today() -> None:
    assert waited_days(ReferralDays(1, day(1)), TODAY) == 19
    assert waited_days(ReferralDays(1, day(1), ended_on=day(8), ending="admitted"), TODAY) == 7
    assert waited_days(ReferralDays(1, TODAY), TODAY) == 0


def test_where_nobody_says_when_it_is_at_the_end_of_treatment_or_in_thirty_days() -> None:
    assert ask_again_day(TODAY, dt.date(2010, 1, 5)) == dt.date(2010, 1, 5)
    assert ask_again_day(TODAY, TODAY) == dt.date(2009, 12, 20)
    assert ask_again_day(TODAY, None) == dt.date(2009, 12, 20)


days = st.dates(dt.date(2009, 1, 1), dt.date(2009, 12, 31))
maybe = st.none() | days


@st.composite
def asked(draw: st.DrawFn, number: int) -> ReferralDays:
    ended = draw(maybe)
    endings = st.sampled_from(["admitted", "declined", "withdrawn"])
    return ReferralDays(
        number,
        draw(days),
        assessed_on=draw(maybe),
        offered_on=draw(maybe),
        declined_on=draw(maybe),
        effect=draw(st.sampled_from([None, FIRST_IN_LINE, ASK_AGAIN, "closed"])),
        ask_again_on=draw(maybe),
        ended_on=ended,
        ending=draw(endings) if ended else None,
    )


@st.composite
def lists(draw: st.DrawFn) -> list[ReferralDays]:
    return [draw(asked(number)) for number in range(draw(st.integers(0, 8)))]


@settings(derandomize=True)
@given(lists(), days)
def test_everybody_open_is_in_the_line_or_asked_later_but_never_both(
    every: list[ReferralDays], today: dt.date
) -> None:
    waiting = line(every, today)
    later = [one for one in every if asks_later(one, today)]
    assert sorted(one.id for one in [*waiting, *later]) == [
        one.id for one in every if one.ending is None
    ]


@settings(derandomize=True)
@given(lists(), days)
def test_the_line_does_not_depend_on_the_order_in_which_it_is_read(
    every: list[ReferralDays], today: dt.date
) -> None:
    assert line(list(reversed(every)), today) == line(every, today)


@settings(derandomize=True)
@given(lists(), days)
def test_within_each_part_of_the_line_nobody_passes_an_earlier_referral(
    every: list[ReferralDays], today: dt.date
) -> None:
    waiting = line(every, today)
    for before, after in pairwise(waiting):
        assert is_first(before) >= is_first(after)
        if is_first(before) == is_first(after):
            assert before.referred_on <= after.referred_on
