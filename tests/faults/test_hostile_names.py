"""Forty names that are markup, formulas, escapes or nonsense, through every command there is."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from ettervern_cli.app.index import COMMANDS
from ettervern_cli.screen.tables import plain_value
from tests.app.test_hostile_names import harmless
from tests.conftest import TODAY, Workspace, invoke
from tests.faults import count

NAMES = (
    "=1+1", "+47 Kari", "-2+3", "@SUM(A1)", "=HYPERLINK(1)", "'quoted'", '"quoted"', "a;b;c",
    "a,b\tc", "a|b", "`id`", "$(id)", "${HOME}", "%s %d {0} {name}", "\\x1b[31m", "\x1b[2J rød",
    "\x9b31m", "\x1b]0;tittel\x07", "\u202eamrof", "a\u200bb", "[/b]", "[red]Åse[/red]",
    "[link=x]y", ":smile:", "<b>Åse</b>", "<script>alert(1)</script>", "&amp; &#x41;", "| a | b |",
    "# Åse",
    "--help", "-", "..", "../../etc/passwd", "R-0001", "DROP TABLE stay;--", "' OR 1=1 --",
    "NULL", "Åse Ødegård-Ærlig", "李小龍 Ünï 👩‍👩‍👧", "x" * 200,
)  # fmt: skip
# Commands that make or end a whole workspace, or read command lines: they have tests of their own.
APART = {"init", "demo", "batch", "config schema", "config example"}
WRITES = (
    ("admit", "{name}", "--agency", "{name}", "--note", "{name}", "--on", "2009-10-01"),
    ("log", "R-0001", "{name}", "--next", "2009-12-01"),
    ("plan", "goal", "R-0001", "housing", "{name}", "--voice", "{name}"),
    ("incident", "add", "R-0001", "--kind", "threat", "--police", "no", "--why", "{name}"),
    ("measure", "start", "R-0001", "{name}", "--provider", "{name}"),
    ("gap", "add", "{name}", "--owner", "nav"),
    ("budget", "book", "car", "100", "--text", "{name}", "--voucher", "{name}"),
    ("unit", "void", "3", "--reason", "{name}"),
)


def try_name(workspace: Workspace, name: str, commands: Iterable[str] = COMMANDS) -> list[str]:
    """Type a name wherever a command takes anything; what acted on the terminal, if anything."""
    acted = []
    lines = [[word.format(name=name) for word in line] for line in WRITES]
    for command in commands:
        if command not in APART:
            lines += [[*command.split(), name], [*command.split(), "R-0001", name]]
            lines += [[*command.split(), *more] for more in ([], ["R-0001"], ["--note", name])]
    for words in lines:
        answer = workspace.run(*words)
        no_lake = 66 if words[0] == "region" else 0
        assert answer.code in (0, 1, 2, 3, no_lake), (words, answer)
        try:
            harmless(answer.out + answer.err)
        except AssertionError:
            acted.append(" ".join(words))
    return acted


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace of the template alta, in which whatever is written by name stays."""
    folder = tmp_path / "w"
    assert invoke("--today", TODAY, "--lang", "en", "init", str(folder)).code == 0
    monkeypatch.chdir(folder)
    return Workspace(folder)


def test_there_are_forty_names() -> None:
    assert len(set(NAMES)) == 40


@pytest.mark.large
@pytest.mark.parametrize("number", range(count(1, 3, 8)))
def test_no_name_acts_in_any_command(here: Workspace, number: int) -> None:
    for name in NAMES[15:16] if count(1, 0, 0) else NAMES[number::8]:
        assert try_name(here, name) == []


@pytest.mark.broken_build
def test_a_build_that_shows_text_as_it_is_would_be_found_out(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ettervern_cli.app.output import output
    from ettervern_cli.screen import safe, tables

    def as_it_is(text: str) -> str:
        return text

    monkeypatch.setattr(safe, "safe_text", as_it_is)
    for module in (output, tables):
        if hasattr(module, "safe_text"):
            monkeypatch.setattr(module, "safe_text", as_it_is)
    assert try_name(here, "\x1b[2J rød", ("list", "log")) != []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("=1+1", "'=1+1"),
        ("Tur;=1+1", "Tur;'=1+1"),
        ("Tur\n@SUM(A1)\n- hjem", "Tur\n'@SUM(A1)\n'- hjem"),
        ("Tur;\uff1dA1", "Tur;'\uff1dA1"),
        ("-5;-3,5", "-5;-3,5"),
        ("a = b; c-d", "a = b; c-d"),
    ],
)
def test_no_cell_of_a_spreadsheet_that_parts_by_semicolons_begins_a_formula(
    text: str, held: str
) -> None:
    assert plain_value(text) == held
