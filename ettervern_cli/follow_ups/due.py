"""What is due: the next follow-ups, as ``derived`` has worked them out."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.programme.naming_rules import meant, unknown
from ettervern_cli.programme.programme import Coded
from ettervern_cli.values.data import as_json
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.sql.as_of import as_of


class Due(NamedTuple):
    """A follow-up that is due. ``reason`` is ``step``, ``critical-window`` or ``agreed``."""

    resident: str
    name: str
    programme: str
    due_on: dt.date
    overdue_days: int
    reason: str
    contact: str | None
    stay_id: int
    contact_name: str | None = None


def due(
    db: sqlite3.Connection,
    programme_ids: Sequence[int],
    today: dt.date,
    *,
    within_days: int = 0,
    staff: str | None = None,
) -> list[Due]:
    """Follow-ups due up to ``within_days`` from today, the most overdue first.

    ``staff`` leaves only the residents of a fixed contact; UnknownName where nobody is called that.
    """
    members = staff_codes(db, programme_ids, staff) if staff is not None else None
    until = today + dt.timedelta(days=within_days)
    marks = ", ".join("?" * len(programme_ids))
    rows = db.execute(
        "SELECT r.code, r.name, p.code, t.due_on, t.due_reason, f.code, s.id, f.name "
        "FROM due_state t JOIN stay s ON s.id = t.stay_id JOIN resident r ON r.id = s.resident_id "
        "JOIN programme p ON p.id = s.programme_id LEFT JOIN staff f "
        f"ON f.id = {as_of('staff_id', '?')} WHERE t.due_on <= ? AND s.programme_id IN ({marks}) "
        "ORDER BY t.due_on, r.code",
        (today.isoformat(), until.isoformat(), *programme_ids),
    )
    found = []
    for code, name, programme, due_on, reason, contact, stay_id, contact_name in rows:
        if members is not None and contact not in members:
            continue
        day = iso_day(due_on)
        late = max(0, (today - day).days)
        found.append(Due(code, name, programme, day, late, reason, contact, stay_id, contact_name))
    return found


def staff_codes(db: sqlite3.Connection, programme_ids: Sequence[int], text: str) -> set[str]:
    """The codes of all whom a text means, by code, name or a start of one."""
    marks = ", ".join("?" * len(programme_ids))
    rows = db.execute(
        f"SELECT id, code, name FROM staff WHERE programme_id IN ({marks}) ORDER BY id",
        tuple(programme_ids),
    )
    every = [Coded(*row) for row in rows]
    found = {one.code for one in meant(every, text)}
    if not found:
        raise unknown("staff", text, every)
    return found


def due_json(item: Due) -> dict[str, object]:
    """A due follow-up as scripts get it."""
    shown = as_json(item)
    del shown["stay_id"], shown["contact_name"]
    return shown
