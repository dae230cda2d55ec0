"""Every row against the history, and every derived row against what it follows from."""

import json
import sqlite3
from typing import Any

from ettervern_cli.follow_ups import derived
from ettervern_cli.programme.programme import programmes
from ettervern_cli.storage.schema import CASE_TABLES, COMPILED_TABLES
from ettervern_cli.storage.seals.chain import Tell
from ettervern_cli.verify.check_results import Found, entry_id, error

# Where in the history each row is, so that neither the newest nor the one before need be sought.
TRAIL = (
    "CREATE TEMP TABLE trail (table_name TEXT, row_id INTEGER, id INTEGER, "
    "PRIMARY KEY (table_name, row_id, id)) WITHOUT ROWID"
)
FILL_TRAIL = (
    "INSERT INTO trail SELECT table_name, row_id, id FROM history ORDER BY table_name, row_id, id"
)
# A row's newest entry in the history that does not say what the row is. An erasure writes what is
# left of a row anew, so that an emptied entry is never the newest of a row that is there.
DIFFERING = """
SELECT n.row_id, h.action, h.new, t.id IS NOT NULL FROM
    (SELECT row_id, max(id) AS id FROM trail WHERE table_name = '{table}' GROUP BY row_id) n
JOIN history h ON h.id = n.id LEFT JOIN {table} t ON t.id = n.row_id
WHERE CASE WHEN h.action = 'delete' THEN t.id IS NOT NULL
    ELSE t.id IS NULL OR h.new IS NOT {as_json} END
"""
WITHOUT = """
SELECT t.id FROM {table} t
WHERE NOT EXISTS (SELECT 1 FROM trail n WHERE n.table_name = '{table}' AND n.row_id = t.id)
"""
# Entries whose old content is not what the entry before them left.
UNJOINED = """
SELECT h.table_name, h.row_id, h.old, p.action, p.new FROM history h
LEFT JOIN history p ON p.id = (SELECT max(n.id) FROM trail n
    WHERE n.table_name = h.table_name AND n.row_id = h.row_id AND n.id < h.id)
WHERE h.digest IS NULL AND p.digest IS NULL AND CASE WHEN h.action = 'insert'
    THEN p.id IS NOT NULL AND p.action <> 'delete' ELSE h.old IS NOT p.new END
"""


def tables() -> tuple[str, ...]:
    """Every table whose rows the history follows."""
    return (*COMPILED_TABLES, *CASE_TABLES)


def trail(db: sqlite3.Connection) -> Found:
    """Make the temporary table that the checks after this one go by; finds nothing itself."""
    db.execute(TRAIL)
    db.execute(FILL_TRAIL)
    yield from ()


def rows(db: sqlite3.Connection, table: str) -> Found:
    """Whether every row of a table is what its newest entry in the history says."""
    names = [str(row[1]) for row in db.execute(f"PRAGMA table_info({table})")]
    pairs = ", ".join(f"'{name}', t.{name}" for name in names)
    query = DIFFERING.format(table=table, as_json=f"json_object({pairs})")
    for row_id, action, new, is_there in db.execute(query).fetchall():
        where = entry_id(table, row_id)
        if not is_there:
            yield error("verify.row_missing", where)
        elif action == "delete":
            yield error("verify.row_still_there", where)
        elif new is None:
            yield error("verify.row_unproved", where)
        elif fields := _differing(db, table, names, row_id, new):
            yield error("verify.row_differs", where, fields=fields)
    for (row_id,) in db.execute(WITHOUT.format(table=table)).fetchall():
        yield error("verify.row_without_history", entry_id(table, row_id))


def _differing(
    db: sqlite3.Connection, table: str, names: list[str], row_id: int, new: str | None
) -> list[str]:
    """The fields in which a row is not what its history says, however that is laid out."""
    row = db.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,)).fetchone()
    present = dict(zip(names, row, strict=True))
    recorded = _parsed(new)
    if recorded is None:
        return names
    return [name for name, value in present.items() if recorded.get(name) != value]


def _parsed(text: str | None) -> dict[str, Any] | None:
    try:
        found = json.loads(text or "")
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    # What an older version of the table did not have yet is what is empty since.
    return {name: value for name, value in found.items() if value is not None}


def joins(db: sqlite3.Connection) -> Found:
    """Whether each entry in the history begins where the row's entry before it ended."""
    for table, row_id, old, action, new in db.execute(UNJOINED):
        was, became = _parsed(old), _parsed(new)
        if action not in (None, "delete") and was is not None and was == became:
            continue
        yield error("verify.history_gap", entry_id(table, row_id))


def follows(db: sqlite3.Connection, tell: Tell) -> Found:
    """Whether what is derived of the past (due dates, where each stay stands) follows from it.

    It is worked out anew by the same way that commands take.
    """
    people = [
        (programme, row[0])
        for programme in programmes(db)
        for row in db.execute(
            "SELECT DISTINCT resident_id FROM stay WHERE programme_id = ?", (programme.id,)
        )
    ]
    wrong: dict[int, list[str]] = {}
    for number, (programme, resident_id) in enumerate(people):
        for stay_id, table in derived.differing(db, programme, resident_id):
            wrong.setdefault(stay_id, []).append(table)
        if number % 100 == 0:
            tell(number / len(people))
    for table in derived.COLUMNS:  # of what stay it holds something that is none
        for (stay_id,) in db.execute(f"SELECT stay_id FROM {table} EXCEPT SELECT id FROM stay"):
            wrong.setdefault(stay_id, []).append(table)
    for stay_id in sorted(wrong):
        where = entry_id("stay", stay_id)
        yield error("verify.kept_differs", where, stay=where, tables=wrong[stay_id])
