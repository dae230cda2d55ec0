"""Milestones with the days they were reached, and counts of what is outside the programme."""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.people.scene import Stage
from ettervern_cli.programme.programme import Programme, coded
from ettervern_cli.reports.progress.errors import MilestoneReached
from ettervern_cli.reports.progress.record import REACHED
from ettervern_cli.storage.records import OF_ENTRY, hold
from ettervern_cli.storage.results import Written, message
from ettervern_cli.storage.rows import add, fetch
from ettervern_cli.values.data import as_json
from ettervern_cli.values.rates import Range, spread


class Milestone(NamedTuple):
    """Something to be reached by a day; ``reached_on`` is None until it is."""

    milestone: str
    name: str
    due_on: dt.date
    id: str | None
    reached_on: dt.date | None
    note: str | None

    def overdue_days(self, today: dt.date) -> int:
        """Days after its day that it was reached, or is still not; below 0 is before it."""
        return ((self.reached_on or today) - self.due_on).days


class Counting(NamedTuple):
    """A count on a day: ``lowest`` and ``highest`` differ where it is not exact."""

    id: str
    figure: str
    name: str
    counted_on: dt.date
    lowest: int
    highest: int
    note: str | None

    @property
    def written(self) -> str:
        """``11``, or ``10–15``."""
        return spread(self.lowest, self.highest)


def reach(stage: Stage, *, milestone: str, note: str | None = None) -> Written:
    """Write down that a milestone was reached; MilestoneReached where it was."""
    db, author, programme, on = stage
    chosen = coded(db, programme, "milestone", milestone)
    before = next(one for one in milestones(db, programme) if one.milestone == chosen.code)
    if before.reached_on is not None:
        raise MilestoneReached(name=chosen.name, on=before.reached_on, id=before.id)
    number = add(
        db, "reached", author.recorded_at,
        programme_id=programme.id, milestone_id=chosen.id, reached_on=on, note=note,
    )  # fmt: skip
    found = next(one for one in milestones(db, programme) if one.id == f"MR-{number}")
    late = found.overdue_days(on)
    key = "progress.reached_late" if late > 0 else "progress.reached"
    said = message(key, id=found.id, name=found.name, on=on, due=found.due_on, n=late)
    return Written([said], value=as_json(found, overdue_days=late))


def check_reached(db: sqlite3.Connection, programme: Programme, number: int) -> None:
    """A milestone is reached once: MilestoneReached."""
    hold(db, REACHED, number, OF_ENTRY)


def milestones(
    db: sqlite3.Connection, programme: Programme, until: dt.date = dt.date.max
) -> list[Milestone]:
    """The plan of progress by due day, and what of it was reached up to a day."""
    return fetch(
        db,
        Milestone,
        "SELECT m.code, m.name, m.due_on, 'MR-' || r.id, r.reached_on, r.note FROM milestone m "
        "LEFT JOIN reached r ON r.id = (SELECT id FROM reached WHERE milestone_id = m.id "
        "AND reached_on <= ? ORDER BY reached_on, id LIMIT 1) "
        "WHERE m.programme_id = ? ORDER BY m.due_on, m.position",
        (until, programme.id),
    )


def count(stage: Stage, *, figure: str, between: Range, note: str | None = None) -> Written:
    """Write down a count of something, exact or between two numbers."""
    db, author, programme, on = stage
    chosen = coded(db, programme, "figure", figure)
    number = add(
        db, "counting", author.recorded_at,
        programme_id=programme.id, figure_id=chosen.id, counted_on=on,
        note=note, **between._asdict(),
    )  # fmt: skip
    found = next(one for one in countings(db, programme) if one.id == f"CN-{number}")
    said = message("progress.counted", id=found.id, name=found.name, number=found.written, on=on)
    return Written([said], value=as_json(found))


def countings(
    db: sqlite3.Connection, programme: Programme, until: dt.date = dt.date.max
) -> list[Counting]:
    """Every count up to a day, in order of time."""
    return fetch(
        db,
        Counting,
        "SELECT 'CN-' || c.id, f.code, f.name, c.counted_on, c.lowest, c.highest, c.note "
        "FROM counting c JOIN figure f ON f.id = c.figure_id "
        "WHERE c.programme_id = ? AND c.counted_on <= ? ORDER BY c.counted_on, c.id",
        (programme.id, until),
    )
