"""Backups: whole, checked, for their owner alone, named by date and time, with a manifest.

Making them, removing old ones, and proving that one can be restored. Putting one in the place of a
database is in ``restoring``.
"""

import datetime as dt
import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from ettervern_cli.storage.backups import erased_ledger as ledger
from ettervern_cli.storage.backups.errors import AlteredBackup, NoSuchBackup
from ettervern_cli.storage.backups.manifests import ENDING, Manifest, manifest_text, read_manifest
from ettervern_cli.storage.backups.places import remember, tell
from ettervern_cli.storage.database.copies import Contents, checked_copy, look_through
from ettervern_cli.storage.database.errors import DamagedBackup, UnsafePlace
from ettervern_cli.storage.database.sqlite_file import KEY_SETTINGS
from ettervern_cli.storage.files import (
    PARTIAL,
    checksum,
    fresh,
    held,
    own_folder,
    remove,
    sync,
    write_whole,
)
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.vault.key_settings import copy_settings
from ettervern_cli.values.backup_schedule import Copy, Keeping, retained
from ettervern_cli.values.dates import iso_day

START = "ettervern-"


class Made(NamedTuple):
    """A backup that was made, what it holds, and the names of older ones removed after it.

    ``owing`` are folders of backups that could not be told of everybody who was erased.
    """

    path: str
    manifest: Manifest
    removed: list[str]
    owing: list[str]


class Found(NamedTuple):
    """A backup that was proved: what it holds, and its manifest, if there is one."""

    path: str
    sha256: str
    size: int
    contents: Contents
    manifest: Manifest | None


class Aside(NamedTuple):
    """A backup fetched into a folder of its own, with the checksum of what was read."""

    copy: str
    sha256: str
    size: int


def back_up(
    db: sqlite3.Connection,
    database: str,
    folder: str,
    *,
    author: Author,
    at: dt.datetime,
    program: str,
    config: str | None,
    keeping: Keeping | None,
) -> Made:
    """Write a backup into a folder, prove it, and only then remove what is not to be kept.

    ``at`` is the local time it is named by; the name is never one that exists. Nothing is left of
    one that could not be finished. Where it holds faults, no older one is removed.
    """
    own_folder(folder)
    with held(folder):
        _clear(folder)
        path = _free(folder, at.strftime("%Y-%m-%dT%H%M"))
        partial = fresh(folder, ".partial")
        try:
            contents = checked_copy(db, database, partial)
            with open(partial, "rb") as file:
                sha256, size = checksum(file)
            named = (os.path.basename(path), sha256, size, author.recorded_at, program)
            manifest = Manifest(*named, *contents, config)
            _name(partial, path, manifest, database)
        except BaseException:
            remove(partial, f"{partial}-journal", path, path + ENDING, path + KEY_SETTINGS)
            raise
        removed = [] if contents.faults else _prune(folder, manifest, keeping)
    erased = ledger.erased_in(db, os.path.dirname(database))
    for entry in erased:
        ledger.remember(folder, entry)
    remember(database, path, erased, removed)
    return Made(path, manifest, removed, tell(database, erased))


def _name(partial: str, path: str, manifest: Manifest, database: str) -> None:
    """Give a proved copy its name, once what lies beside it is on the disk."""
    write_whole(path + ENDING, manifest_text(manifest))
    copy_settings(database, path)
    os.rename(partial, path)
    sync(os.path.dirname(path))


def _free(folder: str, time: str) -> str:
    """A path that neither a backup nor a manifest has: with -2 and so on in the same minute."""
    number = 1
    while True:
        name = f"{START}{time}{f'-{number}' if number > 1 else ''}.db"
        path = os.path.join(folder, name)
        if not os.path.lexists(path) and not os.path.lexists(path + ENDING):
            return path
        number += 1


