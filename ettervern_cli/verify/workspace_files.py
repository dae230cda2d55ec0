"""Where the file lies and what lies beside it: modes, room, backups, the configuration applied."""

import datetime as dt
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from typing import NamedTuple

from ettervern_cli.errors import EttervernError
from ettervern_cli.storage.backups import backups, erased_ledger
from ettervern_cli.storage.backups.erased_ledger import NAME as LEDGER
from ettervern_cli.storage.backups.errors import DamagedLedger
from ettervern_cli.storage.backups.heads import (
    KeptHead,
    has_head,
    has_reads,
    mac_of,
    noted_heads,
    seal_key,
)
from ettervern_cli.storage.backups.manifests import ENDING, Manifest
from ettervern_cli.storage.backups.places import owing
from ettervern_cli.storage.backups.restoring import RESTORED
from ettervern_cli.storage.backups.unfinished_files import unfinished_files
from ettervern_cli.storage.database.copies import book_of
from ettervern_cli.storage.database.opening import looks_synchronised
from ettervern_cli.storage.database.sqlite_file import KEY_SETTINGS, is_plain_connection
from ettervern_cli.storage.settings import setting
from ettervern_cli.storage.vault.binding import is_told_in_keyring
from ettervern_cli.storage.vault.keys import unlock
from ettervern_cli.values.dates import iso_day
from ettervern_cli.verify.chain import emptied_since
from ettervern_cli.verify.check_results import Found, error, notice

OLD_DAYS = 7
MODE = 0o077
# Earlier ones could be misled into writing beyond their memory by a query (CVE-2025-6965).
SAFE_LIBRARY = (3, 50, 2)
OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class Place(NamedTuple):
    """Where the database, the folder of its backups and the configuration are, and its digest.

    ``passphrase`` is asked where the database's key lies behind one. ``elsewhere`` are more folders
    of backups, and ``heads`` what was kept of where the history ended.
    """

    database: str
    backups: str
    config: str
    config_digest: str
    passphrase: Callable[[], str] | None = None
    elsewhere: tuple[str, ...] = ()
    heads: tuple[KeptHead, ...] = ()
    seal_key_file: str | None = None


def surroundings(db: sqlite3.Connection, place: Place) -> Found:
    """Files that others may read, a synchronised folder, too little room, a changed config."""
    for path in _files(place):
        if os.path.isfile(path) and os.stat(path).st_mode & MODE:
            yield notice("verify.mode_open", os.path.basename(path), path=path)
    yield from _writable(place)
    if is_plain_connection(db) and is_told_in_keyring(place.database):
        yield error("verify.not_encrypted", os.path.basename(place.database))
    if _was_elsewhere(db, place) and library(db) < SAFE_LIBRARY:
        version = ".".join(map(str, library(db)))
        yield notice("verify.old_library", "SQLite", version=version)
    if looks_synchronised(place.database):
        yield notice("verify.synchronised_folder", os.path.basename(place.database))
    folder = os.path.dirname(place.database)
    if shutil.disk_usage(folder).free < 2 * os.path.getsize(place.database):
        yield notice("verify.little_room", os.path.basename(place.database), folder=folder)
    applied = setting(db, "config_sha256")
    if applied not in (None, place.config_digest):
        yield notice("verify.config_not_applied", "config.yaml")


def _was_elsewhere(db: sqlite3.Connection, place: Place) -> bool:
    """Whether the file came from somewhere else: restored, or somebody else's."""
    is_ours = os.stat(place.database).st_uid == os.getuid()
    return not is_ours or setting(db, RESTORED) is not None


def library(db: sqlite3.Connection) -> tuple[int, ...]:
    """The version of SQLite that a database is opened by, which an encrypted one has its own of."""
    return tuple(map(int, db.execute("SELECT sqlite_version()").fetchone()[0].split(".")))


def _writable(place: Place) -> Found:
    """Folders, and the configuration, that others may write to: they decide what is read there.

    Somebody else's file can be put in the place of any in such a folder.
    """
    folder = os.path.dirname(os.path.abspath(place.database))
    for path in dict.fromkeys((folder, os.path.abspath(place.config), place.backups)):
        mode = os.stat(path).st_mode if os.path.exists(path) else 0
        if mode & OTHERS_WRITE:
            make = error if mode & stat.S_IWOTH else notice
            yield make("verify.others_may_write", os.path.basename(path), path=path)


def _files(place: Place) -> list[str]:
    """Files that hold data, as far as the program knows them.

    What it keeps beside the database begins with the database's name: a journal, where the key
    lies, what a restore replaced, what was there before a migration.
    """
    folder, own = os.path.split(os.path.abspath(place.database))
    beside = sorted(os.listdir(folder))
    kept = sorted(os.listdir(place.backups)) if os.path.isdir(place.backups) else []
    ours = (own, f"{own}-journal", f"{own}-wal", LEDGER)
    return [
        *(
            os.path.join(folder, name)
            for name in beside
            if name in ours or name.startswith(f"{own}.")
        ),
        *(
            os.path.join(place.backups, name)
            for name in kept
            if name.endswith((".db", f".db{ENDING}", LEDGER))
        ),
    ]


def copies(place: Place) -> Found:
    """What a killed command left, and what lies open beside an encrypted database."""
    folders = (os.path.dirname(os.path.abspath(place.database)), place.backups)
    left = unfinished_files(*folders)
    for path in left:
        yield notice("verify.left_unfinished", os.path.basename(path), path=path)
    if not os.path.lexists(place.database + KEY_SETTINGS):
        return
    from ettervern_cli.storage.vault.changing_key import is_encrypted, plain_copies

    if is_encrypted(place.database):
        for path in plain_copies(*folders, besides=place.database):
            if path not in left:
                yield notice("verify.plain_copy", os.path.basename(path), path=path)


