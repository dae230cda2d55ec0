"""Opening a database only to look at it, damaged or not: what ``data verify`` reads through."""

import itertools
import os
import sqlite3
from collections.abc import Callable

from ettervern_cli.errors import DamagedDatabase
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.database.sqlite_file import check_file, is_damage

# Steps of SQLite's machine: how many at a time, how many times in any case, and how many a byte,
# of which checking takes a quarter of one.
STEPS = 1_000_000
LEAST_STEPS = 200
STEPS_A_BYTE = 100


def look(
    path: str, *, with_checks: bool = False, passphrase: Callable[[], str] | None = None
) -> tuple[sqlite3.Connection, bool]:
    """A connection to a file taken as it is, only to read, and whether its tables' text is whole.

    Nothing is checked, mended or migrated first, but what a crash left half-written is taken back,
    as any command does. Temporary tables can be made. Raises DamagedDatabase where nothing can be
    read. SQLite knows no CHECKs of a file opened read-only: ``with_checks`` opens it to be written
    to, and forbids that, temporary tables included.
    """
    check_file(path)
    mode = "ro&immutable=1" if _is_left_in_wal(path) else "rw" if with_checks else "ro"

    def set_up(db: sqlite3.Connection) -> None:
        if with_checks:
            db.execute("PRAGMA query_only = ON")
        _set_up_to_look(db)
        limited(db, path)

    def set_up_on_damage(db: sqlite3.Connection) -> None:
        # SQLite then leaves out what it cannot read of the tables' text, and goes on.
        db.execute("PRAGMA writable_schema = ON")
        set_up(db)

    try:
        try:
            return connect(path, mode, set_up, passphrase=passphrase), True
        except sqlite3.OperationalError as error:
            # SQLCipher's driver gives no more than the family of the code.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
                raise
            connect(path, passphrase=passphrase).close()
            return connect(path, mode, set_up, passphrase=passphrase), True
    except DamagedDatabase:
        pass
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
    try:
        return connect(path, mode, set_up_on_damage, passphrase=passphrase), False
    except sqlite3.DatabaseError as error:
        raise DamagedDatabase(path=path) from error


def _set_up_to_look(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA cell_size_check = ON")
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("SELECT count(*) FROM sqlite_master").fetchone()


def limited(db: sqlite3.Connection, path: str) -> None:
    """Have SQLite break off when it has done far more than any check of a file of its size takes.

    What a file of somebody else's holds could otherwise keep it busy for ever.
    """
    left = itertools.count(LEAST_STEPS + os.path.getsize(path) * STEPS_A_BYTE // STEPS, -1)
    db.set_progress_handler(lambda: next(left) < 0, STEPS)


def _is_left_in_wal(path: str) -> bool:
    """Whether a file says that it has a write-ahead log, but none is there.

    Opened the usual way SQLite would make one.
    """
    with open(path, "rb") as file:
        header = file.read(20)
    is_wal = header.startswith(b"SQLite format 3\0") and header[18:20] == b"\2\2"
    return is_wal and not os.path.lexists(f"{path}-wal")
