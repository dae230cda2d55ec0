"""Meetings, decisions and gaps as the rest of the case book needs them.

Which of their fields ``edit`` corrects, what rests on what, what must hold of them, and what
``show`` tells of them about one person.
"""

import sqlite3
from collections.abc import Callable
from typing import Any

from ettervern_cli.casebook.agencies import agency, owner
from ettervern_cli.casebook.decisions import check_decision
from ettervern_cli.casebook.meetings import check_meeting
from ettervern_cli.casebook.numbered import find_row
from ettervern_cli.casebook.programmes import Programme
from ettervern_cli.casebook.residents import Resident

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


# --- what show tells -------------------------------------------------------------------------

DATED = {"meetings": "held_on", "decisions": "decided_on"}

_DECISIONS = """
SELECT 'D-' || d.id AS id, 'K-' || d.meeting_id AS meeting, d.decided_on, d.text, d.owner,
       coalesce(p.name, f.name, d.owner) AS owner_name, d.due_on, d.done_on, d.how
FROM decision d LEFT JOIN partner p ON p.programme_id = d.programme_id AND p.code = d.owner
LEFT JOIN staff f ON f.programme_id = d.programme_id AND f.code = d.owner
WHERE d.resident_id = ? AND d.programme_id = ? ORDER BY d.decided_on, d.id
"""


def entries(
    db: sqlite3.Connection, programme: Programme, resident: Resident
) -> dict[str, list[dict[str, Any]]]:
    """The meetings that spoke of a person, and the decisions about her, in order of time.

    A meeting's note is left out, for it may be about others.
    """
    found: dict[int, dict[str, Any]] = {}
    for number, held_on, code, name in db.execute(
        "SELECT m.id, m.held_on, p.code, p.name FROM discussion d "
        "JOIN meeting m ON m.id = d.meeting_id LEFT JOIN attendance a ON a.meeting_id = m.id "
        "LEFT JOIN partner p ON p.id = a.partner_id "
        "WHERE d.resident_id = ? AND m.programme_id = ? ORDER BY m.held_on, m.id, p.position",
        (resident.id, programme.id),
    ):
        fresh = {"id": f"K-{number}", "held_on": held_on, "present": [], "present_names": []}
        entry = found.setdefault(number, fresh)
        entry["present"].append(code)
        entry["present_names"].append(name)
    cursor = db.execute(_DECISIONS, (resident.id, programme.id))
    names = [column[0] for column in cursor.description]
    made = [dict(zip(names, row, strict=True)) for row in cursor]
    return {"meetings": list(found.values()), "decisions": made}