def heads(db: sqlite3.Connection, place: Place) -> Found:
    """Whether the history still holds what it held when each backup was made.

    A restore begins from an older one: what was written after that is then not expected, if the
    restore names what it replaced and both heads are known from elsewhere.
    """
    last = db.execute("SELECT max(id) FROM change").fetchone()[0] or 0
    every = _of_this_book(db, place)
    seals = {manifest.head.seal for manifest in every} | noted_heads(place.database)
    restores, unknown = _restores(db, seals)
    for number in unknown:
        yield error("verify.restore_unknown", f"change {number}")
    known = [manifest for manifest in every if not _replaced(manifest, restores)]
    for manifest in known[-1:]:
        if manifest.head.change > last:
            yield error(
                "verify.history_behind_backup",
                f"change {last}",
                file=manifest.file,
                number=manifest.head.change,
            )
    for manifest in known:
        row = db.execute("SELECT seal FROM change WHERE id = ?", (manifest.head.change,)).fetchone()
        if row is not None and row[0] != manifest.head.seal:
            yield error(
                "verify.history_rewritten",
                f"change {manifest.head.change}",
                file=manifest.file,
            )
            return


def kept_heads(db: sqlite3.Connection, place: Place) -> Found:
    """Whether the history goes through every head that was kept elsewhere, and who keyed those."""
    key = (
        seal_key(place.database, place.seal_key_file)
        if any(head.mac for head in place.heads)
        else None
    )
    for head in place.heads:
        where = f"change {head.change}" if head.change else head.seal[:12]
        if not has_head(db, head):
            yield error("verify.head_unknown", where, seal=head.seal)
        if not has_reads(db, head):
            yield error("verify.reads_cut", where)
        yield from emptied_since(db, head.seal)
        if head.mac and key is None:
            yield notice("verify.head_without_key", where)
        elif head.mac and key is not None and mac_of(key, head.sealed) != head.mac:
            yield error("verify.head_of_another_key", where, seal=head.seal)


def _restores(db: sqlite3.Connection, seals: set[str]) -> tuple[list[tuple[int, str]], list[int]]:
    """Number and time of each restore that tells of heads that are known, and those that do not.

    What an older version sealed of a restore names no head.
    """
    known: list[tuple[int, str]] = []
    unknown: list[int] = []
    has = "about" in {row[1] for row in db.execute("PRAGMA table_info(change)")}
    columns = "c.scheme, json_extract(c.about, '$.replaced')" if has else "1, NULL"
    for number, at, scheme, replaced, before in db.execute(
        f"SELECT c.id, c.written_at, {columns}, (SELECT b.seal FROM change b WHERE b.id = c.id - 1)"
        " FROM change c WHERE c.kind = 'restore' ORDER BY c.id"
    ):
        is_known = scheme == 1 or (replaced in seals and before in seals)
        if is_known:
            known.append((number, at))
        else:
            unknown.append(number)
    return known, unknown


def _replaced(manifest: Manifest, restores: list[tuple[int, str]]) -> bool:
    """Whether a backup is of what a restore put out of use: older, and further on than it began."""
    return any(
        manifest.written_at <= at and manifest.head.change >= number for number, at in restores
    )


def _of_this_book(db: sqlite3.Connection, place: Place) -> list[Manifest]:
    """Manifests of the case book's own backups, the oldest first."""
    book = book_of(db)
    found = [
        (copy.order, manifest)
        for folder in (place.backups, *place.elsewhere)
        for copy, manifest in backups.listed(folder)
        if manifest.book == book
    ]
    return [manifest for _, manifest in sorted(found, key=lambda one: one[0])]


def backed_up(db: sqlite3.Connection, place: Place, today: dt.date) -> Found:
    """Whether there is a backup, and whether it is old while there is something new."""
    known = _of_this_book(db, place)
    if not known:
        yield notice("verify.no_backup", os.path.basename(place.backups))
        return
    newest = known[-1]
    days = (today - iso_day(newest.written_at[:10])).days
    since = db.execute(
        "SELECT count(*) FROM change WHERE id > ?", (newest.head.change,)
    ).fetchone()[0]
    if days > OLD_DAYS and since:
        yield notice("verify.backup_old", newest.file, days=days, n=since)


def ledgers(db: sqlite3.Connection, place: Place) -> Found:
    """Folders that backups were written to and that could not be told who was erased since."""
    folder = os.path.dirname(os.path.abspath(place.database))
    try:
        erased = erased_ledger.erased_in(db, folder)
    except DamagedLedger:
        yield error("verify.ledger_damaged", LEDGER)
        return
    for path in owing(place.database, erased):
        yield notice("verify.ledger_owed", os.path.basename(path), path=path)


def proved(db: sqlite3.Connection, place: Place) -> Found:
    """Whether the newest backup can be restored: it is, into a folder that goes again."""
    path = backups.newest(place.backups, book_of(db))
    if path is None:
        yield error("verify.nothing_to_prove", os.path.basename(place.backups))
        return
    name = os.path.basename(path)
    try:
        if place.passphrase is not None:  # its key may be an older one than the database's
            unlock(path, place.passphrase)
        found = backups.prove(path)
    except EttervernError:
        yield error("verify.backup_unusable", name)
        return
    if found.contents.faults:
        yield error("verify.backup_with_faults", name)
