"""Everything in the case book as files that other programs read: CSV, JSON and a description.

The description is a Frictionless Data Package. JSON is exact and is what ``import_export`` reads;
CSV is for spreadsheets, so that a cell which would be a formula there has ``'`` before it.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlite_utils import Database
from sqlite_utils.db import Table

from ettervern_cli.errors import NotWritten
from ettervern_cli.exchange.errors import FolderInUse
from ettervern_cli.storage.files import new_file, own_folder, sync
from ettervern_cli.storage.named_files.reading import open_text
from ettervern_cli.storage.schema import CASE_TABLES, COMPILED_TABLES, MORE_TABLES, VERSION

DESCRIPTION = "datapackage.json"
MARK = "ettervern"
Tell = Callable[[float], None]


class Exported(NamedTuple):
    """What was written: the folder, and how many tables and rows."""

    folder: str
    tables: int
    rows: int


class TableWritten(NamedTuple):
    """One table's files: how many rows, and each file's name, size and SHA-256."""

    table: Table
    rows: int
    files: list[tuple[str, int, str]]


class FieldFacts(NamedTuple):
    """A column as SQLite tells it; ``names`` is the table whose row it names."""

    name: str
    type: str
    is_required: bool
    names: str | None


class TableFacts(NamedTuple):
    """A table as SQLite tells it; ``text`` is the statement that makes it."""

    name: str
    text: str
    keys: Sequence[str]
    fields: Sequence[FieldFacts]
    references: Sequence[tuple[Sequence[str], str, Sequence[str]]]


Describe = Callable[[TableFacts | None], dict[str, Any]]
Csv = Callable[[Sequence[str], Iterator[Sequence[object]]], Iterator[str]]


def tables(db: sqlite3.Connection) -> list[Table]:
    """Every table of the case book, by name; what somebody put beside them names no file here."""
    book = Database(db, execute_plugins=False)
    ours = {*CASE_TABLES, *COMPILED_TABLES, *MORE_TABLES}
    return [book.table(name) for name in sorted(ours.intersection(book.table_names()))]


def export(
    db: sqlite3.Connection, folder: str, csv: Csv, describe: Describe, *, replace: bool, tell: Tell
) -> Exported:
    """Write every table into a folder, whole or not at all, inside the caller's read transaction.

    ``csv`` makes lines of rows, ``describe`` says what a table is, or the whole where none is
    given, and ``tell`` hears how much is done. Refuses a folder that holds
    anything, FolderInUse, but an export of ours where ``replace`` is said.
    """
    target = os.path.abspath(folder)
    _check_free(target, replace=replace)
    own_folder(os.path.dirname(target))
    partial = f"{target}.{os.getpid()}.partial"
    try:
        os.mkdir(partial, 0o700)
    except FileNotFoundError:  # a place in which none can be made
        raise NotWritten(file=folder) from None
    try:
        every = tables(db)
        written: list[TableWritten] = []
        for place, table in enumerate(every):
            tell(place / len(every))
            written.append(_write_table(partial, table, csv))
        _write(os.path.join(partial, DESCRIPTION), [_description(db, written, describe)])
        sync(partial)
        _take_place(partial, target)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    return Exported(target, len(written), sum(one.rows for one in written))


def read_description(folder: str) -> dict[str, Any] | None:
    """The description of an export of ours, None where the folder holds none."""
    try:
        with open_text(os.path.join(folder, DESCRIPTION)) as file:
            found = json.load(file)
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not isinstance(found.get(MARK), dict):
        return None
    files = found.get("resources")
    is_ours = isinstance(files, list) and all(isinstance(one, dict) for one in files)
    return found if is_ours else None


def _check_free(target: str, *, replace: bool) -> None:
    """Nothing but an export of ours is ever replaced, and that only when it is said."""
    if not os.path.lexists(target):
        return
    if os.path.islink(target) or not os.path.isdir(target):
        raise FolderInUse(path=target, ours=False)
    there = set(os.listdir(target))
    if not there:
        return
    found = read_description(target)
    own = {DESCRIPTION, *(str(one.get("path")) for one in (found or {}).get("resources", []))}
    ours = found is not None and there <= own
    if not (ours and replace):
        raise FolderInUse(path=target, ours=ours)


def _take_place(partial: str, target: str) -> None:
    """The new folder takes its place; an older one is there until then."""
    old = f"{partial}.old"
    replaces = os.path.isdir(target) and os.listdir(target)
    if replaces:
        os.rename(target, old)
    os.rename(partial, target)
    sync(os.path.dirname(target))
    if replaces:
        shutil.rmtree(old)


def _write_table(folder: str, table: Table, csv: Csv) -> TableWritten:
    count = 0

    def lines() -> Iterator[str]:
        nonlocal count
        yield "["
        for count, record in enumerate(table.rows_where(order_by="1"), 1):
            yield f"{',' if count > 1 else ''}\n{json.dumps(record, ensure_ascii=False)}"
        yield "\n]\n"

    files = [_write(os.path.join(folder, f"{table.name}.json"), lines())]
    names = [column.name for column in table.columns]
    cells = (list(record.values()) for record in table.rows_where(order_by="1"))
    files.append(_write(os.path.join(folder, f"{table.name}.csv"), csv(names, cells)))
    return TableWritten(table, count, files)


def _write(path: str, parts: Sequence[str] | Iterator[str]) -> tuple[str, int, str]:
    """Write a new file for its owner alone, and on the disk; its name, size and SHA-256."""
    whole, size = hashlib.sha256(), 0
    with new_file(path) as file:
        for part in parts:
            content = part.encode(errors="surrogatepass")
            whole.update(content)
            size += len(content)
            file.write(content)
    return os.path.basename(path), size, whole.hexdigest()


def _description(db: sqlite3.Connection, written: list[TableWritten], describe: Describe) -> str:
    """The Data Package: every file, a table's .csv with its schema. Nothing of clock or paths."""
    head = db.execute("SELECT seal FROM change ORDER BY id DESC LIMIT 1").fetchone()
    package = {
        "name": MARK,
        **describe(None),
        "profile": "data-package",
        MARK: {"version": VERSION, "head": head[0] if head else None},
        "resources": [resource for one in written for resource in _resources(one, describe)],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resources(written: TableWritten, describe: Describe) -> Iterator[dict[str, Any]]:
    """A table's two files: the .csv is the table, the .json beside it a file of its own."""
    table = written.table.name
    about = describe(_facts(written.table))
    for path, size, whole in written.files:
        of_file = {
            "path": path,
            "encoding": "utf-8",
            "bytes": size,
            "hash": f"sha256:{whole}",
        }
        if path.endswith(".csv"):
            kind = {"profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv"}
            yield {"name": table, **about, **kind, **of_file, "rows": written.rows}
        else:
            kind = {"profile": "data-resource", "format": "json", "mediatype": "application/json"}
            told = {key: about[key] for key in ("title", "description")}
            yield {"name": f"{table}-json", **told, **kind, **of_file}


def _facts(table: Table) -> TableFacts:
    """What SQLite tells of a table."""
    names = {key.columns[0]: key.other_table for key in table.foreign_keys if len(key.columns) == 1}
    fields = [
        FieldFacts(one.name, one.type, bool(one.notnull or one.is_pk), names.get(one.name))
        for one in table.columns
    ]
    references = [(key.columns, key.other_table, key.other_columns) for key in table.foreign_keys]
    return TableFacts(table.name, table.schema, table.pks, fields, references)
