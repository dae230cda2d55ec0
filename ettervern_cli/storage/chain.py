"""The chain of seals recomputed over every row of the history, and where the history ends.

What does not hold is told as faults; the sentences about them are in ``verify``.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ettervern_cli.storage.history import FIRST_SEAL, digest, note_digest, seal_over

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
    "SELECT id, first_history, last_history, seal, kind, command, actor, written_at, {noted}, "
    "undoes FROM change ORDER BY id"
)
NOTES = (
    "SELECT id, command, written_at, note, note_salt, note_digest FROM change "
    "WHERE note_digest IS NOT NULL ORDER BY id"
)
# The newest change and history row that an erasure can have emptied.
ERASURES = "SELECT max(id), max(last_history) FROM change WHERE kind = 'erasure'"
ROWS = (
    "SELECT id, table_name, row_id, action, old, new, salt, digest, written_at "
    "FROM history ORDER BY id"
)


def faults(db: sqlite3.Connection, tell: Tell) -> Faults:
    """Every change's seal against its rows, rows that are gone, and rows in no change."""
    reader, link = _Reader(db, tell), _Link()
    for number, first, last, seal, *facts in db.execute(CHANGES.format(noted=noted(db))):
        yield from reader.unsealed(first)
        digests, is_whole = reader.digests(first, last)
        met = reader.met()
        if not (is_whole or met):  # it claims rows that another change has
            met.append(link.altered(number, facts))
        yield from met
        yield from link.join(number, str(seal), facts, digests, is_whole)
    yield from reader.unsealed(None)
    yield from reader.met()
    yield from link.end()
    yield from _notes(db)


def holds(db: sqlite3.Connection) -> bool:
    """Whether every change is what its seal says; rows that no change has written break none."""
    found = faults(db, lambda share: None)
    return not any(one.broken and one.key != "unsealed" for one in found)


def noted(db: sqlite3.Connection) -> str:
    """What the seals have for a change's note, as SQL: its digest, or itself as version 1 did."""
    columns = {row[1] for row in db.execute("PRAGMA table_info(change)")}
    return "coalesce(note_digest, note)" if "note_digest" in columns else "note"


def _notes(db: sqlite3.Connection) -> Faults:
    """Every note against its digest, which the seal covers; an erased one has its digest alone."""
    if noted(db) == "note":
        return
    erased_until = db.execute(ERASURES).fetchone()[0] or 0
    for number, command, at, note, salt, kept in db.execute(NOTES):
        where = f"change {number}"
        is_gone = note is None and number > erased_until
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
        self.stored = self.computed = FIRST_SEAL
        self.doubtful: Fault | None = None

    def altered(self, number: int, facts: list[Any]) -> Fault:
        """That what a change says of itself, or what it covers, is not what it was."""
        return Fault("change_altered", f"change {number}", {"command": facts[1], "at": facts[3]})

    def join(
        self, number: int, seal: str, facts: list[Any], digests: list[str], is_whole: bool
    ) -> Faults:
        """Put the next change to the chain; one with rows missing is found by those."""
        follows = number == self.number + 1
        if not follows:
            gone = _span("change", self.number + 1, number - 1)
            yield Fault("change_missing", gone, {"n": number - self.number - 1})
        if not (follows and is_whole):
            yield from self.end()
            self.number, self.stored, self.computed = number, seal, seal
            return
        ours = seal_over(self.stored, tuple(facts), digests)
        if facts[4] == ERASED:
            ours = seal
        fits = ours == seal
        if not fits and self.doubtful is not None:
            by_rows = seal_over(self.computed, tuple(facts), digests)
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

    def __init__(self, db: sqlite3.Connection, tell: Tell) -> None:
        self.rows: Iterator[Row] = db.execute(ROWS)
        self.row: Row | None = next(self.rows, None)
        self.most = db.execute("SELECT max(id) FROM history").fetchone()[0] or 1
        self.erased_until = db.execute(ERASURES).fetchone()[1] or 0
        self.tell = tell
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
        self._gone_until(row[0])
        self.seen = row[0]
        at = str(row[8])
        if at < self.at and _is_earlier(at, self.at):
            facts: dict[str, object] = {"at": at, "before": self.at}
            self.noted.append(Fault("clock_went_back", f"history {row[0]}", facts, broken=False))
            self.at = at
        self.at = max(self.at, at)
        if row[0] % TELL_EVERY == 0:
            self.tell(row[0] / self.most)
        self.row = next(self.rows, None)
        return row

    def unsealed(self, first: int | None) -> Faults:
        """Rows before a change's first, None for all that are left: no change has written them.

        An entry written several times in a row is found once.
        """
        entries: set[tuple[str, object]] = set()
        while self.row is not None and (first is None or self.row[0] < first):
            row = self._next()
            entry = row[1], row[2]
            if entry not in entries:
                entries.add(entry)
                facts = {"number": row[0], "action": row[3], "at": str(row[8])}
                yield Fault("unsealed", f"history {row[0]}", facts, entry)

    def digests(self, first: int, last: int) -> tuple[list[str], bool]:
        """The digests of a change's rows, and whether all of them are there."""
        found = []
        while self.row is not None and self.row[0] <= last:
            row = self._next()
            found.append(self._digest(row))
        self._gone_until(last + 1)
        self.seen = max(self.seen, last)
        return found, len(found) == last - first + 1

    def _gone_until(self, number: int) -> None:
        """Note that the rows between the one seen last and another are gone, if there are any."""
        if number > self.seen + 1:
            gone = _span("history", self.seen + 1, number - 1)
            self.noted.append(Fault("history_missing", gone, {"n": number - self.seen - 1}))

    def _digest(self, row: Row) -> str:
        """A row's digest: of an erased one the one kept, else the one its content gives."""
        kept = row[7]
        where, entry = f"history {row[0]}", (row[1], row[2])
        if kept is not None and row[4] is row[5] is row[6] is None:
            if row[0] > self.erased_until:
                self.noted.append(Fault("history_blanked", where, {}, entry))
            return str(kept)
        try:
            ours = digest(row)
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


def _span(what: str, first: int, last: int) -> str:
    return f"{what} {first}" if first == last else f"{what} {first}–{last}"


def faults_at_the_end(db: sqlite3.Connection) -> Faults:
    """Whether the history ends where SQLite's own counters say that it ends."""
    counted = dict(db.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    for table in ("history", "change"):
        last = db.execute(f"SELECT max(id) FROM {table}").fetchone()[0] or 0
        if counted.get(table, 0) > last:
            where = _span(table, last + 1, counted[table])
            yield Fault("history_cut", where, {"last": last})
