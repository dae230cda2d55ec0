"""A connection to the database, plain or encrypted.

Whether it is encrypted is told by a file beside it; ``encryption`` is brought in only then.
"""

import os
import sqlite3
from collections.abc import Callable

from ettervern_cli.storage.database.sqlite_file import (
    KEY_SETTINGS,
    check_tables,
    connect_plain,
    is_plain_connection,
    usual_settings,
)
from ettervern_cli.storage.digests import text_hash
from ettervern_cli.storage.named_files.reading import open_text

# Databases that must be encrypted, and the file that says so of each.
_required: dict[str, str] = {}


def require_encrypted(path: str, by: str | None) -> None:
    """From now on refuse a database that is not encrypted, as a file says; None: do not."""
    if by is None:
        _required.pop(os.path.abspath(path), None)
    else:
        _required[os.path.abspath(path)] = by


def note_of(path: str, notes: str) -> str:
    """Where in a folder of notes one lies that a database must be encrypted."""
    return os.path.join(notes, place_name(path))


def place_name(path: str) -> str:
    """What the place of a database is known by, however it is named."""
    return text_hash(os.fsencode(os.path.realpath(path)))[:32]


def must_be_encrypted(path: str) -> bool:
    """Whether a database is refused if it is not encrypted."""
    return os.path.abspath(path) in _required


def noted_key(path: str) -> str | None:
    """The id of the key that a note has of a database, None where no note says anything."""
    note = _required.get(os.path.abspath(path), "")
    if os.path.basename(note) != place_name(path):
        return None
    with open_text(note, errors="replace") as file:
        return file.read().splitlines()[-1]


def connect(
    path: str,
    mode: str = "rw",
    set_up: Callable[[sqlite3.Connection], None] | None = None,
    *,
    passphrase: Callable[[], str] | None = None,
) -> sqlite3.Connection:
    """A connection with the settings that every connection has, or with those of ``set_up``.

    One to an encrypted database is by its key; raises one of the 77 family where that is missing,
    and DamagedDatabase where a view stands in a table's place.
    """
    db = _connected(path, mode, set_up or usual_settings, passphrase)
    try:
        check_tables(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _connected(
    path: str,
    mode: str,
    chosen: Callable[[sqlite3.Connection], None],
    passphrase: Callable[[], str] | None,
) -> sqlite3.Connection:
    db, told = None, os.path.lexists(path + KEY_SETTINGS)
    if told:
        from ettervern_cli.storage.vault.encryption import connect_encrypted

        db = connect_encrypted(path, mode, chosen, passphrase)
    if db is None:
        db = _connect_untold(path, mode, chosen)
        by = _required.get(os.path.abspath(path))
        if by is not None and is_plain_connection(db):
            db.close()
            from ettervern_cli.storage.vault.errors import PlainWhereRequired

            raise PlainWhereRequired(path=path, by=by)
        if told and mode == "rw" and is_plain_connection(db):
            from ettervern_cli.storage.vault.plain_files import finish_changing

            finish_changing(db, path)
    return db


def _connect_untold(
    path: str, mode: str, set_up: Callable[[sqlite3.Connection], None]
) -> sqlite3.Connection:
    """A connection to a database that nothing says is encrypted; one that is, is found out."""
    try:
        return connect_plain(path, mode, set_up)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_NOTADB:
            raise
        from ettervern_cli.storage.vault.encryption import connect_by_known_key
        from ettervern_cli.storage.vault.plain_files import is_plain

        if os.path.lexists(path + KEY_SETTINGS) and not is_plain(path):  # encrypted meanwhile
            return _connected(path, mode, set_up, None)
        db = connect_by_known_key(path, mode, set_up)
        if db is None:
            raise
        return db
