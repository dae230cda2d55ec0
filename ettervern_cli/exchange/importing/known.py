"""Which rows of a file are new, known or changed since they were last imported.

A row is met again by its natural key. It is changed where it says something else than what the
case book keeps and than what a file said last: what was corrected or taken out here stays so.
"""

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from ettervern_cli.exchange.files.rows import FileCell, FileRow, Source, Value
from ettervern_cli.people.names import called
from ettervern_cli.people.people import names_for
from ettervern_cli.storage.records import record_of

Entry = tuple[str, int]  # a table and a row's key
Values = dict[str, Value]


class Tie(NamedTuple):
    """What an imported row is tied to: the tie's own key, and the entry's."""

    id: int
    row_id: int


class Difference(NamedTuple):
    """A cell that says something else than the case book: what the file says, and what is kept.

    ``stands_for`` is the day that an empty end means, that of the stay. ``entry`` is None where the
    row beside, such as a home, is not there. ``is_corrected`` tells that what is kept is not what a
    file said last.
    """

    row: FileRow
    tie: Tie
    cell: FileCell
    entry: Entry | None
    column: str
    new: Value
    old: Value
    stands_for: Value = None
    is_corrected: bool = False

    @property
    def is_of_person(self) -> bool:
        """Whether a new row calls the person whose key it has something else."""
        return self.tie.id == 0

    def says(self, value: Value) -> bool:
        """Whether the file says a value; an open end is that of the stay, where it ends with it."""
        return value == self.new or (self.new is None and value == self.stands_for)


class Sorted(NamedTuple):
    """A file's rows: those that are new, how many are known, and what differs in the others."""

    new: list[FileRow]
    known: int
    changed: list[list[Difference]]


def sort_out(source: Source, rows: Iterable[FileRow]) -> Sorted:
    """Meet every row with what came of it before; new ones get the key to be known by."""
    book = Kept(source)
    found = Sorted([], 0, [])
    groups: dict[str, list[FileRow]] = {}
    for row in rows:
        groups.setdefault(book.natural(row), []).append(row)
    pairs: list[list[Difference]] = []
    known = 0
    for natural, group in groups.items():
        for row in group[1:] if group[0].cells.get("id") else ():
            row.bad("id", "twice")
        ties = book.ties_of(natural)
        left = book.meet(group, ties)
        pairs += [book.differences(row, tie) for row, tie in left.met]
        known += len(left.met)
        for number, row in enumerate(left.new, len(ties) + 1):
            row.key = natural if number == 1 else f"{natural}#{number}"
            found.new.append(row)
    changed = _since_last_said(source.db, [pair for pair in pairs if pair])
    return Sorted(found.new, known - len(changed), changed + _of_others(source, found.new))


def _of_others(source: Source, new: list[FileRow]) -> list[list[Difference]]:
    """Where a new row calls the person whose key it has something else than the case book does."""
    cells = [one for one in source.kind.cells if one.beside and one.beside.table == "resident"]
    found = []
    for row in new if cells else ():
        if row.who is None or row.who < 0:  # somebody new
            continue
        own = [_of_person(source.db, row, row.who, cell) for cell in cells if row.says(cell)]
        if differing := [one for one in own if one.old and not _says_the_same(one)]:
            found.append(differing)
    return found


def _of_person(db: sqlite3.Connection, row: FileRow, who: int, cell: FileCell) -> Difference:
    """What a row says of a person beside what is kept; it is tied to nothing yet."""
    assert cell.beside is not None
    column = cell.beside.column
    (old,) = db.execute(f"SELECT {column} FROM resident WHERE id = ?", (who,)).fetchone()
    new = row.values[cell.column or ""]
    return Difference(row, Tie(0, 0), cell, ("resident", who), column, new, old)


def _says_the_same(one: Difference) -> bool:
    typed = one.cell.beside is not None and one.cell.beside.typed
    return one.says(one.old) or (typed and _is_name(one.row, one.new, one.old))


class Met(NamedTuple):
    """Rows of one natural key, each with its tie, and those that have none yet."""

    met: list[tuple[FileRow, Tie]]
    new: list[FileRow]


