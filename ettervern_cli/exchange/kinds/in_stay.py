"""What the kinds of file share whose rows are about somebody: whose a row is, in which stay."""

from collections.abc import Callable
from typing import Any

from ettervern_cli.exchange.files.lookups import FileStay
from ettervern_cli.exchange.files.readings import ID, RESIDENT
from ettervern_cli.exchange.files.rows import FileCell, FileRow, Kind


def known_person(row: FileRow) -> None:
    """It is about the person who has the key or the code; nobody new comes in."""
    key = row.cells["resident"]
    row.who = row.source.person(key) if key else None
    if key and row.who is None:
        row.bad("resident", "resident")


def in_a_stay(row: FileRow) -> bool:
    """It belongs to the person's latest stay that holds its day."""
    return _in_one(row, FileStay.holds)


def after_admission(row: FileRow) -> bool:
    """It belongs to the person's last stay begun by its day, ended or not: debt outlives a stay."""
    return _in_one(row, lambda stay, on: stay.admitted_on <= on)


def _in_one(row: FileRow, is_it: Callable[[FileStay, str], bool]) -> bool:
    """It belongs to the latest of the person's stays that has to do with its day."""
    on = str(row.values[row.source.kind.day])
    stay = next((one for one in row.source.stays().get(row.who, ()) if is_it(one, on)), None)
    if stay is None:
        row.bad(cell_of_day(row), "no_stay")
        return False
    row.stay, row.values["stay_id"] = stay, stay.id
    return True


def in_the_programme(row: FileRow) -> bool:
    """It belongs to the person and the programme; no stay is needed."""
    row.values["programme_id"] = row.source.programme.id
    return True


def cell_of_day(row: FileRow) -> str:
    """The cell that dates a row."""
    kind = row.source.kind
    return next(cell.name for cell in kind.cells if cell.column == kind.day)


def in_order(begins: str, ends: str, row: FileRow) -> bool:
    """Whether an end is not before its beginning; a bad row otherwise."""
    first, last = row.values[begins], row.values[ends]
    if first is None or last is None or str(last) >= str(first):
        return True
    cell = next(cell.name for cell in row.source.kind.cells if cell.column == ends)
    row.bad(cell, "order")
    return False


def of_somebody(
    table: str,
    day: str,
    *cells: FileCell,
    known_by: Callable[[FileRow], str],
    place: Callable[[FileRow], bool] = in_a_stay,
    **more: Any,
) -> Kind:
    """A kind of file about people who are here: each row in a stay of theirs; see ``Kind``."""
    return Kind(table, day, (ID, RESIDENT, *cells), known_by, place, known_person, **more)
