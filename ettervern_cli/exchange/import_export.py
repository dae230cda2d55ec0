"""An export of ours read back into an empty workspace: the same rows, the history aside.

Case rows keep their keys. What they say in the configuration's words is found again by natural
key, such as programme and code: the two configurations need not be the same.
"""

import hashlib
import json
import os
import re
import sqlite3
from collections.abc import Iterator
from operator import itemgetter
from typing import Any, NamedTuple

from sqlite_utils import Database
from sqlite_utils.db import Table

from ettervern_cli.errors import EttervernError
from ettervern_cli.exchange.errors import (
    CodesMissing,
    DamagedExport,
    NotOurExport,
    WorkspaceNotEmpty,
)
from ettervern_cli.exchange.export import MARK, Tell, read_description
from ettervern_cli.follow_ups.derived import refresh_all
from ettervern_cli.storage.named_files.errors import Unreadable
from ettervern_cli.storage.named_files.reading import read_named
from ettervern_cli.storage.records import record_of
from ettervern_cli.storage.schema import CASE_TABLES, COMPILED_TABLES, VERSION
from ettervern_cli.values.texts import check_no_identity_number

Record = dict[str, Any]
DIGEST = re.compile("[0-9a-f]{64}")
ID = itemgetter("id")

# What a compiled row is known by; a column that refers to another compiled row stands for its key.
NATURAL: dict[str, tuple[str, ...]] = {
    "municipality": ("code",),
    "programme": ("code",),
    "partner": ("programme_id", "code"),
    "staff": ("programme_id", "code"),
    "ladder": ("programme_id", "code"),
    "step": ("ladder_id", "code"),
    "unit": ("programme_id", "code"),
    "term": ("programme_id", "list", "code"),
    "instrument": ("programme_id", "code"),
    "budget_line": ("programme_id", "code"),
    "milestone": ("programme_id", "code"),
    "figure": ("programme_id", "code"),
    "series": ("programme_id", "code"),
    "benefit": ("programme_id", "code"),
}


class ExportTaken(NamedTuple):
    """What an import of an export did: how many rows were written, 0 where all were here."""

    residents: int
    rows: int


def import_export(db: sqlite3.Connection, folder: str, tell: Tell) -> ExportTaken:
    """Write an export's case rows inside the caller's transaction.

    Refused where it is not whole (DamagedExport), where the configuration lacks codes that its
    rows use (CodesMissing lists them), where a text holds an identity number
    (NationalIdentityNumber), and where the workspace holds anything else (WorkspaceNotEmpty).
    A workspace that holds just this already has nothing to do.
    """
    description = read_description(folder)
    if description is None:
        raise NotOurExport(path=folder)
    found = files_of(description)
    if description[MARK].get("version") != VERSION:
        raise NotOurExport(path=folder)
    records = {table: read_table(folder, found, table) for table in (*NATURAL, *CASE_TABLES)}
    book = Database(db, execute_plugins=False)
    _translate(book, records)
    wanted = {name: _rows(book.table(name), records[name]) for name in CASE_TABLES}
    for name, rows in wanted.items():
        _check_texts(name, rows)
    residents = len(wanted["resident"])
    here = {name: _present(book, name) for name in CASE_TABLES}
    if here == wanted:
        return ExportTaken(residents, 0)
    if any(here.values()):
        raise WorkspaceNotEmpty()
    db.execute("PRAGMA defer_foreign_keys = ON")
    for place, (name, rows) in enumerate(wanted.items()):
        tell(0.7 * place / len(wanted))
        try:
            book.table(name).insert_all(rows)
        except (sqlite3.IntegrityError, sqlite3.DataError, UnicodeError):
            raise DamagedExport(path=folder, file=f"{name}.json") from None
    _check(book, folder, wanted)
    refresh_all(db)
    return ExportTaken(residents, sum(map(len, wanted.values())))


def files_of(description: Record) -> dict[str, Record]:
    """What a description says of each file, by the file's name."""
    return {str(one.get("path")): one for one in description.get("resources", [])}


