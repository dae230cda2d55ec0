"""Putting a backup in the place of a database, which is kept beside it.

What is restored is checked and finished in a folder of its own first, erased persons erased again
and the restore written into its history; then it takes its place in one step.
"""

import datetime as dt
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from typing import NamedTuple

from ettervern_cli.errors import DamagedDatabase, EttervernError
from ettervern_cli.storage.backups import erased_ledger as ledger
from ettervern_cli.storage.backups.backups import aside, listed, proved
from ettervern_cli.storage.backups.errors import WouldReplace
from ettervern_cli.storage.backups.heads import note_heads
from ettervern_cli.storage.backups.places import reached, remember
from ettervern_cli.storage.database.connecting import connect, must_be_encrypted, noted_key
from ettervern_cli.storage.database.copies import Contents, head_of
from ettervern_cli.storage.database.errors import SynchronisedFolder, UnsafePlace
from ettervern_cli.storage.database.opening import looks_synchronised, open_book
from ettervern_cli.storage.database.sqlite_file import is_damage, waiting
from ettervern_cli.storage.files import own_folder, sync
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.settings import set_setting
from ettervern_cli.storage.transaction import writing
from ettervern_cli.storage.vault.errors import PlainBackup, PlainWhereEncrypted
from ettervern_cli.storage.vault.key_settings import (
    Named,
    Settings,
    announce,
    copy_settings,
    inherited,
    read_settings,
    settle,
)

RESTORED = "restored_from"

EraseAgain = Callable[[sqlite3.Connection, Author, list[ledger.Erased]], None]


class Restored(NamedTuple):
    """What was put in place. ``kept`` is where what it replaced lies now, if there was anything.

    ``erased`` are the codes of persons erased again; ``change`` the number in the history.
    ``unknown`` are the folders looked into where nothing told who was erased; empty if one did.
    """

    database: str
    contents: Contents
    kept: str | None
    erased: list[str]
    change: int
    unknown: list[str]


def check_place(database: str, *, replace: bool) -> None:
    """Refuse what is no ordinary file, and a living database unless it is to be replaced."""
    if not os.path.lexists(database):
        return
    if os.path.islink(database) or not os.path.isfile(database):
        raise UnsafePlace(path=database)
    if not replace:
        raise WouldReplace(path=database)


def restore(
    backup: str,
    database: str,
    *,
    author: Author,
    at: dt.datetime,
    ledgers: list[str],
    erase_again: EraseAgain,
    allow_synchronised: Callable[[], bool],
    replace: bool = False,
) -> Restored:
    """Put a backup in a database's place, whole or not at all; what it replaces is kept beside it.

    ``at`` is the local time that the kept file is named by, ``ledgers`` are folders whose ledgers
    say who was erased, ``erase_again`` erases them in the copy. Raises what ``check_place`` and
    ``backups.prove`` do, and DamagedLedger.
    """
    check_place(database, replace=replace)
    if looks_synchronised(database) and not allow_synchronised():
        raise SynchronisedFolder(path=database)
    folder = os.path.dirname(database)
    own_folder(folder)
    beside = os.path.dirname(os.path.abspath(backup))
    places = (beside, *ledgers, folder, *reached(database))
    where = list(dict.fromkeys(map(os.path.abspath, places)))
    persons, is_told = _erased(database, where)
    for person in persons:
        ledger.remember(folder, person)
    with aside(backup, folder) as fetched:
        found = proved(backup, fetched)
        heads = [_head_in(database), *_heads_beside(backup, found.contents.book)]
        replaced = next((one for one in heads if one), found.contents.head.seal)
        with closing(open_book(fetched.copy, allow_synchronised=lambda: True)) as db:
            again = _finish(db, author, os.path.basename(backup), persons, replaced)
            if again:
                erase_again(db, author, again)
            change = head_of(db).change
        if must_be_encrypted(database):
            _encrypt_as(fetched.copy, database, backup)
        sync(fetched.copy)
        kept = _take_place(fetched.copy, database, f"{database}.replaced-{at:%Y-%m-%dT%H%M}")
    note_heads(database, author, [replaced, found.contents.head.seal])
    is_named = found.manifest is not None and found.manifest.file == os.path.basename(backup)
    if is_named and beside not in reached(database):
        remember(database, backup, [])
    codes = [one.resident for one in again]
    return Restored(database, found.contents, kept, codes, change, [] if is_told else where)


def _encrypt_as(copy: str, database: str, backup: str) -> None:
    """Encrypt a plain copy by the key of the database that it replaces; PlainBackup without one."""
    from ettervern_cli.storage.vault.encryption import rewrite
    from ettervern_cli.storage.vault.keys import fetch
    from ettervern_cli.storage.vault.plain_files import is_plain

    if not is_plain(copy):
        return
    settings, known = read_settings(database), noted_key(database)
    if settings is None or known not in (None, settings.keys[0].id):  # somebody else's key
        raise PlainBackup(path=backup)
    key = fetch(settings.keys[0], database)
    rewrite(copy, None, key, Settings(settings.keys), lambda db: None)


