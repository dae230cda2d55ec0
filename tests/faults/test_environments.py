"""Odd environments, as cron, a bare container or a broken terminal give: the same work, all told.

Nothing may crash, nothing may be written that others can read, and what is read must be the same.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.faults import count
from tests.faults.trial import TODAY, Trial, made, unsound

NAME = "Åse Prøvesen ✓"

Bend = Callable[[dict[str, str], dict[str, Any]], None]


def _without(*names: str) -> Bend:
    def bend(env: dict[str, str], _: dict[str, Any]) -> None:
        for name in names:
            env.pop(name, None)

    return bend


def _with(**values: str) -> Bend:
    return lambda env, _: env.update(values)


def _closed(number: int) -> Bend:
    """One of the three streams is closed before the program starts."""
    return lambda _, how: how.update(preexec_fn=lambda: os.close(number))


def _masked(mask: int) -> Bend:
    return lambda _, how: how.update(preexec_fn=lambda: os.umask(mask) and None)


def _nowhere(env: dict[str, str], how: dict[str, Any]) -> None:
    """The folder it is started in is gone."""
    folder = Path(env["HOME"]) / "gone"

    def leave() -> None:
        folder.mkdir()
        os.chdir(folder)
        folder.rmdir()

    how.update(preexec_fn=leave)


ENVIRONMENTS: dict[str, Bend] = {
    "no HOME": _without("HOME"),
    "the C locale": _with(LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0"),
    "ASCII streams": _with(PYTHONIOENCODING="ascii"),
    "Latin-1 streams": _with(PYTHONIOENCODING="latin-1"),
    "stdin closed": _closed(0),
    "stdout closed": _closed(1),
    "stderr closed": _closed(2),
    "twenty columns": _with(COLUMNS="20"),
    "umask 000": _masked(0),
    "umask 777": _masked(0o777),
    "a folder that is gone": _nowhere,
    "a zone that nobody knows": _with(TZ="Mars/Olympus", TERM="nosuch", LANG="xx_YY"),
}
COMMANDS: dict[str, tuple[str, ...]] = {
    "log": ("log", "R-0002", "Møtt på døra"),
    "list": ("list",),
    "show": ("show", "R-0002"),
    "today": ("today",),
    "report": ("report", "year", "2009"),
    "refused": ("demote", "R-0002", "--steps", "9", "--reason", "trouble"),
}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """A workspace in which somebody has a name outside ASCII."""
    trial = made(tmp_path_factory.mktemp("usual") / "w")
    trial.done("admit", NAME, "--unit", "2", "--on", "2009-10-01")
    return trial


class Straight(NamedTuple):
    """What a command did in the usual environment."""

    folder: Path
    code: int
    out: bytes
    err: bytes
    texts: list[str]


@pytest.fixture(scope="module")
def straight(usual: Trial, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Straight]:
    """What each command does in the usual environment, asked once."""

    @cache
    def found(command: str) -> Straight:
        trial = _twin(usual, tmp_path_factory.mktemp("straight") / "w")
        return Straight(trial.folder, *asked(trial, COMMANDS[command], None), trial.texts())

    return found


def asked(trial: Trial, words: tuple[str, ...], bend: Bend | None) -> tuple[int, bytes, bytes]:
    """A command in a bent environment: its exit code and what it said."""
    env = dict(trial.env)
    how: dict[str, Any] = {}
    if bend is not None:
        bend(env, how)
    ran: subprocess.CompletedProcess[bytes] = subprocess.run(
        trial.words(*words),
        env=env,
        cwd=trial.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        **how,
    )
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.sampled(4)
@pytest.mark.parametrize("command", list(COMMANDS)[: count(1, 6, 6)])
@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_an_odd_environment_changes_nothing(
    usual: Trial,
    straight: Callable[[str], Straight],
    tmp_path: Path,
    environment: str,
    command: str,
) -> None:
    folder, code, out, err, texts = straight(command)
    bent = _twin(usual, tmp_path / "b")
    found, said, told = asked(bent, COMMANDS[command], ENVIRONMENTS[environment])
    assert b"Traceback" not in told
    if environment == "stdout closed" and out:
        assert found == 74  # and nothing written: whoever asked has no answer
    else:
        assert found == code, told
    if environment not in ("stdout closed", "ASCII streams", "Latin-1 streams", "the C locale"):
        assert said == out
    if environment not in (
        "stdout closed",
        "stderr closed",
        "ASCII streams",
        "Latin-1 streams",
        "the C locale",
    ):
        assert told.startswith(err.replace(bytes(folder), bytes(bent.folder)))
    assert bent.texts() == (texts if found == code else [])
    assert unsound(bent.database) == []


def _twin(trial: Trial, folder: Path) -> Trial:
    shutil.copytree(trial.folder, folder)
    return Trial(folder)


@pytest.mark.large
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_no_file_with_data_is_ever_open_to_others(tmp_path: Path, mask: int) -> None:
    """Whatever the umask: the database, what is beside it, and what is written of it."""
    folder = tmp_path / "w"
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[2])}
    python = [sys.executable, "-m", "ettervern_cli", "--today", TODAY]
    for words in (
        [*python, "init", str(folder), "--template", "alta"],
        [*python, "--config", str(folder), "admit", NAME, "--unit", "1"],
        [*python, "--config", str(folder), "list", "-o", str(folder / "liste.csv")],
        [*python, "--config", str(folder), "data", "backup"],
    ):
        ran = subprocess.run(
            words, env=env, check=False, capture_output=True, preexec_fn=lambda: os.umask(mask)
        )
        assert ran.returncode == 0, (words, ran.stderr)
    data = [path for path in folder.rglob("*") if path.is_file() and path.name != "config.yaml"]
    assert len(data) >= 3
    for path in data:
        assert path.stat().st_mode & 0o177 == 0, (path, oct(path.stat().st_mode))