def read_table(folder: str, found: dict[str, Record], table: str) -> list[Record]:
    """A table's rows, if its file is the one that the description speaks of."""
    path = os.path.join(folder, f"{table}.json")
    try:
        content = read_named(path)
        if f"sha256:{hashlib.sha256(content).hexdigest()}" != found[f"{table}.json"].get("hash"):
            raise ValueError
        rows = json.loads(content)
        if not isinstance(rows, list) or not all(map(_is_record, rows)):
            raise ValueError
    except (OSError, Unreadable, KeyError, ValueError, RecursionError, AttributeError):
        raise DamagedExport(path=folder, file=f"{table}.json") from None
    return rows


def _is_record(row: object) -> bool:
    """Whether a row holds nothing but text and whole numbers that SQLite can hold."""
    return isinstance(row, dict) and all(
        value is None or type(value) is str or (type(value) is int and -(2**63) <= value < 2**63)
        for value in row.values()
    )


def _rows(table: Table, records: list[Record]) -> list[Record]:
    """Records with a table's own columns, in the order of its keys."""
    names = [column.name for column in table.columns]
    try:
        return sorted(({name: one[name] for name in names} for one in records), key=ID)
    except (KeyError, TypeError):
        raise DamagedExport(path=table.name, file=f"{table.name}.json") from None


def _check_texts(table: str, rows: list[Record]) -> None:
    """Another program may have written what no command of ours would have taken, anywhere."""
    typed = record_of(table).texts
    for row in rows:
        for column, value in row.items():
            whole = column in typed and isinstance(value, str)
            for text in (value,) if whole else _texts(value):
                check_no_identity_number(text, column)


def _texts(value: object) -> Iterator[str]:
    """Every text in a value; of what the program keeps as JSON, each in it; of a digest none."""
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        yield from _texts([*value, *value.values()])
    elif isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            yield from _texts(json.loads(value))
        except (ValueError, RecursionError):
            yield value
    elif isinstance(value, str) and not DIGEST.fullmatch(value):
        yield value


def _present(book: Database, name: str) -> list[Record]:
    return list(book.table(name).rows_where(order_by="id"))


def _translate(book: Database, records: dict[str, list[Record]]) -> None:
    """Put our keys of compiled rows in place of the export's; CodesMissing lists what we lack."""
    theirs = {table: _labels({t: records[t] for t in NATURAL}, table) for table in NATURAL}
    own = {table: _present(book, table) for table in NATURAL}
    ours = {table: {label: row_id for row_id, label in _labels(own, table).items()}
            for table in NATURAL}  # fmt: skip
    missing: dict[str, None] = {}
    for table in CASE_TABLES:
        for column, other in _references(book.table(table)):
            known, labels = ours[other], theirs[other]
            for record in records[table]:
                value = record.get(column)
                if value is None:
                    continue
                label = labels.get(value, (other, "?"))
                record[column] = known.get(label)
                if record[column] is None:
                    missing[f"{other} {'/'.join(label[1:])}"] = None
    if missing:
        raise CodesMissing(known=sorted(missing), n=len(missing))


def _labels(every: "dict[str, list[Record]]", table: str) -> dict[int, tuple[str, ...]]:
    """Compiled rows by key: the table's name and what each row is known by."""
    found: dict[int, tuple[str, ...]] = {}
    parents: dict[str, dict[int, tuple[str, ...]]] = {}
    for record in every[table]:
        label: list[str] = []
        for column in NATURAL[table]:
            if column.endswith("_id"):
                parent = column[:-3]
                if parent not in parents:
                    parents[parent] = _labels(every, parent)
                label += parents[parent].get(record[column], ("", "?"))[1:]
            else:
                label.append(str(record[column]))
        found[record["id"]] = (table, *label)
    return found


def _references(table: Table) -> Iterator[tuple[str, str]]:
    """Columns of a case table that refer to a compiled one."""
    for key in table.foreign_keys:
        if key.other_table in COMPILED_TABLES:
            yield key.columns[0], key.other_table


def _check(book: Database, folder: str, wanted: dict[str, list[Record]]) -> None:
    """Every case table says what the export says, and every reference is kept."""
    broken = book.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise DamagedExport(path=folder, file=f"{broken[0]}.json")
    for name, rows in wanted.items():
        if _present(book, name) != rows:
            raise EttervernError(kind=f"import {name}")