def _clear(folder: str) -> None:
    """Take away what one that was killed left; whoever holds the folder is alone in it."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if name.startswith(PARTIAL) and ".partial" in name:
            remove(path)
        elif name.startswith(PARTIAL) and name.endswith(".restore"):
            _remove_folder(path)


def _prune(folder: str, made: Manifest, keeping: Keeping | None) -> list[str]:
    """Remove this case book's older backups that are not to be kept; their names.

    Only one that still has its name and its manifest is ever removed, and never the one just made,
    whatever the clock says.
    """
    copies = [copy for copy, manifest in listed(folder) if manifest.book == made.book]
    keep = retained(copies, keeping) | {made.file}
    gone = sorted(copy.name for copy in copies if copy.name not in keep)
    for name in gone:
        path = os.path.join(folder, name)
        remove(path)
        remove(path + ENDING, path + KEY_SETTINGS)
    return gone


def listed(folder: str) -> list[tuple[Copy, Manifest]]:
    """The backups in a folder that have their own name and manifest, in no order."""
    found = []
    for name in os.listdir(folder) if os.path.isdir(folder) else []:
        if not (name.startswith(START) and name.endswith(".db")):
            continue
        with suppress(DamagedBackup, ValueError):
            on = iso_day(name.removeprefix(START)[:10])
            manifest = read_manifest(os.path.join(folder, name))
            if manifest is not None and manifest.file == name:
                order = f"{manifest.written_at} {manifest.head.change:09} {len(name):03} {name}"
                found.append((Copy(on, order, name), manifest))
    return found


def newest(folder: str, book: str | None = None) -> str | None:
    """The path of the newest backup in a folder, of one case book if it is named."""
    copies = [copy for copy, manifest in listed(folder) if book in (None, manifest.book)]
    latest = max(copies, key=lambda copy: (copy.order, copy.name), default=None)
    return os.path.join(folder, latest.name) if latest else None


def prove(path: str) -> Found:
    """Restore a backup into a temporary folder, open it with every check, and say what it holds.

    Nothing is left behind and the backup itself is never opened. Raises NoSuchBackup,
    UnsafePlace, AlteredBackup where the manifest says otherwise, or what ``look_through`` raises.
    """
    with aside(path, os.path.dirname(os.path.abspath(path))) as fetched:
        return proved(path, fetched)


def proved(path: str, fetched: Aside) -> Found:
    """What a backup that lies aside holds, once it has been held against its manifest."""
    manifest = read_manifest(path)
    if manifest is not None and (manifest.sha256, manifest.size) != fetched[1:]:
        raise AlteredBackup(path=path, manifest=os.path.basename(path) + ENDING)
    return Found(path, *fetched[1:], look_through(fetched.copy, path), manifest)


@contextmanager
def aside(path: str, near: str) -> Iterator[Aside]:
    """A backup copied into a folder of its own, preferably ``near``, which is gone afterwards."""
    source = _readable(path)
    with held(near):
        _clear(near)
        folder = _own_place(near)
        try:
            yield _fetch(source, path, os.path.join(folder, "ettervern.db"))
        finally:
            _remove_folder(folder)


def _own_place(near: str) -> str:
    """A folder that nobody else may enter; the system's, where a disk cannot be written to."""
    try:
        return tempfile.mkdtemp(prefix=PARTIAL, suffix=".restore", dir=near)
    except OSError:
        return tempfile.mkdtemp(prefix=PARTIAL, suffix=".restore")


def _fetch(source: int, path: str, copy: str) -> Aside:
    copy_settings(path, copy)
    with open(source, "rb") as file:
        sha256, size = checksum(file, copy)
    with suppress(NoSuchBackup), open(_readable(f"{path}-journal"), "rb") as file:
        checksum(file, f"{copy}-journal")  # a copy of a database whose writer was killed
    return Aside(copy, sha256, size)


def _remove_folder(folder: str) -> None:
    for name in os.listdir(folder):
        remove(os.path.join(folder, name))
    os.rmdir(folder)


def _readable(path: str) -> int:
    """An ordinary file, opened to read: no link, and nothing that could make one wait."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        raise NoSuchBackup(path=path) from None
    except OSError as error:
        if os.path.islink(path):
            raise UnsafePlace(path=path) from error
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise UnsafePlace(path=path)
    return handle
