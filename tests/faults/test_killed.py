"""kill -9 at any moment: what was acknowledged is there, everything else is whole or absent."""

import random
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.faults import count
from tests.faults.trial import NO_TRANSACTION, Trial, broken, made, unsound

LINES = 6


def batch(number: object) -> str:
    """Command lines that only make sense together."""
    return "".join(f"log R-0001 {number}-{line}\n" for line in range(LINES))


def kill_some(trial: Trial, times: int, seed: int) -> list[str]:
    """Kill commands at random moments, half of them while the journal lies there; what went wrong.

    A command that had exited 0 must be there whole; any other whole or not at all, and never twice.
    """
    dice = random.Random(seed)
    began = time.monotonic()
    trial.done("batch", "-", stdin=batch("before"))
    usual = time.monotonic() - began
    wrong: list[str] = []
    journal = trial.database.with_name("ettervern.db-journal")
    for number in range(times):
        process = trial.start("batch", "-", stdin=batch(number))
        if dice.random() < 0.5:
            _wait(process, dice.uniform(0.4, 1.3) * usual)
        else:
            while process.poll() is None and not journal.exists():
                time.sleep(0.0002)
            _wait(process, dice.uniform(0, 0.3) * usual)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        there = [text for text in trial.texts() if text.startswith(f"{number}-")]
        if len(there) not in (0, LINES) or len(set(there)) != len(there):
            wrong.append(f"{number}: {len(there)} of {LINES} lines")
        if process.returncode == 0 and len(there) != LINES:
            wrong.append(f"{number}: acknowledged, and not there")
    return wrong + unsound(trial.database)


def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def test_a_killed_command_is_whole_or_absent(tmp_path: Path) -> None:
    assert kill_some(made(tmp_path / "w"), count(8, 50, 1000), seed=1) == []


def test_a_build_without_transactions_is_found_out(tmp_path: Path) -> None:
    trial = made(tmp_path / "w", broken(tmp_path / "build", NO_TRANSACTION))
    assert any(kill_some(trial, 8, seed) for seed in range(12))


@pytest.mark.parametrize("word", ["--format json", "--dry-run"])
def test_an_interrupted_command_says_so_and_leaves_nothing(tmp_path: Path, word: str) -> None:
    """Ctrl-C while another process holds the file: exit 130, nothing written."""
    trial = made(tmp_path / "w")
    holder = sqlite3.connect(trial.database, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        process = trial.start("log", "R-0001", "Avbrutt", *word.split())
        _wait(process, 1.0)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert process.returncode == 130, err
    assert b"Traceback" not in err
    assert trial.texts() == []
    assert unsound(trial.database) == []
