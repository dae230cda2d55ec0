"""The chain of seals recomputed over every row of the history.

What does not hold is told as faults; the sentences about them are in ``verify``.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from ettervern_cli.storage.history import (
    FIRST_SEAL,
    ROW,
    SCHEME,
    digest,
    note_digest,
    reading_seal,
    seal_over,
)
from ettervern_cli.storage.seals.blanked import Told, columns_of, told

TELL_EVERY = 5000
# Stands for the digest of a note that version 1 of the file sealed as it was, and that was erased:
# that one seal cannot be worked out again. The seals after it cover it still.
ERASED = "erased"
# A command writes its own beginning; another may have written while it waited its turn.
PATIENCE = dt.timedelta(minutes=2)
Tell = Callable[[float], None]
Row = tuple[Any, ...]


class Fault(NamedTuple):
    """Something in the history that is not what was sealed: ``where`` is a change or its rows.

    ``entry`` is the table and row that the fault is about. One that is not ``broken`` is merely to
    be known.
    """

    key: str
    where: str
    facts: dict[str, object]
    entry: tuple[str, object] | None = None
    broken: bool = True


Faults = Iterator[Fault]


CHANGES = (
    "SELECT id, first_history, last_history, seal, {scheme}, kind, command, actor, written_at, "
    "{noted}, undoes, written_on, earliest_on, {about} FROM change ORDER BY id"
)
# How many of a change's facts its seal covers, by what it covers.
FACTS = {1: 6, SCHEME: 9}
NOTES = (
    "SELECT id, command, written_at, note, note_salt, note_digest FROM change "
    "WHERE note_digest IS NOT NULL ORDER BY id"
)
ROWS = f"SELECT {ROW} FROM history ORDER BY id"
READINGS = "SELECT id, resident_id, actor, command, read_at, seal FROM reading_log ORDER BY id"


def faults(db: sqlite3.Connection, tell: Tell) -> Faults:
    """Every change's seal against its rows, rows that are gone, and rows in no change."""
    gone = told(db)
    reader, link = _Reader(db, gone, tell), _Link()
    for number, first, last, seal, scheme, *facts in db.execute(_changes(db)):
        yield from reader.unsealed(first)
        digests, is_whole = reader.digests(first, last, scheme)
        met = reader.met()
        if not (is_whole or met):  # it claims rows that another change has
            met.append(link.altered(number, facts))
        yield from met
        yield from link.join(number, str(seal), scheme, facts, digests, is_whole)
    yield from reader.unsealed(None)
    yield from reader.met()
    yield from link.end()
    for key, number in gone.wrong:
        yield Fault(key, f"change {number}", {})
    yield from _notes(db, gone)
    yield from _readings(db)


def _changes(db: sqlite3.Connection) -> str:
    """The statement that reads every change, of whatever version the file is."""
    has = "scheme" in columns_of(db)
    return CHANGES.format(
        noted=noted(db), scheme="scheme" if has else "1", about="about" if has else "NULL"
    )


def _readings(db: sqlite3.Connection) -> Faults:
    """The log of who read what: each line seals the one before."""
    if not any(row[1] == "seal" for row in db.execute("PRAGMA table_info(reading_log)")):
        return
    before = FIRST_SEAL
    for *line, seal in db.execute(READINGS):
        if reading_seal(before, line) != seal:
            yield Fault("reading_altered", f"reading_log {line[0]}", {})
        before = str(seal)


def holds(db: sqlite3.Connection) -> bool:
    """Whether every change is what its seal says; rows that no change has written break none."""
    found = faults(db, lambda share: None)
    return not any(one.broken and one.key != "unsealed" for one in found)


def noted(db: sqlite3.Connection) -> str:
    """What the seals have for a change's note, as SQL: its digest, or itself as version 1 did."""
    return "coalesce(note_digest, note)" if "note_digest" in columns_of(db) else "note"


def _notes(db: sqlite3.Connection, gone: Told) -> Faults:
    """Every note against its digest, which the seal covers; an erased one has its digest alone."""
    if noted(db) == "note":
        return
    for number, command, at, note, salt, kept in db.execute(NOTES):
        where = f"change {number}"
        is_gone = note is None and number > gone.notes_until and number not in gone.notes
        if is_gone or (note is not None and note_digest(number, note, salt) != kept):
            yield Fault("change_altered", where, {"command": command, "at": at})
        elif kept == ERASED:
            yield Fault("note_erased", where, {"command": command, "at": at}, broken=False)


