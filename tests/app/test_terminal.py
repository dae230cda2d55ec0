"""What a terminal adds: its width, its height, a pager; and what a locale does not change."""

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from ettervern_cli.app.output import progress
from ettervern_cli.screen.folding import width
from tests.conftest import TODAY, Workspace, lived_once

NAMES = [f"Åse Prøve {number}" for number in range(1, 7)]


@lived_once()
def crowded(house: Workspace) -> None:
    """Six residents without a unit, all of them overdue."""
    for name in NAMES:
        house.done("admit", name, "--on", "2009-10-01")


def on_terminal(
    workspace: Workspace, *words: str, columns: int = 80, rows: int = 6, **environment: str
) -> str:
    """What a command says on a terminal of a size, without colour."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    line = [sys.executable, "-m", "ettervern_cli", "--config", str(workspace.config),
            "--today", TODAY, "--lang", "en", "--no-color", *words]  # fmt: skip
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"}
    process = subprocess.Popen(
        line, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env={**bare, **environment}
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        said += part
    os.close(ours)
    assert process.wait() == 0
    return said.decode().replace("\r\n", "\n")


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """A pager that shows what it is given, marked as coming from it."""
    script = tmp_path / "pager"
    script.write_text("#!/bin/sh\necho paged\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    return script


def test_what_is_longer_than_the_screen_goes_through_the_pager(
    crowded: Workspace, pager: Path
) -> None:
    said = on_terminal(crowded, "list", PAGER=str(pager))
    assert said.startswith("paged\n")
    assert all(name in said for name in NAMES)


@pytest.mark.parametrize("asked", ["option", "short", "cat", "none"])
def test_nothing_is_paged_that_fits_or_is_not_to_be(
    crowded: Workspace, pager: Path, asked: str
) -> None:
    words = ("--no-pager", "list") if asked == "option" else ("list",)
    command = {"cat": "cat", "none": "nothing-so-called"}.get(asked, str(pager))
    said = on_terminal(crowded, *words, rows=60 if asked == "short" else 6, PAGER=command)
    assert "paged" not in said
    assert all(name in said for name in NAMES)


@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize("command", ["today", "due", "unit list"])
def test_no_line_passes_the_width_of_the_terminal(
    crowded: Workspace, command: str, columns: int
) -> None:
    said = on_terminal(crowded, *command.split(), columns=columns, rows=500)
    assert max(map(width, said.splitlines())) <= columns


def test_a_list_leaves_out_and_cuts_the_same_on_a_terminal_and_in_a_pipe(
    crowded: Workspace,
) -> None:
    crowded.done("unit", "void", "5", "--reason", "Maling")
    for words in (("list",), ("list", "--status", "all"), ("unit", "list"), ("due",)):
        assert on_terminal(crowded, *words, rows=60) == crowded.done(*words).out, words


def test_today_keeps_the_most_urgent_in_sight_and_counts_the_rest(crowded: Workspace) -> None:
    short = on_terminal(crowded, "today", rows=12).splitlines()
    assert len(short) <= 11
    assert short[3] == "Overdue"
    *_, left = short
    shown = sum(name in line for line in short for name in NAMES)
    whole = on_terminal(crowded, "today", "--all", PAGER="cat").splitlines()
    assert sum(name in line for line in whole for name in NAMES) > shown
    assert left.endswith("more matters: ettervern today --all")


@pytest.mark.parametrize("form", ["json", "csv", "md", "html"])
def test_what_programs_read_is_utf_8_in_any_locale(crowded: Workspace, form: str) -> None:
    line = [sys.executable, "-m", "ettervern_cli", "--config", str(crowded.config), "unit", "list",
            "--format", form]  # fmt: skip
    crowded.done("place", "R-0001", "1")
    locale = {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    paths = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run(line, env={**paths, **locale}, capture_output=True, check=True).stdout
    text = said.decode("utf-8")
    assert "Åse" in text or form in ("json", "csv")  # these have codes alone
    if form == "json":
        assert json.loads(text)[0]["residents"]


def test_long_work_says_on_a_terminal_what_it_is(
    alta: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    alta.done("admit", "Nora Prøve", "--on", "2009-11-02")
    monkeypatch.setattr(progress, "LONG", 0.0)
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=(seen := Terminal())))
    lines = alta.folder / "lines.txt"
    lines.write_text("log nora x\nlog nora y\n", encoding="utf-8")
    alta.done("batch", str(lines))
    assert "batch  [" in seen.getvalue()
    assert "100%" in seen.getvalue()
    alta.done("--quiet", "batch", str(lines))
    assert seen.getvalue().count("100%") == 1
