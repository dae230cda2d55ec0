"""Dates, months, spans and amounts: what may be typed, and that it means one thing."""

import calendar
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.values.dates import (
    Period,
    add_months,
    iso_day,
    month_ends,
    month_length,
    month_period,
    parse_day,
    parse_month,
    parse_span,
    year_period,
)
from ettervern_cli.values.money import half_up, parse_kroner
from ettervern_cli.words import Language
from tests.helpers.examples import examples

TODAY = dt.date(2026, 3, 1)
DATES = st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31))


# --- dates -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-03-01"),
        ("yesterday", "2026-02-28"),
        ("-3d", "2026-02-26"),
        ("-0d", "2026-03-01"),
        ("-365d", "2025-03-01"),
        ("2026-10-31", "2026-10-31"),
        (" 2026-10-31 ", "2026-10-31"),
        ("1900-01-01", "1900-01-01"),
        ("i dag", "2026-03-01"),
        ("i går", "2026-02-28"),
        ("31.10.2026", "2026-10-31"),
        ("5/9/2026", "2026-09-05"),
        ("28.08.2025", "2025-08-28"),
        ("1.3.", "2026-03-01"),
        ("2.3.", "2025-03-02"),
        ("28.8.", "2025-08-28"),
        ("28.8", "2025-08-28"),
        ("5/9", "2025-09-05"),
        ("05/09", "2025-09-05"),
        ("29.2.", "2024-02-29"),
        ("idag", "2026-03-01"),
        ("igår", "2026-02-28"),
        ("3. januar 2027", "2027-01-03"),
        ("3 januar 2027", "2027-01-03"),
        ("3. jan. 2027", "2027-01-03"),
        ("3.januar", "2026-01-03"),
        ("20 Nov", "2025-11-20"),
        ("1. MAI 2026", "2026-05-01"),
    ],
)
def test_a_day_as_people_type_it(text: str, day: str) -> None:
    assert parse_day(text, TODAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    ["", "tomorrow", "31.10.26", "10/31", "10/31/2026", "31.11.", "30.2.", "32.1.", "0.1.", "1.0.",
     "1.13.", "1..", ".1.", "5/", "5/9/", "5.9/2026", "31. 10.", "2026.10.31", "٣.1.",
     "2026-10-32", "2026-02-29", "2026-1-1", "20261031", "2026-W44-6",
     "3d", "--3d", "-3", "-d", "-3D", "-999999999999d", "-1000000d", "0209-11-20", "1899-12-31",
     "3000-01-01", "9999-12-31", "２０２６-10-31", "2026-10-31T10:00", "Today",
     "januar 3", "January 3, 2027", "30. februar", "32. mai", "3. ma", "3. måned", "3. 1. 2027",
     "3. januar 27", "3.januar2027"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1.3.", "2026-03-01"),
        ("28.2.", "2027-02-28"),
        ("5/9", "2026-09-05"),
        ("29.2.", "2028-02-29"),
        ("28.2.2026", "2026-02-28"),
        ("i går", "2026-02-28"),
        ("3. januar", "2027-01-03"),
    ],
)
def test_a_day_without_a_year_is_the_next_where_it_lies_ahead(text: str, day: str) -> None:
    assert parse_day(text, TODAY, ahead=True) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [("28.2.", "2026-02-28"), ("1.4.", "2026-04-01"), ("1.10.", "2025-10-01"),
     ("1.3.", "2026-03-01"), ("29.2.", "2028-02-29"), ("1.10.2026", "2026-10-01")],
)  # fmt: skip
def test_a_day_without_a_year_is_the_nearest_where_it_may_lie_either_way(
    text: str, day: str
) -> None:
    assert parse_day(text, TODAY, ahead=None) == dt.date.fromisoformat(day)


