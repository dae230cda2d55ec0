"""The time that a report on a whole course is about: given, or since the first admission."""

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
    if begins > today:
        raise FutureReport(first=begins, today=today)
    return Times(Period(begins, min(ends, today)), ends > today)


def _first_admission(db: sqlite3.Connection, programme: Programme) -> dt.date | None:
    row = db.execute(
        "SELECT min(admitted_on) FROM stay WHERE programme_id = ?", (programme.id,)
    ).fetchone()
    return iso_day(row[0]) if row[0] else None
