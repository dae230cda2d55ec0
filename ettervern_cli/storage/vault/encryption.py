"""Opening an encrypted database, and rewriting a whole one encrypted, plain or under another key.

Only here is SQLCipher's driver brought in. Its connections are taken for sqlite3's, which they
behave as; its errors are made sqlite3's own kinds, so that nothing else needs to know. A raw key
is used, never SQLCipher's passphrases: opening takes no longer than a plain file's.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, cast

from ettervern_cli.errors import EttervernError
from ettervern_cli.storage.database.sqlite_file import (
    KEY_SETTINGS,
    address,
    check_beside,
    usual_settings,
    waiting,
)
from ettervern_cli.storage.files import remove, sync
from ettervern_cli.storage.vault.errors import (
    CipherMissing,
    KeySettingsMissing,
    NotTheSame,
    PlainWhereEncrypted,
)
from ettervern_cli.storage.vault.key_settings import (
    Named,
    Settings,
    announce,
    read_settings,
    settle,
)
from ettervern_cli.storage.vault.keys import Ask, fetch, known, learn
from ettervern_cli.storage.vault.plain_files import is_named, is_plain, looks_encrypted, name_plain

KINDS = ("DatabaseError", "InterfaceError", "OperationalError", "IntegrityError",
         "ProgrammingError", "DataError", "InternalError", "NotSupportedError")  # fmt: skip

SetUp = Callable[[sqlite3.Connection], None]


def driver() -> Any:
    """SQLCipher's module, its errors made subclasses of sqlite3's; CipherMissing without it."""
    try:
        module = import_module("sqlcipher3.dbapi2")
    except ImportError:
        raise CipherMissing() from None
    for name in KINDS:
        kind, ours = getattr(module, name), getattr(sqlite3, name)
        if not issubclass(kind, ours):
            base = module.Error if module.Error in kind.__bases__ else module.DatabaseError
            kind.__bases__ = (base, ours)
    return module


# --- opening ---------------------------------------------------------------------------------


def connect_encrypted(
    path: str, mode: str, set_up: SetUp, ask: Ask | None
) -> sqlite3.Connection | None:
    """A connection to a database with key settings beside it, None if it is plain all the same.

    Fails closed with one of the 77 family. A database that its right key does not open is damaged:
    the same error of SQLite's as a plain one raises.
    """
    settings = read_settings(path)
    if settings is None or is_named(path, settings, ask):
        return None
    driver()
    for number, entry in enumerate(settings.keys):
        try:
            key = fetch(entry, path, ask)
        except EttervernError:
            if number == 0:
                raise
            continue
        db = opened_with(key, path, mode, set_up)
        if db is not None:
            return db
    if read_settings(path) != settings:  # it was being rewritten meanwhile
        return connect_encrypted(path, mode, set_up, ask)
    if is_plain(path):
        raise PlainWhereEncrypted(path=path, settings=path + KEY_SETTINGS)
    damaged = sqlite3.DatabaseError("file is not a database")
    damaged.sqlite_errorcode = sqlite3.SQLITE_NOTADB
    raise damaged


def connect_by_known_key(path: str, mode: str, set_up: SetUp) -> sqlite3.Connection | None:
    """A connection to what is no plain database and has no key settings, by a key known already.

    None if it is not encrypted either; KeySettingsMissing if no key here opens it.
    """
    if not looks_encrypted(path):
        return None
    for key in known():
        db = opened_with(key, path, mode, set_up)
        if db is not None:
            return db
    raise KeySettingsMissing(path=path, settings=path + KEY_SETTINGS)


def opened_with(
    key: bytes, path: str, mode: str = "rw", set_up: SetUp = usual_settings
) -> sqlite3.Connection | None:
    """A connection by a key, None if it does not open the file."""
    db = _raw(path, mode)
    try:
        db.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        waiting(lambda: set_up(db))
        waiting(lambda: db.execute("PRAGMA user_version").fetchone())
    except sqlite3.DatabaseError as error:
        db.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_NOTADB:
            raise
        return None
    except BaseException:
        db.close()
        raise
    return db


def _raw(path: str, mode: str) -> sqlite3.Connection:
    """A connection of SQLCipher's, no key given yet; its own log is silent."""
    module = driver()
    check_beside(path)
    db = module.connect(
        address(path, mode),
        uri=True,
        timeout=0.2,
        isolation_level=None,
    )
    try:
        answer = db.execute("PRAGMA cipher_version").fetchone()
        if not answer or not answer[0]:
            raise CipherMissing()
        db.execute("PRAGMA cipher_log_level = NONE")
    except BaseException:
        db.close()
        raise
    return cast(sqlite3.Connection, db)


# --- rewriting -------------------------------------------------------------------------------


def create_encrypted(path: str, key: bytes) -> sqlite3.Connection:
    """A connection to an empty file that becomes an encrypted database with its first row."""
    learn(key)
    db = _raw(path, "rw")
    db.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    usual_settings(db)
    return db


