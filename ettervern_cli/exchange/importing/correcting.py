"""What a changed row of a file corrects, the way ``edit`` does, and what it cannot."""

import datetime as dt
import sqlite3
from collections.abc import Iterable

from ettervern_cli.entries.corrections import put, settle
from ettervern_cli.entries.readers import read_field
from ettervern_cli.entries.records import Entry, entry_id, find_entry
from ettervern_cli.errors import EttervernError
from ettervern_cli.exchange.files.rows import FileRow, Source
from ettervern_cli.exchange.importing.known import Difference
from ettervern_cli.storage.records import Column, record_of


def correct(
    source: Source, recorded_at: str, changed: Iterable[list[Difference]], today: dt.date
) -> list[tuple[FileRow, Entry]]:
    """Give the entries of changed rows what the file says; which they were.

    What cannot be corrected is a problem of its row. What must hold is asked once all is in.
    """
    found = []
    for differences in changed:
        row, tie = differences[0].row, differences[0].tie
        before = len(source.problems)
        columns: dict[str, dict[str, object]] = {}
        for one in differences:
            if (refused := _why_not(one)) is not None:
                row.bad(one.cell.name, refused)
            elif one.entry is not None:
                entry = entry_id(*one.entry) or ""
                columns.setdefault(entry, {}).update(_columns(source.db, one, entry, today))
        if len(source.problems) == before:
            found += [(row, _put(source, row, *item)) for item in columns.items()]
            source.db.execute(
                "UPDATE imported SET recorded_at = ? WHERE id = ?", (recorded_at, tie.id)
            )
    return [(row, entry) for row, entry in found if entry is not None]


def fill(source: Source, row: FileRow, row_id: int) -> Entry | None:
    """Give an entry that is here what a new row says of it."""
    kind = source.kind
    columns: dict[str, object] = {
        cell.column: row.values[cell.column]
        for cell in kind.cells
        if cell.column is not None and row.cells[cell.name]
    }
    return _put(source, row, entry_id(kind.table, row_id) or "", columns)


def hold(source: Source, touched: Iterable[tuple[FileRow, Entry]]) -> None:
    """Ask the verbs' rules of what was corrected; a refusal is its row's problem."""
    asked: set[str] = set()
    for row, entry in touched:
        if entry.id not in asked:
            asked.add(entry.id)
            try:
                settle(source.db, entry)
            except EttervernError as error:
                _refused(source, row, error)


def _why_not(one: Difference) -> str | None:
    """Why ``edit`` could not correct a cell, if so: ``exchange.bad_…``."""
    if one.cell.along:
        return None
    column = _column(one)
    if one.entry is None or column is None or not column.field:
        return "cannot"
    ends = record_of(one.entry[0]).dated.ends
    if one.new is None and column.needed and one.column != ends:
        return "cannot_empty"
    return None


def _column(one: Difference) -> Column | None:
    """What the noun's record says of a column."""
    record = record_of(one.entry[0]) if one.entry else None
    columns = record.columns if record else ()
    return next((column for column in columns if column.column == one.column), None)


def _columns(
    db: sqlite3.Connection, one: Difference, entry: str, today: dt.date
) -> dict[str, object]:
    """The columns that a cell corrects, and those that go along."""
    row, cell, column = one.row, one.cell, _column(one)
    if cell.beside is not None and cell.beside.typed and column is not None:
        return read_field(db, find_entry(db, entry), column, row.cells[cell.name], today)
    along: dict[str, object] = {name: row.values[name] for name in cell.along}
    if cell.along and cell.beside is not None:
        return along
    found: dict[str, object] = {one.column: one.new, **along}
    if one.new is None and one.entry is not None:
        dated = record_of(one.entry[0]).dated
        if one.column == dated.ends:  # what belongs to the end alone goes with it
            found = {**dict.fromkeys(dated.with_end), **found}
    return found


def _put(source: Source, row: FileRow, entry: str, columns: dict[str, object]) -> Entry | None:
    """Write an entry's columns; None where a rule refuses them, which is the row's problem."""
    found = find_entry(source.db, entry)
    try:
        put(source.db, found, columns)
    except EttervernError as error:
        _refused(source, row, error)
        return None
    return found


def _refused(source: Source, row: FileRow, error: EttervernError) -> None:
    error.facts.pop("entry", None)  # the file is corrected, not the entry
    source.bad(row.number, "", "refused", said=error)
