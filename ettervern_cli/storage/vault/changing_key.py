"""Verbs about encryption: begin, end, take a new key, and know a lost one again.

Each rewrites the whole database or nothing, and writes one change of the kind ``encryption`` into
it, past which undo does not go. No other connection of this process may be open meanwhile.
"""

import os
import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import EttervernError
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.database.sqlite_file import KEY_SETTINGS, check_file
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.settings import set_setting
from ettervern_cli.storage.transaction import writing
from ettervern_cli.storage.vault.encryption import opened_with, rewrite
from ettervern_cli.storage.vault.errors import (
    AlreadyEncrypted,
    KeySettingsDamaged,
    NotEncrypted,
    WrongKey,
)
from ettervern_cli.storage.vault.key_settings import (
    KeyEntry,
    Settings,
    read_settings,
    write_settings,
)
from ettervern_cli.storage.vault.keys import Ask, Put, fetch, id_of, put
from ettervern_cli.storage.vault.plain_files import PLAIN_HEADER, is_plain

SETTING = "encryption"


class Secret(NamedTuple):
    """A key, and the entry that tells where it lies."""

    key: bytes
    entry: KeyEntry


class Rewritten(NamedTuple):
    """What came of a rewriting: the change's number, and whether the old file was overwritten."""

    change: int
    overwritten: bool


def is_encrypted(path: str) -> bool:
    """Whether a database is encrypted, whatever lies beside it."""
    check_file(path)
    return not is_plain(path)


def encrypt(path: str, secret: Secret, author: Author, config: str | None = None) -> Rewritten:
    """Encrypt a database with a key that lies where its entry tells already.

    ``config`` is the digest of the configuration with the line that says so.
    """
    if is_encrypted(path):
        raise AlreadyEncrypted(path=path)
    return _rewritten(path, None, secret, Settings((secret.entry,)), author, "data encrypt", config)


def rekey(path: str, secret: Secret, author: Author, ask: Ask | None) -> Rewritten:
    """Encrypt a database anew; where the older keys lie stays told, for older backups."""
    present, settings = _present(path, ask)
    after = Settings((secret.entry, *settings.keys))
    return _rewritten(path, present, secret, after, author, "data rekey")


def decrypt(path: str, author: Author, ask: Ask | None, config: str | None = None) -> Rewritten:
    """Write a database out plain. Its keys stay where they are: encrypted backups need them."""
    present, _ = _present(path, ask)
    return _rewritten(path, present, None, None, author, "data decrypt", config)


def secrets(path: str, ask: Ask | None) -> list[Secret]:
    """The keys of a database, the present one first; older ones as far as they can be had."""
    settings = read_settings(path)
    if settings is None or not is_encrypted(path):
        raise NotEncrypted(path=path)
    connect(path, "ro", passphrase=ask).close()
    found = []
    for entry in settings.keys:
        try:
            found.append(Secret(fetch(entry, path, ask), entry))
        except EttervernError:
            if not found:
                raise
    return found


def recover(path: str, key: bytes, where: Put, since: str) -> KeyEntry:
    """Put a key that was typed from a recovery sheet where it is to lie from now on.

    Nothing is put anywhere unless it opens the database, or the backup, at ``path``. WrongKey.
    """
    check_file(path)
    if is_plain(path):
        raise NotEncrypted(path=path)
    db = opened_with(key, path, "ro")
    if db is None:
        raise WrongKey(path=path, id=id_of(key))
    db.close()
    try:
        settings = read_settings(path)
    except KeySettingsDamaged:
        settings = None
    keys = settings.keys if settings else ()
    before = next((entry.since for entry in keys if entry.id == id_of(key)), since)
    entry = put(key, where, before)
    others = tuple(other for other in keys if other.id != entry.id)
    write_settings(path, Settings((entry, *others)))
    return entry


def tell(db: sqlite3.Connection, key_id: str | None) -> None:
    """Write into a database which key it is under, so that its history says when that changed."""
    set_setting(db, SETTING, f"sqlcipher {key_id}" if key_id else "none")


def plain_copies(*folders: str, besides: str) -> list[str]:
    """SQLite files in some folders that anybody can read, such as backups from before."""
    found = []
    for folder in dict.fromkeys(map(os.path.abspath, folders)):
        if not os.path.isdir(folder):
            continue
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if path != os.path.abspath(besides) and _begins_plain(path):
                found.append(path)
    return found


def _begins_plain(path: str) -> bool:
    try:
        if not os.path.isfile(path):
            return False
        with open(path, "rb") as file:
            return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER
    except OSError:
        return False


def _present(path: str, ask: Ask | None) -> tuple[bytes, Settings]:
    """The key that a database is under now, and what is told beside it."""
    settings = read_settings(path)
    if settings is None or not is_encrypted(path):
        raise NotEncrypted(path=path)
    connect(path, "ro", passphrase=ask).close()
    for entry in settings.keys:
        key = fetch(entry, path, ask)
        db = opened_with(key, path, "ro")
        if db is not None:
            db.close()
            return key, settings
    raise WrongKey(path=path, id=path + KEY_SETTINGS)


def _rewritten(
    path: str,
    old: bytes | None,
    new: Secret | None,
    after: Settings | None,
    author: Author,
    command: str,
    config: str | None = None,
) -> Rewritten:
    numbers = []

    def write(db: sqlite3.Connection) -> None:
        with writing(db, author, command, kind="encryption") as work:
            tell(db, new.entry.id if new else None)
            if config is not None:
                set_setting(db, "config_sha256", config)
            numbers.append(work.number)

    overwritten = rewrite(path, old, new.key if new else None, after, write)
    return Rewritten(numbers[0], overwritten)
