"""Rows on their way in and out: what is turned, and what comes back as it went in."""

import datetime as dt
import sqlite3
from typing import NamedTuple

import pytest

from ettervern_cli.storage.rows import add, change, change_noting, fetch, fetch_one, take_out
from ettervern_cli.values.data import as_json

DAY = dt.date(2026, 3, 1)


class Visit(NamedTuple):
    """A row of the table below, and something that is worked out."""

    id: int
    name: str
    came_on: dt.date
    left_on: dt.date | None
    was_late: bool | None
    days: int | None = None


@pytest.fixture
def db() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:")
    made.execute(
        "CREATE TABLE visit (id INTEGER PRIMARY KEY, name TEXT NOT NULL, came_on TEXT NOT NULL, "
        "left_on TEXT, was_late INTEGER, recorded_at TEXT) STRICT"
    )
    made.execute("CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
    return made


EVERY = "SELECT id, name, came_on, left_on, was_late FROM visit"


def test_what_goes_in_comes_out_with_days_as_days_and_yes_as_yes(db: sqlite3.Connection) -> None:
    first = add(db, "visit", "now", name="Ola", came_on=DAY, left_on=None, was_late=True)
    add(db, "visit", "now", name="Kari", came_on=DAY, left_on=DAY, was_late=None)
    stored = db.execute("SELECT came_on, was_late, recorded_at FROM visit").fetchone()
    assert stored == ("2026-03-01", 1, "now")
    assert fetch(db, Visit, EVERY) == [
        Visit(first, "Ola", DAY, None, True), Visit(first + 1, "Kari", DAY, DAY, None),
    ]  # fmt: skip


def test_a_table_that_tells_no_time_of_recording_is_given_none(db: sqlite3.Connection) -> None:
    add(db, "visit", None, name="Ola", came_on=DAY)
    assert db.execute("SELECT recorded_at FROM visit").fetchone() == (None,)


def test_only_the_columns_named_are_changed(db: sqlite3.Connection) -> None:
    row_id = add(db, "visit", "then", name="Ola", came_on=DAY, was_late=True)
    change(db, "visit", row_id, left_on=DAY, was_late=False)
    assert fetch_one(db, Visit, EVERY) == Visit(row_id, "Ola", DAY, DAY, False)
    assert db.execute("SELECT recorded_at FROM visit").fetchone() == ("then",)


def test_what_is_asked_for_may_be_a_day_and_nothing_found_is_none(db: sqlite3.Connection) -> None:
    add(db, "visit", "now", name="Ola", came_on=DAY)
    assert fetch_one(db, Visit, f"{EVERY} WHERE came_on = ?", (DAY,)) is not None
    assert fetch_one(db, Visit, f"{EVERY} WHERE came_on > ?", (DAY,)) is None


def test_values_may_be_given_by_name(db: sqlite3.Connection) -> None:
    add(db, "visit", "now", name="Ola", came_on=DAY)
    found = fetch(db, Visit, f"{EVERY} WHERE came_on = :on OR :on IS NULL", {"on": DAY})
    assert [one.name for one in found] == ["Ola"]


def test_a_note_goes_below_the_one_that_is_there(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE visit ADD COLUMN note TEXT")
    row_id = add(db, "visit", "now", name="Ola", came_on=DAY)
    for note in ("came early", None, "left late"):
        change_noting(db, "visit", row_id, note, left_on=DAY)
    assert db.execute("SELECT left_on, note FROM visit").fetchall() == [
        ("2026-03-01", "came early\nleft late")
    ]


def test_a_query_may_fill_the_fields_that_have_defaults_or_leave_them(
    db: sqlite3.Connection,
) -> None:
    add(db, "visit", "now", name="Ola", came_on=DAY)
    whole = "SELECT id, name, came_on, left_on, was_late, 7 FROM visit"
    assert [one.days for one in fetch(db, Visit, whole)] == [7]
    short = "SELECT id, name, came_on, left_on FROM visit"
    with pytest.raises(TypeError):
        fetch(db, Visit, short)


def test_scripts_get_days_as_iso_text_and_what_is_added() -> None:
    shown = as_json(Visit(1, "Ola", DAY, None, False), days=3)
    assert shown == {"id": 1, "name": "Ola", "came_on": "2026-03-01", "left_on": None,
                     "was_late": False, "days": 3}  # fmt: skip


def test_the_number_of_a_row_that_was_taken_out_is_not_given_again(db: sqlite3.Connection) -> None:
    first, second = (add(db, "visit", "now", name=name, came_on=DAY) for name in ("Ola", "Kari"))
    take_out(db, "visit", second)
    take_out(db, "visit", first)
    assert add(db, "visit", "now", name="Per", came_on=DAY) == second + 1
