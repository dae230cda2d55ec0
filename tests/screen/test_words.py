"""Both languages say everything, with the same facts."""

import ast
import re
import string
from importlib import import_module
from pathlib import Path

import pytest

from ettervern_cli import errors, words
from ettervern_cli.app.index import COMMANDS
from ettervern_cli.storage.records import records
from ettervern_cli.words import LANGUAGES

PACKAGE = Path(__file__).parents[2] / "ettervern_cli"
ROOMS = {module: folder for folder, modules in words.FOLDERS.items() for module in modules.split()}


def words_of(language: str, room: str) -> dict[str, str | tuple[str, str]]:
    """One module's sentences."""
    module = import_module(f"ettervern_cli.words.{language}.{ROOMS[room]}.{room}")
    found: dict[str, str | tuple[str, str]] = module.WORDS
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_module_of_words_stands_in_its_folder(language: str) -> None:
    there = {path.stem: path.parent.name for path in (PACKAGE / "words" / language).glob("*/*.py")}
    assert {name: folder for name, folder in there.items() if name != "__init__"} == ROOMS


def spoken(language: str) -> dict[str, str | tuple[str, str]]:
    found: dict[str, str | tuple[str, str]] = {}
    for room in ROOMS:
        found.update(words_of(language, room))
    return found


def facts(entry: str | tuple[str, str]) -> set[str]:
    texts = [entry] if isinstance(entry, str) else list(entry)
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert set(spoken("nb")) == set(spoken("en"))


def test_both_languages_put_in_the_same_facts() -> None:
    nb, en = spoken("nb"), spoken("en")
    for key in en:
        assert facts(nb[key]) - {"n"} == facts(en[key]) - {"n"}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_keys_first_part_names_the_module_it_lies_in(language: str) -> None:
    for room in ROOMS:
        for key in words_of(language, room):
            assert key.partition(".")[0] == room, key


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
            assert key in known, key


def every_error() -> list[type[errors.EttervernError]]:
    """The families and what each room refuses, wherever it is defined."""
    files = sorted(PACKAGE.rglob("errors.py"))
    modules = [
        import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts))
        for path in files
    ]
    return [
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, errors.EttervernError)
    ]


def test_every_error_has_its_sentence() -> None:
    families = {"Refused", "Usage", "EttervernError"}
    known = spoken("en")
    for kind in every_error():
        name = kind.__name__
        assert f"error.{name}" in known or name in families, name
    for what in errors.BadValue.KINDS:
        assert f"error.bad_{what}" in known, what


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
