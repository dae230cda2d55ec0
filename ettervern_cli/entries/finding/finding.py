"""Entries whose texts hold some words: which texts there are, the nouns' records say."""

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ettervern_cli.entries.records import entry_id, owners
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.records import Record, records
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.texts import sought

SEARCHED = ("text", "name", "agency", "volunteer")


class FoundText(NamedTuple):
    """A text that holds the words: ``field`` as ``edit`` calls it, ``on`` the matter's day.

    ``kind`` is the table of the noun that it stands in. ``id`` is None for what has none,
    ``resident`` where it is about no one person; ``on`` is the day it was written where the matter
    has no date.
    """

    id: str | None
    kind: str
    field: str
    on: dt.date
    resident: str | None
    name: str | None
    programme: str | None
    text: str
    resident_id: int | None


def find_texts(
    db: sqlite3.Connection, programmes: Sequence[Programme], words: str
) -> list[FoundText]:
    """Texts of some programmes with the words in them, any case, the newest first.

    A person's own row belongs to no programme, and is found by the name in all of them.
    """
    wanted = sought(words)
    db.create_function(
        "holds", 1, lambda text: text is not None and wanted in sought(text), deterministic=True
    )
    named = {programme.id: programme.code for programme in programmes}
    found = [one for record in records().values() for one in _of(db, record, named)]
    return sorted(found, key=lambda one: (one.on, one.kind, one.id or ""), reverse=True)


def _of(db: sqlite3.Connection, record: Record, programmes: dict[int, str]) -> Iterator[FoundText]:
    """What one noun's rows hold, a row a text."""
    columns = [column for column in record.columns if column.read in SEARCHED]
    if not columns:
        return
    person, programme, joins = owners(record.table)
    on = f"t.{record.dated.begins}" if record.dated.begins else "t.recorded_at"
    texts = ", ".join(f"t.{column.column}" for column in columns)
    held = [f"holds(t.{column.column})" for column in columns]
    for key, day, programme_id, resident_id, code, name, *values in db.execute(
        f"SELECT t.id, substr({on}, 1, 10), {programme}, r.id, r.code, r.name, {texts}, "
        f"{', '.join(held)} "
        f"FROM {record.table} t {joins} LEFT JOIN resident r ON r.id = {person} "
        f"WHERE {' OR '.join(held)}"
    ):
        if programme_id is not None and programme_id not in programmes:
            continue
        size = len(columns)
        for column, text, holds in zip(columns, values[:size], values[size:], strict=True):
            if holds:
                yield FoundText(
                    id=entry_id(record.table, key),
                    kind=record.table,
                    field=column.field or column.column,
                    on=iso_day(day),
                    resident=code,
                    name=name,
                    programme=programmes.get(programme_id),
                    text=text,
                    resident_id=resident_id,
                )
