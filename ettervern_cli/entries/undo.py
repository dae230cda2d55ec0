"""Taking back the last command, from the rows that the history kept of it."""

import json
import sqlite3
from typing import Any

from ettervern_cli.entries.errors import ChangedAfterwards, NothingToUndo, UndoStops
from ettervern_cli.follow_ups.derived import forget, refresh
from ettervern_cli.programme.programme import programmes
from ettervern_cli.storage import rows
from ettervern_cli.storage.history import CHANGE_COLUMNS, Change

Row = dict[str, Any]


# What cannot be taken back, nor what came before it.
STOPS = "SELECT max(id) FROM change WHERE kind IN ('erasure', 'restore', 'encryption', 'migration')"


def undoable(db: sqlite3.Connection, most: int = -1) -> list[Change]:
    """Commands that can be taken back, the next one first."""
    return rows.fetch(
        db,
        Change,
        f"SELECT {CHANGE_COLUMNS} FROM change c WHERE kind = 'command' "
        f"AND id > coalesce(({STOPS}), 0) "
        "AND NOT EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.id) ORDER BY id DESC LIMIT ?",
        (most,),
    )


def undo(db: sqlite3.Connection) -> Change:
    """Take back the last command whole, inside the caller's transaction; says which it was.

    Raises NothingToUndo, UndoStops at what cannot be taken back, or ChangedAfterwards where a row
    is no longer as the command left it. References are checked when the transaction ends.
    """
    found = undoable(db, 1)
    if not found:
        _stop(db)
        raise NothingToUndo()
    change = found[0]
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
        _reverse(db, table, row_id, action, before, after)
    for programme in programmes(db):
        for resident_id in changed:
            refresh(db, programme, resident_id)
    return change


def _stop(db: sqlite3.Connection) -> None:
    stop = rows.fetch_one(db, Change, f"SELECT {CHANGE_COLUMNS} FROM change WHERE id = ({STOPS})")
    if stop is not None:
        raise UndoStops(
            number=stop.number,
            command=stop.command,
            at=stop.written_at.replace("T", " ")[:16],
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
    if present != after:
        raise ChangedAfterwards(table=table, row=row_id)
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