@settings(derandomize=True, max_examples=examples(200), deadline=None)
@given(DATES, st.sampled_from([".", "/"]), st.booleans(), DATES)
def test_the_day_comes_first_and_without_a_year_it_is_the_nearest_on_its_side(
    day: dt.date, mark: str, zeros: bool, today: dt.date
) -> None:
    parts = [f"{part:02}" if zeros else str(part) for part in (day.day, day.month)]
    assert parse_day(mark.join([*parts, str(day.year)]), today) == day
    short = mark.join(parts)
    if not dt.date(1910, 1, 1) < today < dt.date(2990, 1, 1):
        return
    before, after = parse_day(short, today), parse_day(short, today, ahead=True)
    assert before <= today <= after
    assert {(one.day, one.month) for one in (before, after)} == {(day.day, day.month)}
    between = (before.replace(day=1) + dt.timedelta(days=number)
               for number in range(32, (after - before).days - 1))  # fmt: skip
    assert not any((one.day, one.month) == (day.day, day.month) for one in between if one > before)


@pytest.mark.parametrize(
    ("text", "first"),
    [("10.2026", "2026-10-01"), ("oktober", "2025-10-01"), ("Okt.", "2025-10-01"),
     ("mars", "2026-03-01"), ("april", "2025-04-01"), ("des 2024", "2024-12-01"),
     ("October 2026", "2026-10-01"), ("forrige", "2026-02-01"), ("last-month", "2026-02-01"),
     ("2026-10", "2026-10-01")],
)  # fmt: skip
def test_a_month_as_people_type_it(text: str, first: str) -> None:
    assert parse_month(text, TODAY).first == dt.date.fromisoformat(first)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10",
        "10.26",
        "13.2026",
        "0.2026",
        "1.10.2026",
        "1.10.",
        "oktober 26",
        "ma",
        "junuar",
        "2026",
        "2026.10",
        "oktober  2026",
        "10.2026.",
        "3. oktober",
    ],
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_month(text, TODAY)


@settings(derandomize=True, max_examples=examples(100), deadline=None)
@given(DATES, st.sampled_from(["nb", "nn", "en"]), DATES)
def test_what_the_program_writes_of_a_day_or_month_it_reads(
    day: dt.date, language: str, today: dt.date
) -> None:
    words, month = Language(language), month_period(day.year, day.month)
    assert parse_day(words.day(day), today) == day
    assert parse_day(words.long_day(day).partition(" ")[2], today) == day
    assert parse_month(words.long_month(day), today) == month
    assert parse_month(f"{day:%m.%Y}", today) == parse_month(f"{day:%Y-%m}", today) == month
    named = parse_month(words.long_month(day).partition(" ")[0], today)
    assert named.first.month == day.month
    assert named.first <= today < add_months(named.first, 12)


