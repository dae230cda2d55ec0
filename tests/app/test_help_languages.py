"""The help of commands in the languages of words/: all of it, in the reader's, and as readable."""

import re
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.app.app import command
from ettervern_cli.app.index import COMMANDS, DEFAULTS, GROUPS
from ettervern_cli.app.output.help_pages import NAME, Translated, translated
from ettervern_cli.app.output.output import REPORT_FORMATS
from ettervern_cli.errors import BadValue
from ettervern_cli.region.report.command import ENGINES
from ettervern_cli.values.known_words import IMPORT_KINDS, SPOKEN
from ettervern_cli.values.sharing_keys import KEYS
from tests.conftest import Workspace, invoke

# What stands for a value and is the same word everywhere, or a letter.
SAME = {"ID", "SQL", "STATUS"}


@pytest.fixture(name="nb")
def bokmål() -> Translated:
    """The help in bokmål."""
    found = translated("nb")
    assert found is not None
    return found


def real(name: str) -> Any:
    """A command itself; the root's name is empty."""
    found: Any = command
    for part in name.split():
        found = found.real(part)
    return found


def test_every_command_group_option_and_argument_has_its_help(nb: Translated) -> None:
    assert nb.commands.keys() == {"", *COMMANDS}
    assert nb.groups.keys() == GROUPS.keys()
    said = {"Show this message and exit."}
    for name in ("", *COMMANDS, *GROUPS):
        said |= {param.help for param in real(name).params if param.help}
    assert len(said) > 200
    assert nb.options.keys() == said


def test_the_day_of_what_may_be_to_come_is_from_when_it_is_so() -> None:
    said = {
        name: param.help
        for name in COMMANDS
        for param in real(name).params
        if "--on" in param.opts and param.help != "When it happened."
    }
    ahead = "From which day; it may be one to come."
    assert {name for name, text in said.items() if text == ahead} == {
        "contact", "municipality", "rent set",
    }  # fmt: skip


def test_every_name_for_a_value_has_its_word(nb: Translated) -> None:
    names = set()
    for name in ("", *COMMANDS):
        for param in real(name).params:
            names |= set(NAME.findall(param.metavar or ""))
    assert len(names) > 30
    assert names - nb.names.keys() - SAME == set()


def test_every_choice_has_its_word_and_is_read_by_it() -> None:
    lists = {"IMPORT": list(IMPORT_KINDS), "KEYS": list(KEYS)}
    for name in COMMANDS:
        for param in real(name).params:
            reads: Any = getattr(param.type, "func", None)
            if "one_of" in getattr(reads, "__qualname__", ""):
                with pytest.raises(BadValue) as refused:
                    reads("\0")
                choices: Any = refused.value.facts["choices"]
                lists[f"{name} {param.name}"] = choices
                for choice in choices:
                    assert all(reads(word) == choice for word in SPOKEN.get(choice, ()))
    assert len(lists) > 70
    shown = {choice for one in lists.values() for choice in one if not choice.isdigit()}
    assert shown - {*REPORT_FORMATS, "ics", *ENGINES} - SPOKEN.keys() == set()


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("benefit answer siri kvp kanskje", "«kanskje» er ingen av: innvilget, avslått."),
        ("eviction warn siri --cause støy", "«støy» er ingen av: restanse, brudd, opphørt."),
        ("data import sol x.csv", "opphold, avslutninger, flyttinger"),
        ("budget share --amount 1 --key sol", "likt, folketall, plasser, døgn, fast"),
    ],
)
def test_choices_are_listed_by_the_readers_word(
    make_workspace: Any, line: str, listed: str
) -> None:
    said = make_workspace("fri").run(*line.split(), lang="nb").err
    assert listed in " ".join(said.split())


def test_what_is_not_known_yet_is_said_in_the_readers_words(make_workspace: Any) -> None:
    workspace: Workspace = make_workspace("alta")
    workspace.done("admit", "Nora Prøve", "--municipality", "alta")
    left = workspace.done("discharge", "nora", "--to", "uavklart", "--reason", "planned", lang="nb")
    assert "R-0001" in left.out
    assert "granted|declined" not in invoke("--lang", "nb", "benefit", "answer", "-h").out
    assert "innvilget|avslått" in invoke("--lang", "nb", "benefit", "answer", "-h").out


@pytest.mark.parametrize("name", [*COMMANDS, *GROUPS, ""])
def test_a_page_in_bokmål_fits_eighty_columns_and_has_no_english(name: str, nb: Translated) -> None:
    shown = invoke("--lang", "nb", *name.split(), "--help")
    assert shown.code == 0
    assert shown.out.startswith("Bruk: ")
    assert all(len(line) <= 80 for line in shown.out.splitlines())
    english = "Usage:|Options:|Arguments:|Commands:|required|default:|OPTIONS|COMMAND|ARGS"
    assert not re.search(rf"\b({english})\b", shown.out)
    paragraphs = " ".join(shown.out.split())
    assert " ".join({**nb.groups, **nb.commands}[name].split()) in paragraphs


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_in_bokmål_is_one_of_the_command(name: str, nb: Translated) -> None:
    first = nb.commands[name].partition("\n\n")[0]
    _, sign, example = first.partition(": ettervern ")
    assert sign
    assert example.startswith(name) or DEFAULTS.get(name.partition(" ")[0])
    known = {option for param in real(name).params for option in param.opts}
    assert set(re.findall(r"(?<!\S)--[a-z][a-z-]+", example)) <= known


def test_the_language_is_asked_for_as_for_all_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert invoke("--lang", "nb", "init", str(tmp_path / "hus")).code == 0
    monkeypatch.chdir(tmp_path)
    config = str(tmp_path / "hus" / "config.yaml")
    for words, environment in (
        (["--lang", "nb"], {}),
        (["--lang=nn"], {}),
        (["--config", config], {}),
        ([], {"ETTERVERN_LANG": "nb"}),
        ([], {"ETTERVERN_CONFIG": config}),
        ([], {"LC_ALL": "nb_NO.UTF-8"}),
    ):
        for asked in (["--help"], ["log", "--help"], ["plan"], *([] if words else [[]])):
            shown = invoke(*words, *asked, env={"LC_ALL": "C", **environment})
            assert "Bruk: " in shown.out + shown.err, (words, environment, asked)
    assert "Usage: " in invoke("--lang", "en", "--config", config, "--help").out
    assert "Usage: " in invoke("--help", env={"LC_ALL": "C"}).out


def test_english_is_as_it_was_after_another_language() -> None:
    before = invoke("--lang", "en", "log", "--help").out
    invoke("--lang", "nb", "log", "--help")
    assert invoke("--lang", "en", "log", "--help").out == before


def test_an_argument_that_lacks_is_named_in_the_readers_language() -> None:
    assert "WHO" in invoke("--lang", "en", "log").err
    missing = invoke("--lang", "nb", "log").err
    assert "HVEM" in missing
    assert "WHO" not in missing
    assert "--today DATO list" in invoke("--lang", "nb", "list", "--today", "2026-01-01").err
