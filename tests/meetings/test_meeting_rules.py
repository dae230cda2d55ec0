"""When the next meeting is due, by a group's own rhythm."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettervern_cli.meetings.rules import MeetingRhythm, days_late, rhythm

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1))


@pytest.mark.parametrize(
    ("last", "every", "today", "due", "overdue"),
    [
        ("2009-11-06", 14, "2009-11-06", "2009-11-20", 0),
        ("2009-11-06", 14, "2009-11-20", "2009-11-20", 0),
        ("2009-11-06", 14, "2009-11-21", "2009-11-20", 1),
        ("2009-02-20", 14, "2009-03-01", "2009-03-06", 0),
        ("2008-02-28", 1, "2008-03-02", "2008-02-29", 2),
    ],
)
def test_a_meeting_is_due_so_many_days_after_the_last(
    last: str, every: int, today: str, due: str, overdue: int
) -> None:
    last_on, today_on = dt.date.fromisoformat(last), dt.date.fromisoformat(today)
    found = rhythm(last_on, every, today_on)
    assert found == MeetingRhythm(every, last_on, dt.date.fromisoformat(due), overdue)


def test_the_rhythm_begins_with_the_first_meeting() -> None:
    assert rhythm(None, 14, dt.date(2009, 11, 20)) == MeetingRhythm(14, None, None, None)


@settings(derandomize=True)
@given(DAYS, st.integers(1, 400), st.integers(0, 2000))
def test_a_group_that_meets_by_its_rhythm_is_never_late(
    last: dt.date, every: int, later: int
) -> None:
    today = last + dt.timedelta(days=later)
    found = rhythm(last, every, today)
    assert found.due_on == last + dt.timedelta(days=every)
    assert found.overdue_days == max(0, later - every)
    assert found.overdue_days == (days_late(found.due_on, today))
    assert (found.overdue_days == 0) == (today <= found.due_on)


@settings(derandomize=True)
@given(DAYS, DAYS)
def test_late_is_counted_from_the_day_after_the_due_date(due: dt.date, today: dt.date) -> None:
    late = days_late(due, today)
    assert late == (today - due).days if today > due else late == 0
