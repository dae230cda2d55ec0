"""What was written, by whom, sealed: one change a command, and the chain of seals.

A seal is a SHA-256 over the seal before it, the change's own facts and a salted digest of every
history row in the change, so that a row altered or taken out later shows. What version 3 of the
file seals (SCHEME) is all that a screen or a report shows of the history; what older versions
sealed is verified as they sealed it.
"""

import datetime as dt
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ettervern_cli.storage.digests import sha256, text_hash
from ettervern_cli.storage.schema import COMPILED_TABLES

if TYPE_CHECKING:
    from ettervern_cli.storage.records import Dated

FIRST_SEAL = "0" * 64
SCHEME = 2
# One encoder for all rows: json.dumps would make one for each.
_written = json.JSONEncoder(ensure_ascii=False).encode
_quoted = json.encoder.encode_basestring
# Raised when the same configuration compiles to other rows, so that it is applied anew.
COMPILED_AS = 4


class Author(NamedTuple):
    """Who writes, and when: ``now`` is UTC, ``today`` the programme's own day.

    ``simulated`` is true in invented workspaces alone: their history then says ``now`` too.
    """

    actor: str
    now: dt.datetime
    today: dt.date
    simulated: bool = False

    @property
    def recorded_at(self) -> str:
        """The time of writing as the database keeps it."""
        return self.now.strftime("%Y-%m-%dT%H:%M:%SZ")


class Change(NamedTuple):
    """A command's mark in the history."""

    number: int
    kind: str
    command: str
    actor: str
    written_at: str
    earliest_on: str
    note: str | None
    undoes: int | None
    first_history: int
    last_history: int
    seal: str


ROW = "id, table_name, row_id, action, old, new, salt, digest, resident_id, written_at"
HISTORY = f"SELECT {ROW} FROM history WHERE id > ? ORDER BY id"
FAR = "9999-12-31"
CHANGE_COLUMNS = (
    "id, kind, command, actor, written_at, earliest_on, note, undoes, first_history, "
    "last_history, seal"
)


def config_digest(text: str) -> str:
    """What a compiled configuration is known by: its text, and how this program compiles it."""
    return text_hash(f"{COMPILED_AS}\n{text}".encode(errors="surrogateescape"))


def last_history(db: sqlite3.Connection) -> int:
    """The number of the newest history row, 0 in an empty history."""
    row = db.execute("SELECT max(id) FROM history").fetchone()
    return int(row[0] or 0)


