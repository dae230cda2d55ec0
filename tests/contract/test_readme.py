"""The README cannot lie: its console blocks are run, and every command is named in it."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from ettervern_cli.app.index import COMMANDS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = "@@next@@"


class Step(NamedTuple):
    """A command line of the README and what it says follows."""

    command: str
    said: str


def steps() -> list[Step]:
    """Every command of every console block, in order."""
    found = []
    for block in BLOCK.findall(README):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, said = part.partition("\n")
            found.append(Step(command, said.strip("\n")))
    return found


def test_every_console_block_says_what_happens(tmp_path: Path) -> None:
    """All blocks are one session, begun in an empty folder."""
    tools = tmp_path / "bin"
    tools.mkdir()
    tool = tools / "ettervern"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ettervern_cli "$@"\n')
    tool.chmod(0o755)
    home = tmp_path / "home"
    home.mkdir()
    script = "".join(f"{step.command}\necho '{MARK}'\n" for step in steps())
    ran = subprocess.run(
        ["bash", "-c", script],
        cwd=home,
        env={
            "PATH": f"{tools}:{os.environ['PATH']}",
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "ETTERVERN_USER": "kari",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    answers = [answer.strip("\n") for answer in ran.stdout.split(f"{MARK}\n")]
    assert steps(), "the README shows no session"
    for step, answer in zip(steps(), answers, strict=False):
        assert answer == step.said, step.command


def test_every_command_is_documented() -> None:
    for name in COMMANDS:
        assert f"`{name}" in README or f"ettervern {name}" in README, name


def test_the_two_lines_that_set_everything_up_are_one_line_each() -> None:
    for heading in ("## Try it", "## Run the tests"):
        section = README.partition(f"{heading}\n")[2].partition("\n## ")[0]
        lines = [line for line in section.splitlines() if line.startswith("    ")]
        assert len(lines) == 1, heading