class _Link:
    """The change before: its number, its seal as it stands, and the one that its rows give.

    Of two seals that do not fit it is the next change that tells which was altered: a seal alone,
    or what it covers.
    """

    def __init__(self) -> None:
        self.number = 0
        self.scheme = 1
        self.stored = self.computed = FIRST_SEAL
        self.doubtful: Fault | None = None

    def altered(self, number: int, facts: list[Any]) -> Fault:
        """That what a change says of itself, or what it covers, is not what it was."""
        return Fault("change_altered", f"change {number}", {"command": facts[1], "at": facts[3]})

    def join(
        self,
        number: int,
        seal: str,
        scheme: int,
        facts: list[Any],
        digests: list[str],
        is_whole: bool,
    ) -> Faults:
        """Put the next change to the chain; one with rows missing is found by those.

        None seals less than the one before it.
        """
        follows = number == self.number + 1
        if not follows:
            gone = span("change", self.number + 1, number - 1)
            yield Fault("change_missing", gone, {"n": number - self.number - 1})
        if not (follows and is_whole):
            yield from self.end()
            self.number, self.stored, self.computed = number, seal, seal
            return
        sealed = tuple(facts[: FACTS.get(scheme, 0)])
        ours = seal_over(self.stored, sealed, digests, scheme)
        if facts[4] == ERASED and scheme == 1:
            ours = seal
        fits = ours == seal and scheme >= self.scheme
        self.scheme = max(self.scheme, scheme)
        if not fits and self.doubtful is not None:
            by_rows = seal_over(self.computed, sealed, digests, scheme)
            if by_rows == seal:
                yield self.doubtful._replace(key="seal_altered")
                self.doubtful, fits, ours = None, True, by_rows
        yield from self.end()
        if not fits:
            self.doubtful = self.altered(number, facts)
        self.number, self.stored, self.computed = number, seal, ours

    def end(self) -> Faults:
        """What is in doubt still was altered itself."""
        if self.doubtful is not None:
            yield self.doubtful
        self.doubtful = None


class _Reader:
    """The history's rows in order, read once beside the changes."""

    def __init__(self, db: sqlite3.Connection, gone: Told, tell: Tell) -> None:
        self.rows: Iterator[Row] = db.execute(ROWS)
        self.row: Row | None = next(self.rows, None)
        self.most = db.execute("SELECT max(id) FROM history").fetchone()[0] or 1
        self.gone = gone
        self.tell = tell
        self.hashed = sha256  # OpenSSL's: it takes a while to load, and a third for each row
        self.seen = 0
        self.at = ""
        self.noted: list[Fault] = []

    def met(self) -> list[Fault]:
        """What was met on the way since this was asked last."""
        met, self.noted = self.noted, []
        return met

    def _next(self) -> Row:
        row = self.row
        assert row is not None
        number = row[0]
        if number != self.seen + 1:
            self._gone_until(number)
        self.seen = number
        if row[9] != self.at:
            self._clock(number, str(row[9]))
        if number % TELL_EVERY == 0:
            self.tell(number / self.most)
        self.row = next(self.rows, None)
        return row

    def _clock(self, number: int, at: str) -> None:
        """Note a row that says that it was written before the one before it."""
        if at < self.at and _is_earlier(at, self.at):
            facts: dict[str, object] = {"at": at, "before": self.at}
            self.noted.append(Fault("clock_went_back", f"history {number}", facts, broken=False))
        else:
            at = max(at, self.at)
        self.at = at

    def unsealed(self, first: int | None) -> Faults:
        """Rows before a change's first, None for all that are left: no change has written them.

        An entry written several times in a row is found once.
        """
        entries: set[tuple[str, object]] = set()
        while self.row is not None and (first is None or self.row[0] < first):
            row = self._next()
            entry = row[1], row[2]
            if self.gone.accepted.get(row[0]) == digest(row, SCHEME):
                continue
            if entry not in entries:
                entries.add(entry)
                facts = {"number": row[0], "action": row[3], "at": str(row[9])}
                yield Fault("unsealed", f"history {row[0]}", facts, entry)

    def digests(self, first: int, last: int, scheme: int) -> tuple[list[str], bool]:
        """The digests of a change's rows, and whether all of them are there."""
        found = []
        while self.row is not None and self.row[0] <= last:
            row = self._next()
            found.append(self._digest(row, scheme))
        self._gone_until(last + 1)
        self.seen = max(self.seen, last)
        return found, len(found) == last - first + 1

    def _gone_until(self, number: int) -> None:
        """Note that the rows between the one seen last and another are gone, if there are any."""
        if number > self.seen + 1:
            gone = span("history", self.seen + 1, number - 1)
            self.noted.append(Fault("history_missing", gone, {"n": number - self.seen - 1}))

    def _digest(self, row: Row, scheme: int) -> str:
        """A row's digest: of an erased one the one kept, else the one its content gives."""
        kept = row[7]
        where, entry = f"history {row[0]}", (row[1], row[2])
        if kept is not None and row[4] is row[5] is row[6] is None:
            if row[0] > self.gone.rows_until and row[0] not in self.gone.rows:
                self.noted.append(Fault("history_blanked", where, {}, entry))
            return str(kept)
        try:
            ours = digest(row, scheme, self.hashed)
        except UnicodeEncodeError:  # bytes that are no text: nothing that was ever sealed
            ours = ""
        if kept is not None and kept != ours:
            self.noted.append(Fault("history_altered", where, {}, entry))
        return str(kept or ours)


def _is_earlier(at: str, before: str) -> bool:
    """Whether a time is earlier than another by more than waiting and rounding explain."""
    try:
        return dt.datetime.fromisoformat(before) - dt.datetime.fromisoformat(at) > PATIENCE
    except (ValueError, TypeError):
        return True


def span(what: str, first: int, last: int) -> str:
    """Where some rows or changes in a row are."""
    return f"{what} {first}" if first == last else f"{what} {first}–{last}"
