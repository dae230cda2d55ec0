"""Opening the database file: what is checked before, and the settings of every connection.

Only here is ``sqlite3.connect`` called. Nothing here creates a database but ``create``. Whether a
database is encrypted is told by a file beside it; ``encryption`` opens it then.
"""

import os
import sqlite3
import stat
import time
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import quote

from ettervern_cli.errors import (
    Busy,
    DamagedDatabase,
    ForeignDatabase,
    NewerDatabase,
    NoDatabase,
    NoPermission,
    SynchronisedFolder,
    UnsafePlace,
    WorkspaceExists,
)
from ettervern_cli.storage.schema import APPLICATION_ID, VERSION

WAIT_SECONDS = 30.0
# The file that tells where an encrypted database's key lies has the database's name and this.
KEY_SETTINGS = ".key.json"
SYNCHRONISED = ("onedrive", "dropbox", "nextcloud", "owncloud", "google drive", "icloud",
                "mobile documents", "com~apple~clouddocs", "syncthing")  # fmt: skip
SYNC_MARKERS = (".dropbox", ".nextcloudsync.log", ".owncloudsync.log", ".stfolder")
NETWORK_FILE_SYSTEMS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "davfs", "fuse.sshfs",
                        "fuse.rclone", "fuse.davfs")  # fmt: skip

Result = TypeVar("Result")


def open_book(
    path: str,
    *,
    allow_synchronised: Callable[[], bool],
    passphrase: Callable[[], str] | None = None,
) -> sqlite3.Connection:
    """Open an existing database of ours, checked and set up; NoDatabase where there is none.

    ``allow_synchronised`` is asked only when the folder looks synchronised, ``passphrase`` only
    when the key lies behind one. Raises one of the 65, 75 and 77 families of errors when the file
    cannot be trusted, is busy or is out of reach.
    """
    place = _check_place(path)
    if looks_synchronised(path) and not allow_synchronised():
        raise SynchronisedFolder(path=path)
    try:
        return _opened(path, passphrase)
    except (DamagedDatabase, sqlite3.DatabaseError) as error:
        if _check_place(path) != place:  # another file took its place while this one waited
            raise Busy() from error
        raise


def _opened(path: str, passphrase: Callable[[], str] | None) -> sqlite3.Connection:
    db = connect(path, passphrase=passphrase)
    try:
        version = identify(db, path)
        if version < VERSION:
            from ettervern_cli.storage.migrations import migrate

            migrate(db, path)
    except BaseException:
        db.close()
        raise
    return db


def create(
    path: str, *, allow_synchronised: bool = False, key: bytes | None = None
) -> sqlite3.Connection:
    """Make an empty database that nobody else may read, and its tables. Refuses what exists.

    With a key it is encrypted; where the key lies is for the caller to tell beside it.
    """
    if looks_synchronised(path) and not allow_synchronised:
        raise SynchronisedFolder(path=path)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_RDWR, 0o600)
    except FileExistsError:
        raise WorkspaceExists(path=path) from None
    os.close(handle)
    if key is None:
        db = _connect_plain(path, "rw", usual_settings)
    else:
        from ettervern_cli.storage.vault.encryption import create_encrypted

        db = create_encrypted(path, key)
    from ettervern_cli.storage.migrations import migrate

    migrate(db, path)
    return db


def connect(
    path: str,
    mode: str = "rw",
    set_up: Callable[[sqlite3.Connection], None] | None = None,
    *,
    passphrase: Callable[[], str] | None = None,
) -> sqlite3.Connection:
    """A connection with the settings that every connection has, or with those of ``set_up``.

    One to an encrypted database is by its key; raises one of the 77 family where that is missing.
    """
    chosen = set_up or usual_settings
    if os.path.lexists(path + KEY_SETTINGS):
        from ettervern_cli.storage.vault.encryption import connect_encrypted

        return connect_encrypted(path, mode, chosen, passphrase)
    return connect_plain(path, mode, chosen)


def connect_plain(
    path: str, mode: str, set_up: Callable[[sqlite3.Connection], None]
) -> sqlite3.Connection:
    """A connection to a database that nothing says is encrypted; one that is, is found out."""
    try:
        return _connect_plain(path, mode, set_up)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_NOTADB:
            raise
        from ettervern_cli.storage.vault.encryption import connect_unsettled

        db = connect_unsettled(path, mode, set_up)
        if db is None:
            raise
        return db


def address(path: str, mode: str) -> str:
    """A file as SQLite is told it, whatever bytes its path has."""
    return f"file:{quote(os.fsencode(os.path.abspath(path)))}?mode={mode}"


def _connect_plain(
    path: str, mode: str, set_up: Callable[[sqlite3.Connection], None]
) -> sqlite3.Connection:
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


def _check_place(path: str) -> tuple[int, int]:
    """Refuse what is no file to be opened; which file it is."""
    status = check_file(path)
    if status.st_mode & 0o077 and status.st_uid == os.getuid():
        os.chmod(path, 0o600)  # a copy or another program may have opened it to others
    return status.st_dev, status.st_ino


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


def looks_synchronised(path: str) -> bool:
    """Whether the file lies in a synchronised folder or on a network share."""
    folder = os.path.dirname(os.path.realpath(path))
    parts = folder.casefold().split(os.sep)
    if any(part.startswith(SYNCHRONISED) for part in parts if part):
        return True
    if _on_network_share(folder):
        return True
    while folder != os.path.dirname(folder):
        if any(os.path.lexists(os.path.join(folder, marker)) for marker in SYNC_MARKERS):
            return True
        folder = os.path.dirname(folder)
    return False


def _on_network_share(folder: str) -> bool:
    """Linux lists its mounts in /proc; elsewhere nothing is known and nothing is refused."""
    try:
        with open("/proc/self/mounts", encoding="utf-8", errors="replace") as mounts:
            table = [line.split(" ", 3)[1:3] for line in mounts]
    except OSError:
        return False
    best, kind = "", ""
    for point, file_system in table:
        point = point.replace("\\040", " ")
        inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, file_system
    return kind in NETWORK_FILE_SYSTEMS


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
