"""What the languages say: nb and en everything, others what they say with the same facts."""

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

from ettervern_cli import words
from ettervern_cli.app.index import COMMANDS
from ettervern_cli.config.models import Config
from ettervern_cli.errors import BadValue
from ettervern_cli.storage.records import records
from ettervern_cli.words import LANGUAGES, Language, shared, words_of
from ettervern_cli.words.tongues import TONGUES, WHOLE
from ettervern_cli.words.translations import errors, facts, misplaced, spoken

PACKAGE = Path(__file__).parents[2] / "ettervern_cli"
ROOMS = {module: folder for folder, modules in words.FOLDERS.items() for module in modules.split()}
OTHERS = [language for language in LANGUAGES if language not in WHOLE]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_module_of_words_stands_in_its_folder(language: str) -> None:
    there = {
        path.stem: path.parent.name
        for path in (PACKAGE / "words" / language).glob("*/*.py")
        if path.stem != "__init__" and path.parent.name != "help"  # the code has that in English
    }
    if language in WHOLE:
        assert there == ROOMS
    else:
        assert there.items() <= {**ROOMS, "error": "daily"}.items()


def test_both_whole_languages_say_everything() -> None:
    assert set(spoken("nb")) == set(spoken("en"))


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_a_language_puts_in_the_same_facts_as_english(language: str) -> None:
    own, en = spoken(language), spoken("en")
    for key, said in own.items():
        assert facts(said) - {"n"} == facts(en[key]) - {"n"}, key


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_a_form_for_each_plural_and_no_fact_astray(language: str) -> None:
    en = spoken("en")
    for key, said in spoken(language).items():
        assert list(misplaced(said, en[key], TONGUES[language])) == [], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_keys_first_part_names_the_module_it_lies_in(language: str) -> None:
    for subject in (*ROOMS, "error"):
        for key in words_of(language, subject):
            assert key.partition(".")[0] == subject, key


def test_a_language_that_there_is_can_be_asked_for_everywhere() -> None:
    assert get_args(Config.model_fields["language"].annotation) == LANGUAGES
    for said in (BadValue.en_language, BadValue.nb_language):
        assert set(LANGUAGES) <= set(re.findall(r"\w+", said))


def keys_in_code() -> set[str]:
    """Every string in the code that looks like a key of words/."""
    shape = re.compile(rf"^({'|'.join(ROOMS)})\.[a-z0-9_{{}}]+$", re.IGNORECASE)
    modules = {entry.module for entry in COMMANDS.values()}
    found = set()
    for path in PACKAGE.rglob("*.py"):
        if "words" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and shape.match(value) and value != "config.yaml":
                found.add(value)
    return found - modules


def test_every_key_in_the_code_has_its_words() -> None:
    known = spoken("en")
    for key in keys_in_code():
        if key.endswith("_"):  # the rest of the key is put on when it is used
            assert any(other.startswith(key) for other in known), key
        else:
            assert {key, *shared(key)} & known.keys(), key


def test_what_stands_among_the_shared_words_stands_nowhere_else() -> None:
    en, nb = spoken("en"), spoken("nb")
    said = {key: (en[key], nb[key]) for key in en}
    own = {key for key in said if not key.startswith("head.")}
    assert {key for key in own for name in shared(key) if said[key] == said.get(name)} == set()
    assert Language("nn").say("rent.name") == spoken("nn")["head.name"] == "namn"


def test_every_error_has_its_sentence() -> None:
    for kind in errors():
        assert kind.__name__ in ("Refused", "Usage") or {"en", "nb"} <= vars(kind).keys(), kind


def test_amounts_numbers_and_dates_are_written_as_the_language_writes_them() -> None:
    import datetime as dt

    nb, en = words.Language("nb"), words.Language("en")
    assert nb.kroner(165_000_000) == en.kroner(165_000_000) == "1 650 000"
    assert (nb.kroner(-435_050), en.kroner(-435_050)) == ("−4 350,50", "−4 350.50")
    assert nb.kroner(None) == "–"
    day = dt.date(2009, 11, 20)
    assert (nb.day(day), en.day(day)) == ("20. nov. 2009", "20 Nov 2009")
    assert en.day(day, day) == "20 Nov"
    assert nb.long_day(day) == "fredag 20. november 2009"
    assert en.long_day(day) == "Friday 20 November 2009"
    assert en.percent(1, 3) == "33 %"
    assert en.percent(1, 0) == "–"


def test_history_knows_the_dates_of_every_case_table() -> None:
    from ettervern_cli.storage.tables import PARTS

    text = "".join(part for parts in PARTS.values() for part in parts)
    for table, record in records().items():
        dated = record.dated
        columns = text.partition(f"CREATE TABLE {table} (")[2].partition(") STRICT")[0]
        for column in (dated.begins, dated.ends, *dated.with_end):
            assert column is None or f"{column} " in columns, (table, column)


# What a Norwegian office does not write, and what it writes instead.
NOT_BOKMÅL = {
    r"konfigurasjon": "oppsett",
    r"\b(fila|mappa)\b": "filen, mappen",
    r"skyldig|skyldte": "restanse, utestående",
    r"holdt av|holdes av": "reservert",
    r"\b(netter|nettene)\b": "døgn",
    r"\bslag\b": "type",
    r"utskriving|utskrivelse|innskriving|skrevet inn": "avslutning, inntak",
    r"[Ii]ngenting ble skrevet": "lagret",
    r"\bhviler på|han eller hun|hun eller han": "bygger på; selv",
    r"arbeidsmappe|hermetegn|\bkø\b": "arbeidsområde, anførselstegn, venteliste",
    r"\bNAV\b|Fylkesmann": "Nav, Statsforvalteren",
}


@pytest.mark.parametrize("pattern", NOT_BOKMÅL)
def test_bokmål_keeps_to_one_word_for_one_thing(pattern: str) -> None:
    found = {
        key: form
        for key, said in spoken("nb").items()
        for form in ([said] if isinstance(said, str) else said)
        if re.search(pattern, form)
    }
    assert found == {}, NOT_BOKMÅL[pattern]
