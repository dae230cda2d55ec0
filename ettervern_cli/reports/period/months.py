"""The time that a report is about, cut at today; of a whole course, since the first admission."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import EndsBeforeItBegins, FutureReport
from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.dates import Period, iso_day


class Times(NamedTuple):
    """A period that is over or cut at today; ``cut`` says that it reached past today."""

    period: Period
    cut: bool


def cut_at(today: dt.date, period: Period) -> Times:
    """A period as far as it is over; FutureReport for one that has not begun."""
    if period.first > today:
        raise FutureReport(first=period.first, today=today)
    return Times(period._replace(last=min(period.last, today)), period.last > today)


def course_times(
    db: sqlite3.Connection,
    programme: Programme,
    first: dt.date | None,
    last: dt.date | None,
    today: dt.date,
) -> Times:
    """From the day given, else the first admission, up to the day given, else today.

    Raises FutureReport for a time that has not begun, EndsBeforeItBegins for one that is upside
    down.
    """
    begins = first or min(_first_admission(db, programme) or today, last or today, today)
    ends = today if last is None and begins <= today else last or begins
    if ends < begins:
        raise EndsBeforeItBegins(begins=begins, ends=ends)
    return cut_at(today, Period(begins, ends))


def _first_admission(db: sqlite3.Connection, programme: Programme) -> dt.date | None:
    row = db.execute(
        "SELECT min(admitted_on) FROM stay WHERE programme_id = ?", (programme.id,)
    ).fetchone()
    return iso_day(row[0]) if row[0] else None
