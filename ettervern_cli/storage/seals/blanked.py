"""What erasures told of themselves: which rows of the history they blanked, and whose."""

import json
import sqlite3
from typing import Any, NamedTuple

from ettervern_cli.storage.digests import text_hash


class Told(NamedTuple):
    """What changes tell of the history itself: what erasures emptied, and what was accepted.

    ``rows`` and ``notes`` were emptied; an older version did not list them: up to ``rows_until``
    and ``notes_until`` any can have been. ``accepted`` are another program's, by their digests.
    """

    rows: set[int]
    notes: set[int]
    rows_until: int
    notes_until: int
    accepted: dict[int, str]
    wrong: list[int]


def told(db: sqlite3.Connection) -> Told:
    """What every such change says; ``wrong`` are erasures whose rows are not as they left them."""
    found = Told(set(), set(), 0, 0, {}, [])
    about = "about" if "about" in columns_of(db) else "NULL"
    for number, kind, last, text in db.execute(
        f"SELECT id, kind, last_history, {about} FROM change "
        "WHERE kind IN ('erasure', 'acceptance') ORDER BY id"
    ):
        facts = _parsed(text)
        if kind == "acceptance":
            found.accepted.update(
                (one, str(sealed)) for one, sealed in facts.get("rows", []) if isinstance(one, int)
            )
            continue
        if text is None:
            found = found._replace(rows_until=last, notes_until=number)
            continue
        rows = [one for one in facts.get("rows", []) if isinstance(one, int)]
        found.rows.update(rows)
        found.notes.update(one for one in facts.get("notes", []) if isinstance(one, int))
        if facts.get("of") != owners_digest(db, rows):
            found.wrong.append(number)
    return found


def owners_digest(db: sqlite3.Connection, rows: list[int]) -> str:
    """A digest of whose some rows of the history are and when they were written."""
    query = "SELECT id, resident_id, written_at FROM history WHERE id = ?"
    kept = [db.execute(query, (number,)).fetchone() for number in sorted(rows)]
    return text_hash(json.dumps(kept).encode())


def _parsed(text: object) -> dict[str, Any]:
    try:
        found = json.loads(str(text))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def columns_of(db: sqlite3.Connection) -> set[str]:
    """The columns that the table of changes has in this file."""
    return {str(row[1]) for row in db.execute("PRAGMA table_info(change)")}