@settings(derandomize=True, max_examples=examples(200), deadline=None)
@given(DATES)
def test_a_written_day_is_read_as_itself(day: dt.date) -> None:
    assert parse_day(day.isoformat(), TODAY) == iso_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2009-03-02", 24, "2011-03-02"),
    ],
)
def test_the_same_day_some_months_later_is_clamped_to_the_months_end(
    day: str, months: int, found: str
) -> None:
    assert add_months(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(found)


@settings(derandomize=True, max_examples=examples(200), deadline=None)
@given(DATES, st.integers(0, 600))
def test_adding_months_changes_the_month_by_that_many(day: dt.date, months: int) -> None:
    found = add_months(day, months)
    assert (found.year - day.year) * 12 + found.month - day.month == months
    assert found.day == min(day.day, calendar.monthrange(found.year, found.month)[1])


@settings(derandomize=True, max_examples=examples(100), deadline=None)
@given(DATES)
def test_months_and_years_are_as_long_as_the_calendar_says(day: dt.date) -> None:
    assert month_length(day.year, day.month) == calendar.monthrange(day.year, day.month)[1]
    assert month_period(day.year, day.month).days == month_length(day.year, day.month)
    assert year_period(day.year).days == 365 + calendar.isleap(day.year)


@settings(derandomize=True, max_examples=examples(100), deadline=None)
@given(DATES, st.integers(0, 400))
def test_month_ends_are_each_months_last_day_and_the_periods(day: dt.date, length: int) -> None:
    period = Period(day, day + dt.timedelta(days=length))
    days = [day + dt.timedelta(days=number) for number in range(length + 1)]
    last = [on for on in days if (on + dt.timedelta(days=1)).day == 1 or on == period.last]
    assert month_ends(period) == last


def test_a_period_says_how_long_it_is_and_never_less_than_nothing() -> None:
    assert Period(dt.date(2026, 1, 1), dt.date(2026, 1, 31)).days == 31
    assert Period(dt.date(2026, 1, 1), dt.date(2026, 1, 1)).days == 1
    assert Period(dt.date(2026, 1, 2), dt.date(2026, 1, 1)).days == 0


def test_a_month_is_named_or_is_the_last_one() -> None:
    assert parse_month("2026-02", TODAY) == month_period(2026, 2)
    assert parse_month("last-month", TODAY) == month_period(2026, 2)
    assert parse_month("last-month", dt.date(2026, 1, 31)) == month_period(2025, 12)
    for text in ("2026-13", "2026-2", "02-2026", "2026", "", "febuary"):
        with pytest.raises(ValueError):
            parse_month(text, TODAY)


def test_a_span_is_a_number_of_days_or_weeks() -> None:
    assert [parse_span(text) for text in ("7d", "2w", "7", "0d")] == [7, 14, 7, 0]
    for text in ("", "d", "-7d", "7 d", "1m", "7.5d", "99999999d", "٧d"):
        with pytest.raises(ValueError):
            parse_span(text)


# --- amounts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("1650000", 165_000_000),
        ("1 650 000", 165_000_000),
        ("1\u00a0650\u00a0000", 165_000_000),
        ("1\u202f650\u202f000", 165_000_000),
        ("1650000,50", 165_000_050),
        ("1650000.50", 165_000_050),
        ("1650000,5", 165_000_050),
        ("0,07", 7),
        ("0", 0),
        ("-12,30", -1_230),
        ("\u221212,30", -1_230),
    ],
)
def test_an_amount_as_people_type_it_is_whole_ore(text: str, ore: int) -> None:
    assert parse_kroner(text) == ore


@pytest.mark.parametrize(
    "text",
    ["", " ", "kr 5", "5 kr", "1.650.000", "1,650,000", "1.650", "12,345", "12,", ",50", "--5",
     "1e6", "0x10", "½", "٣", "12345678901234", "5-", "1650000.50,5"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_kroner(text)


@settings(derandomize=True, max_examples=examples(300), deadline=None)
@given(st.integers(-(10**15) + 1, 10**15 - 1), st.sampled_from(["nb", "en"]))
def test_an_amount_as_it_is_shown_is_read_as_itself(ore: int, language: str) -> None:
    shown = Language(language).kroner(ore)
    if abs(ore) < 10**13:
        assert parse_kroner(shown) == ore
    plain = f"{'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02}"
    assert parse_kroner(plain) == ore


@pytest.mark.parametrize(
    ("numerator", "denominator", "found"),
    [(1, 2, 1), (3, 2, 2), (5, 2, 3), (-1, 2, -1), (-3, 2, -2), (1, 3, 0), (2, 3, 1), (0, 7, 0)],
)
def test_halves_are_rounded_away_from_zero(numerator: int, denominator: int, found: int) -> None:
    assert half_up(numerator, denominator) == found


@settings(derandomize=True, max_examples=examples(200), deadline=None)
@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_rounding_is_never_off_by_more_than_a_half(numerator: int, denominator: int) -> None:
    found = half_up(numerator, denominator)
    assert 2 * abs(found * denominator - numerator) <= denominator
