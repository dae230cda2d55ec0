"""Many commands at once: none is lost, none is refused, none is written twice."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults import count
from tests.faults.trial import Break, Trial, broken, made, unsound

AT_ONCE = 8
DEFERRED: tuple[Break, ...] = (
    ("storage/transaction.py", "BEGIN IMMEDIATE", "BEGIN"),
    ("storage/database/sqlite_file.py", "WAIT_SECONDS = 30.0", "WAIT_SECONDS = 0.0"),
)


def race(trial: Trial, commands: int, name: str = "nr") -> list[str]:
    """Run so many commands, eight at a time; what went wrong with them."""

    def run(number: int) -> str | None:
        if number % 4 == 3:
            ran = trial.run("admit", f"Prøve {number}", "--step", "2")
        elif number % 4 == 2:
            ran = trial.run("list", "--format", "json")
        else:
            ran = trial.run("log", "R-0001", f"{name} {number}")
        return None if ran.returncode == 0 else f"{number}: {ran.returncode} {ran.stderr!r}"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        wrong = [what for what in pool.map(run, range(commands)) if what]
    wanted = sorted(f"{name} {number}" for number in range(commands) if number % 4 < 2)
    found = sorted(text for text in trial.texts() if text.startswith(f"{name} "))
    if found != wanted:
        wrong.append(f"{len(found)} follow-ups of {len(wanted)}")
    return wrong + unsound(trial.database)


def capacious(trial: Trial) -> Trial:
    """The same programme without a limit to how many it takes."""
    config = trial.folder / "config.yaml"
    text = config.read_text("utf-8")
    assert "capacity: units" in text
    config.write_text(text.replace("capacity: units", "capacity: 9999"), "utf-8")
    trial.done("config", "apply")
    return trial


def test_commands_at_once_are_all_written_once(tmp_path: Path) -> None:
    assert race(capacious(made(tmp_path / "w")), count(8, 100, 4000)) == []


@pytest.mark.broken_build
def test_a_build_that_neither_waits_nor_locks_at_once_is_found_out(tmp_path: Path) -> None:
    trial = capacious(made(tmp_path / "w"))
    trial.env["PYTHONPATH"] = str(broken(tmp_path / "build", DEFERRED))
    assert any(race(trial, 24, f"round {number}") for number in range(6))
