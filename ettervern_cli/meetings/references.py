"""Meetings, decisions and gaps as people point at them: by number, by id, or as the latest."""

import datetime as dt
import sqlite3
from collections.abc import Sequence

from ettervern_cli.errors import NotUsedHere, UnknownName
from ettervern_cli.programme.programme import Programme
from ettervern_cli.programme.series import Series
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.texts import parse_id

HEADS = {"meeting": "K", "decision": "D", "gap": "J"}
STILL_OPEN = {"meeting": "1", "decision": "done_on IS NULL", "gap": "closed_on IS NULL"}


def find_row(
    db: sqlite3.Connection, every: Sequence[Programme], table: str, text: str
) -> tuple[Programme, int]:
    """A meeting, decision or gap by its number or id, such as ``3`` or ``D-3``, and whose it is.

    UnknownName lists the latest that are open, NotUsedHere says that there is none.
    """
    own = HEADS[table]
    head, number = parse_id(text) or parse_id(f"{own}-{text.strip()}") or ("", 0)
    marks = ", ".join("?" * len(every))
    ours = [programme.id for programme in every]
    if head == own:
        row = db.execute(
            f"SELECT programme_id FROM {table} WHERE id = ? AND programme_id IN ({marks})",
            (number, *ours),
        ).fetchone()
        if row is not None:
            return next(one for one in every if one.id == row[0]), number
    known = db.execute(
        f"SELECT id FROM {table} WHERE programme_id IN ({marks}) AND {STILL_OPEN[table]} "
        "ORDER BY id DESC LIMIT 10",
        ours,
    ).fetchall()
    if not known:
        raise NotUsedHere(what=f"{table}s", programme=", ".join(one.name for one in every))
    raise UnknownName(what=table, value=text, known=[f"{own}-{row[0]}" for row in reversed(known)])


def last_meeting(
    db: sqlite3.Connection, programme: Programme, on: dt.date, series: Series | None = None
) -> tuple[int, dt.date] | None:
    """Key and day of the latest meeting on or before a day, of any series or of one."""
    row = db.execute(
        "SELECT id, held_on FROM meeting WHERE programme_id = ? AND held_on <= ? "
        f"AND {series.holds() if series else 1} ORDER BY held_on DESC, id DESC LIMIT 1",
        (programme.id, on.isoformat()),
    ).fetchone()
    return (row[0], iso_day(row[1])) if row else None
