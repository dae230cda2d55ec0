"""Follow-ups due as entries of a calendar, each with when it last changed and how often.

Nothing is kept of what was published: an entry changes when something is written about its
resident, or the configuration is applied, and the history tells when that was.
"""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.follow_ups.due import Due
from ettervern_cli.storage.database.copies import book_of
from ettervern_cli.values.dates import iso_day

# For how long a calendar says that an entry fell away, so that a weekly one says it once.
SAID_FOR = dt.timedelta(days=7)


class CalendarEntry(NamedTuple):
    """A follow-up in a calendar; ``changed_at`` in UTC, ``sequence`` higher at each change.

    ``reason`` is None for one that fell away, which has the sequence below that of one not so.
    """

    resident: str
    name: str
    programme: str
    on: dt.date
    reason: str | None
    changed_at: dt.datetime
    sequence: int


class DueCalendar(NamedTuple):
    """The entries of a case book, which ``book`` is known by."""

    book: str
    entries: list[CalendarEntry]


STAYS = """
SELECT p.code, r.code, r.name, t.due_on, f.code,
    (SELECT max(h.id) FROM history h WHERE h.resident_id = r.id)
FROM stay s JOIN resident r ON r.id = s.resident_id JOIN programme p ON p.id = s.programme_id
LEFT JOIN due_state t ON t.stay_id = s.id LEFT JOIN staff f ON f.id = s.staff_id
WHERE s.programme_id IN ({marks}) ORDER BY s.admitted_on, s.id
"""


def calendar(
    db: sqlite3.Connection,
    programme_ids: Sequence[int],
    found: Sequence[Due],
    today: dt.date,
    *,
    contacts: set[str] | None = None,
) -> DueCalendar:
    """What is due, and what fell away in the last days: met, moved beyond, discharged, paused.

    ``contacts`` are the fixed contacts whose residents it is of; None for all.
    """
    marks = ", ".join("?" * len(programme_ids))
    stays = {row[:2]: row[2:] for row in db.execute(STAYS.format(marks=marks), programme_ids)}
    applied = db.execute("SELECT max(last_history) FROM change WHERE kind = 'config'").fetchone()
    here = {(item.programme, item.resident): item for item in found}
    entries = []
    for (programme, code), item in here.items():
        newest = max(stays[programme, code][-1] or 0, applied[0] or 0)
        at, _ = _written(db, newest)
        entries.append(
            CalendarEntry(code, item.name, programme, item.due_on, item.reason, at, 2 * newest + 1)
        )
    for (programme, code), (name, due_on, contact, written) in stays.items():
        at, on = _written(db, written or 0)
        if (programme, code) in here or (contacts is not None and contact not in contacts):
            continue
        if today - SAID_FOR < on <= today:
            last = 2 * max(written or 0, applied[0] or 0)
            day = iso_day(due_on) if due_on else on
            entries.append(CalendarEntry(code, name, programme, day, None, at, last))
    return DueCalendar(book_of(db)[:12], entries)


def _written(db: sqlite3.Connection, line: int) -> tuple[dt.datetime, dt.date]:
    """When a line of the history was written, and on which of the programme's days."""
    row = db.execute(
        "SELECT written_at, written_on FROM change WHERE first_history <= ? "
        "ORDER BY first_history DESC LIMIT 1",
        (line,),
    ).fetchone()
    if row is None:
        return dt.datetime(1970, 1, 1, tzinfo=dt.UTC), dt.date.min
    return dt.datetime.fromisoformat(row[0]), iso_day(row[1])
