"""Rows from other systems: one file's import.

All or nothing, and safe to run twice: ``imported`` remembers which row came of which row of a
file, so that a row is not brought back whose entry was corrected or taken out since.
"""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.errors import WrongColumns
from ettervern_cli.exchange.files.rows import READING, FileRow, Kind, RowProblem, Source, Tell
from ettervern_cli.exchange.files.sheet import Sheet
from ettervern_cli.exchange.kinds.every import KINDS
from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.people import people
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.rows import add

WRITING = 0.7  # of an import's time is gone when its rows are written
TELL_EVERY = 512


class Imported(NamedTuple):
    """What an import did: rows of the file, those new and known, and those left out, by account.

    ``residents`` counts new persons, ``left_out`` holds account, rows and amount in øre.
    """

    kind: str
    rows: int
    new: int
    known: int
    residents: int = 0
    left_out: Sequence[tuple[str, int, int]] = ()


def import_rows(
    db: sqlite3.Connection,
    author: Author,
    programme: Programme,
    kind: str,
    sheet: Sheet,
    today: dt.date,
    tell: Tell | None = None,
) -> tuple[Imported, list[RowProblem]]:
    """Write a file's rows inside the caller's transaction; nothing where there are problems.

    ``tell`` hears how much is done, up to 1. Raises WrongColumns where the heading is not the
    kind's; an accounting system's export may have more columns than the configuration maps.
    """
    form = KINDS[kind]
    source = Source(
        db, programme, kind, form, sheet, today, named=form.named(db, programme), tell=tell
    )
    if form.either and not any(name in source.places for name in form.either):
        known = list(source.named.values())
        missing = [source.named[form.either[0]]]
        raise WrongColumns(missing=missing, unknown=[], twice=[], known=known)
    return import_kind(db, author, source), sorted(source.problems)


def import_kind(db: sqlite3.Connection, author: Author, source: Source) -> Imported:
    """Read every row by its kind's record, and write the new ones if none is bad."""
    kind, found, rows, known = source.kind, [], 0, 0
    for row in source.rows():
        rows += 1
        natural = kind.known_by(row)
        if natural is None:
            continue
        row.key, is_known = source.key(natural)
        if is_known:
            known += 1
        elif kind.place(row):
            found.append(row)
    kind.check(source, found)
    if found and not source.problems:
        _write(db, author, source, found)
    left_out = [(account, *sums) for account, sums in sorted(source.left_out.items())]
    return Imported(source.name, rows, len(found), known, len(source.newcomers), left_out)


def _write(db: sqlite3.Connection, author: Author, source: Source, found: list[FileRow]) -> None:
    """Write the persons, the rows, and which came of which; then what is derived of them."""
    at, names = author.recorded_at, source.programme.names
    numbers: dict[int | None, int] = {
        one.mark: people.add(db, one.name, one.born or None, at, names).id
        for one in source.newcomers.values()
    }
    keys: list[tuple[object, ...]] = [
        ("resident", one.key, numbers[one.mark], "resident", numbers[one.mark], at)
        for one in source.newcomers.values()
    ]
    for place, row in enumerate(found):
        if not place % TELL_EVERY:
            source.tell(READING + (WRITING - READING) * place / len(found))
        row.who = numbers.get(row.who) or row.who
        number = _write_row(db, at, source.kind, row)
        keys.append((source.name, row.key, row.who, source.kind.table, number, at))
    db.executemany(
        "INSERT INTO imported (kind, source_key, resident_id, table_name, row_id, recorded_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        keys,
    )
    _derive(db, source, {row.who for row in found if row.who is not None})


def _write_row(db: sqlite3.Connection, at: str, kind: Kind, row: FileRow) -> int:
    """Write a row and what goes with it into other tables; its key."""
    values = {name: value for name, value in row.values.items() if name not in kind.apart}
    if kind.known_as is not None:
        values[kind.known_as] = row.who
    number = add(db, kind.table, at, **values)
    kind.also(db, at, row, number)
    return number


def _derive(db: sqlite3.Connection, source: Source, residents: set[int]) -> None:
    """Bring up to date what is derived of some persons' stays."""
    for place, resident_id in enumerate(sorted(residents)):
        if not place % TELL_EVERY:
            source.tell(WRITING + (1 - WRITING) * place / len(residents))
        refresh(db, source.programme, resident_id)
