"""The disk is full, or a file may not grow: what was refused left nothing behind."""

import os
import random
import resource
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import count
from tests.faults.trial import NO_TRANSACTION, Trial, broken, made, unsound

LINES = 40
LONG = "x" * 400


def batch(number: int) -> str:
    """Command lines that need room."""
    return "".join(f"log R-0001 {number}-{line}-{LONG}\n" for line in range(LINES))


def limited(trial: Trial, size: int, *words: str, stdin: str = "") -> int:
    """Run a command that may make no file longer than ``size`` bytes; its exit code."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    # What a command says must not count against it: it goes into a pipe.
    ran = subprocess.run(
        trial.words(*words),
        env=trial.env,
        cwd=trial.folder,
        input=stdin.encode(),
        capture_output=True,
        check=False,
        preexec_fn=limit,
    )
    assert b"Traceback" not in ran.stderr, ran.stderr
    assert ran.returncode == 0 or ran.stderr, (words, ran.returncode)
    return ran.returncode


def half_written(trial: Trial, number: int, code: int) -> list[str]:
    """What is wrong with the work of one batch that ended with an exit code."""
    there = [text for text in trial.texts() if text.startswith(f"{number}-")]
    wanted = (LINES,) if code == 0 else (0,)
    wrong = [] if code in (0, 74) else [f"{number}: exit {code}"]
    return wrong if len(there) in wanted else [*wrong, f"{number}: {code}, {len(there)} lines"]


def fill_some(trial: Trial, times: int, seed: int) -> list[str]:
    """Batches under random limits to the size of a file; what went wrong."""
    dice = random.Random(seed)
    wrong = []
    for number in range(times):
        size = trial.database.stat().st_size
        limit = dice.randint(0, 40_000) if dice.random() < 0.3 else size + dice.randint(0, 90_000)
        code = limited(trial, limit, "batch", "-", stdin=batch(number))
        wrong += half_written(trial, number, code)
    return wrong + unsound(trial.database)


def test_a_command_that_finds_no_room_leaves_nothing(tmp_path: Path) -> None:
    assert fill_some(made(tmp_path / "w"), count(4, 30, 500), seed=1) == []


@pytest.mark.broken_build
def test_a_build_without_transactions_is_found_out(tmp_path: Path) -> None:
    trial = made(tmp_path / "w", broken(tmp_path / "build", NO_TRANSACTION))
    assert fill_some(trial, 6, seed=1) != []


Command = Callable[[Path], list[str]]
FILES: list[Command] = [
    lambda to: ["report", "year", "2009", "-o", str(to / "r.md")],
    lambda to: ["report", "year", "2009", "-o", str(to / "r.html")],
    lambda to: ["report", "year", "2009", "-o", str(to / "r.xlsx")],
    lambda to: ["list", "-o", str(to / "r.csv")],
    lambda to: ["data", "backup", str(to)],
    lambda to: ["data", "export", str(to / "out")],
]


@pytest.mark.sampled(3)
@pytest.mark.parametrize("command", FILES, ids=lambda command: "-".join(command(Path("."))[:2]))
def test_a_file_is_whole_or_absent(tmp_path: Path, command: Command) -> None:
    """Under limits to its size: refused with 74 and nothing there, or done and all there."""
    trial = made(tmp_path / "w")
    to = tmp_path / "to"
    dice = random.Random(2)
    for _ in range(count(1, 10, 80)):
        to.mkdir(mode=0o700)
        code = limited(trial, dice.randint(0, 600_000), *command(to))
        left = [path for path in to.rglob("*") if path.is_file()]
        if code == 0:
            assert left
            assert not [path for path in left if "partial" in path.name]
        else:
            assert code == 74
            assert left == []
        shutil.rmtree(to)


def test_a_screen_that_cannot_be_written_exits_74_and_says_if_something_was(
    tmp_path: Path,
) -> None:
    trial = made(tmp_path / "w")
    for words, texts in ((("list",), []), (("log", "R-0001", "Skrevet"), ["Skrevet"])):
        with open("/dev/full", "wb") as full:
            ran = subprocess.run(
                trial.words(*words), env=trial.env, stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert ran.returncode == 74
        assert (b"itself was written" in ran.stderr) == bool(texts), ran.stderr
        assert trial.texts() == texts


@pytest.fixture
def small_disk(tmp_path: Path) -> object:
    """A disk of two megabytes, where this machine lets us mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    done = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=2m", "ettervern", str(folder)],
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.large
def test_a_disk_that_fills_up_is_said_and_loses_nothing(small_disk: Path) -> None:
    trial = made(small_disk / "w")
    ballast = small_disk / "ballast"
    dice = random.Random(3)
    refused = 0
    for number in range(count(6, 40, 200)):
        free = shutil.disk_usage(small_disk).free
        ballast.write_bytes(bytes(max(0, free - dice.randint(0, 120_000))))
        ran = trial.run("batch", "-", stdin=batch(number))
        refused += ran.returncode != 0
        assert b"Traceback" not in ran.stderr
        ballast.unlink()
        assert half_written(trial, number, ran.returncode) == []
        if shutil.disk_usage(small_disk).free < 400_000:
            break
    assert refused
    assert unsound(trial.database) == []
