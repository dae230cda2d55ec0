"""What a change wrote, entry by entry, as the history kept it: which field, from what to what."""

import json
import sqlite3
from typing import NamedTuple

from ettervern_cli.entries import readers as field_values
from ettervern_cli.entries.readers import NAMED
from ettervern_cli.entries.records import entry_id
from ettervern_cli.people.people import Resident
from ettervern_cli.storage.history import Change
from ettervern_cli.storage.records import record_of
from ettervern_cli.storage.schema import CASE_TABLES

# Columns that say nothing to a reader: keys of the row itself, and what follows from others.
SILENT = {"id", "code", "sought_name", "programme_id", "stay_id", "resident_id", "recorded_at"}
# The kind of what another program wrote; the history has no change of it.
FOREIGN = "foreign"


class FieldChange(NamedTuple):
    """One column's value before and after, as stored and as people know it."""

    column: str
    name: str
    old: object
    new: object
    old_shown: object
    new_shown: object


class ChangedEntry(NamedTuple):
    """An entry that a change added, changed or took out; ``id`` is None where it has none.

    ``is_erased`` says that what it held is gone for good.
    """

    id: str | None
    table: str
    action: str
    resident: str | None
    name: str | None
    fields: list[FieldChange]
    is_erased: bool


class ChangeDetail(NamedTuple):
    """A change with its entries, and how many rows of the configuration it wrote beside them."""

    change: Change
    entries: list[ChangedEntry]
    configured: int


def tell(db: sqlite3.Connection, found: list[Change], about: Resident | None) -> list[ChangeDetail]:
    """The changes with what each wrote, in the order given; of one person only, if one is named."""
    return [_detail(db, change, about) for change in found]


def foreign(
    db: sqlite3.Connection, about: Resident | None, since: str | None
) -> list[ChangeDetail]:
    """What no command wrote, oldest first: the rows that lie between two changes, or after all.

    Each stands as a change of kind FOREIGN, without number and seal; ``since`` is a day in UTC.
    """
    gaps = db.execute(
        "SELECT last_history + 1, lead(first_history, 1, 9223372036854775807) "
        "OVER (ORDER BY first_history) - 1 FROM change ORDER BY first_history"
    ).fetchall()
    found = []
    for first, last in gaps:
        at, end = db.execute(
            "SELECT min(written_at), max(id) FROM history WHERE id BETWEEN ? AND ? "
            "AND (?3 IS NULL OR date(written_at) >= ?3)",
            (first, last, since),
        ).fetchone()
        if end is not None:
            change = Change(0, FOREIGN, "", "", str(at), str(at)[:10], None, None, first, end, "")
            found.append(_detail(db, change, about))
    return [
        details for details in found if details.entries or (details.configured and about is None)
    ]


def _detail(db: sqlite3.Connection, change: Change, about: Resident | None) -> ChangeDetail:
    rows = db.execute(
        "SELECT h.table_name, h.row_id, h.action, h.resident_id, h.old, h.new, r.code, r.name "
        "FROM history h LEFT JOIN resident r ON r.id = h.resident_id "
        "WHERE h.id BETWEEN ? AND ? AND (?3 IS NULL OR h.resident_id = ?3) ORDER BY h.id",
        (change.first_history, change.last_history, about.id if about else None),
    ).fetchall()
    ours = [row for row in rows if row[0] in CASE_TABLES]
    # A row written anew as it is (after an erasure) tells nothing.
    entries = [_entry(db, row) for row in ours if row[4] is None or row[4] != row[5]]
    return ChangeDetail(change, entries, len(rows) - len(ours))


def _entry(
    db: sqlite3.Connection, row: tuple[str, int, str, int, str, str, str, str]
) -> ChangedEntry:
    table, row_id, action, resident_id, old, new, code, name = row
    before: dict[str, object] = json.loads(old) if old else {}
    after: dict[str, object] = json.loads(new) if new else {}
    fields = [
        _field(db, table, column, before.get(column), after.get(column))
        for column in {**before, **after}
        if column not in SILENT and before.get(column) != after.get(column)
    ]
    known = code or (f"R-{resident_id:04d}" if resident_id else None)
    erased = old is None and new is None
    return ChangedEntry(entry_id(table, row_id), table, action, known, name, fields, erased)


def _field(
    db: sqlite3.Connection, table: str, column: str, old: object, new: object
) -> FieldChange:
    shown = [readable(db, table, column, value) for value in (old, new)]
    return FieldChange(column, _name(table, column), old, new, shown[0], shown[1])


def _name(table: str, column: str) -> str:
    """What ``edit`` calls a column, else the column without what says how it is stored."""
    for one in record_of(table).columns:
        if one.column == column and one.field:
            return one.field
    for ending in ("_id", "_ore", "_tenths"):
        column = column.removesuffix(ending)
    return column.removeprefix("is_")


def readable(db: sqlite3.Connection, table: str, column: str, value: object) -> object:
    """A stored value as people know it; True and False for a flag."""
    if value is None or value == "":
        return None
    if column == "areas":
        return ", ".join(json.loads(str(value))) or None
    flags = [one.column for one in record_of(table).columns if one.read == "flag"]
    if column.startswith("is_") or column in flags:
        return bool(value)
    if column.endswith("_id"):
        for reference in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if reference[3] == column and reference[2] not in NAMED:
                return entry_id(reference[2], value) or value
    return field_values.readable(db, table, column, value)
