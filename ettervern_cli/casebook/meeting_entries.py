"""Meetings, decisions and gaps as the rest of the case book needs them.

Which of their fields ``edit`` corrects, what rests on what, and what must hold of them.
"""

import sqlite3
from collections.abc import Callable

from ettervern_cli.casebook.agencies import agency, owner
from ettervern_cli.casebook.decisions import check_decision
from ettervern_cli.casebook.meetings import check_meeting
from ettervern_cli.casebook.numbered import find_row
from ettervern_cli.casebook.programmes import Programme

TABLES = ("meeting", "decision", "gap")

# What may not lie before what, within one entry.
ORDER = {
    "decision": (("decided_on", "due_on"), ("decided_on", "done_on")),
    "gap": (("opened_on", "closed_on"),),
}

# Field as typed and in JSON → (column, how it is read). An asterisk means it may not be empty.
FIELDS: dict[str, dict[str, tuple[str, str]]] = {
    "meeting": {"held_on": ("held_on", "past*"), "note": ("note", "text")},
    "decision": {
        "meeting": ("meeting_id", "meeting"),
        "text": ("text", "text*"),
        "owner": ("owner", "owner*"),
        "decided_on": ("decided_on", "past*"),
        "due_on": ("due_on", "day*"),
        "done_on": ("done_on", "past"),
        "how": ("how", "text"),
    },
    "gap": {
        "text": ("text", "text*"),
        "owner": ("owner", "partner*"),
        "opened_on": ("opened_on", "past*"),
        "closed_on": ("closed_on", "past"),
        "how": ("how", "text"),
    },
}

READERS: dict[str, Callable[[sqlite3.Connection, Programme, str], object]] = {
    "meeting": lambda db, programme, text: find_row(db, [programme], "meeting", text)[1],
    "owner": owner,
    "partner": lambda db, programme, text: agency(db, programme, text).code,
}


def programme_of(db: sqlite3.Connection, table: str, row_id: int) -> int:
    """The key of the programme that a row of TABLES belongs to."""
    query = f"SELECT programme_id FROM {table} WHERE id = ?"
    return int(db.execute(query, (row_id,)).fetchone()[0])


def rests_on(db: sqlite3.Connection, table: str, row_id: int) -> bool:
    """Whether decisions belong to the row; they can be moved to another meeting first."""
    query = "SELECT 1 FROM decision WHERE meeting_id = ? LIMIT 1"
    return table == "meeting" and db.execute(query, (row_id,)).fetchone() is not None


def take_along(db: sqlite3.Connection, table: str, row_id: int) -> None:
    """Who was present and whom it was about goes with a meeting that is taken out."""
    if table == "meeting":
        for part in ("attendance", "discussion"):
            db.execute(f"DELETE FROM {part} WHERE meeting_id = ?", (row_id,))


def check(db: sqlite3.Connection, programme: Programme, table: str, row_id: int) -> None:
    """Refuse a meeting or decision that speaks of somebody without consent, or out of order."""
    checks = {"meeting": check_meeting, "decision": check_decision}
    is_there = db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)).fetchone()
    if table in checks and is_there:
        checks[table](db, programme, row_id)
