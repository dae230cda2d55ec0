"""The group's matters: its meeting, decisions, gaps between services, and milestones."""

import datetime as dt
import sqlite3
from collections.abc import Iterator

from ettervern_cli.meetings.decisions import decisions_due
from ettervern_cli.meetings.gaps.verbs import open_gaps
from ettervern_cli.meetings.meetings import rhythms
from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.progress.verbs import milestones
from ettervern_cli.today.item import COMING_DAYS, TodayItem
from ettervern_cli.values.dates import DAY

LONG_DAYS = 90


def items(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """The meeting, decisions by their due date, gaps from the oldest, then milestones."""
    yield from _meeting(db, programme, today)
    for one in decisions_due(db, programme, today + COMING_DAYS * DAY):
        if one.due_on is not None:
            yield TodayItem("group", "decision", one.resident, one.name, one.due_on,
                         (today - one.due_on).days, id=f"D-{one.id}", text=one.text,
                         owner=one.owner_name)  # fmt: skip
    yield from _gaps(db, programme, today)
    yield from _milestones(db, programme, today)


def _meeting(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """The next meeting of each group by its rhythm, the first due first."""
    found = [(one.due_on, series) for series, one in rhythms(db, programme, today) if one.due_on]
    for due_on, series in sorted(found, key=lambda each: each[0]):
        days = (today - due_on).days
        if days >= -COMING_DAYS:
            yield TodayItem("group", "meeting", on=due_on, days=days, label=series.name or None)


def _gaps(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Iterator[TodayItem]:
    """How many gaps are open and for how long the oldest; each that is open for over LONG_DAYS."""
    every = open_gaps(db, programme)
    if every:
        oldest = every[0]
        yield TodayItem("group", "gaps", on=oldest.opened_on, days=oldest.age(today),
                     number=len(every))  # fmt: skip
    for gap in every:
        if gap.age(today) > LONG_DAYS:
            yield TodayItem("group", "gap", on=gap.opened_on, days=gap.age(today), id=f"J-{gap.id}",
                         text=gap.text, owner=gap.owner_name)  # fmt: skip


def _milestones(
    db: sqlite3.Connection, programme: Programme, today: dt.date
) -> Iterator[TodayItem]:
    """What the plan of progress asks for soon, or has asked for and was not reached.

    What was due before the case book began may have been reached without it: such as that is late
    only where somebody writes down what is reached.
    """
    every = milestones(db, programme, today)
    (began,) = db.execute("SELECT min(written_on) FROM change").fetchone()
    is_kept = any(one.reached_on for one in every)
    for one in every:
        days = (today - one.due_on).days
        is_ours = is_kept or began is None or one.due_on.isoformat() >= began
        if one.reached_on is None and days >= -COMING_DAYS and is_ours:
            yield TodayItem("milestones", "milestone", on=one.due_on, days=days, label=one.name,
                         id=one.milestone)  # fmt: skip
