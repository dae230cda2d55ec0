"""Files of every released version open in this one, whatever happens on the way."""

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.storage.schema import VERSION
from tests.conftest import Workspace
from tests.faults import count
from tests.faults.trial import ROOT, Break, Trial, broken, unsound

HERE = Path(__file__).parent
RELEASED = range(1, VERSION)
MARKED_FIRST: tuple[Break, ...] = (
    (
        "storage/database/migrations.py",
        "            _drop_triggers_and_views(db)\n",
        '            db.execute(f"PRAGMA user_version = {schema.VERSION}")\n'
        "            _drop_triggers_and_views(db)\n",
    ),
    ("storage/database/migrations.py", 'waiting(lambda: db.execute("BEGIN IMMEDIATE"))', "pass"),
    ("storage/database/migrations.py", 'waiting(lambda: db.execute("COMMIT"))', "pass"),
)


def old(folder: Path, version: int, build: Path = ROOT) -> Trial:
    """A workspace as a released version left it."""
    kept = HERE / f"version_{version}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(kept / "config.yaml", folder)
    trial = Trial(folder, build)
    trial.today = "2026-06-01"
    with closing(sqlite3.connect(trial.database)) as db:
        db.executescript((kept / "database.sql").read_text("utf-8"))
    trial.database.chmod(0o600)
    return trial


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def test_every_version_before_this_one_is_kept_for_these_tests() -> None:
    assert [(HERE / f"version_{version}").is_dir() for version in RELEASED] == [True, True]


def of_old(now: Any, told: Any) -> Any:
    """What is said now without the keys that were not said then."""
    if isinstance(told, dict):
        return {key: of_old(now[key], value) for key, value in told.items()}
    if isinstance(told, list) and len(told) == len(now):
        return [of_old(*pair) for pair in zip(now, told, strict=True)]
    return now


@pytest.mark.sampled(2)
@pytest.mark.parametrize("version", RELEASED)
def test_an_old_file_says_what_it_said_and_works_on(tmp_path: Path, version: int) -> None:
    trial = old(tmp_path / "w", version)
    assert version_of(trial.database) == version
    told = json.loads((HERE / f"version_{version}" / "report.json").read_text("utf-8"))
    ran = trial.run("report", "year", "2026", "--format", "json")
    assert ran.returncode == 0, ran.stderr
    assert of_old(json.loads(ran.stdout), told) == told
    assert version_of(trial.database) == VERSION
    copy = trial.database.with_name(f"ettervern.db.before-{VERSION}-from-{version}")
    assert version_of(copy) == version
    assert copy.stat().st_mode & 0o777 == 0o600
    trial.done("log", "R-0001", "Etter")
    trial.done("undo")
    trial.done("plan", "status", "R-0001", "has")
    shown = json.loads(trial.run("show", "R-0001", "--format", "json").stdout)
    assert [one["status"] for one in shown["plan_statuses"]] == ["has"]  # kept since version 3
    assert unsound(trial.database) == []


@pytest.mark.parametrize("version", RELEASED)
def test_an_old_file_keeps_every_remark_and_charge(tmp_path: Path, version: int) -> None:
    """Their tables are made again, with every row."""
    path = old(tmp_path / "w", version).database
    workspace = Workspace(path.parent, "2026-06-01")
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        there = [
            one for (one,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        held = {
            table: [dict(row) for row in db.execute(f"SELECT * FROM {table} ORDER BY id")]
            for table in {"remark", "charge"}.intersection(there)
        }
    workspace.done("list")
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        for table, rows in held.items():
            assert rows
            now = [dict(row) for row in db.execute(f"SELECT * FROM {table} ORDER BY id")]
            assert [of_old(*pair) for pair in zip(now, rows, strict=True)] == rows


def test_what_an_old_file_wrote_can_be_taken_back_though_its_tables_have_grown(
    tmp_path: Path,
) -> None:
    workspace = Workspace(old(tmp_path / "w", 1).folder, "2026-06-01")
    said = [workspace.run("undo") for _ in range(10)][-1]
    assert "nothing left to take back" in said.err
    assert workspace.rows("SELECT count(*) FROM lease") == [(0,)]


def kill_some(
    folder: Path, version: int, times: int, build: Path = ROOT, seed: int = 1
) -> list[str]:
    """Kill the command that migrates at random moments once it has begun; what was then wrong."""
    dice = random.Random(seed)
    began = time.monotonic()
    old(folder, version, build).done("list")
    usual = time.monotonic() - began
    wrong = []
    for number in range(times):
        trial = old(folder, version, build)
        process = trial.start("list")
        copy = folder / f"ettervern.db.before-{VERSION}-from-{version}"
        while process.poll() is None and not copy.exists():
            time.sleep(0.0005)
        with suppress(subprocess.TimeoutExpired):
            process.wait(dice.uniform(0, 0.3) * usual)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        ran = trial.run("log", "R-0001", "Etter")
        if ran.returncode != 0:
            wrong.append(f"{number}: {ran.returncode} {ran.stderr!r}")
        wrong += [f"{number}: {what}" for what in unsound(trial.database)]
    return wrong


@pytest.mark.large
@pytest.mark.parametrize("version", RELEASED)
def test_a_killed_migration_leaves_a_file_that_opens(tmp_path: Path, version: int) -> None:
    assert kill_some(tmp_path / "w", version, count(2, 10, 200)) == []


@pytest.mark.broken_build
def test_a_build_that_marks_first_and_has_no_transaction_is_found_out(tmp_path: Path) -> None:
    build = broken(tmp_path / "build", MARKED_FIRST)
    assert any(kill_some(tmp_path / "w", 1, 3, build, seed) for seed in range(8))
