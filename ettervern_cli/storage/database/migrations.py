"""From an older file to the present tables: named steps that are only ever added to.

Runs inside one ``BEGIN IMMEDIATE``, so that processes that start together migrate once. History
triggers and views are dropped first and made last: a table transform loses the former without a
word, and the latter keep a table from being renamed.
"""

import os
import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from ettervern_cli.storage import schema
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.database.copies import checked_copy
from ettervern_cli.storage.database.sqlite_file import waiting
from ettervern_cli.storage.files import remove, sync
from ettervern_cli.storage.history import FIRST_SEAL, reading_seal
from ettervern_cli.storage.tables import statements
from ettervern_cli.storage.tables.history_triggers import triggers
from ettervern_cli.storage.tables.views import VIEWS

migrations = Migrations("ettervern")


@migrations(name="0001_tables")
def _tables(db: Database) -> None:
    for statement in statements(1):
        db.conn.execute(statement)


@migrations(name="0002_money_and_trust")
def _money_and_trust(db: Database) -> None:
    for statement in statements(2):
        db.conn.execute(statement)


@migrations(name="0003_the_fields_words")
def _the_fields_words(db: Database) -> None:
    for statement in statements(3):
        db.conn.execute(statement)
    before = FIRST_SEAL
    lines = db.conn.execute(
        "SELECT id, resident_id, actor, command, read_at FROM reading_log ORDER BY id"
    )
    for line in lines.fetchall():
        before = reading_seal(before, line)
        db.conn.execute("UPDATE reading_log SET seal = ? WHERE id = ?", (before, line[0]))


def migrate(db: sqlite3.Connection, path: str) -> None:
    """Bring the open database to the present version; a copy is kept of one that held something."""
    waiting(lambda: db.execute("BEGIN IMMEDIATE"))
    try:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version < schema.VERSION:
            if version > 0:
                _keep_copy(path, version)
            tables = Database(db, execute_plugins=False)
            _drop_triggers_and_views(db)
            migrations.apply(tables)
            _make_triggers(db)
            for view in VIEWS:
                db.execute(view)
            db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {schema.VERSION}")
        waiting(lambda: db.execute("COMMIT"))
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _keep_copy(path: str, version: int) -> None:
    """A whole, checked copy beside the database, made by a second connection while this one waits.

    Raises DamagedDatabase where it is not sound: then nothing is migrated.
    """
    copy = f"{path}.before-{schema.VERSION}-from-{version}"
    partial = f"{copy}.partial"
    remove(partial, f"{partial}-journal")  # of one that was killed: only one at a time comes here
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_WRONLY, 0o600))
    try:
        second = connect(path, "ro")
        try:
            checked_copy(second, path, partial)
        finally:
            second.close()
        os.replace(partial, copy)
    except BaseException:
        remove(partial, f"{partial}-journal")
        raise
    sync(os.path.dirname(os.path.abspath(path)))


def _drop_triggers_and_views(db: sqlite3.Connection) -> None:
    made = db.execute("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')")
    for kind, name in made.fetchall():
        db.execute(f'DROP {kind} "{name}"')


def _make_triggers(db: sqlite3.Connection) -> None:
    columns = {
        table: [str(row[1]) for row in db.execute(f"PRAGMA table_info({table})")]
        for table in (*schema.COMPILED_TABLES, *schema.CASE_TABLES)
    }
    for statement in triggers(columns):
        db.execute(statement)
