"""Gaps (glippsoner): what no service takes care of, who owns it, and what closed it."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.errors import EndsBeforeItBegins, GapClosed
from ettervern_cli.meetings.references import find_row
from ettervern_cli.programme.partners import agency, owner_names
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.history import Pen
from ettervern_cli.values.dates import iso_day


class Gap(NamedTuple):
    """A gap between services and the agency that owns it."""

    id: int
    text: str
    owner: str
    owner_name: str
    opened_on: dt.date
    closed_on: dt.date | None
    how: str | None

    def age(self, today: dt.date) -> int:
        """Days from its opening until it was closed, or until today."""
        return ((self.closed_on or today) - self.opened_on).days


def add(
    db: sqlite3.Connection, pen: Pen, programme: Programme, on: dt.date, *, text: str, owner: str
) -> Gap:
    """Register a gap from a day on; the owner is a partner by code, name or alias."""
    cursor = db.execute(
        "INSERT INTO gap (programme_id, text, owner, opened_on, recorded_at) "
        "VALUES (?, ?, ?, ?, ?)",
        (
            programme.id,
            text,
            agency(db, programme, owner).code,
            on.isoformat(),
            pen.recorded_at,
        ),
    )
    return _gap(db, programme, int(cursor.lastrowid or 0))


def close(
    db: sqlite3.Connection, every: Sequence[Programme], number: str, on: dt.date, *, how: str
) -> Gap:
    """Close a gap of one of some programmes, saying what closed it; GapClosed where it was."""
    programme, row_id = find_row(db, every, "gap", number)
    found = _gap(db, programme, row_id)
    if found.closed_on is not None:
        raise GapClosed(id=f"J-{row_id}", on=found.closed_on)
    if on < found.opened_on:
        raise EndsBeforeItBegins(begins=found.opened_on, ends=on)
    db.execute("UPDATE gap SET closed_on = ?, how = ? WHERE id = ?", (on.isoformat(), how, row_id))
    return _gap(db, programme, row_id)


def gaps(db: sqlite3.Connection, programme: Programme) -> list[Gap]:
    """Every gap of a programme, the oldest first."""
    names = owner_names(db, programme)
    rows = db.execute(
        "SELECT id, text, owner, opened_on, closed_on, how FROM gap WHERE programme_id = ? "
        "ORDER BY opened_on, id",
        (programme.id,),
    )
    return [
        Gap(row_id, text, owner, names.get(owner, owner), iso_day(opened),
            iso_day(closed) if closed else None, how)
        for row_id, text, owner, opened, closed, how in rows
    ]  # fmt: skip


def open_gaps(db: sqlite3.Connection, programme: Programme) -> list[Gap]:
    """Gaps that nobody has closed, the oldest first."""
    return [gap for gap in gaps(db, programme) if gap.closed_on is None]


def _gap(db: sqlite3.Connection, programme: Programme, number: int) -> Gap:
    return next(gap for gap in gaps(db, programme) if gap.id == number)


def gap_json(gap: Gap, today: dt.date) -> dict[str, object]:
    """A gap as scripts get it."""
    return {
        "id": f"J-{gap.id}",
        "gap": gap.id,
        "text": gap.text,
        "owner": gap.owner,
        "opened_on": gap.opened_on.isoformat(),
        "closed_on": gap.closed_on.isoformat() if gap.closed_on else None,
        "age_days": gap.age(today),
        "how": gap.how,
    }
