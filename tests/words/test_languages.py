"""A language is a record: how it counts and writes, and whom it falls back on."""

import datetime as dt
import sys
from decimal import Decimal
from types import ModuleType

import pytest
from babel import Locale
from babel.numbers import format_decimal

from ettervern_cli.homes.errors import BeyondLimit, UnitFull
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.money import Ore
from ettervern_cli.words import Language
from ettervern_cli.words.tongues import TONGUES, Tongue
from tests.helpers.three_forms import ONE_TWO_OTHER

# A few sentences of Northern Sámi, whose nouns have a form of their own for two.
SAMI = {
    "screen": {
        "screen.in_days": ("{n} beaivvi geahčen", "guovtti beaivvi geahčen", "{n} beaivvi siste"),
        "screen.overdue_count": (
            "{n} čuovvoleapmi lea maŋŋonan.",
            "guokte čuovvoleami leaba maŋŋonan.",
            "{n} čuovvoleami leat maŋŋonan.",
        ),
        "screen.name": "namma",
    },
    "daily": {"daily.days": ("{n} beaivi", "guokte beaivvi", "{n} beaivvi")},
    "error": {
        "error.UnitFull": "Viessu {unit} lea dievva: {residents}.",
        "error.BeyondLimit_step": ("{n} mánnu", "guokte mánu", "{n} mánu"),
    },
}


@pytest.fixture
def sami(monkeypatch: pytest.MonkeyPatch) -> Language:
    """The language as it would be with its line in the table and its folder beside the others."""
    tongue = Tongue("se", back="nb", day="{month} {day}. b.", plural=ONE_TWO_OTHER)
    monkeypatch.setitem(TONGUES, "se", tongue)
    for subject, said in SAMI.items():
        module = ModuleType(subject)
        vars(module)["WORDS"] = said
        monkeypatch.setitem(sys.modules, f"ettervern_cli.words.se.daily.{subject}", module)
    for package in ("ettervern_cli.words.se", "ettervern_cli.words.se.daily"):
        monkeypatch.setitem(sys.modules, package, ModuleType(package))
    return Language("se")


@pytest.mark.parametrize(
    ("n", "days", "overdue"),
    [
        (0, "0 beaivvi", "0 čuovvoleami leat maŋŋonan."),
        (1, "1 beaivi", "1 čuovvoleapmi lea maŋŋonan."),
        (2, "guokte beaivvi", "guokte čuovvoleami leaba maŋŋonan."),
        (3, "3 beaivvi", "3 čuovvoleami leat maŋŋonan."),
        (22, "22 beaivvi", "22 čuovvoleami leat maŋŋonan."),
    ],
)
def test_three_forms_are_chosen_by_the_number(
    sami: Language, n: int, days: str, overdue: str
) -> None:
    assert sami.days(n) == days
    assert sami.say("screen.overdue_count", n=n) == overdue


def test_a_hidden_number_takes_the_form_for_many(sami: Language) -> None:
    assert sami.days(SUPPRESSED) == "et skjult antall beaivvi"


def test_a_sentence_that_falls_back_has_the_forms_of_the_language_that_says_it(
    sami: Language,
) -> None:
    nb = Language("nb")
    for n in range(4):
        assert sami.say("today.keep_empty", n=n) == nb.say("today.keep_empty", n=n)
    assert sami.say("today.keep_empty", n=2) == "2 skal stå tomme"
    assert sami.say("screen.name") == "namma"
    with pytest.raises(KeyError, match=r"today\.never_said"):
        sami.say("today.never_said")


def test_errors_are_said_by_the_folder_of_a_language_and_else_by_their_class(
    sami: Language,
) -> None:
    assert sami.tell(UnitFull(unit="2", residents="R-0001")) == "Viessu 2 lea dievva: R-0001."
    limit = {"until": "U", "programme": "P", "label": "L", "limit": "G"}
    assert sami.tell(BeyondLimit(what="step", n=2, **limit)) == "guokte mánu"
    told = BeyondLimit(what="unit", n=2, **limit)
    assert sami.tell(told) == Language("nb").tell(told) != Language("en").tell(told)


def test_it_writes_numbers_and_days_its_own_way(sami: Language) -> None:
    assert sami.kroner(-435_050) == "−4 350,50"
    assert sami.decimal(0.5, 2) == "0,50"
    assert sami.number(1_650_000) == "1 650 000"
    day = dt.date(2009, 11, 20)
    assert sami.day(day) == "nov. 20. b. 2009"
    assert sami.day(day, day) == "nov. 20. b."
    assert sami.write([day, Ore(150), "x"]) == "nov. 20. b. 2009, 1,50, x"


def test_a_mark_between_thousands_may_be_any() -> None:
    german = Tongue("de", back="en", thousands=".")
    words = Language("en")
    words.tongue = german
    assert words.decimal(1_234_567.891, 2) == "1.234.567,89"
    assert words.number(-1_000) == "−1.000"


@pytest.mark.parametrize("code", [*TONGUES, "se"])
def test_cldr_counts_and_writes_the_same(code: str, sami: Language) -> None:
    locale, tongue = Locale(code), TONGUES[code]
    for n in range(300):
        assert tongue.plural.names[tongue.plural.form(n)] == locale.plural_form(n)
    assert set(tongue.plural.names) == {"other", *locale.plural_form.tags}
    theirs = format_decimal(Decimal("1234567.25"), locale=code).replace("\xa0", " ")
    ours = Language(code).decimal(1234567.25, 2)
    assert ours == (theirs if code != "en" else theirs.replace(",", " "))
