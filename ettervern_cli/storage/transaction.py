"""The one helper for writing and the one for reading a consistent picture."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from ettervern_cli.storage.database.own_schema import check_schema
from ettervern_cli.storage.database.sqlite_file import waiting
from ettervern_cli.storage.history import Author, last_history, next_number, seal


class Writing:
    """A transaction in progress. ``number`` is the change it will be, once something is written."""

    def __init__(self, db: sqlite3.Connection, kind: str, command: str) -> None:
        self.kind = kind
        self.command = command
        self.note: str | None = None
        self.undoes: int | None = None
        self.about: dict[str, object] | None = None  # what it did to the history itself
        self.number = next_number(db)
        self.after = last_history(db)


@contextmanager
def writing(
    db: sqlite3.Connection,
    author: Author,
    command: str,
    *,
    kind: str = "command",
    dry_run: bool = False,
    made_here: bool = False,
) -> Iterator[Writing]:
    """One command, one transaction: all of it is written and sealed, or nothing is.

    A dry run takes the same way and is rolled back at its end. A file that was ``made_here``, in
    this process, has no tables of somebody else's to look for. Raises Busy when another process
    has been writing for too long.
    """
    waiting(lambda: db.execute("BEGIN IMMEDIATE"))
    try:
        if not made_here:
            check_schema(db)
        work = Writing(db, kind, command)
        yield work
        seal(
            db,
            author,
            kind=work.kind,
            command=command,
            after=work.after,
            note=work.note,
            undoes=work.undoes,
            about=work.about,
        )
        if dry_run:
            db.execute("ROLLBACK")
        else:
            waiting(lambda: db.execute("COMMIT"))
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


@contextmanager
def reading(db: sqlite3.Connection) -> Iterator[None]:
    """A consistent picture: nothing written meanwhile is seen, and nothing can be written."""
    db.execute("PRAGMA query_only = ON")
    try:
        with snapshot(db):
            yield
    finally:
        db.execute("PRAGMA query_only = OFF")


@contextmanager
def snapshot(db: sqlite3.Connection) -> Iterator[None]:
    """A consistent picture beside which temporary tables can be made."""
    waiting(lambda: db.execute("BEGIN"))
    try:
        yield
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
