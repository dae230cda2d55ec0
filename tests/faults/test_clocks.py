"""Clocks: around midnight, summer time, leap days and years' ends, set wrong and set back.

Days are those of Oslo, whatever zone the machine is in; times of writing are UTC.
"""

import datetime as dt
import subprocess
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ettervern_cli.storage.database.connecting import connect
from tests.faults import count
from tests.faults.trial import PROGRAM, Trial, made, unsound
from tests.helpers.parts import part

# UTC, in the order in which they are lived through; some set the clock back.
CLOCKS = (
    "2009-12-31 22:59:30", "2009-12-31 23:00:30", "2010-01-01 00:00:30", "2010-01-15 12:00:00",
    "2010-02-28 22:59:00", "2010-02-28 23:00:30", "2010-03-28 00:30:00", "2010-03-28 01:00:30",
    "2010-03-28 21:59:30", "2010-03-28 22:00:30", "2010-06-30 21:59:30", "2010-06-30 22:00:30",
    "2010-10-30 22:30:00", "2010-10-31 00:30:00", "2010-10-31 01:00:30", "2010-10-31 22:30:00",
    "2010-10-31 23:00:30", "2010-10-31 12:00:00", "2012-02-28 23:30:00", "2012-02-29 22:30:00",
    "2012-02-29 23:30:00", "2010-01-01 12:00:00", "2038-01-19 03:14:08", "2099-12-31 23:30:00",
)  # fmt: skip
ZONES = ("UTC", "America/Los_Angeles", "Pacific/Kiritimati")


def at(trial: Trial, clock: str, zone: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command with the machine's clock at a time (UTC) and the machine in a zone."""
    return subprocess.run(
        [part("faketime"), "-f", f"@{clock}", *PROGRAM, "--config", str(trial.folder), *words],
        env={**trial.env, "TZ": zone, "FAKETIME_FMT": "%Y-%m-%d %H:%M:%S"},
        cwd=trial.folder,
        capture_output=True,
        check=False,
    )


def local(clock: str, zone: str) -> str:
    """A time of UTC as the clock on the wall of a zone shows it, which faketime is told."""
    moment = dt.datetime.fromisoformat(clock).replace(tzinfo=dt.UTC)
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M:%S")


@pytest.mark.large
@pytest.mark.debian
def test_the_day_is_oslos_at_every_clock(tmp_path: Path) -> None:
    trial = made(tmp_path / "w")
    clocks = CLOCKS[:: count(4, 1, 1)]
    for number, clock in enumerate(clocks):
        zone = ZONES[number % len(ZONES)]
        ran = at(trial, local(clock, zone), zone, "log", "R-0001", f"nr {number}")
        assert ran.returncode == 0, (clock, zone, ran.stderr)
    with closing(connect(str(trial.database))) as db:
        found = db.execute(
            "SELECT f.held_on, f.recorded_at, c.written_on, c.written_at FROM follow_up f "
            "JOIN history h ON h.table_name = 'follow_up' AND h.row_id = f.id "
            "JOIN change c ON h.id BETWEEN c.first_history AND c.last_history ORDER BY f.id"
        ).fetchall()
    for clock, (held_on, recorded_at, written_on, written_at) in zip(clocks, found, strict=True):
        moment = dt.datetime.fromisoformat(clock).replace(tzinfo=dt.UTC)
        day = moment.astimezone(ZoneInfo("Europe/Oslo")).date().isoformat()
        assert (held_on, written_on) == (day, day), clock
        assert recorded_at == written_at
        behind = dt.datetime.fromisoformat(recorded_at) - moment
        assert dt.timedelta(0) <= behind < dt.timedelta(seconds=20), clock
    assert unsound(trial.database) == []


@pytest.mark.large
@pytest.mark.debian
def test_a_clock_that_was_set_back_loses_no_order(tmp_path: Path) -> None:
    trial = made(tmp_path / "w")
    for clock, text in (("2010-05-02 12:00:00", "først"), ("2010-05-01 12:00:00", "sist")):
        assert at(trial, clock, "UTC", "log", "R-0001", text).returncode == 0
    assert at(trial, "2010-05-01 12:00:00", "UTC", "undo").returncode == 0
    assert trial.texts() == ["først"]
    assert unsound(trial.database) == []
