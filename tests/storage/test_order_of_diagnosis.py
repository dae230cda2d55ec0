"""Which of several faults is told first: the configuration, then the file's place, then the file.

78 goes before 66 where the configuration that names a missing database is not valid itself; 77
means that a key is wanted, and no file is called encrypted that is merely damaged.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import TODAY, Workspace, invoke
from tests.faults.trial import made

Bend = Callable[[Workspace], object]
COMMANDS = (("list",), ("today",), ("admit", "Nora"), ("undo", "--list"), ("data", "encrypt"))


def _no_database(house: Workspace) -> None:
    house.database.unlink()


def _a_folder(house: Workspace) -> None:
    house.database.unlink()
    house.database.mkdir()


def _foreign(house: Workspace) -> None:
    house.database.unlink()
    db = sqlite3.connect(house.database)
    db.execute("CREATE TABLE t (x)")
    db.close()


def _noise(size: int) -> Bend:
    """So many random bytes at the beginning of what was a plain database."""

    def bend(house: Workspace) -> None:
        content = house.database.read_bytes()
        house.database.write_bytes(os.urandom(size) + content[size:])

    return bend


def _only_noise(size: int) -> Bend:
    return lambda house: house.database.write_bytes(os.urandom(size))


def _tab(house: Workspace) -> None:
    house.config.write_text(house.config.read_text("utf-8") + "\tx: 1\n", "utf-8")


def _named(value: str) -> Bend:
    """Another value on the configuration's line ``database:``."""

    def bend(house: Workspace) -> None:
        text = house.config.read_text("utf-8")
        assert text.count("database: ettervern.db") == 1
        house.config.write_text(text.replace("database: ettervern.db", f"database: {value}"))

    return bend


def _key_settings(content: bytes) -> Bend:
    return lambda house: house.key_settings.write_bytes(content)


STATES: dict[str, tuple[int, tuple[Bend, ...]]] = {
    "no database": (66, (_no_database,)),
    "a tab": (78, (_tab,)),
    "a tab and no database": (78, (_tab, _no_database)),
    "a tab and a folder": (78, (_tab, _a_folder)),
    "an empty configuration": (78, (lambda house: house.config.write_bytes(b""), _no_database)),
    "no text in the configuration": (
        78, (lambda house: house.config.write_bytes(b"\xff" + house.config.read_bytes()),
             _no_database)),
    "no configuration": (66, (lambda house: house.config.unlink(), _no_database)),
    "a folder": (77, (_a_folder,)),
    "an empty file": (65, (lambda house: house.database.write_bytes(b""),)),
    "another program's": (65, (_foreign,)),
    "a header of noise": (65, (_noise(16),)),
    "a first page of noise": (65, (_noise(4096),)),
    "two pages of noise": (65, (_noise(8192),)),
    "a short file of noise": (65, (_only_noise(8192),)),
    "noise of an odd length": (65, (_only_noise(500_001),)),
    "a tab and a first page of noise": (65, (_tab, _noise(4096))),
    "key settings and no database": (66, (_key_settings(b"{}"), _no_database)),
    "damaged key settings": (77, (_key_settings(b""),)),
    "key settings that are no text": (77, (_key_settings(b"\xff"),)),
    "a folder of key settings": (77, (lambda house: house.key_settings.mkdir(),)),
    "a list of databases": (78, (_named("[a, b]"),)),
    "a name with a zero byte": (78, (_named("a\0b"),)),
    "a name too long to be anywhere": (66, (_named("a" * 300),)),
    "a name under a file": (66, (_named("config.yaml/x"),)),
    "the configuration itself": (65, (_named("config.yaml"),)),
}  # fmt: skip


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace that was never encrypted; to be copied."""
    workspace = Workspace(tmp_path_factory.mktemp("order") / "w")
    assert invoke("--today", TODAY, "init", str(workspace.folder)).code == 0
    return workspace


@pytest.mark.parametrize("state", STATES)
def test_the_first_fault_is_told(plain: Workspace, tmp_path: Path, state: str) -> None:
    code, bends = STATES[state]
    shutil.copytree(plain.folder, tmp_path / "w")
    house = Workspace(tmp_path / "w")
    for bend in bends:
        bend(house)
    for words in COMMANDS:
        said = house.refused(*words, code=code)
        problems = [line for line in said.splitlines() if line.startswith("  line ")]
        assert bool(problems) == (code == 78), (words, said)


@pytest.mark.large
def test_a_workspace_may_lie_where_a_path_is_no_text(tmp_path: Path) -> None:
    trial = made(tmp_path / os.fsdecode(b"\xff") / "w")
    trial.done("admit", "Nora")
    for words in (["list"], ["data", "backup"], ["data", "verify"]):
        ran = subprocess.run(trial.words(*words), env=trial.env, capture_output=True, check=False)
        assert ran.returncode == 0, ran


@pytest.mark.parametrize("words", [("init",), ("demo",), ("data", "export"), ("data", "backup")])
def test_a_folder_that_cannot_be_made_is_said_to_be_unwritable(
    alta: Workspace, words: tuple[str, ...]
) -> None:
    said = alta.refused(*words, "/proc/nowhere", code=74)
    assert said == "/proc/nowhere could not be written.\n"