def next_number(db: sqlite3.Connection) -> int:
    """The number that the next change will have."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'change'").fetchone()
    return int(row[0]) + 1 if row else 1


def seal(
    db: sqlite3.Connection,
    author: Author,
    *,
    kind: str,
    command: str,
    after: int,
    note: str | None = None,
    undoes: int | None = None,
    about: Mapping[str, object] | None = None,
) -> None:
    """Seal all history rows after number ``after`` as one change, if there are any, or ``about``.

    ``about`` is what the change did to the history itself.
    """
    if author.simulated:
        db.execute(
            "UPDATE history SET written_at = ?, salt = printf('%032x', id) WHERE id > ?",
            (author.recorded_at, after),
        )
    (first,) = db.execute("SELECT min(id) FROM history WHERE id > ?", (after,)).fetchone()
    if first is None and about is None:
        return
    before = db.execute("SELECT seal FROM change ORDER BY id DESC LIMIT 1").fetchone()
    number = next_number(db)
    salt = _note_salt(author, number) if note is not None else None
    noted = note_digest(number, note, salt)
    today = author.today.isoformat()
    days = {FAR}
    rows = _dated(db.execute(HISTORY, (after,)), today, days)
    digests = [str(row[7] or digest(row, SCHEME)) for row in rows]
    told = None if about is None else _written(about)
    facts = (kind, command, author.actor, author.recorded_at, noted, undoes, today, min(days), told)
    whole = seal_over(before[0] if before else FIRST_SEAL, facts, digests, SCHEME)
    db.execute(
        "INSERT INTO change (id, kind, command, actor, written_at, written_on, earliest_on, note, "
        "undoes, first_history, last_history, seal, note_salt, note_digest, scheme, about) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, kind, command, author.actor, author.recorded_at, today, min(days), note, undoes,
         after + 1 if first is None else first, last_history(db), whole, salt, noted, SCHEME, told),
    )  # fmt: skip


def _note_salt(author: Author, number: int) -> str:
    return f"{number:032x}" if author.simulated else os.urandom(16).hex()


def note_digest(number: int, note: str | None, salt: str | None) -> str | None:
    """What a change's seal has in place of its note, so that the note can be erased; None of none.

    What version 1 of the file sealed has neither salt nor digest: its seal has the note itself.
    """
    return None if note is None else text_hash(_written([number, note, salt]).encode())


def seal_over(before: str, facts: tuple[object, ...], digests: Iterable[str], scheme: int) -> str:
    """The seal over a change: the seal before, its facts, and its rows' digests.

    The facts are kind, command, actor, time, the note's digest and what it undoes; from scheme 2 on
    also the day of writing, the earliest day that it tells of, and what it is about.
    """
    told = json.dumps(facts if scheme == 1 else (scheme, *facts), ensure_ascii=False)
    whole = sha256(before.encode())
    whole.update(told.encode())
    whole.update("".join(digests).encode(errors="replace"))
    return str(whole.hexdigest())


def digest(row: tuple[object, ...], scheme: int, hashed: Callable[[bytes], Any] = sha256) -> str:
    """The salted digest of one history row, its columns as in ROW.

    Scheme 1 covers ``id`` to ``salt``; scheme 2 whose row it is and when it was written, too.
    ``hashed`` is a SHA-256 that is quicker where there are many rows.
    """
    try:
        text = _row_text(row) if scheme == SCHEME else _written(row[:7])
    except (TypeError, ValueError):  # not of the types that the table has: damaged, or rewritten
        text = _written((*row[:7], *row[8:10]))
    return str(hashed(text.encode()).hexdigest())


def _row_text(row: tuple[Any, ...]) -> str:
    """A row as ``_written`` has it but for its digest, put together in half the time."""
    number, table, row_id, action, old, new, salt, _, owner, at = row
    return (
        f"[{number:d}, {_quoted(table)}, {row_id:d}, {_quoted(action)}, {_text(old)}, "
        f"{_text(new)}, {_text(salt)}, {'null' if owner is None else f'{owner:d}'}, {_quoted(at)}]"
    )


def _text(value: str | None) -> str:
    return "null" if value is None else _quoted(value)


def reading_seal(before: str, line: Iterable[object]) -> str:
    """The seal of a line of the log of reading: its number, whose, who, with what and when."""
    return text_hash(_written([before, *line]).encode(errors="replace"))


def _dated(
    rows: Iterable[tuple[object, ...]], today: str, days: set[str]
) -> Iterator[tuple[object, ...]]:
    """Rows as they pass; ``days`` gathers those on which anything happened that they change."""
    from ettervern_cli.storage.records import record_of  # who only reads does not pay for it

    for row in rows:
        if row[1] not in COMPILED_TABLES:
            days.update(_dates(record_of(str(row[1])).dated, row[4], row[5], today))
        yield row


def _parsed(text: object) -> dict[str, object] | None:
    return json.loads(text) if isinstance(text, str) else None


def _dates(dated: "Dated", before: object, after: object, today: str) -> list[str]:
    if dated.begins is None:
        return [today]
    old, new = _parsed(before), _parsed(after)
    rows = [row for row in (old, new) if row is not None]
    if old is not None and new is not None:
        changed = {name for name in new if old.get(name) != new[name]}
        touched = [turn for turn in dated.turns if changed & {turn[0], *turn[1]}]
        if changed <= {name for day, others in touched for name in (day, *others)}:
            days = [str(row[day]) for day, _ in touched for row in rows if row[day]]
            return days or [today]
    return [str(row[dated.begins]) for row in rows]


def changes(db: sqlite3.Connection, *, since: str | None = None, most: int = -1) -> list[Change]:
    """Changes, newest first; ``since`` is the first day of writing to list."""
    rows = db.execute(
        f"SELECT {CHANGE_COLUMNS} FROM change WHERE ? IS NULL OR written_on >= ? "
        "ORDER BY id DESC LIMIT ?",
        (since, since, most),
    )
    return [Change(*row) for row in rows]
