"""The series of meetings that a programme has, read from the compiled tables.

A programme without any has one all the same, which has no name and which all its meetings are of.
"""

import json
import sqlite3
from typing import NamedTuple

from ettervern_cli.programme.naming_rules import pick
from ettervern_cli.programme.programme import Programme


class Series(NamedTuple):
    """The meetings of one group: how often, who sits there, and what stands on every agenda.

    ``id`` is None, and the name empty, where the programme has no series; ``starts_on`` is ISO
    text. Meetings that name no series are of the first.
    """

    id: int | None
    code: str
    name: str
    is_first: bool
    every_days: int | None
    agencies: list[str]
    every_months: int | None = None
    starts_on: str | None = None
    agenda: list[str] = []  # noqa: RUF012 (never changed)
    residents: bool = True

    def holds(self, column: str = "series_id") -> str:
        """Whether a meeting is of it, in SQL."""
        key = "NULL" if self.id is None else self.id
        return f"({column} IS {key}{f' OR {column} IS NULL' if self.is_first else ''})"


def every_series(db: sqlite3.Connection, programme: Programme) -> list[Series]:
    """The programme's series in the configuration's order, or the one that has no name."""
    rows = db.execute(
        "SELECT id, code, name, rules FROM series WHERE programme_id = ? ORDER BY position",
        (programme.id,),
    ).fetchall()
    if not rows:
        return [Series(None, "", "", True, programme.meeting_days, programme.agencies)]
    return [
        Series(key, code, name, is_first=not place, **json.loads(rules))
        for place, (key, code, name, rules) in enumerate(rows)
    ]


def one_series(db: sqlite3.Connection, programme: Programme, text: str | None) -> Series:
    """The series that a text names by code, name or a start of one; the first where none does."""
    every = every_series(db, programme)
    if text is None:
        return every[0]
    return pick("series", [one for one in every if one.code], text)
