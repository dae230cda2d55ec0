"""The time that a report is about, cut at today; of a whole course, since the first admission."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import EndsBeforeItBegins, FutureReport
from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.period.counts.stays import first_admitted
from ettervern_cli.values.dates import Period


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
    earliest = first_admitted(db, {"programme": programme.id}) or today
    begins = first or min(earliest, last or today, today)
    ends = today if last is None and begins <= today else last or begins
    if ends < begins:
        raise EndsBeforeItBegins(begins=begins, ends=ends)
    return cut_at(today, Period(begins, ends))
