"""Completion, asked as the shells ask, and by the shells themselves."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Workspace
from tests.helpers.parts import part

HOSTILE = 'Åse [/b] $(touch pwned) `id` "O\'Brien"'


@pytest.fixture
def shell(alta: Workspace) -> dict[str, str]:
    """An environment in which ``ettervern`` is on the path and finds a workspace."""
    alta.done("admit", "Nora Prøve", "--unit", "1")
    alta.done("admit", HOSTILE, "--unit", "2")
    tools = alta.folder / "bin"
    tools.mkdir()
    tool = tools / "ettervern"
    tool.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parents[2])!r})\n"
        "from ettervern_cli.start import main\nmain()\n"
    )
    tool.chmod(0o755)
    return {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "HOME": str(alta.folder),
        "LANG": "C.UTF-8",
        "ETTERVERN_CONFIG": str(alta.config),
    }


def ask(shell: dict[str, str], line: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Ask as bash does for the last word of a command line."""
    words = line.split(" ")
    asked = {
        "_ETTERVERN_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    return subprocess.run(
        ["ettervern"], env={**shell, **asked, **env}, capture_output=True, text=True, check=False,
        executable=shutil.which("ettervern", path=shell["PATH"]),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("ettervern dem", "demo demote"),
        ("ettervern unit v", "void"),
        ("ettervern log no", "nora"),
        ("ettervern log NO", "NOra"),
        ("ettervern log R-0001", "R-0001"),
        ("ettervern place nora 7", "7"),
        ("ettervern demote nora --reason a", "agreement-broken"),
        ("ettervern advance nora --to tr", "training"),
        ("ettervern budget book of", "office"),
    ],
)
def test_commands_and_what_is_in_the_database_are_offered(
    shell: dict[str, str], line: str, offered: str
) -> None:
    assert ask(shell, line).stdout.split() == offered.split()


def test_inside_an_open_quote_a_whole_name_is_offered(shell: dict[str, str]) -> None:
    for line in ('ettervern log "Nora P', "ettervern log 'Nora P"):
        answer = ask(shell, line, COMP_CWORD="2")
        assert answer.stdout == "Nora Prøve\n"
    assert ask(shell, 'ettervern log "Åse', COMP_CWORD="2").stdout == "Åse \n"  # up to what acts
    script = "source <(_ETTERVERN_COMPLETE=source_bash ettervern); COMP_CWORD=2; "
    script += "COMP_WORDS=(ettervern log '\"Nora P'); _ettervern_completion ettervern; "
    ran = subprocess.run(
        ["bash", "-c", script + "printf '%s|' \"${COMPREPLY[@]}\""],
        env=shell, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.stdout == "Nora Prøve|", ran


def test_a_hostile_name_offers_only_harmless_characters(shell: dict[str, str]) -> None:
    for line in ("ettervern log å", "ettervern log R-0002", "ettervern show Å"):
        answer = ask(shell, line)
        assert answer.stderr == ""
        assert not set(answer.stdout) & set("$`[]()\"'\\;&|<>")


def test_without_a_workspace_nothing_is_offered_and_nothing_is_said(
    shell: dict[str, str], tmp_path: Path
) -> None:
    answer = ask(shell, "ettervern log n", ETTERVERN_CONFIG=str(tmp_path / "no.yaml"))
    assert (answer.stdout.strip(), answer.stderr) == ("", "")


@pytest.mark.sampled(3)
@pytest.mark.debian
@pytest.mark.parametrize("name", ["bash", "fish", "zsh"])
def test_a_real_shell_takes_the_script_and_completes_harmlessly(
    shell: dict[str, str], name: str, tmp_path: Path
) -> None:
    program = part(name)
    script = {
        "bash": "source <(_ETTERVERN_COMPLETE=source_bash ettervern); COMP_WORDS=(ettervern log n);"
        ' COMP_CWORD=2; _ettervern_completion ettervern; echo "${COMPREPLY[@]}"',
        "fish": "_ETTERVERN_COMPLETE=source_fish ettervern | source; complete -C 'ettervern log n'",
        "zsh": "autoload -U compinit; compinit -u -D; "
        'eval "$(_ETTERVERN_COMPLETE=source_zsh ettervern)"; '
        'echo "$(_TYPER_COMPLETE_ARGS="ettervern log n" '
        '_ETTERVERN_COMPLETE=complete_zsh ettervern)"',
    }[name]
    ran = subprocess.run(
        [program, "-c", script], env=shell, cwd=tmp_path, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert "nora" in ran.stdout, ran
    assert not (tmp_path / "pwned").exists()
