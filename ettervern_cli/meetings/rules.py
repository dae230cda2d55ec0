"""When a group meets next, by how often it means to meet. Pure."""

import datetime as dt
from typing import NamedTuple


class MeetingRhythm(NamedTuple):
    """Where a group stands in its rhythm on a day.

    ``due_on`` and ``overdue_days`` are None before the first meeting: the rhythm begins with it.
    """

    every_days: int
    last_on: dt.date | None
    due_on: dt.date | None
    overdue_days: int | None


def rhythm(last_on: dt.date | None, every_days: int, today: dt.date) -> MeetingRhythm:
    """The next meeting is due ``every_days`` after the last; due today is not overdue."""
    if last_on is None:
        return MeetingRhythm(every_days, None, None, None)
    due_on = last_on + dt.timedelta(days=every_days)
    return MeetingRhythm(every_days, last_on, due_on, days_late(due_on, today))


def days_late(due_on: dt.date, today: dt.date) -> int:
    """Days past a due date, 0 up to and including that day."""
    return max(0, (today - due_on).days)
