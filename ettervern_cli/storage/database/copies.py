"""A copy of a database: made whole while others write, and looked through before it is trusted."""

import os
import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import DamagedDatabase
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.database.errors import DamagedBackup
from ettervern_cli.storage.database.sqlite_file import address, identify, is_damage, waiting
from ettervern_cli.storage.files import sync
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.storage.seals.chain import holds


class Head(NamedTuple):
    """The newest change of a history and its seal; 0 and nothing in an empty one."""

    change: int
    seal: str


class Contents(NamedTuple):
    """What a copy holds. ``faults`` are what it was copied with, and can be lived with:

    ``chain`` where a seal does not fit, ``references`` where a row points at none.
    """

    schema: int
    book: str
    head: Head
    counts: dict[str, int]
    faults: list[str]


def checked_copy(db: sqlite3.Connection, database: str, path: str) -> Contents:
    """Copy the whole database, as it is at one moment, into an empty file, and look through that.

    Waits for a writer that is in the way. Raises DamagedDatabase where the copy is not sound.
    """
    _copy(db, path)
    try:
        return look_through(path, database)
    except DamagedBackup as error:
        raise DamagedDatabase(path=database) from error


def _copy(db: sqlite3.Connection, path: str) -> None:

    def copy() -> None:
        os.truncate(path, 0)
        db.execute("VACUUM INTO ?", (address(path, "rw"),))

    waiting(copy)
    os.chmod(path, 0o600)
    sync(path)


def look_through(path: str, name: str | None = None) -> Contents:
    """Open a copy, check all of it, and say what it holds; ``name`` is what errors call it.

    Raises DamagedBackup, ForeignDatabase or NewerDatabase.
    """
    name = name or path
    try:
        db = connect(path)
        try:
            return _contents(db, name)
        finally:
            db.close()
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise DamagedBackup(path=name) from error
        raise


def _contents(db: sqlite3.Connection, name: str) -> Contents:
    schema = identify(db, name)
    if db.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise DamagedBackup(path=name)
    faults = []
    if not holds(db):
        faults.append("chain")
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        faults.append("references")
    return Contents(schema, book_of(db), head_of(db), _counts(db), faults)


def head_of(db: sqlite3.Connection) -> Head:
    """The newest change and its seal."""
    row = db.execute("SELECT id, seal FROM change ORDER BY id DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head(0, "")


def book_of(db: sqlite3.Connection) -> str:
    """What a case book is known by for as long as it lives: the seal of its first change."""
    row = db.execute("SELECT seal FROM change ORDER BY id LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    """Rows by table, of the tables there are."""
    there = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    wanted = [table for table in (*CASE_TABLES, "change", "history") if table in there]
    return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in wanted}
