"""Writing many rows at once, with the history that the triggers would have written of each.

The triggers of a table are put aside while its rows go in and put back after, all inside the
caller's transaction; the history's rows are the same to the byte (a test compares), and their
digests are worked out here, so that sealing need not read them again. While SQLite writes some
rows, the next ones are made ready in a thread of their own.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import chain, islice
from json.encoder import encode_basestring
from operator import itemgetter
from typing import NamedTuple, TypeVar

from ettervern_cli.storage.history import Digested, last_history

AT_ONCE = 1000
MOST_VALUES = 30_000
AHEAD = 4
SWITCH_SECONDS = 0.0001

Item = TypeVar("Item")
Row = Sequence[object]
Statement = tuple[str, tuple[object, ...]]
HISTORY = ("id", "table_name", "row_id", "action", "resident_id", "new", "written_at", "salt")


class Lot(NamedTuple):
    """Rows of one table, every column of each in the table's order, and whose each row is.

    ``owners`` are keys of residents, None for rows that are nobody's; every key is new.
    """

    table: str
    rows: Sequence[tuple[object, ...]]
    owners: Sequence[int | None]


class _Shape(NamedTuple):
    """How a lot's rows are written: what all have in common stands in the text itself.

    ``varying`` are the places of the other columns, ``marks`` a row as SQL, ``json`` the row as
    json_object writes it with a place for each of those.
    """

    names: Sequence[str]
    varying: Sequence[int]
    marks: str
    json: str


def next_id(db: sqlite3.Connection, table: str) -> int:
    """The key that the next row of a table is to have; a table's own counter comes first."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    if row is None:
        row = db.execute(f"SELECT max(id) FROM {table}").fetchone()
    return int(row[0] or 0) + 1


def columns_of(db: sqlite3.Connection, table: str) -> list[str]:
    """A table's columns in order."""
    return [str(row[1]) for row in db.execute(f"PRAGMA table_info({table})")]


