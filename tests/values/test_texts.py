"""Names and texts: cleaned, and a national identity number kept out. Every number is synthetic."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.errors import BadValue, EmptyText, NationalIdentityNumber, TextTooLong
from ettervern_cli.values.identity_numbers import holds_identity_number
from ettervern_cli.values.texts import clean_name, clean_text, sought
from tests.helpers.examples import examples

WEIGHTS_1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
WEIGHTS_2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def check_digit(digits: list[int], weights: tuple[int, ...]) -> int:
    """Skatteetaten's rule: 11 less the weighted sum modulo 11, and 11 counts as 0."""
    rest = sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11
    return 0 if rest == 0 else 11 - rest


def synthetic(born: dt.date, number: int, *, day_plus: int = 0, month_plus: int = 80) -> str | None:
    """A made-up number in Tenor's manner (month + 80); None where no check digit exists."""
    head = f"{born.day + day_plus:02}{born.month + month_plus:02}{born.year % 100:02}{number:03}"
    digits = [int(letter) for letter in head]
    for weights in (WEIGHTS_1, WEIGHTS_2):
        digit = check_digit(digits, weights)
        if digit == 10:
            return None
        digits.append(digit)
    return "".join(map(str, digits))


def some_number(**more: int) -> str:
    found = (synthetic(dt.date(1990, 1, 15), number, **more) for number in range(300, 400))
    return next(number for number in found if number)


TENOR = some_number()
OLDER = some_number(month_plus=40)
D_NUMBER = some_number(day_plus=40)


@pytest.mark.parametrize("number", [TENOR, OLDER, D_NUMBER])
@pytest.mark.parametrize(
    "shape",
    ["{0}", "born {0}.", "({0})", "{1} {2}", "nr {1} {2},", "at 10 {1} {2}", "3 {0} 4",
     "{1}\u00a0{2}", "line\n{0}\nline"],
)  # fmt: skip
def test_a_national_identity_number_is_found_wherever_it_stands(number: str, shape: str) -> None:
    assert holds_identity_number(shape.format(number, number[:6], number[6:]))


def other(number: str) -> str:
    """The number with its last digit changed."""
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def hospital_number() -> str:
    """A made-up FH-number: 9, digits that are no date, and the check digits."""
    for number in range(10_000_000, 10_000_100):
        digits = [int(letter) for letter in f"9{number}"]
        for weights in (WEIGHTS_1, WEIGHTS_2):
            digits.append(check_digit(digits, weights))
        if 10 not in digits:
            return "".join(map(str, digits))
    raise AssertionError


HOSPITAL = hospital_number()
BORN = (TENOR[:2], TENOR[2:4], TENOR[4:6], TENOR[6:])


@pytest.mark.parametrize(
    "text",
    [
        "{0}{1}{2}\u2013{3}",  # what a word processor makes of a hyphen
        "{0}{1}{2} \u2013 {3}",
        "{0}{1}{2}--{3}",
        "{0}{1}{2}\u2011{3}",
        "{0}{1}{2}, {3}",
        "{0}{1}{2}: {3}",
        "{0}{1}{2}/{3}",
        "{0}{1}{2}_{3}",
        "{0}{1}{2}\u200b{3}",
        "{0}\u00ad{1}\u2060{2}\u202e{3}",
        "{0}.{1}.19{2} {3}",
        "{0}{1}19{2}{3}",
        "19{2}-{1}-{0} {3}",
        "({0}) ({1}) ({2}) ({3})",
    ],
)
def test_nothing_between_the_digits_hides_one(text: str) -> None:
    assert holds_identity_number(text.format(*BORN))


def test_digits_of_other_scripts_are_digits() -> None:
    for first in (0xFF10, 0x0660, 0x1D7CE, 0x0966):
        assert holds_identity_number("".join(chr(first + int(digit)) for digit in TENOR))


def test_a_number_that_the_health_service_made_is_one() -> None:
    assert holds_identity_number(HOSPITAL)
    assert holds_identity_number(f"FH {HOSPITAL[:6]} {HOSPITAL[6:]}")
    assert not holds_identity_number(other(HOSPITAL))


def test_a_voucher_takes_a_bare_number_and_nothing_else_does() -> None:
    assert clean_text(f" {TENOR} ", "voucher") == TENOR
    for text, field in ((TENOR, "text"), (f"Kari {TENOR}", "voucher")):
        with pytest.raises(NationalIdentityNumber):
            clean_text(text, field)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no digits at all",
        other(TENOR),
        TENOR + "0",
        "0" + TENOR,
        TENOR[:-1],
        f"{TENOR[:6]}x{TENOR[6:]}",
        "00000000000",
        "12345678901",
        "on 2009-11-20 and on 2009-11-21",
    ],
)
def test_other_digits_are_let_through(text: str) -> None:
    assert not holds_identity_number(text)


@settings(derandomize=True, max_examples=examples(200), deadline=None)
@given(
    st.dates(dt.date(1920, 1, 1), dt.date(2020, 1, 1)),
    st.integers(0, 999),
    st.sampled_from([0, 40]),
    st.sampled_from([40, 80]),
)
def test_every_made_up_number_is_found_and_none_with_a_digit_changed(
    born: dt.date, number: int, day_plus: int, month_plus: int
) -> None:
    found = synthetic(born, number, day_plus=day_plus, month_plus=month_plus)
    if found is not None:
        assert holds_identity_number(f"Mine is {found}")
        assert not holds_identity_number(other(found))


def test_a_text_with_such_a_number_is_refused_without_repeating_it() -> None:
    for clean in (clean_name, clean_text):
        with pytest.raises(NationalIdentityNumber) as caught:
            clean(f"Nora {TENOR}")
        assert TENOR not in str(caught.value.facts)


def test_a_name_stands_on_one_line_with_single_spaces() -> None:
    assert clean_name("  Nora   Prøve ") == "Nora Prøve"
    assert clean_name("A\u030ase") == "Åse"  # composed


@pytest.mark.parametrize("name", ["", " ", "   "])
def test_an_empty_name_is_refused(name: str) -> None:
    with pytest.raises(EmptyText):
        clean_name(name)
    with pytest.raises(EmptyText):
        clean_text(name)


def test_too_long_is_refused_at_the_letter() -> None:
    assert clean_name("x" * 200) == "x" * 200
    assert clean_text("x" * 10_000) == "x" * 10_000
    with pytest.raises(TextTooLong):
        clean_name("x" * 201)
    with pytest.raises(TextTooLong):
        clean_text("x" * 10_001)


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        clean_text(text)


def test_markup_escapes_and_formulas_are_kept_as_typed() -> None:
    hostile = 'Åse [/b] =1+1 \x1b[31m "O\'Brien"'
    assert clean_name(hostile) == hostile
    assert clean_text(hostile) == hostile


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("ÅSE", "åse"), (" Nora  PRØVE ", "nora prøve"), ("A\u030aSE", "åse"), ("Straße", "strasse")],
)
def test_names_are_looked_up_in_any_case_and_form(typed: str, kept: str) -> None:
    assert sought(typed) == kept


@settings(derandomize=True, max_examples=examples(300), deadline=None)
@given(st.text(max_size=40))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    try:
        cleaned = clean_name(text)
    except (EmptyText, BadValue, NationalIdentityNumber):
        return
    assert clean_name(cleaned) == cleaned == unicodedata.normalize("NFC", cleaned)
    assert sought(cleaned) == sought(text)
