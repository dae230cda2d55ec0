"""Rows from other systems: one file's import.

All or nothing, and safe to run twice: ``imported`` remembers which entry came of which row of a
file, so that a row is met again, and not brought back where its entry was taken out since.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ettervern_cli.entries.records import Entry, entry_id
from ettervern_cli.exchange.files.rows import READING, FileRow, Mapped, RowProblem, Source, Tell
from ettervern_cli.exchange.files.sheet import IsHeading, Sheet
from ettervern_cli.exchange.importing import held
from ettervern_cli.exchange.importing.correcting import correct, fill, hold
from ettervern_cli.exchange.importing.known import Difference, Sorted, sort_out
from ettervern_cli.exchange.kinds.every import KINDS
from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.people import people
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.rows import add

WRITING = 0.7  # of an import's time is gone when its rows are written
TELL_EVERY = 512
UPDATE, KEEP = "update", "keep"
Read = Callable[[IsHeading], Sheet]


class Imported(NamedTuple):
    """What an import did: rows of the file, those new, known, changed and skipped.

    ``updated`` of the changed were corrected. ``residents`` counts new persons; ``left_out`` holds
    account, rows and amount in øre.
    """

    kind: str
    rows: int
    new: int
    known: int
    changed: int
    updated: int
    skipped: int
    residents: int
    left_out: Sequence[tuple[str, int, int]]


class Outcome(NamedTuple):
    """An import's result, or why there is none: ``problems``, or what is ``undecided``."""

    done: Imported
    problems: list[RowProblem]
    undecided: list[Difference]
    overwritten: list[Difference]
    source: Source


def import_rows(
    db: sqlite3.Connection,
    author: Author,
    programme: Programme,
    kind: str,
    read: Read,
    today: dt.date,
    mapping: Mapped,
    *,
    then: str | None = None,
    tell: Tell | None = None,
) -> Outcome:
    """Write a file's rows inside the caller's transaction, which is not to be kept on problems.

    ``read`` gives the file's table, told which row is its heading. ``then`` is what becomes of
    changed rows, ``update`` or ``keep``; without it nothing is written where there are any.
    ``tell`` hears how much is done, up to 1. Raises WrongColumns where the heading is not the
    kind's.
    """
    source = Source(db, programme, kind, KINDS[kind], today, mapping, tell)
    source.open(read(lambda cells: source.headings(cells).is_one))
    rows = [row for row in source.rows() if _is_read(row)]
    found = sort_out(source, rows)
    new = [row for row in found.new if source.kind.place(row)]
    source.kind.check(source, new)
    every = [one for differences in found.changed for one in differences]
    done = _said(source, found, len(new), len(found.changed) if then == UPDATE else 0)
    if source.problems or (every and then is None):
        return Outcome(done, _in_order(source), every, [], source)
    changed = found.changed if then == UPDATE else []
    if new or changed:
        _write(source, author, new, changed, today)
    overwritten = [one for one in every if one.is_corrected and then == UPDATE]
    return Outcome(done, _in_order(source), [], overwritten, source)


def _is_read(row: FileRow) -> bool:
    """Read a row whole; false for one that is bad, or left out."""
    row.read()
    row.source.kind.whose(row)
    is_ready = row.source.kind.ready(row)
    if not row.fine:
        row.source.unfit.append(row)
    return is_ready and row.fine


def _said(source: Source, found: Sorted, new: int, updated: int) -> Imported:
    """The numbers of an import."""
    left_out = [(account, *sums) for account, sums in sorted(source.left_out.items())]
    skipped = sum(map(len, source.skipped.values())) + sum(rows for _, rows, _ in left_out)
    return Imported(
        source.name,
        len(source.sheet.rows),
        new,
        found.known,
        len(found.changed),
        updated,
        skipped,
        len(source.newcomers),
        left_out,
    )


def _in_order(source: Source) -> list[RowProblem]:
    return sorted(source.problems, key=lambda one: (one.row, one.column, one.why))


# --- writing ---------------------------------------------------------------------------------


def _write(
    source: Source,
    author: Author,
    new: list[FileRow],
    changed: list[list[Difference]],
    today: dt.date,
) -> None:
    """Write what changed, persons and new rows; then what must hold is asked, and all derived."""
    touched = correct(source, author.recorded_at, changed, today)
    written = {entry.id: row.number for row, entry in touched}
    touched += _write_new(source, author, new, written)
    if source.problems:
        return
    held.check(source, written, today)
    if source.problems:
        return
    hold(source, touched)
    persons = {row.who for row in new if row.who is not None}
    _derive(source, persons | {entry.resident_id for _, entry in touched if entry.resident_id})


def _write_new(
    source: Source, author: Author, new: list[FileRow], written: dict[str, int]
) -> list[tuple[FileRow, Entry]]:
    """Write the persons, the rows, and which came of which; what of it was here before."""
    db, at, names = source.db, author.recorded_at, source.programme.names
    numbers: dict[int | None, int] = {
        one.mark: people.add(db, one.name, one.born or None, at, names).id
        for one in source.newcomers.values()
    }
    keys: list[tuple[object, ...]] = [
        ("resident", one.key, numbers[one.mark], "resident", numbers[one.mark], at)
        for one in source.newcomers.values()
    ]
    filled = []
    for place, row in enumerate(new):
        if not place % TELL_EVERY:
            source.tell(READING + (WRITING - READING) * place / len(new))
        row.who = numbers.get(row.who) or row.who
        if source.kind.fills is not None:
            number = source.kind.fills(row) or 0
            entry = fill(source, row, number) if number else None
            filled += [(row, entry)] if entry else []
        else:
            number = _write_row(at, row, written)
        written[entry_id(source.kind.table, number) or ""] = row.number
        keys.append((source.name, row.key, row.who, source.kind.table, number, at))
    db.executemany(
        "INSERT INTO imported (kind, source_key, resident_id, table_name, row_id, recorded_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        keys,
    )
    return filled


def _write_row(at: str, row: FileRow, written: dict[str, int]) -> int:
    """Write a row and what goes with it into other tables; its key."""
    db, kind = row.source.db, row.source.kind
    values = {name: value for name, value in row.values.items() if name not in kind.apart}
    if kind.known_as is not None:
        values[kind.known_as] = row.who
    number = add(db, kind.table, at, **values)
    for beside in kind.also(db, at, row, number):
        written[entry_id(*beside) or ""] = row.number
    return number


def _derive(source: Source, residents: set[int]) -> None:
    """Bring up to date what is derived of some persons' stays."""
    for place, resident_id in enumerate(sorted(residents)):
        if not place % TELL_EVERY:
            source.tell(WRITING + (1 - WRITING) * place / len(residents))
        refresh(source.db, source.programme, resident_id)