def write_lots(
    db: sqlite3.Connection,
    lots: Iterable[Lot],
    recorded_at: str,
    earliest: str,
    tell: Callable[[float], None] = lambda done: None,
) -> Digested:
    """Insert rows table by table with their history; ``earliest`` is the first day of any.

    Returns the history's range and digests, which the caller hands to the seal. ``tell`` hears how
    much is done, up to 1.
    """
    lots = [lot for lot in lots if lot.rows]
    whole = sum(len(lot.rows) for lot in lots)
    first = last_history(db) + 1
    digests = bytearray()
    shapes = [_shape(columns_of(db, lot.table), lot.rows) for lot in lots]
    aside = _put_aside(db, [lot.table for lot in lots])

    def statements() -> Iterator[Statement]:
        for lot, shape in zip(lots, shapes, strict=True):
            pick = itemgetter(*shape.varying) if len(shape.varying) > 1 else lambda row: row[:1]
            marks = _marks(lot.table, recorded_at)
            for start in range(0, len(lot.rows), AT_ONCE):
                end = start + AT_ONCE
                rows = list(map(pick, lot.rows[start:end]))
                yield statement(lot.table, shape.names, rows, shape.marks)
                place = first + len(digests) // 64
                told = _history(lot.table, shape, rows, lot.owners[start:end], place, digests)
                yield statement("history", HISTORY, told, marks)

    execute(db, statements(), whole > AT_ONCE, lambda: tell(len(digests) / 64 / whole))
    for text in aside:
        db.execute(text)
    return Digested(first, first + len(digests) // 64 - 1, bytes(digests), earliest)


def insert(db: sqlite3.Connection, table: str, names: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert rows many to a statement: starting one costs as much as a row."""
    source = iter(rows)
    size = min(AT_ONCE, MOST_VALUES // len(names))
    while part := list(islice(source, size)):
        db.execute(*statement(table, names, part))


def statement(
    table: str, names: Sequence[str], rows: Sequence[Row], marks: str | None = None
) -> Statement:
    """One statement that inserts some rows, and its values; ``marks`` may name what all share."""
    marks = marks or f"({', '.join('?' * len(names))})"
    text = f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join([marks] * len(rows))}"
    return text, tuple(chain.from_iterable(rows))


def execute(
    db: sqlite3.Connection,
    statements: Iterator[Statement],
    many: bool,
    after: Callable[[], None] = lambda: None,
) -> None:
    """Execute statements; where there are ``many``, they are made ready meanwhile."""
    for text, values in ahead(statements) if many else statements:
        if values:
            db.execute(text, values)
            after()


def ahead(source: Iterator[Item]) -> Iterator[Item]:
    """The items of a source, each made in another thread while the one before is in use.

    Whatever the source raises is raised here. Nothing of SQLite's may be used in the source.
    """
    from queue import Full, Queue
    from threading import Event, Thread

    ready: Queue[tuple[Item | None, BaseException | None]] = Queue(AHEAD)
    stop = Event()

    def put(item: Item | None, error: BaseException | None) -> None:
        while not stop.is_set():
            with suppress(Full):
                ready.put((item, error), timeout=0.1)
                return

    def make() -> None:
        error: BaseException | None = None
        try:
            for item in source:
                put(item, None)
                if stop.is_set():
                    return
        except BaseException as raised:
            error = raised
        put(None, error or StopIteration())

    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)  # SQLite waits for the interpreter between statements
    thread = Thread(target=make, daemon=True)
    thread.start()
    try:
        while True:
            item, error = ready.get()
            if isinstance(error, StopIteration):
                return
            if error is not None:
                raise error
            assert item is not None
            yield item
    finally:
        stop.set()
        thread.join()
        sys.setswitchinterval(before)


def _put_aside(db: sqlite3.Connection, tables: Sequence[str]) -> list[str]:
    """Drop the tables' insert triggers; the statements that make them again."""
    statements = []
    for table in dict.fromkeys(tables):
        name = f"{table}_insert"
        row = db.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", (name,)
        ).fetchone()
        statements.append(str(row[0]))
        db.execute(f"DROP TRIGGER {name}")
    return statements


def _shape(names: Sequence[str], rows: Sequence[tuple[object, ...]]) -> _Shape:
    """What a lot's rows have in common; the key, which comes first, is always each row's own."""
    varying, marks, parts = [], [], []
    for place, (name, column) in enumerate(zip(names, zip(*rows, strict=True), strict=True)):
        is_common = place > 0 and len(set(column)) == 1
        if not is_common:
            varying.append(place)
        marks.append(_literal(column[0]) if is_common else "?")
        value = _as_json(column[0]).replace("%", "%%") if is_common else "%s"
        parts.append(f'"{name}":{value}')
    return _Shape(names, varying, f"({', '.join(marks)})", "{" + ",".join(parts) + "}")


def _literal(value: object) -> str:
    """A value as SQL has it."""
    if value is None or isinstance(value, int):
        return "NULL" if value is None else str(value)
    return "'" + str(value).replace("'", "''") + "'"


def _as_json(value: object) -> str:
    """A value as SQLite's json_object writes it."""
    if value is None or isinstance(value, int):
        return "null" if value is None else str(value)
    return encode_basestring(str(value))


def _marks(table: str, recorded_at: str) -> str:
    """A row of HISTORY as SQL: the table, the action and the time are the same for all."""
    return f"(?, '{table}', ?, 'insert', ?, ?, '{recorded_at[:-1]}.000Z', ?)"


def _history(
    table: str,
    shape: _Shape,
    rows: Sequence[tuple[object, ...]],
    owners: Sequence[int | None],
    number: int,
    digests: bytearray,
) -> list[tuple[object, ...]]:
    """The history of some rows from a number on, as ``_marks`` asks for them.

    ``rows`` hold the varying columns alone. A digest of each is added to ``digests``.
    """
    random = os.urandom(16 * len(rows)).hex()
    salts = [random[at : at + 32] for at in range(0, len(random), 32)]
    numbers = range(number, number + len(rows))
    keys = [row[0] for row in rows]
    news = list(_texts(shape, rows))
    inside = [new.replace("\\", "\\\\").replace('"', '\\"') for new in news]
    digested = f'[%d, "{table}", %d, "insert", null, "%s", "%s"]'
    contents = map(digested.__mod__, zip(numbers, keys, inside, salts, strict=True))
    digests += "".join([sha256(text.encode()).hexdigest() for text in contents]).encode()
    return list(zip(numbers, keys, owners, news, salts, strict=True))


def _texts(shape: _Shape, rows: Sequence[tuple[object, ...]]) -> Iterator[str]:
    """Rows as SQLite's json_object writes them, worked out column by column."""
    columns: list[Iterable[object]] = []
    for column in zip(*rows, strict=True):
        kinds = set(map(type, column))
        if kinds == {int}:
            columns.append(column)
        elif kinds == {str} and len(set(column)) > len(column) // 2:
            columns.append(map(encode_basestring, column))
        else:
            known = {value: _as_json(value) for value in set(column)}
            columns.append(map(known.__getitem__, column))
    return map(shape.json.__mod__, zip(*columns, strict=True))
