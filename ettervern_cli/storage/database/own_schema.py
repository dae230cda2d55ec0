"""Whether a file's tables and triggers are ours, told before anything is written to it.

A file that somebody else had could bring a trigger that runs with the next command, a view in a
table's place, or an index that lets no row in. Tables and views beside ours do nothing by
themselves, nor do indexes of columns alone.
"""

import re
import sqlite3
from itertools import chain
from typing import Any

from ettervern_cli.storage.database.errors import AlteredSchema, UnknownOwnTables
from ettervern_cli.storage.digests import text_hash
from ettervern_cli.storage.schema import OURS, SCHEMA_SHA256

Row = tuple[Any, ...]
# What may follow a column's name in an index.
ORDER = {"COLLATE", "BINARY", "NOCASE", "RTRIM", "ASC", "DESC"}


def check_schema(db: sqlite3.Connection) -> None:
    """Refuse to write where a table or trigger is not as this program makes it: AlteredSchema.

    UnknownOwnTables where it is, and the program was not told of its own change.
    """
    found = rows_of(db)
    if digest(found) != SCHEMA_SHA256:
        if not (what := _differing(found)):
            raise UnknownOwnTables()
        raise AlteredSchema(path=db.execute("PRAGMA database_list").fetchone()[2], what=what)


def rows_of(db: sqlite3.Connection) -> list[Row]:
    """Every trigger, every table of ours and what indexes do there, by kind and name, as it is."""
    rows = db.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master "
        "WHERE type <> 'index' OR sql IS NOT NULL ORDER BY type, name"
    )
    return [row for row in rows if _is_of_ours(*row)]


def _is_of_ours(kind: str, name: str, table: str, text: str) -> bool:
    if kind == "index":
        return is_in_the_way(table, str(text))
    return kind == "trigger" or name in OURS


def is_in_the_way(table: str, text: str) -> bool:
    """Whether an index may refuse rows of a table of ours, or fail as they are written.

    One whose text does not say plainly which table it is on may be on any.
    """
    if _is_of_columns(text):
        return False
    if table in OURS:
        return True
    plain = rf'CREATE (?:UNIQUE )?INDEX "?\w+"?\s+ON "?{re.escape(table)}"? ?\('
    return re.match(plain, text, re.IGNORECASE) is None


def _is_of_columns(text: str) -> bool:
    """Whether an index refuses no row and works nothing out, as nearly every one."""
    head, _, columns = text.partition("(")
    words = head.split()
    if words[:2] != ["CREATE", "INDEX"] or len(words) != 5 or not columns.endswith(")"):
        return False
    parts = [part.split() for part in columns[:-1].split(",")]
    return all(
        name.strip('"').isidentifier() and ORDER.issuperset(word.upper() for word in more)
        for name, *more in (part or [""] for part in parts)
    )


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