def rewrite(
    path: str,
    old: bytes | None,
    new: bytes | None,
    after: Settings | None,
    write: Callable[[sqlite3.Connection], None],
) -> bool:
    """Put a database in place of itself that holds the same under another key, or under none.

    ``old`` and ``new`` are keys, None for plain; ``after`` is what is told beside it from then on,
    None for nothing; both keys must lie where they are told already. ``write`` writes into the new
    one before it takes its place. At any moment one whole database lies at ``path`` which the
    settings beside it open. Nobody reads or writes meanwhile. Answers whether the old file could be
    overwritten. Raises Busy when somebody reads or writes for too long, NotTheSame if the copy
    differs.
    """
    partial = f"{path}.rewritten"
    handle = os.open(path, os.O_RDWR)  # closed last: see _handles
    try:
        with _held(path, old) as source:
            remove(partial, f"{partial}-journal")
            try:
                _copy(source, partial, new)
                _write_and_compare(source, partial, new, write)
                sync(partial)
                _swap(path, partial, old, new, after)
            except BaseException:
                remove(partial, f"{partial}-journal")
                raise
            return _overwrite(handle)
    finally:
        os.close(handle)


@contextmanager
def _held(path: str, key: bytes | None) -> Iterator[sqlite3.Connection]:
    """The database to be rewritten, which nobody else may read or write until the end."""
    db = _raw(path, "rw")
    try:
        if key is not None:
            db.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        # Asked for only once the lock is there: an attempt that fails would keep half of it.
        waiting(lambda: db.execute("BEGIN EXCLUSIVE"))
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("COMMIT")  # the lock stays: no other database can be attached in a transaction
        yield db
    finally:
        db.close()


def _copy(source: sqlite3.Connection, partial: str, key: bytes | None) -> None:
    """Everything in a database, into a new file of this user's alone."""
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_RDWR, 0o600))
    given = f"x'{key.hex()}'" if key is not None else ""
    source.execute("ATTACH ? AS target KEY ?", (address(partial, "rw"), given))
    try:
        source.execute("BEGIN")
        source.execute("SELECT sqlcipher_export('target')").fetchall()
        for pragma in ("application_id", "user_version"):
            value = int(source.execute(f"PRAGMA main.{pragma}").fetchone()[0])
            source.execute(f"PRAGMA target.{pragma} = {value}")
        source.execute("COMMIT")
    finally:
        if source.in_transaction:
            source.execute("ROLLBACK")
        source.execute("DETACH target")


def _write_and_compare(
    source: sqlite3.Connection,
    partial: str,
    key: bytes | None,
    write: Callable[[sqlite3.Connection], None],
) -> None:
    """Compare the copy with its source, row by row; then let the change be written into it."""
    copy = opened_with(key, partial) if key is not None else _raw(partial, "rw")
    if copy is None:
        raise NotTheSame(what="key")
    try:
        if key is None:
            usual_settings(copy)
        for query in _questions(source):
            if any(one != other for one, other in _side_by_side(source, copy, query)):
                raise NotTheSame(what=query.rpartition(" ")[2])
        if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise NotTheSame(what="integrity_check")
        write(copy)
    finally:
        copy.close()


def _questions(db: sqlite3.Connection) -> Iterator[str]:
    """Queries that tell everything a database holds."""
    yield "PRAGMA application_id"
    yield "PRAGMA user_version"
    yield "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for (name,) in names.fetchall():
        yield f'SELECT * FROM "{name}" ORDER BY rowid'


def _side_by_side(
    source: sqlite3.Connection, copy: sqlite3.Connection, query: str
) -> Iterator[tuple[object, object]]:
    """The rows of a query in both; a row too few meets None."""
    others = copy.execute(query)
    for row in source.execute(query):
        yield row, others.fetchone()
    yield None, others.fetchone()


def _named(path: str, partial: str, old: bytes | None, new: bytes | None) -> Named | None:
    """The one of two files that is plain, named by the key of the other; None if none is."""
    if old is None and new is not None:
        return name_plain(path, new)
    return name_plain(partial, old) if new is None and old is not None else None


def _swap(
    path: str, partial: str, old: bytes | None, key: bytes | None, after: Settings | None
) -> None:
    """Let the new file take the old one's place, with the settings that open either meanwhile."""
    if is_plain(partial) != (key is None):
        raise NotTheSame(what="header")
    announce(path, after, _named(path, partial, old, key))
    os.replace(partial, path)
    sync(os.path.dirname(os.path.abspath(path)))
    settle(path, after)


def _overwrite(handle: int) -> bool:
    """Overwrite a file that no folder names any more; False if it has another name or cannot be."""
    try:
        status = os.fstat(handle)
        if status.st_nlink:
            return False
        blank = bytes(2**20)
        for start in range(0, status.st_size, len(blank)):
            os.pwrite(handle, blank[: status.st_size - start], start)
        os.fsync(handle)
    except OSError:
        return False
    return True
