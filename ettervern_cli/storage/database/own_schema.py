"""Whether a file's tables and triggers are ours, told before anything is written to it.

A file that somebody else had could bring a trigger that runs with the next command, or a view in a
table's place. Indexes, and tables and views beside ours, do nothing by themselves.
"""

import sqlite3
from itertools import chain
from typing import Any

from ettervern_cli.storage.database.errors import AlteredSchema
from ettervern_cli.storage.digests import text_hash
from ettervern_cli.storage.schema import OURS, SCHEMA_SHA256

Row = tuple[Any, ...]


def check_schema(db: sqlite3.Connection) -> None:
    """Refuse to write where a table or trigger is not as this program makes it: AlteredSchema."""
    found = rows_of(db)
    if digest(found) != SCHEMA_SHA256:
        raise AlteredSchema(
            path=db.execute("PRAGMA database_list").fetchone()[2], what=_differing(found)
        )


def rows_of(db: sqlite3.Connection) -> list[Row]:
    """Every trigger and every table of ours, by kind and name, word for word."""
    rows = db.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master "
        "WHERE type IN ('table', 'view', 'trigger') ORDER BY type, name"
    )
    return [row for row in rows if row[0] == "trigger" or row[1] in OURS]


def digest(rows: list[Row]) -> str:
    """What the tables and triggers of a version are known by.

    With their number no two lists are written alike, though a text should hold what parts them.
    """
    words = "\0".join(map(str, (len(rows), *chain.from_iterable(rows))))
    return text_hash(words.encode(errors="surrogateescape"))


def _differing(found: list[Row]) -> list[str]:
    """The names of what is not as it is made."""
    from ettervern_cli.storage.database.migrations import migrate
    from ettervern_cli.storage.database.sqlite_file import scratch

    fresh = scratch()
    try:
        migrate(fresh, ":memory:")
        made = rows_of(fresh)
    finally:
        fresh.close()
    return sorted({str(row[1]) for row in set(found) ^ set(made)})
