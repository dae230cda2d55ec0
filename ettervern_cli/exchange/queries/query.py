"""One statement of somebody's own, asked of the case book: it reads, and does nothing else.

What the views are stands in ``storage/tables/views.py``.
"""

import sqlite3
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ettervern_cli.exchange.errors import BadQuery, OnlyReads, TookTooLong, TooManyRows
from ettervern_cli.storage.database.sqlite_file import is_damage, waiting

# What a statement may do: select, read columns, call functions, and ask itself again.
READS = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION,
         sqlite3.SQLITE_RECURSIVE)  # fmt: skip
# Functions that reach beyond the statement.
BEYOND = ("load_extension", "sqlcipher_export", "fts3_tokenizer")
MOST_ROWS = 1_000_000
LONGEST = 10_000_000  # bytes of one value
EVERY = 10_000  # steps of SQLite's between two looks at the clock


class Answer(NamedTuple):
    """What came of a statement: its columns, each name once, and its rows."""

    names: list[str]
    rows: list[tuple[object, ...]]


def ask(db: sqlite3.Connection, statement: str, today: str, seconds: int) -> Answer:
    """Answer a statement, in which ``:today`` is the programme's day.

    Raises OnlyReads where it would do more than read, BadQuery where SQLite cannot read it,
    TookTooLong after ``seconds``, TooManyRows above ``MOST_ROWS``.
    """
    until = time.monotonic() + seconds
    refused: list[int] = []
    db.set_authorizer(_authorizer(refused))
    db.set_progress_handler(lambda: time.monotonic() > until, EVERY)
    if hasattr(db, "setlimit"):  # SQLCipher's driver has it not
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    try:
        return waiting(lambda: _answer(db, statement, today))
    except (sqlite3.Error, db.Warning) as error:  # each driver has a Warning of its own
        if refused:
            raise OnlyReads from error
        if "interrupted" in str(error):
            if time.monotonic() <= until:  # by Ctrl-C, which SQLite heard first
                raise KeyboardInterrupt from error
            raise TookTooLong(seconds=seconds) from error
        if isinstance(error, sqlite3.Error) and is_damage(error):
            raise
        raise BadQuery(said=str(error).rstrip(".")) from error
    finally:
        db.set_authorizer(None)
        db.set_progress_handler(None, 0)


def _authorizer(refused: list[int]) -> Callable[..., int]:
    """What SQLite asks of each thing that a statement would do; what was refused is noted."""

    def may(action: int, one: str | None, other: str | None, *where: str | None) -> int:
        if action in READS and not (action == sqlite3.SQLITE_FUNCTION and other in BEYOND):
            return sqlite3.SQLITE_OK
        refused.append(action)
        return sqlite3.SQLITE_DENY

    return may


def _answer(db: sqlite3.Connection, statement: str, today: str) -> Answer:
    cursor = db.execute(statement, {"today": today})
    if cursor.description is None:
        raise BadQuery(said="no statement")
    rows = cursor.fetchmany(MOST_ROWS + 1)
    if len(rows) > MOST_ROWS:
        raise TooManyRows(most=MOST_ROWS)
    return Answer(_told_apart([column[0] for column in cursor.description]), _plain(rows))


def _told_apart(names: Sequence[str]) -> list[str]:
    """Names with a number after one that was there before."""
    found: list[str] = []
    for name in names:
        same = sum(one == name or one.rpartition("_")[0] == name for one in found)
        found.append(f"{name}_{same + 1}" if name in found else name)
    return found


def _plain(rows: Sequence[Sequence[object]]) -> list[tuple[object, ...]]:
    """Rows without bytes, which are written in hexadecimal."""
    return [tuple(one.hex() if isinstance(one, bytes) else one for one in row) for row in rows]
