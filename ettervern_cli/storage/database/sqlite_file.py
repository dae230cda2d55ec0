"""The SQLite file as it is: connecting to one that is plain, its settings, waiting, its mark.

Only here is ``sqlite3.connect`` called. Nothing here knows of keys; ``connecting`` does.
"""

import os
import sqlite3
import stat
import time
from collections.abc import Callable
from typing import TypeVar

from ettervern_cli.errors import Busy, DamagedDatabase, NoPermission
from ettervern_cli.storage.database.errors import (
    ForeignDatabase,
    NewerDatabase,
    NoDatabase,
    UnsafePlace,
)
from ettervern_cli.storage.schema import APPLICATION_ID, OURS, VERSION

WAIT_SECONDS = 30.0
# The file that tells where an encrypted database's key lies has the database's name and this.
KEY_SETTINGS = ".key.json"

# What stands in an address as it is; urllib would quote the rest, and take longer than the address.
PLAIN = frozenset(b"/-._~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

Result = TypeVar("Result")


def address(path: str, mode: str) -> str:
    """A file as SQLite is told it, whatever bytes its path has."""
    place = os.fsencode(os.path.abspath(path))
    quoted = "".join(chr(one) if one in PLAIN else f"%{one:02X}" for one in place)
    return f"file:{quoted}?mode={mode}"


def connect_plain(
    path: str, mode: str, set_up: Callable[[sqlite3.Connection], None]
) -> sqlite3.Connection:
    """A connection to a database that is not encrypted, set up by ``set_up``."""
    check_beside(path)
    db = sqlite3.connect(
        address(path, mode),
        uri=True,
        timeout=0.2,
        isolation_level=None,
    )
    try:
        waiting(lambda: set_up(db))
    except UnicodeDecodeError as error:  # SQLite's own sentence quotes damaged text
        db.close()
        raise DamagedDatabase(path=path) from error
    except sqlite3.OperationalError as error:
        db.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # a file format that never was
            raise DamagedDatabase(path=path) from error
        raise
    except BaseException:
        db.close()
        raise
    return db


def is_plain_connection(db: object) -> bool:
    """Whether a connection is to a database that is not encrypted: SQLCipher's is another class."""
    return isinstance(db, sqlite3.Connection)


def usual_settings(db: sqlite3.Connection) -> None:
    """The settings that every connection has, made on a new one."""
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA recursive_triggers = ON")
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA cell_size_check = ON")
    # Before 3.41 SQLite refuses its own JSON functions in triggers under OFF.
    trusted = "OFF" if sqlite3.sqlite_version_info >= (3, 41) else "ON"
    db.execute(f"PRAGMA trusted_schema = {trusted}")
    db.execute("PRAGMA synchronous = EXTRA")
    if db.execute("PRAGMA journal_mode").fetchone()[0] != "delete":
        db.execute("PRAGMA journal_mode = DELETE")


def scratch() -> sqlite3.Connection:
    """An empty database in memory."""
    return sqlite3.connect(":memory:", isolation_level=None)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says of a file that it is damaged, or no database at all."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def waiting(act: Callable[[], Result]) -> Result:
    """Do something that another process may be in the way of, trying for up to WAIT_SECONDS.

    SQLite's own waiting would not hear Ctrl-C. Raises Busy when the time is up.
    """
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            return act()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
            if time.monotonic() >= until:
                raise Busy() from error
            time.sleep(0.02)


def check_file(path: str) -> os.stat_result:
    """Raise what makes a file no database to open: missing, a link, empty or out of reach."""
    try:
        status = os.lstat(path)
    except PermissionError:
        raise NoPermission(path=path) from None
    except OSError:  # not there, or under a file, or with too long a name to be anywhere
        raise NoDatabase(path=path) from None
    if not stat.S_ISREG(status.st_mode):
        raise UnsafePlace(path=path)
    if status.st_size == 0:
        raise DamagedDatabase(path=path)
    if not os.access(path, os.R_OK):
        raise NoPermission(path=path)
    return status


def check_beside(path: str) -> None:
    """Refuse a database, or what SQLite reads beside it, that is there and no ordinary file.

    Opening a pipe would wait for ever.
    """
    for ending in ("", "-journal", "-wal", "-shm"):
        try:
            mode = os.lstat(path + ending).st_mode
        except OSError:
            continue
        if not stat.S_ISREG(mode):
            raise UnsafePlace(path=path + ending)


def check_tables(db: sqlite3.Connection, path: str) -> None:
    """Refuse a file in which something else, such as a view, stands in a table's place."""
    names = ", ".join(f"'{name}'" for name in OURS)
    query = f"SELECT 1 FROM sqlite_master WHERE type = 'view' AND lower(name) IN ({names})"
    if waiting(lambda: db.execute(query).fetchone()) is not None:
        raise DamagedDatabase(path=path)


def identify(db: sqlite3.Connection, path: str) -> int:
    """The version of the file's tables, if it is ours and not newer than the program."""
    try:
        application = waiting(lambda: db.execute("PRAGMA application_id").fetchone()[0])
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise DamagedDatabase(path=path) from error
        raise
    if application != APPLICATION_ID:
        raise ForeignDatabase(path=path)
    if version > VERSION:
        raise NewerDatabase(path=path, version=version, known=VERSION)
    return version
