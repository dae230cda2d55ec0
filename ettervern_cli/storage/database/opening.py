"""Opening the database file, checked and brought to the present version; making a new one.

Nothing else creates a database. What is checked first: what lies there, and in which folder.
"""

import os
import sqlite3
from collections.abc import Callable

from ettervern_cli.errors import Busy, DamagedDatabase
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.database.errors import SynchronisedFolder, WorkspaceExists
from ettervern_cli.storage.database.sqlite_file import (
    check_file,
    connect_plain,
    identify,
    usual_settings,
)
from ettervern_cli.storage.schema import VERSION

# What the folders of services that synchronise begin with; a word alone where it begins others.
SYNCHRONISED = ("onedrive", "dropbox", "my dropbox", "nextcloud", "owncloud", "google drive",
                "google disk", "icloud", "mobile documents", "com~apple~clouddocs", "syncthing",
                "jottacloud", "pcloud", "megasync", "mega downloads", "seafile", "seadrive",
                "tresorit", "my tresor")  # fmt: skip
SYNCHRONISED_ALONE = ("mega", "jotta")
SYNC_MARKERS = (".dropbox", ".nextcloudsync.log", ".owncloudsync.log", ".stfolder",
                ".seafile-data", ".tresorit")  # fmt: skip
NETWORK_FILE_SYSTEMS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "davfs", "fuse.sshfs",
                        "fuse.rclone", "fuse.davfs")  # fmt: skip


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
            from ettervern_cli.storage.database.migrations import migrate

            migrate(db, path)
    except BaseException:
        db.close()
        raise
    return db


def create(path: str, *, key: bytes | None = None) -> sqlite3.Connection:
    """Make an empty database that nobody else may read, and its tables. Refuses what exists.

    With a key it is encrypted; where the key lies is for the caller to tell beside it.
    """
    if looks_synchronised(path):
        raise SynchronisedFolder(path=path)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_RDWR, 0o600)
    except FileExistsError:
        raise WorkspaceExists(path=path) from None
    os.close(handle)
    if key is None:
        db = connect_plain(path, "rw", usual_settings)
    else:
        from ettervern_cli.storage.vault.encryption import create_encrypted

        db = create_encrypted(path, key)
    from ettervern_cli.storage.database.migrations import migrate

    migrate(db, path)
    return db


def _check_place(path: str) -> tuple[int, int]:
    """Refuse what is no file to be opened; which file it is."""
    status = check_file(path)
    if status.st_mode & 0o077 and status.st_uid == os.getuid():
        os.chmod(path, 0o600)  # a copy or another program may have opened it to others
    return status.st_dev, status.st_ino


def looks_synchronised(path: str) -> bool:
    """Whether the file lies in a synchronised folder or on a network share."""
    folder = os.path.dirname(os.path.realpath(path))
    parts = folder.casefold().split(os.sep)
    if any(part.startswith(SYNCHRONISED) or part in SYNCHRONISED_ALONE for part in parts):
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
