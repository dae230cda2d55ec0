"""Everything in the case book as files that other programs read: CSV, JSON and a description.

The description is a Frictionless Data Package. JSON is exact and is what ``importing_export``
reads; CSV is for spreadsheets, so that a cell which would be a formula there has ``'`` before it.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from ettervern_cli.errors import FolderInUse
from ettervern_cli.storage.files import own_folder, sync
from ettervern_cli.storage.schema import VERSION

DESCRIPTION = "datapackage.json"
MARK = "ettervern"
Tell = Callable[[float], None]


class Exported(NamedTuple):
    """What was written: the folder, and how many tables and rows."""

    folder: str
    tables: int
    rows: int


class Written(NamedTuple):
    """One table's files: how many rows, and each file's name, size and SHA-256."""

    rows: int
    files: list[tuple[str, int, str]]


Csv = Callable[[Sequence[str], Iterator[Sequence[object]]], Iterator[str]]


def tables(db: sqlite3.Connection) -> list[str]:
    """Every table of the case book, by name; a library's own begin with an underscore."""
    rows = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' "
        "AND name NOT GLOB '_*' "
        "ORDER BY name"
    )
    return [str(row[0]) for row in rows]


def export(db: sqlite3.Connection, folder: str, csv: Csv, *, replace: bool, tell: Tell) -> Exported:
    """Write every table into a folder, whole or not at all, inside the caller's read transaction.

    ``csv`` makes lines of rows, ``tell`` hears how much is done. Refuses a folder that holds
    anything, FolderInUse, but an export of ours where ``replace`` is said.
    """
    target = os.path.abspath(folder)
    _check_free(target, replace=replace)
    own_folder(os.path.dirname(target))
    partial = f"{target}.{os.getpid()}.partial"
    os.mkdir(partial, 0o700)
    try:
        written = {}
        names = tables(db)
        for place, table in enumerate(names):
            tell(place / len(names))
            written[table] = _write_table(db, partial, table, csv)
        _write(os.path.join(partial, DESCRIPTION), [_description(db, written)])
        sync(partial)
        _take_place(partial, target)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    return Exported(target, len(written), sum(one.rows for one in written.values()))


def read_description(folder: str) -> dict[str, Any] | None:
    """The description of an export of ours, None where the folder holds none."""
    try:
        with open(os.path.join(folder, DESCRIPTION), encoding="utf-8") as file:
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


def _write_table(db: sqlite3.Connection, folder: str, table: str, csv: Csv) -> Written:
    cursor = db.execute(f'SELECT * FROM "{table}" ORDER BY id' if _has_id(db, table) else
                        f'SELECT * FROM "{table}" ORDER BY 1')  # fmt: skip
    names = [column[0] for column in cursor.description]
    count = 0

    def lines() -> Iterator[str]:
        nonlocal count
        yield "["
        for count, row in enumerate(cursor, 1):
            record = json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)
            yield f"{',' if count > 1 else ''}\n{record}"
        yield "\n]\n"

    files = [_write(os.path.join(folder, f"{table}.json"), lines())]
    again = db.execute(f'SELECT * FROM "{table}" ORDER BY 1')
    files.append(_write(os.path.join(folder, f"{table}.csv"), csv(names, again)))
    return Written(count, files)


def _has_id(db: sqlite3.Connection, table: str) -> bool:
    return any(row[1] == "id" for row in db.execute(f'PRAGMA table_info("{table}")'))


def _write(path: str, parts: Sequence[str] | Iterator[str]) -> tuple[str, int, str]:
    """Write a new file for its owner alone, and on the disk; its name, size and SHA-256."""
    whole, size = hashlib.sha256(), 0
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        for part in parts:
            content = part.encode(errors="surrogatepass")
            whole.update(content)
            size += len(content)
            file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return os.path.basename(path), size, whole.hexdigest()


def _description(db: sqlite3.Connection, written: dict[str, Written]) -> str:
    """The Data Package: every file with its table's schema. Nothing of the clock or of paths."""
    head = db.execute("SELECT seal FROM change ORDER BY id DESC LIMIT 1").fetchone()
    package = {
        "name": MARK,
        "title": "Ettervern",
        "profile": "data-package",
        "description": "Every table twice: .json is exact and is what is imported; .csv is for "
        "spreadsheets: a text that would be a formula there has an apostrophe before it, and "
        "characters that are not seen are written out.",
        MARK: {"version": VERSION, "head": head[0] if head else None},
        "resources": [
            resource for table, one in written.items() for resource in _resources(db, table, one)
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resources(db: sqlite3.Connection, table: str, written: Written) -> Iterator[dict[str, Any]]:
    for path, size, whole in written.files:
        form = path.rpartition(".")[2]
        yield {
            "name": table if form == "json" else f"{table}-csv",
            "path": path,
            "profile": "tabular-data-resource",
            "format": form,
            "mediatype": "application/json" if form == "json" else "text/csv",
            "encoding": "utf-8",
            "bytes": size,
            "hash": f"sha256:{whole}",
            "rows": written.rows,
            "schema": _schema(db, table, "" if form == "json" else "-csv"),
        }


def _schema(db: sqlite3.Connection, table: str, ending: str) -> dict[str, Any]:
    """A Table Schema: fields with their types, the primary key and the foreign keys."""
    fields, key = [], []
    for _, name, kind, needed, _, in_key in db.execute(f'PRAGMA table_info("{table}")'):
        field: dict[str, Any] = {"name": name, "type": _type(name, kind)}
        if field["type"] == "datetime":
            field["format"] = "any"
        if needed or in_key:
            field["constraints"] = {"required": True}
        fields.append(field)
        if in_key:
            key.append(name)
    references: dict[int, dict[str, Any]] = {}
    for number, _, other, column, theirs, *_ in db.execute(f'PRAGMA foreign_key_list("{table}")'):
        resource = "" if other == table else f"{other}{ending}"
        one = references.setdefault(
            number, {"fields": [], "reference": {"resource": resource, "fields": []}}
        )
        one["fields"].append(column)
        one["reference"]["fields"].append(theirs or "id")
    schema: dict[str, Any] = {"fields": fields, "primaryKey": key, "missingValues": [""]}
    if references:
        schema["foreignKeys"] = [references[number] for number in sorted(references)]
    return schema


def _type(name: str, kind: str) -> str:
    """A column's type in a Table Schema, by its declared type and its suffix."""
    if kind == "INTEGER":
        return "integer"
    return {"_on": "date", "_at": "datetime"}.get(name[-3:], "string")
