"""One way in and out of the tables: a row added or changed by its columns, and rows read as values.

Dates lie as ISO text, and yes or no as 1 or 0; they are turned here alone. What a noun is and which
rows to ask for stand with the noun.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, cast, get_args

from ettervern_cli.storage.settings import set_setting, setting
from ettervern_cli.values.data import plain
from ettervern_cli.values.dates import iso_day

# The setting that keeps the highest number of a table's rows that were taken out.
TAKEN_OUT = "taken_out_"

Row = TypeVar("Row", bound=tuple[Any, ...])
Bound = Sequence[object] | Mapping[str, object]


def add(db: sqlite3.Connection, table: str, recorded_at: str | None, /, **values: object) -> int:
    """Write one row down, and when that was, unless the table does not tell (None); its id.

    The number of one that was taken out is not given to another.
    """
    if recorded_at is not None:
        values["recorded_at"] = recorded_at
    taken_out = setting(db, TAKEN_OUT + table)
    if taken_out is not None:
        (last,) = db.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
        values.setdefault("id", max(last, int(taken_out)) + 1)
    marks = ", ".join("?" * len(values))
    done = db.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", _stored(values.values())
    )
    return int(done.lastrowid or 0)


def take_out(db: sqlite3.Connection, table: str, row_id: int) -> None:
    """Take a row out for good; what was written about its number means no other later."""
    db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
    last = max(row_id, int(setting(db, TAKEN_OUT + table) or 0))
    set_setting(db, TAKEN_OUT + table, str(last))


def change(db: sqlite3.Connection, table: str, row_id: int, /, **values: object) -> None:
    """Give some columns of a row other values."""
    assigned = ", ".join(f"{name} = ?" for name in values)
    db.execute(f"UPDATE {table} SET {assigned} WHERE id = ?", _stored((*values.values(), row_id)))


def change_noting(
    db: sqlite3.Connection, table: str, row_id: int, note: str | None, /, **values: object
) -> None:
    """Give some columns of a row other values, and put a note below the one it has."""
    assigned = "".join(f"{name} = ?, " for name in values)
    db.execute(
        f"UPDATE {table} SET {assigned}note = coalesce(note || char(10) || ?, note, ?) "
        "WHERE id = ?",
        _stored((*values.values(), note, note, row_id)),
    )


def fetch(db: sqlite3.Connection, kind: type[Row], query: str, values: Bound = ()) -> list[Row]:
    """The rows of a query, each a NamedTuple: the columns are its fields, in their order.

    Fields annotated as dates are read as days, those annotated bool as yes or no; nothing stays
    None. Fields with a default may be missing at the end.
    """
    return list(_read(db, kind, query, values))


def fetch_one(
    db: sqlite3.Connection, kind: type[Row], query: str, values: Bound = ()
) -> Row | None:
    """The first row of a query as ``fetch`` reads it, None where there is none."""
    return next(_read(db, kind, query, values), None)


def read_row(kind: type[Row], cells: Sequence[object]) -> Row:
    """Some cells of a wider row as a NamedTuple, turned as ``fetch`` turns them."""
    read = list(cells)
    for place, turn in _turned(kind, len(read)):
        if read[place] is not None:
            read[place] = turn(read[place])
    return cast("Callable[..., Row]", kind)(*read)


def _read(db: sqlite3.Connection, kind: type[Row], query: str, values: Bound) -> Iterator[Row]:
    make = cast("Callable[..., Row]", kind)
    bound = _named(values) if isinstance(values, Mapping) else _stored(values)
    rows = db.execute(query, bound)
    turned = _turned(kind, len(rows.description))
    for row in rows:
        cells = list(row)
        for place, turn in turned:
            if cells[place] is not None:
                cells[place] = turn(cells[place])
        yield make(*cells)


@cache
def _turned(kind: type[Any], width: int) -> list[tuple[int, Callable[[Any], object]]]:
    """The places in a row that do not stay as they lie, and what turns them."""
    found: list[tuple[int, Callable[[Any], object]]] = []
    for place, annotated in enumerate([*kind.__annotations__.values()][:width]):
        either = get_args(annotated) or (annotated,)
        if dt.date in either:
            found.append((place, iso_day))
        elif bool in either:
            found.append((place, bool))
    return found


def _named(values: Mapping[str, object]) -> dict[str, object]:
    return dict(zip(values, _stored(values.values()), strict=True))


def _stored(values: Iterable[object]) -> list[object]:
    return [int(value) if isinstance(value, bool) else plain(value) for value in values]
