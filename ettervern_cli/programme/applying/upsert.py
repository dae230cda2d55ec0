"""Making tables say what is wanted by natural key, with ids that stay."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ettervern_cli.config import ProgrammeSettings
from ettervern_cli.errors import ConfigurationInUse
from ettervern_cli.storage.rows import add, change
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.values.data import plain

Row = dict[str, object]
Key = tuple[object, ...]
Keys = dict[Key, int]
CODED = ("programme_id", "code")
# The programmes, each with its key.
Every = list[tuple[int, ProgrammeSettings]]


class Applied(NamedTuple):
    """What applying a configuration changed: ``(table, code)`` added, changed and taken away."""

    added: list[tuple[str, str]]
    changed: list[tuple[str, str]]
    removed: list[tuple[str, str]]


def named(
    every: Every,
    section: Callable[[ProgrammeSettings], Mapping[str, Any]],
    more: Callable[[int, Any], Row] = lambda key, one: {},
) -> list[Row]:
    """Rows of what each programme has by code and name, in the configuration's order.

    ``more`` are the other columns of one, by its programme's key.
    """
    return [
        {
            "programme_id": key,
            "code": code,
            "name": one.name,
            "position": position,
            **more(key, one),
        }
        for key, programme in every
        for position, (code, one) in enumerate(section(programme).items())
    ]


def _stored(value: object) -> object:
    """A value as a table holds it: days as ISO text, yes or no as a number, the rest as JSON."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return int(value) if isinstance(value, bool) else plain(value)


def _label(table: str, natural: Key) -> tuple[str, str]:
    """What a row is called in a sentence: its list, else its table, and its code if it has one."""
    if table == "term":
        return str(natural[1]), str(natural[2])
    has_code = table in ("aim", "award") or isinstance(natural[-1], str)
    return table, str(natural[-1]) if has_code else ""


class Upserter:
    """Writes tables by natural key, and remembers what has to go once all is written."""

    def __init__(self, db: sqlite3.Connection, applied: Applied) -> None:
        self.db = db
        self.applied = applied
        self.leftover: list[tuple[str, int, tuple[str, str]]] = []
        self.revisions: list[Row] = []

    def existing(self, table: str, key: tuple[Any, ...]) -> Iterator[tuple[Key, int]]:
        """Natural key and id of every row there is."""
        for row in self.db.execute(f"SELECT id, {', '.join(key)} FROM {table}"):
            yield tuple(row[1:]), int(row[0])

    def table(self, table: str, key: tuple[Any, ...], rows: list[Row]) -> Keys:
        """Insert and update until the table says ``rows``; ids by natural key."""
        ids = dict(self.existing(table, key))
        wanted = set()
        for typed in rows:
            row = {name: _stored(value) for name, value in typed.items()}
            natural = tuple(row[name] for name in key)
            wanted.add(natural)
            label = _label(table, natural)
            if natural in ids:
                if self._update(table, ids[natural], row):
                    self.applied.changed.append(label)
            else:
                ids[natural] = add(self.db, table, None, **row)
                self.applied.added.append(label)
        for natural, row_id in ids.items():
            if natural not in wanted:
                self.leftover.append((table, row_id, _label(table, natural)))
        return ids

    def rows(self, table: str, key: tuple[str, ...], *more: str, rows: Iterable[Key]) -> Keys:
        """As ``table``, of rows that hold the columns of the key, and then ``more``."""
        names = (*key, *more)
        return self.table(table, key, [dict(zip(names, row, strict=True)) for row in rows])

    def revise(self, table: str, row_id: int, from_on: dt.date, rules: Row) -> None:
        """Say what a row is from a day on; ``write_revisions`` writes it, once all is said."""
        told = {"table_name": table, "row_id": row_id, "from_on": from_on, "rules": rules}
        self.revisions.append(told)

    def write_revisions(self) -> None:
        """Make the table of revisions say what ``revise`` was told."""
        self.table("revision", ("table_name", "row_id", "from_on"), self.revisions)

    def _update(self, table: str, row_id: int, row: Row) -> bool:
        present = self.db.execute(
            f"SELECT {', '.join(row)} FROM {table} WHERE id = ?", (row_id,)
        ).fetchone()
        if tuple(present) == tuple(row.values()):
            return False
        change(self.db, table, row_id, **row)
        return True

    def remove(self) -> None:
        """Delete what the configuration no longer has, or say what still uses it."""
        blocked = []
        for table, row_id, label in reversed(self.leftover):
            users = list(self._users(table, row_id))
            if users:
                blocked.append(f"{table} {label[1]}: {', '.join(users[:5])}")
        if blocked:
            raise ConfigurationInUse(rows="; ".join(reversed(blocked)))
        for table, row_id, label in reversed(self.leftover):
            self.db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
            self.applied.removed.append(label)

    def _users(self, table: str, row_id: int) -> Iterator[str]:
        """Case rows that point at a compiled row."""
        for name in CASE_TABLES:
            for reference in self.db.execute(f"PRAGMA foreign_key_list({name})").fetchall():
                if reference[2] != table:
                    continue
                count = self.db.execute(
                    f"SELECT count(*) FROM {name} WHERE {reference[3]} = ?", (row_id,)
                ).fetchone()[0]
                if count:
                    yield f"{count} × {name}"
