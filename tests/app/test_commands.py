"""The table of commands against the commands themselves."""

from importlib import import_module

import pytest

from ettervern_cli.app.index import COMMANDS, DEFAULTS, GROUPS
from tests.conftest import invoke


@pytest.mark.parametrize("name", COMMANDS)
def test_the_tables_help_is_the_commands_own(name: str) -> None:
    entry = COMMANDS[name]
    function = getattr(import_module(f"ettervern_cli.{entry.module}"), entry.function)
    first = function.__doc__.split("\n\n")[0].replace("\n    ", " ")
    summary, _, example = first.partition(": ettervern ")
    assert f"{summary}." == entry.help
    assert example.startswith(name) or DEFAULTS.get(name.partition(" ")[0]), example


@pytest.mark.parametrize("name", [*COMMANDS, *GROUPS, ""])
def test_help_fits_eighty_columns(name: str) -> None:
    result = invoke(*name.split(), "--help")
    assert result.code == 0
    assert result.out.startswith("Usage: ")
    for line in result.out.splitlines():
        assert len(line) <= 80, line


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example_in_its_first_paragraph(name: str) -> None:
    paragraphs = invoke(*name.split(), "--help").out.split("\n\n")
    first = " ".join(paragraphs[1].split())
    assert f"ettervern {name.partition(' ')[0]}" in first


@pytest.mark.parametrize("name", [name for name, entry in COMMANDS.items() if entry.writes])
def test_every_write_command_takes_the_common_options(name: str) -> None:
    text = invoke(*name.split(), "--help").out
    for option in ("--on DATE", "--note TEXT", "--dry-run", "--format"):
        assert option in text, option


def test_help_opens_neither_database_nor_configuration(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    for words in (["--help"], ["log", "--help"], ["budget", "--help"], ["--version"]):
        assert invoke(*words).code == 0


def test_a_global_option_after_the_command_is_told_its_place() -> None:
    result = invoke("list", "--lang", "nb")
    assert result.code == 2
    assert "--lang stands before the command: ettervern --lang nb|nn|en list" in result.err


def test_a_mistyped_command_or_option_names_the_nearest() -> None:
    assert "did you mean demote?" in invoke("demoote").err
    assert "did you mean --format?" in invoke("list", "--frmat", "json").err
    assert invoke("demoote").code == invoke("list", "--frmat", "json").code == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--reason", "There is no option --reason.\n"),
        ("--vocie", "There is no option --vocie; did you mean --voice?\n"),
        ("--over", "There is no option --over; did you mean --override?\n"),
        ("--om", "There is no option --om.\n"),
    ],
)
def test_an_option_is_near_another_by_its_name_not_by_its_dashes(typed: str, said: str) -> None:
    assert invoke("advance", "nora", typed, "x").err.startswith(said)


@pytest.mark.parametrize(
    ("words", "lang", "said"),
    [
        (("list", "--text"), "nb", "--text skal ha en verdi etter seg.\n"),
        (("list", "--text"), "en", "--text takes a value, and none was given.\n"),
        (("due", "--check=2"), "nn", "--check skal ikkje ha nokon verdi.\n"),
    ],
)
def test_a_value_too_few_or_too_many_is_said_in_the_language_of_the_rest(
    words: tuple[str, ...], lang: str, said: str
) -> None:
    result = invoke("--lang", lang, *words)
    assert (result.code, result.err.startswith(said)) == (2, True), result
