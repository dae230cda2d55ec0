"""All nouns by what they have in common: entries found by id, whose each row is, what names it.

Everything here follows from the records of the rooms (``storage/records``); no list of nouns is
kept by hand.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from ettervern_cli.entries.errors import UnknownEntry
from ettervern_cli.programme.programme import Programme, programmes
from ettervern_cli.storage.records import Column, Record, about, joined, lineage, record_of, records
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.values.texts import parse_id


class Entry(NamedTuple):
    """One row of the case book, found by its id."""

    id: str
    table: str
    row_id: int
    programme: Programme | None
    resident_id: int | None
    stay_id: int | None


def find_entry(db: sqlite3.Connection, text: str) -> Entry:
    """The entry that an id such as ``F-12`` (or ``R-0007`` for a person) names."""
    head, number = parse_id(text) or ("", 0)
    table = prefixes().get(head)
    if table is None:
        raise UnknownEntry(value=text)
    row = db.execute(_owners(table), (number,)).fetchone()
    if row is None:
        raise UnknownEntry(value=text)
    stay_id, resident_id, programme_id = row
    programme = next((p for p in programmes(db) if p.id == programme_id), None)
    return Entry(f"{entry_id(table, number)}", table, number, programme, resident_id, stay_id)


def prefixes() -> dict[str, str]:
    """The tables whose rows have ids, by the letters that these begin with."""
    return {record.prefix: table for table, record in records().items() if record.prefix}


def entry_id(table: str, row_id: object) -> str | None:
    """An entry's id as people type it, None for what has none."""
    head = record_of(table).prefix if table in CASE_TABLES else None
    if head is None:
        return None
    return f"{head}-{row_id:04}" if table == "resident" else f"{head}-{row_id}"


# --- whose a row is --------------------------------------------------------------------------


def owner_of(db: sqlite3.Connection, table: str, row_id: int) -> int | None:
    """The key of the person that a row is about, None for what is about nobody or not there."""
    row = db.execute(_owners(table), (row_id,)).fetchone()
    return row[1] if row else None


def owners(table: str) -> tuple[str, str, str]:
    """A row's (t) person and programme as columns, NULL where it has none, and the joins to them.

    A person of whom a matter of the programme's is, too.
    """
    joins, last = joined(table)
    record, top = record_of(table), lineage(table)[-1]
    person, programme = "NULL", f"{last}.programme_id"
    if top in CASE_TABLES and record_of(top).owner != "programme":
        person = f"{last}.resident_id" if record_of(top).owner else f"{last}.id"
        programme = programme if record_of(top).in_programme else "NULL"
    elif record.about_person:
        person = "t.resident_id"
    return person, programme, joins


def _owners(table: str) -> str:
    """The keys of an entry's stay, person and programme, as far as it has them, as a query."""
    person, programme, joins = owners(table)
    last = joined(table)[1]
    stay = f"{last}.id" if lineage(table)[-1] == "stay" else "NULL"
    return f"SELECT {stay}, {person}, {programme} FROM {table} t {joins} WHERE t.id = ?"


def about_person() -> dict[str, str]:
    """The tables whose rows are about one person, and how that person's are found among them.

    The texts of all others may still name somebody.
    """
    return {table: where for table in CASE_TABLES if (where := about(table))}


def naming(table: str) -> Iterator[tuple[Record, str, str]]:
    """Whose rows name a row of a table: their record, the column, and what becomes of them."""
    for record in records().values():
        if record.owner == table:
            yield record, f"{table}_id", record.when_owner_goes
        for column in record.columns:
            if names_entry(column) == table and column.column != f"{record.owner}_id":
                yield record, column.column, column.when_gone


def names_entry(column: Column) -> str | None:
    """The table of entries that a column names a row of, if any."""
    kind, _, which = column.read.partition(":")
    if kind == "entry":
        return prefixes()[which]
    return which if kind == "key" else kind if kind == "meeting" else None
