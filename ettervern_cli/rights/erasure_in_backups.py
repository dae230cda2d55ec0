"""Copies of the database that still hold somebody erased: found, and rewritten without them.

Backups in the folders that are known, and what restores and migrations kept beside the database.
Each is opened by the key told beside it, if it is encrypted.
"""

import os
import sqlite3
from contextlib import closing
from typing import NamedTuple

from ettervern_cli.errors import EttervernError, NoPermission
from ettervern_cli.rights.erasure import erase_from_ledger
from ettervern_cli.storage.backups.backups import START, aside
from ettervern_cli.storage.backups.erased_ledger import (
    Erased,
    erased_in,
    first_seal,
    in_history,
    remember,
    still_there,
)
from ettervern_cli.storage.backups.manifests import ENDING, manifest_text, read_manifest
from ettervern_cli.storage.backups.places import tell
from ettervern_cli.storage.backups.unfinished_files import unfinished_files
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.database.copies import look_through
from ettervern_cli.storage.database.errors import DamagedBackup
from ettervern_cli.storage.database.opening import open_book
from ettervern_cli.storage.files import checksum, remove, sync, write_whole
from ettervern_cli.storage.history import Author

KEPT_BESIDE = (".replaced-", ".before-")
# The first version of the file in which somebody can be erased.
ERASING = 2
NO_COPIES = (".json", "-journal", "-wal", "-shm", ".partial")


class Copies(NamedTuple):
    """Copies that hold somebody, and those that could not be looked into."""

    holding: list[str]
    unread: list[str]


def copies(database: str, folders: list[str], entries: list[Erased]) -> Copies:
    """Which copies of the database still hold one of some persons, by path.

    What a killed command left may be half a copy, and is among those not looked into.
    """
    home = os.path.dirname(os.path.abspath(database))
    found = Copies([], unfinished_files(home, *folders))
    for path in _paths(database, folders):
        try:
            if any(holds(path, entry) for entry in entries):
                found.holding.append(path)
        except (EttervernError, sqlite3.DatabaseError, OSError):
            found.unread.append(path)
    return found


def _paths(database: str, folders: list[str]) -> list[str]:
    folder, own = os.path.split(os.path.abspath(database))
    found: dict[str, None] = {}
    for where in dict.fromkeys(map(os.path.abspath, folders)):
        for name in sorted(os.listdir(where)) if os.path.isdir(where) else []:
            if name.startswith(START) and name.endswith(".db"):
                found[os.path.join(where, name)] = None
    for name in sorted(os.listdir(folder)):
        kept = name.startswith(tuple(own + mark for mark in KEPT_BESIDE))
        if kept and not name.endswith(NO_COPIES):
            found[os.path.join(folder, name)] = None
    return list(found)


def holds(path: str, entry: Erased) -> bool:
    """Whether a copy holds the very person of an entry, in any version of the file."""
    with closing(connect(path, "ro")) as db:
        if db.execute("PRAGMA user_version").fetchone()[0] >= ERASING:
            return still_there(db, entry)
        is_same = first_seal(db, entry.resident_id) == entry.first
        return is_same and in_history(db, entry.resident_id)


def rewrite(path: str, author: Author, entries: list[Erased]) -> None:
    """Put a copy in place of itself that holds none of some persons, with a new manifest.

    It is checked whole before it takes its place. Without a manifest for a moment, it can be
    restored at any time. The manifest's head stays the newest change that the copy shares with the
    database it was made of: the erasure after it is the copy's own. Raises DamagedBackup where it
    is not sound; then nothing is changed.
    """
    folder = os.path.dirname(path)
    manifest = read_manifest(path)
    with aside(path, folder) as fetched:
        with closing(open_book(fetched.copy, allow_synchronised=lambda: True)) as db:
            erase_from_ledger(db, author, entries)
        contents = look_through(fetched.copy, path)
        if any(holds(fetched.copy, entry) for entry in entries):
            raise DamagedBackup(path=path)
        sync(fetched.copy)
        with open(fetched.copy, "rb") as file:
            sha256, size = checksum(file)
        remove(path + ENDING)
        os.chmod(fetched.copy, 0o600)
        os.replace(fetched.copy, path)
        remove(f"{path}-journal")
        sync(folder)
    if manifest is not None:
        text = manifest._replace(
            sha256=sha256,
            size=size,
            schema=contents.schema,
            book=contents.book,
            counts=contents.counts,
            faults=contents.faults,
        )
        write_whole(path + ENDING, manifest_text(text))


def tell_ledgers(
    db: sqlite3.Connection, database: str, folders: list[str], entries: list[Erased]
) -> list[str]:
    """Have the ledgers beside the database and its backups say who was erased.

    Returns the folders that could not be told, those of backups made before among them.
    """
    home = os.path.dirname(os.path.abspath(database))
    unreached = []
    for folder in dict.fromkeys((home, *map(os.path.abspath, folders))):
        try:
            for entry in entries:
                remember(folder, entry)
        except (FileNotFoundError, NotADirectoryError, PermissionError, NoPermission):
            unreached.append(folder)
    return list(dict.fromkeys([*unreached, *tell(database, erased_in(db, home))]))