def _erased(database: str, folders: list[str]) -> tuple[list[ledger.Erased], bool]:
    """Everybody who was erased, by every ledger and by the database to be replaced.

    And whether any of these told: one that is there and empty does.
    """
    found = {}
    for folder in folders:
        found.update({(one.resident_id, one.first): one for one in ledger.entries(folder)})
    is_told = any(map(ledger.lies_in, folders))
    # It may be damaged, or no database of ours: then the ledgers have to do.
    with suppress(sqlite3.DatabaseError, PlainWhereEncrypted, DamagedDatabase):
        if os.path.exists(database) and os.path.getsize(database):
            with closing(connect(database)) as db:
                for one in ledger.erased_by(db):
                    found.setdefault((one.resident_id, one.first), one)
                is_told = True
    return [found[key] for key in sorted(found)], is_told


def _head_in(database: str) -> str:
    """The head of the history that is to be replaced; empty where none can be read."""
    with suppress(sqlite3.DatabaseError, OSError, PlainWhereEncrypted, DamagedDatabase):
        if os.path.exists(database) and os.path.getsize(database):
            with closing(connect(database)) as db:
                return head_of(db).seal
    return ""


def _heads_beside(backup: str, book: str) -> list[str]:
    """Heads of the same case book in the backup's folder, the newest first."""
    found = [
        (copy.order, manifest.head.seal)
        for copy, manifest in listed(os.path.dirname(os.path.abspath(backup)))
        if manifest.book == book
    ]
    return [seal for _, seal in sorted(found, reverse=True)]


def _finish(
    db: sqlite3.Connection, author: Author, name: str, persons: list[ledger.Erased], replaced: str
) -> list[ledger.Erased]:
    """Write into the copy that it was restored, and in place of which head of a history.

    Returns those that it holds though they were erased.
    """
    with writing(db, author, f"data restore {name}", kind="restore") as work:
        set_setting(db, RESTORED, f"{name} {author.recorded_at}")
        work.about = {"replaced": replaced}
    return [person for person in persons if ledger.still_there(db, person)]


def _take_place(copy: str, database: str, kept: str) -> str | None:
    """Move the copy into the database's place; what was there is linked aside first.

    A writer that waits for the old file is refused by SQLite, which sees that it has moved.
    """
    key_sentences = inherited(copy, database)
    path = _free(kept) if os.path.lexists(database) else None
    living = _alone_with(database) if path is not None else None
    try:
        if path is not None:
            copy_settings(database, path)
            _set_aside(database, path)
        announce(database, key_sentences, _named(database, copy, key_sentences))
        os.rename(copy, database)
        sync(os.path.dirname(database))
        settle(database, key_sentences)
    finally:
        if living is not None:
            living.close()
    return path


def _named(database: str, copy: str, after: Settings | None) -> Named | None:
    """The one of two files that is plain, named by the key of the other, if that is at hand."""
    before = read_settings(database)
    plain, settings, at = (copy, before, database) if after is None else (database, after, copy)
    if settings is None or not os.path.lexists(plain):
        return None
    from ettervern_cli.storage.vault.keys import fetch
    from ettervern_cli.storage.vault.plain_files import is_plain, name_plain

    if not is_plain(plain):
        return None
    with suppress(EttervernError):
        return name_plain(plain, fetch(settings.keys[0], at))
    return None


def _free(kept: str) -> str:
    """A path that nothing has: with -2 and so on for a second one in the same minute."""
    path, number = kept, 1
    while os.path.lexists(path):
        number += 1
        path = f"{kept}-{number}"
    return path


def _alone_with(database: str) -> sqlite3.Connection | None:
    """Keep everybody else out of the database to be replaced; None where it cannot be opened.

    Opening it first also ends what a killed writer left: its journal must not meet another file.
    """
    db = None
    try:
        db = connect(database)
        waiting(lambda: db.execute("BEGIN EXCLUSIVE"))
    except PlainWhereEncrypted:
        return None
    except sqlite3.DatabaseError as error:
        if db is not None:
            db.close()
        if not is_damage(error):
            raise
        return None
    except BaseException:
        if db is not None:
            db.close()
        raise
    return db


def _set_aside(database: str, path: str) -> None:
    """Give what is there a second name, its journal with it if it could not be opened."""
    os.chmod(database, 0o600)
    try:
        os.link(database, path)
    except OSError:  # a file system without links
        os.rename(database, path)
    with suppress(FileNotFoundError):
        os.rename(f"{database}-journal", f"{path}-journal")
