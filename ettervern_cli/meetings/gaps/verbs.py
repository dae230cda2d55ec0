"""Gaps (glippsoner): what no service takes care of, who owns it, and what closed it."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.meetings.gaps.errors import GapClosed
from ettervern_cli.meetings.references import find_row
from ettervern_cli.people.scene import Stage
from ettervern_cli.programme.partners import agency, owner_names
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage import rows
from ettervern_cli.storage.results import Written, message
from ettervern_cli.values.data import picked
from ettervern_cli.values.dates import in_order

NAMES = ("id", "gap", "text", "owner", "opened_on", "closed_on", "age_days", "how")


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


def add(stage: Stage, *, text: str, owner: str) -> Written:
    """Register a gap from a day on; the owner is a partner by code, name or alias."""
    db, author, programme, on = stage
    code = agency(db, programme, owner).code
    number = rows.add(
        db, "gap", author.recorded_at,
        programme_id=programme.id, text=text, owner=code, opened_on=on,
    )  # fmt: skip
    gap = _gap(db, programme, number)
    sentence = message("gap.added", id=f"J-{number}", owner=gap.owner_name, on=on)
    return Written([sentence], value=gap_json(gap, author.today))


def close(
    db: sqlite3.Connection,
    every: Sequence[Programme],
    number: str,
    on: dt.date,
    today: dt.date,
    *,
    how: str,
) -> Written:
    """Close a gap of one of some programmes, saying what closed it; GapClosed where it was."""
    programme, row_id = find_row(db, every, "gap", number)
    found = _gap(db, programme, row_id)
    if found.closed_on is not None:
        raise GapClosed(id=f"J-{row_id}", on=found.closed_on)
    in_order(found.opened_on, on)
    rows.change(db, "gap", row_id, closed_on=on, how=how)
    gap = _gap(db, programme, row_id)
    sentence = message("gap.closed", id=f"J-{row_id}", on=on, n=gap.age(today))
    return Written([sentence], value=gap_json(gap, today))


def gaps(db: sqlite3.Connection, programme: Programme) -> list[Gap]:
    """Every gap of a programme, the oldest first."""
    names = owner_names(db, programme)
    found = rows.fetch(
        db,
        Gap,
        "SELECT id, text, owner, owner, opened_on, closed_on, how FROM gap WHERE programme_id = ? "
        "ORDER BY opened_on, id",
        (programme.id,),
    )
    return [gap._replace(owner_name=names.get(gap.owner, gap.owner)) for gap in found]


def open_gaps(db: sqlite3.Connection, programme: Programme) -> list[Gap]:
    """Gaps that nobody has closed, the oldest first."""
    return [gap for gap in gaps(db, programme) if gap.closed_on is None]


def _gap(db: sqlite3.Connection, programme: Programme, number: int) -> Gap:
    return next(gap for gap in gaps(db, programme) if gap.id == number)


def gap_json(gap: Gap, today: dt.date) -> dict[str, object]:
    """A gap as scripts get it."""
    code = f"J-{gap.id}"
    return picked(NAMES, gap, id=code, gap=code, age_days=gap.age(today))
