"""Taking back the last command, or one alone, from the rows that the history kept of it."""

import json
import sqlite3
from typing import Any, NamedTuple

from ettervern_cli.entries.dependents import refuse_rested_on
from ettervern_cli.entries.errors import (
    ChangedAfterwards,
    NothingToUndo,
    NotUndoable,
    UndoStops,
)
from ettervern_cli.entries.must_hold import check_homes, check_stay
from ettervern_cli.entries.records import entry_id
from ettervern_cli.follow_ups.derived import forget, refresh
from ettervern_cli.programme.programme import programmes
from ettervern_cli.storage import rows
from ettervern_cli.storage.history import CHANGE_COLUMNS, Change
from ettervern_cli.storage.records import by_name, record_of
from ettervern_cli.storage.results import Message
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.storage.settings import time_zone
from ettervern_cli.values.dates import local

Row = dict[str, Any]


# What cannot be taken back, nor what came before it.
STOPS = "SELECT max(id) FROM change WHERE kind IN ('erasure', 'restore', 'encryption', 'migration')"


def undoable(db: sqlite3.Connection, most: int = -1) -> list[Change]:
    """Commands that can be taken back, the next one first."""
    return rows.fetch(
        db,
        Change,
        f"SELECT {CHANGE_COLUMNS} FROM change c WHERE kind = 'command' "
        "AND first_history <= last_history "  # what was delivered wrote no row
        f"AND id > coalesce(({STOPS}), 0) "
        "AND NOT EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.id) ORDER BY id DESC LIMIT ?",
        (most,),
    )


class UndoableChange(NamedTuple):
    """A command that can be taken back: whose records it wrote in, and which entries.

    Of very many the first; ``more`` says that there were.
    """

    change: Change
    residents: list[tuple[str, str]]
    entries: list[str]
    more: bool


def outline(db: sqlite3.Connection, change: Change, most: int = 4) -> UndoableChange:
    """A change with the first of those it is about, and of the entries that it wrote."""
    bound = (change.first_history, change.last_history, most + 1)
    people = db.execute(
        "SELECT r.code, r.name FROM history h JOIN resident r ON r.id = h.resident_id "
        "WHERE h.id BETWEEN ? AND ? GROUP BY r.id ORDER BY min(h.id) LIMIT ?",
        bound,
    ).fetchall()
    rows = db.execute(
        "SELECT table_name, row_id FROM history WHERE id BETWEEN ? AND ? "
        "GROUP BY table_name, row_id ORDER BY min(id) LIMIT ?",
        bound,
    )
    entries = [name for table, key in rows if (name := entry_id(table, key)) is not None]
    more = len(people) > most or len(entries) > most
    return UndoableChange(change, people[:most], entries[:most], more)


def undo(db: sqlite3.Connection, number: int | None = None) -> Change:
    """Take back the last command whole, inside the caller's transaction; says which it was.

    With ``number`` that change alone, where nothing rests on it: EntryInUse, or what a rule says
    against the stays as they would be. Raises NothingToUndo, NotUndoable, UndoStops at what cannot
    be taken back, or ChangedAfterwards where a row is no longer as the command left it. References
    are checked when the transaction ends.
    """
    change = _wanted(db, number)
    alone = change.number != undoable(db, 1)[0].number
    db.execute("PRAGMA defer_foreign_keys = ON")
    wrote = db.execute(
        "SELECT table_name, row_id, action, old, new FROM history WHERE id BETWEEN ? AND ? "
        "ORDER BY id DESC",
        (change.first_history, change.last_history),
    ).fetchall()
    changed: set[int] = set()
    for table, row_id, action, old, new in wrote:
        before = json.loads(old) if old else None
        after = json.loads(new) if new else None
        changed |= _residents(db, table, before, after)
        if alone and action == "insert":
            _refuse_rested_on(db, table, row_id)
        _reverse(db, table, row_id, action, before, after)
    for programme in programmes(db):
        for resident_id in changed:
            refresh(db, programme, resident_id)
    if alone:
        _check(db, changed)
    return change


