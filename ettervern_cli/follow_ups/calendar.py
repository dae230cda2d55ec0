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
from ettervern_cli.values.sql.as_of import as_of

# For how long a calendar says that an entry fell away, so that a weekly one says it once.
SAID_FOR = dt.timedelta(days=7)


class CalendarEntry(NamedTuple):
    """A follow-up in a calendar; ``changed_at`` in UTC, ``sequence`` higher at each change.

    ``reason`` is None for one that fell away, which has the sequence below that of one not so;
    ``name`` where the person is no more either.
    """

    resident: str
    name: str | None
    programme: str
    on: dt.date
    reason: str | None
    changed_at: dt.datetime
    sequence: int


class DueCalendar(NamedTuple):
    """The entries of a case book, which ``book`` is known by."""

    book: str
    entries: list[CalendarEntry]


# The stays of programmes, each with the last day up to ``?1`` on which a follow-up fell due.
STAYS = f"""
SELECT p.code, r.code, r.name, t.due_on, f.code,
    (SELECT max(h.id) FROM history h WHERE h.resident_id = r.id),
    (SELECT max(d.first_on) FROM due d WHERE d.stay_id = s.id AND d.first_on <= ?1)
FROM stay s JOIN resident r ON r.id = s.resident_id JOIN programme p ON p.id = s.programme_id
LEFT JOIN due_state t ON t.stay_id = s.id LEFT JOIN staff f ON f.id = {as_of("staff_id", "?1")}
WHERE s.programme_id IN ({{marks}}) ORDER BY s.admitted_on, s.id
"""
# Stays taken out or gone over to another person since a day, as the history has them.
GONE = """
SELECT p.code, coalesce(r.code, printf('R-%04d', json_extract(h.old, '$.resident_id'))),
    r.name, NULL, f.code, max(h.id), NULL
FROM history h JOIN programme p ON p.id = json_extract(h.old, '$.programme_id')
LEFT JOIN resident r ON r.id = json_extract(h.old, '$.resident_id')
LEFT JOIN staff f ON f.id = json_extract(h.old, '$.staff_id')
WHERE h.id >= (SELECT min(first_history) FROM change WHERE written_on > ?1)
AND h.table_name = 'stay' AND h.old IS NOT NULL AND p.id IN ({marks})
AND json_extract(h.old, '$.resident_id') IS NOT json_extract(h.new, '$.resident_id')
GROUP BY 1, 2 ORDER BY 1, 2
"""


def calendar(
    db: sqlite3.Connection,
    programme_ids: Sequence[int],
    found: Sequence[Due],
    today: dt.date,
    *,
    within_days: int = 0,
    contacts: set[str] | None = None,
) -> DueCalendar:
    """What is due, and what fell away in the last days: met, moved beyond, discharged, paused.

    ``contacts`` are the fixed contacts whose residents it is of; None for all. What fell away has
    the day that it was due on, or else that of the change; what was never due is not told of.
    """
    marks = ", ".join("?" * len(programme_ids))
    until = today + dt.timedelta(days=within_days)
    since = (today - SAID_FOR).isoformat()
    stays = {
        row[:2]: row[2:]
        for query, day in ((GONE, since), (STAYS, until.isoformat()))
        for row in db.execute(query.format(marks=marks), (day, *programme_ids))
    }
    applied = db.execute("SELECT max(last_history) FROM change WHERE kind = 'config'").fetchone()
    here = {(item.programme, item.resident): item for item in found}
    entries = []
    for (programme, code), item in here.items():
        newest = max(stays[programme, code][3] or 0, applied[0] or 0)
        at, _ = _written(db, newest)
        entries.append(
            CalendarEntry(code, item.name, programme, item.due_on, item.reason, at, 2 * newest + 1)
        )
    for (programme, code), (name, due_on, contact, written, last_due) in stays.items():
        at, on = _written(db, written or 0)
        if (programme, code) in here or (contacts is not None and contact not in contacts):
            continue
        if today - SAID_FOR < on <= today and (due_on is None or last_due is not None):
            last = 2 * max(written or 0, applied[0] or 0)
            day = iso_day(last_due) if last_due else on
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
