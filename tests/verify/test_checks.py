"""How the checks of ``data verify`` go side by side: how far they are, and how they end."""

import datetime as dt
import sqlite3
import threading
from contextlib import closing
from typing import NoReturn

import pytest

from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.verify import checks, rows, structure
from ettervern_cli.verify.check_results import Found
from ettervern_cli.verify.verifying import verify
from ettervern_cli.verify.workspace_files import Place
from tests.conftest import Workspace

DAY = dt.date(2009, 11, 20)


@pytest.fixture
def place(alta: Workspace) -> Place:
    """A workspace with somebody in it."""
    alta.done("admit", "Oda Prøve", "--on", "2009-03-02")
    return Place(str(alta.database), str(alta.folder / "b"), "config.yaml", "")


def test_it_tells_how_far_it_is_from_little_to_all(place: Place) -> None:
    told: list[float] = []
    verify(place, DAY, tell=told.append)
    assert len(set(told)) >= 3
    assert told == sorted(told)
    assert told[0] < 0.5
    assert told[-1] == pytest.approx(1)


def test_it_tells_on_while_sqlite_is_busy_beside(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line of what is worked out has ended long before; the bar moves with the other."""
    step, told = threading.Event(), []

    def integrity(db: sqlite3.Connection) -> Found:
        yield from ()
        step.wait(10)

    def tell(share: float) -> None:
        told.append(share)
        if len(told) > 50:  # told over and over by the one that waits
            step.set()

    monkeypatch.setattr(checks, "OFTEN", 0.001)
    monkeypatch.setattr(structure, "integrity", integrity)
    verify(place, DAY, tell=tell)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)


def test_breaking_off_ends_what_goes_on_beside(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, made = threading.active_count(), []
    begun = threading.Event()

    def endless(db: sqlite3.Connection) -> Found:
        begun.set()
        db.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        ).fetchall()
        yield from ()

    def broken_off(*_: object) -> NoReturn:
        begun.wait(10)
        raise KeyboardInterrupt

    def joins(db: sqlite3.Connection) -> Found:
        made.append("joins")
        yield from ()

    monkeypatch.setattr(structure, "integrity", endless)
    monkeypatch.setattr(rows, "follows", broken_off)
    monkeypatch.setattr(rows, "joins", joins)
    with pytest.raises(KeyboardInterrupt):
        verify(place, DAY)
    assert threading.active_count() == before
    assert made == []


def test_what_is_derived_of_no_stay_is_found(place: Place) -> None:
    with closing(connect(place.database, "rw")) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("INSERT INTO due_state (stay_id, due_on) VALUES (99, '2009-12-01')")
        db.commit()
    found = {(each.key, each.where) for each in verify(place, DAY).findings}
    assert ("verify.kept_differs", "S-99") in found


def test_a_due_date_that_is_held_twice_is_found(place: Place) -> None:
    names = "stay_id, first_on, every_days, last_on, in_window, is_met"
    with closing(connect(place.database, "rw")) as db:
        db.execute(f"INSERT INTO due ({names}) SELECT {names} FROM due LIMIT 1")
        db.commit()
    found = {each.key for each in verify(place, DAY).findings}
    assert "verify.kept_differs" in found
