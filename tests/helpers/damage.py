"""What the tests of ``data verify`` do to a database with SQLite alone, past the program."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def tampered(path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection as any other program has one; what is done in it stays."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        yield db
    finally:
        db.close()


@contextmanager
def past_the_history(path: Path) -> Iterator[sqlite3.Connection]:
    """The same with the history's triggers taken away meanwhile and put back word for word."""
    with tampered(path) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = triggers.fetchall()
        _at_once(db, [f"DROP TRIGGER {name}" for name, _ in kept])
        try:
            yield db
        finally:
            _at_once(db, [text for _, text in kept])


def _at_once(db: sqlite3.Connection, statements: list[str]) -> None:
    db.execute("BEGIN")
    for statement in statements:
        db.execute(statement)
    db.execute("COMMIT")


@contextmanager
def without_checks(path: Path) -> Iterator[sqlite3.Connection]:
    """The same with neither triggers nor CHECKs nor references minded."""
    with past_the_history(path) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("PRAGMA foreign_keys = OFF")
        yield db


def page_of(path: Path, table: str) -> int:
    """Where the first leaf page of a table begins in the file, in bytes."""
    with tampered(path) as db:
        size = int(db.execute("PRAGMA page_size").fetchone()[0])
        page = int(
            db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        )
    content = path.read_bytes()
    begins = (page - 1) * size
    if content[begins] == 5:  # an inner page: its last four header bytes name the rightmost child
        page = int.from_bytes(content[begins + 8 : begins + 12], "big")
    return (page - 1) * size