class Kept:
    """What the case book keeps of rows that were imported before, of one kind."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.ties = {
            key: Tie(tie_id, row_id)
            for key, tie_id, row_id in source.db.execute(
                "SELECT source_key, id, row_id FROM imported WHERE kind = ?", (source.name,)
            )
        }
        self.rows = self._rows() if self.ties else {}
        self.beside = {
            cell.name: _first(source.db, cell.beside.query)
            for cell in source.kind.cells
            if cell.beside and self.ties and cell.name in source.places
        }

    def _rows(self) -> dict[int, Values]:
        """Every entry of the kind's table that came of a file, by its key."""
        cursor = self.source.db.execute(
            f"SELECT t.* FROM {self.source.kind.table} t WHERE t.id IN "
            "(SELECT row_id FROM imported WHERE kind = ?)",
            (self.source.name,),
        )
        names = [column[0] for column in cursor.description]
        found = (dict(zip(names, row, strict=True)) for row in cursor)
        return {int(row["id"]): row for row in found}

    def natural(self, row: FileRow) -> str:
        """What a row is known by, or was by older versions of the program if it is here so."""
        kind = row.source.kind
        natural = kind.known_by(row)
        if kind.formerly is not None and self.ties and natural not in self.ties:
            before = kind.formerly(row)
            return before if before in self.ties else natural
        return natural

    def ties_of(self, natural: str) -> list[Tie]:
        """What came of the rows of a natural key, in the order they came in."""
        found: list[Tie] = []
        key = natural
        while (tie := self.ties.get(key)) is not None:
            found.append(tie)
            key = f"{natural}#{len(found) + 1}"
        return found

    def meet(self, rows: list[FileRow], ties: list[Tie]) -> Met:
        """Which row came of which: those that are alike first, the others in their order."""
        if not ties:
            return Met([], rows)
        left, met = list(ties), []
        waiting = []
        for row in rows:
            alike = next((tie for tie in left if not self.differences(row, tie)), None)
            if alike is None or (len(ties) > 1 and alike.row_id not in self.rows):
                waiting.append(row)
            else:
                left.remove(alike)
                met.append((row, alike))
        met += zip(waiting, left, strict=False)
        self.source.met |= {tie.row_id for _, tie in met}
        return Met(met, waiting[len(left) :])

    def differences(self, row: FileRow, tie: Tie) -> list[Difference]:
        """Where a row says something else than what is kept; nothing of what was taken out."""
        kept = self.rows.get(tie.row_id)
        if kept is None:
            return []
        found = []
        for cell in self.source.kind.cells:
            if cell.column is None or not row.says(cell):
                continue
            new = row.values[cell.column]
            new = new[1] if isinstance(new, tuple) else new
            entry: Entry | None = (self.source.kind.table, tie.row_id)
            column, old = cell.column, kept.get(cell.column)
            if cell.beside is not None:
                number, old = self.beside[cell.name].get(tie.row_id, (None, None))
                entry = (cell.beside.table, number) if number is not None else None
                column = cell.beside.column
            one = Difference(row, tie, cell, entry, column, new, old, self._end_of_stay(cell, kept))
            if not _says_the_same(one):
                found.append(one)
        return found

    def _end_of_stay(self, cell: FileCell, kept: Values) -> Value:
        """The day that an empty end of a row means, if what it says ends with its stay."""
        record = record_of(self.source.kind.table)
        if not record.ends_with_stay or cell.column != record.dated.ends:
            return None
        ends = self.source.pairs("SELECT id, discharged_on FROM stay")
        found: Value = ends.get(kept.get("stay_id"))
        return found


def _first(db: sqlite3.Connection, query: str) -> dict[int, tuple[int, Value]]:
    """What a query of three columns gives first for each key."""
    found: dict[int, tuple[int, Value]] = {}
    for key, number, value in db.execute(query):
        found.setdefault(key, (number, value))
    return found


def _is_name(row: FileRow, new: Value, old: Value) -> bool:
    """Whether a name is the one that is kept, as the programme keeps names."""
    who = row.who or 0
    return called(names_for(row.source.db, who), str(new), f"R-{who:04d}") == old


# --- what a file said last -------------------------------------------------------------------


def _since_last_said(
    db: sqlite3.Connection, pairs: list[list[Difference]]
) -> list[list[Difference]]:
    """Of what differs, what a file did not say before; that the rest was corrected here is fine."""
    said = _last_said(db, {one.entry: one.tie.id for pair in pairs for one in pair if one.entry})
    found = []
    for pair in pairs:
        left = []
        for one in pair:
            last = said.get(one.entry, {}) if one.entry else {}
            if one.column not in last:
                left.append(one)
            elif not one.says(last[one.column]):
                left.append(one._replace(is_corrected=last[one.column] != one.old))
        found += [left] if left else []
    return found


def _last_said(db: sqlite3.Connection, wanted: dict[Entry, int]) -> dict[Entry, Values]:
    """What files last wrote into entries, column by column, out of the history.

    ``wanted`` are the ties of the entries. An import writes the ties of what it writes, so a change
    that holds a tie is one; what was undone since said nothing.
    """
    if not wanted:
        return {}
    standing = db.execute(
        "SELECT last_history, kind <> 'undo' AND NOT EXISTS "
        "(SELECT 1 FROM change u WHERE u.undoes = c.id) FROM change c ORDER BY last_history"
    ).fetchall()
    ends = [end for end, _ in standing]
    imports: dict[int, set[int]] = {}
    for tie_id, number in db.execute(
        "SELECT row_id, id FROM history WHERE table_name = 'imported'"
    ):
        place = bisect_left(ends, number)
        if place < len(ends) and standing[place][1]:
            imports.setdefault(tie_id, set()).add(place)
    found: dict[Entry, Values] = {}
    tables = sorted({table for table, _ in wanted})
    for number, table, row_id, old, new in db.execute(
        "SELECT id, table_name, row_id, old, new FROM history WHERE new IS NOT NULL "
        f"AND table_name IN ({', '.join('?' * len(tables))}) ORDER BY id",
        tables,
    ):
        tie = wanted.get((table, row_id))
        if tie is not None and bisect_left(ends, number) in imports.get(tie, ()):
            before: Values = json.loads(old) if old else {}
            written = json.loads(new).items()
            said = {name: value for name, value in written if before.get(name, ...) != value}
            found.setdefault((table, row_id), {}).update(said)
    return found
