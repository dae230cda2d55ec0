"""Files and folders that may not be read or written: one sentence, the right code, nothing lost."""

import ctypes
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.trial import Trial, copied, made, unsound

DROP_FROM_BOUNDS = 24  # PR_CAPBSET_DROP
OVER_PERMISSIONS = (1, 2, 3)  # DAC_OVERRIDE, DAC_READ_SEARCH, FOWNER


def _as_anyone() -> None:
    """Root gives up what lets it pass over permissions, so that they count as they do for all."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in OVER_PERMISSIONS:
            assert libc.prctl(DROP_FROM_BOUNDS, capability, 0, 0, 0) == 0


def run(trial: Trial, *words: str) -> tuple[int, str]:
    """A command whose permissions count: its exit code and what it said on stderr."""
    ran = subprocess.run(
        trial.words(*words),
        env=trial.env,
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        preexec_fn=_as_anyone,
    )
    return ran.returncode, ran.stderr.decode()


def _chmod(name: str, mode: int) -> Callable[[Path], None]:
    return lambda folder: (folder / name).chmod(mode)


def _linked(folder: Path) -> None:
    (folder / "ettervern.db").rename(folder / "elsewhere.db")
    (folder / "ettervern.db").symlink_to(folder / "elsewhere.db")


def _folder_there(folder: Path) -> None:
    (folder / "ettervern.db").rename(folder / "elsewhere.db")
    (folder / "ettervern.db").mkdir()


def _pipe_there(folder: Path) -> None:
    (folder / "ettervern.db").rename(folder / "elsewhere.db")
    os.mkfifo(folder / "ettervern.db")


# What is wrong, the command, and its exit code.
CASES: dict[str, tuple[Callable[[Path], None], tuple[str, ...], int]] = {
    "unreadable database, read": (_chmod("ettervern.db", 0o000), ("list",), 77),
    "unreadable database, write": (_chmod("ettervern.db", 0o000), ("log", "R-0001", "x"), 77),
    "read-only database, write": (_chmod("ettervern.db", 0o400), ("log", "R-0001", "x"), 77),
    "read-only folder, write": (_chmod(".", 0o500), ("log", "R-0001", "x"), 77),
    "read-only folder, read": (_chmod(".", 0o500), ("list",), 0),
    "closed folder": (_chmod(".", 0o000), ("list",), 77),
    "unreadable configuration": (_chmod("config.yaml", 0o000), ("list",), 77),
    "a report into a read-only folder": (
        _chmod(".", 0o500),
        ("report", "year", "2009", "-o", "{folder}/r.md"),
        74,
    ),
    "a backup into a read-only folder": (_chmod(".", 0o500), ("data", "backup"), 77),
    "a link instead of the database": (_linked, ("list",), 77),
    "a folder instead of the database": (_folder_there, ("list",), 77),
    "a pipe instead of the database": (_pipe_there, ("list",), 77),
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """A workspace in which something is written, to be copied."""
    trial = made(tmp_path_factory.mktemp("before") / "w")
    trial.done("log", "R-0001", "Før")
    return trial


@pytest.mark.sampled(4)
@pytest.mark.parametrize("case", CASES)
def test_what_may_not_be_touched_is_said_in_a_sentence(
    before: Trial, tmp_path: Path, case: str
) -> None:
    bend, words, wanted = CASES[case]
    trial = copied(before, tmp_path / "w")
    bend(trial.folder)
    try:
        code, said = run(trial, *(word.format(folder=trial.folder) for word in words))
    finally:
        trial.folder.chmod(0o700)
    assert "Traceback" not in said
    assert code == wanted, said
    assert len(said.splitlines()) == (0 if wanted == 0 else 1), said
    kept = trial.folder / "elsewhere.db"
    database = kept if kept.exists() else trial.database
    database.chmod(0o600)
    (trial.folder / "config.yaml").chmod(0o600)
    assert unsound(database) == []
    if not kept.exists():
        assert trial.texts() == ["Før"]
