"""What a database's file is by its bytes, plain or encrypted, and the plain one that may lie there.

While a database is encrypted, written out or restored, another file takes its place; a plain one is
taken for it only if whoever has the key has named it.
"""

import hmac
import os
import sqlite3
from contextlib import suppress
from hashlib import sha256

from ettervern_cli.errors import Busy, EttervernError
from ettervern_cli.storage.database.sqlite_file import waiting
from ettervern_cli.storage.vault.key_settings import Named, Settings, read_settings, settle
from ettervern_cli.storage.vault.keys import Ask, fetch

PLAIN_HEADER = b"SQLite format 3\x00"
PAGE = 4096
# One byte's share of a page that is encrypted: 16 of 4,096, and hardly ever this many.
MOST_OF_ONE_BYTE = 64
# Pages of a file that are looked at; no case book has as few.
LOOKED_AT = 16

# Descriptors that are kept: closing any of a file's would let go of all locks that this process
# has on it (POSIX), and a kept one holds on to the file it is cached for.
_handles: dict[tuple[int, int], int] = {}


def header(path: str, size: int = 16, start: int = 0) -> bytes:
    """The first bytes of a file, or some further on, read without letting go of any lock on it."""
    status = os.stat(path)
    place = (status.st_dev, status.st_ino)
    if place not in _handles:
        _handles[place] = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    return os.pread(_handles[place], size, start)


def is_plain(path: str) -> bool:
    """Whether a file begins as SQLite's do, for everybody to read."""
    return header(path) == PLAIN_HEADER


def looks_encrypted(path: str) -> bool:
    """Whether pages all through a file are as even as chance: encrypted, and not merely damaged."""
    pages, rest = divmod(os.stat(path).st_size, PAGE)
    if rest or pages < LOOKED_AT:
        return False
    starts = range(0, pages * PAGE, pages // LOOKED_AT * PAGE)
    return all(_is_even(header(path, PAGE, start)) for start in starts)


def _is_even(page: bytes) -> bool:
    return max(page.count(byte) for byte in set(page)) < MOST_OF_ONE_BYTE


def is_named(path: str, settings: Settings, ask: Ask | None) -> bool:
    """Whether a file is the plain one that its key's owner named, to lie there while it changes."""
    named = settings.plain
    if not settings.changing or named is None or not is_plain(path):
        return False
    for entry in settings.keys:
        with suppress(EttervernError):
            if name_plain(path, fetch(entry, path, ask)) == named:
                return True
    return False


def name_plain(path: str, key: bytes) -> Named:
    """What names a plain file, so that nobody without the key can put another in its place."""
    whole, start = sha256(), 0
    while block := header(path, 2**20, start):
        whole.update(block)
        start += len(block)
    digest = whole.hexdigest()
    return Named(digest, hmac.new(key, f"ettervern plain\n{digest}".encode(), "sha256").hexdigest())


def finish_changing(db: sqlite3.Connection, path: str) -> None:
    """Where a change was broken off and the plain file stays: tell no keys beside it any more.

    Whoever still changes it has the file to himself until then. Raises Busy where it was changed.
    """
    waiting(lambda: db.execute("BEGIN IMMEDIATE"))
    try:
        settings = read_settings(path)
        if settings is None or not settings.changing:
            return
        if not is_plain(path):
            raise Busy()
        settle(path, None)
    finally:
        db.execute("ROLLBACK")
