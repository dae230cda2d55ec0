"""A connection to the database, plain or encrypted.

Whether it is encrypted is told by a file beside it; ``encryption`` is brought in only then.
"""

import os
import sqlite3
from collections.abc import Callable

from ettervern_cli.storage.database.own_schema import check_tables
from ettervern_cli.storage.database.sqlite_file import KEY_SETTINGS, connect_plain, usual_settings


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
    if os.path.lexists(path + KEY_SETTINGS):
        from ettervern_cli.storage.vault.encryption import connect_encrypted

        db = connect_encrypted(path, mode, chosen, passphrase)
        if db is not None:
            return db
    return _connect_untold(path, mode, chosen)


def _connect_untold(
    path: str, mode: str, set_up: Callable[[sqlite3.Connection], None]
) -> sqlite3.Connection:
    """A connection to a database that nothing says is encrypted; one that is, is found out."""
    try:
        return connect_plain(path, mode, set_up)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_NOTADB:
            raise
        from ettervern_cli.storage.vault.encryption import connect_by_known_key, is_plain

        if os.path.lexists(path + KEY_SETTINGS) and not is_plain(path):  # encrypted meanwhile
            return _connected(path, mode, set_up, None)
        db = connect_by_known_key(path, mode, set_up)
        if db is None:
            raise
        return db
