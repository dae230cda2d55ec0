"""The file itself: its mark, its tables and triggers, SQLite's own checks, and references."""

import sqlite3
from collections import Counter
from functools import cache

from ettervern_cli.storage import schema
from ettervern_cli.storage.database.own_schema import is_in_the_way
from ettervern_cli.storage.database.sqlite_file import scratch
from ettervern_cli.storage.digests import text_hash
from ettervern_cli.verify.check_results import Found, entry_id, error, notice

FILE = "file"
Objects = dict[tuple[str, str], tuple[str, str]]
MOST_MESSAGES = 1000


def header(db: sqlite3.Connection) -> Found:
    """Whether the file carries the program's mark and the version of its tables."""
    if db.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        yield error("verify.mark_missing", FILE)
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > schema.VERSION or version < 1:
        yield error("verify.version_wrong", FILE, version=version, known=schema.VERSION)
    elif version < schema.VERSION:
        yield notice("verify.version_older", FILE, version=version, known=schema.VERSION)
    encoding = db.execute("PRAGMA encoding").fetchone()[0]
    if encoding != "UTF-8":
        yield error("verify.encoding_wrong", FILE, encoding=encoding)


def integrity(db: sqlite3.Connection) -> Found:
    """What SQLite's ``integrity_check`` says, a kind of damage at one place as one finding.

    The connection is one that knows of CHECKs.
    """
    found: Counter[tuple[str, str]] = Counter()
    lines: dict[tuple[str, str], str] = {}
    for line in _messages(db):
        kind = _kind(line)
        found[kind] += 1
        lines.setdefault(kind, line)
    for (key, where), n in found.items():
        yield error(key, where, n=n, said=lines[key, where])


def _messages(db: sqlite3.Connection) -> list[str]:
    """The lines of ``integrity_check``; what it breaks off with is one of them."""
    lines: list[str] = []
    try:
        for (message,) in db.execute(f"PRAGMA integrity_check({MOST_MESSAGES})"):
            lines += str(message).splitlines()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as failure:
        lines.append(str(failure))
    return [line for line in lines if line != "ok" and not line.startswith("***")]


def _kind(line: str) -> tuple[str, str]:
    """The finding that a message of SQLite's is, and where it is.

    Messages as of SQLite 3.40 to 3.53 (pragma.c); one not known is damage to the file.
    """
    words = line.split()
    if line.startswith("CHECK constraint failed in ") or " value in " in line:
        return "verify.value_not_allowed", words[-1].partition(".")[0]
    if "index" in words and ("missing" in line or "wrong # of" in line or "non-unique" in line):
        return "verify.index_damaged", words[words.index("index") + 1]
    return "verify.file_damaged", FILE


def references(db: sqlite3.Connection) -> Found:
    """Rows that point at a row that is not there."""
    columns: dict[str, dict[int, list[str]]] = {}
    for table, row_id, parent, number in db.execute("PRAGMA foreign_key_check").fetchall():
        if table not in columns:
            columns[table] = {}
            for key in db.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
                columns[table].setdefault(key[0], []).append(key[3])
        yield error(
            "verify.reference_dangling",
            entry_id(table, row_id),
            parent=parent,
            columns=columns[table].get(number, []),
        )


def tables(db: sqlite3.Connection) -> Found:
    """Tables, indexes, triggers and views beside what the program makes.

    Where all is as it should be, nothing is made to compare with: that takes longer than the rest.
    """
    there = objects(db)
    if digest(there) == schema.OBJECTS_SHA256:
        return
    made = _made()
    for (kind, name), (table, text) in made.items():
        if (kind, name) not in there:
            yield error(f"verify.{kind}_missing", name, table=table)
        elif there[kind, name][1] != text:
            yield error(f"verify.{kind}_changed", name, table=table)
    for (kind, name), (table, text) in there.items():
        if (kind, name) not in made:
            acts = kind == "trigger" or (kind == "index" and is_in_the_way(table, text))
            make = error if acts else notice
            yield make("verify.unknown_object", name, kind=kind, table=table)


def digest(objects: Objects) -> str:
    """What everything in a schema is known by, in whatever order it was made."""
    return text_hash(repr(sorted(objects.items())).encode(errors="surrogateescape"))


@cache
def _made() -> Objects:
    """What the program makes, in a database of its own."""
    from ettervern_cli.storage.database.migrations import migrate

    fresh = scratch()
    try:
        migrate(fresh, ":memory:")
        return objects(fresh)
    finally:
        fresh.close()


def objects(db: sqlite3.Connection) -> Objects:
    """Table and text of everything in a schema, by kind and name, word for word."""
    return {
        (kind, name): (table, str(text))
        for kind, name, table, text in db.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master "
            "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"
        )
    }