def losses(db: sqlite3.Connection, change: Change) -> list[Message]:
    """What it means that the rows which a change added are no more, as their nouns tell."""
    rows: dict[str, list[Row]] = {}
    added = db.execute(
        "SELECT table_name, new FROM history WHERE id BETWEEN ? AND ? AND action = 'insert'",
        (change.first_history, change.last_history),
    )
    for table, new in added:
        rows.setdefault(table, []).append(json.loads(new))
    return [lost for table, gone in rows.items() for lost in loss(db, table, gone)]


def loss(db: sqlite3.Connection, table: str, gone: list[Row]) -> list[Message]:
    """What it means that rows of a table are taken out; nothing where its noun does not tell."""
    teller = record_of(table).loss if table in CASE_TABLES else None
    return [] if teller is None else [by_name(teller)(db, gone)]


def _wanted(db: sqlite3.Connection, number: int | None) -> Change:
    """The change to take back: the last, or the one of that number."""
    found = undoable(db, 1 if number is None else -1)
    change = next((one for one in found if number in (None, one.number)), None)
    if change is not None:
        return change
    row = db.execute("SELECT id FROM change WHERE undoes = ?", (number,)).fetchone()
    if row is not None:
        raise NotUndoable(number=number, by=row[0])
    if number is None or number <= (db.execute(STOPS).fetchone()[0] or 0):
        _stop(db)
    raise NothingToUndo() if number is None else NotUndoable(number=number, by=None)


def _refuse_rested_on(db: sqlite3.Connection, table: str, row_id: int) -> None:
    """EntryInUse for a row that later ones rest on: what names it, or a later move on its ladder.

    A person's own row has its rests found by the references.
    """
    if table in CASE_TABLES and table != "resident":
        refuse_rested_on(db, table, row_id)


def _check(db: sqlite3.Connection, residents: set[int]) -> None:
    """What must hold of the stays and homes of those whose rows were put back."""
    for resident_id in residents:
        for (stay_id,) in db.execute(
            "SELECT id FROM stay WHERE resident_id = ?", (resident_id,)
        ).fetchall():
            check_stay(db, stay_id)
            check_homes(db, stay_id)


def _stop(db: sqlite3.Connection) -> None:
    stop = rows.fetch_one(db, Change, f"SELECT {CHANGE_COLUMNS} FROM change WHERE id = ({STOPS})")
    if stop is not None:
        raise UndoStops(
            number=stop.number,
            command=stop.command,
            at=local(stop.written_at, time_zone(db)),
            actor=stop.actor,
        )


def _reverse(
    db: sqlite3.Connection,
    table: str,
    row_id: int,
    action: str,
    before: Row | None,
    after: Row | None,
) -> None:
    """Undo one history row, if the row still is as it was left."""
    cursor = db.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
    names = [column[0] for column in cursor.description]
    found = cursor.fetchone()
    present = dict(zip(names, found, strict=True)) if found else None
    if after is not None:  # what an older file's table did not have yet
        after = dict.fromkeys(names) | after
    if present != after:
        entry = entry_id(table, row_id) or f"{table} {row_id}"
        raise ChangedAfterwards(entry=entry)
    if action == "insert":
        if table == "stay":
            forget(db, row_id)
        db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
    elif action == "delete" and before is not None:
        rows.add(db, table, None, **before)
    elif before is not None:
        rows.change(db, table, row_id, **before)


def _residents(
    db: sqlite3.Connection, table: str, before: Row | None, after: Row | None
) -> set[int]:
    """The persons whose derived rows depend on a history row."""
    found: set[int] = set()
    for row in (before, after):
        if row is None:
            continue
        if table == "stay":
            found.add(int(row["resident_id"]))
        elif "stay_id" in row:
            owner = db.execute(
                "SELECT resident_id FROM stay WHERE id = ?", (row["stay_id"],)
            ).fetchone()
            if owner is not None:
                found.add(int(owner[0]))
    return found
