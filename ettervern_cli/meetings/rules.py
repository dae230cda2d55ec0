"""When a group meets next, by how often it means to meet. Pure."""

import datetime as dt
from typing import NamedTuple

from ettervern_cli.values.dates import add_months


class MeetingRhythm(NamedTuple):
    """Where a group stands in its rhythm on a day.

    ``due_on`` and ``overdue_days`` are None before the first meeting where the rhythm begins with
    it. ``every`` are days, or months where ``by_months``.
    """

    every: int
    last_on: dt.date | None
    due_on: dt.date | None
    overdue_days: int | None
    by_months: bool = False


def rhythm(
    last_on: dt.date | None,
    every: int,
    today: dt.date,
    *,
    by_months: bool = False,
    starts_on: dt.date | None = None,
) -> MeetingRhythm:
    """The next meeting is due so many days, or months, after the last; due today is not overdue.

    Before the first it is due so long after ``starts_on``, where the group says when it began.
    """
    begins = last_on or starts_on
    if begins is None:
        return MeetingRhythm(every, None, None, None, by_months)
    due_on = add_months(begins, every) if by_months else begins + dt.timedelta(days=every)
    return MeetingRhythm(every, last_on, due_on, days_late(due_on, today), by_months)


def days_late(due_on: dt.date, today: dt.date) -> int:
    """Days past a due date, 0 up to and including that day."""
    return max(0, (today - due_on).days)
