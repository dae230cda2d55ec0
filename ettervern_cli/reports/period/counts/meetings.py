"""Meetings, decisions and gaps in a period, counted up to its last day.

A decision carried out or a gap closed after that day was still open on it.
"""

import sqlite3

from ettervern_cli.reports.period.meetings import Decisions, Gaps, MeetingsHeld
from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.rates import Tally

HELD = """
SELECT count(*) FROM meeting WHERE programme_id = :programme AND held_on BETWEEN :first AND :last
"""

ATTENDANCE = """
SELECT p.code, p.name, count(*)
FROM meeting m CROSS JOIN attendance a ON a.meeting_id = m.id
    CROSS JOIN partner p ON p.id = a.partner_id
WHERE m.programme_id = :programme AND m.held_on BETWEEN :first AND :last
GROUP BY p.id ORDER BY p.position
"""

# Due on the last day is not overdue.
DECISIONS = """
SELECT total(decided_on BETWEEN :first AND :last), total(done_on BETWEEN :first AND :last),
    total(decided_on <= :last AND due_on < :last AND (done_on IS NULL OR done_on > :last))
FROM decision WHERE programme_id = :programme
"""


def meetings(db: sqlite3.Connection, bound: Bound) -> MeetingsHeld:
    """Meetings held, which partners came to how many, and decisions made, done and overdue."""
    held = db.execute(HELD, bound).fetchone()[0]
    decisions = Decisions(*map(int, db.execute(DECISIONS, bound).fetchone()))
    attendance = [Tally(*row) for row in db.execute(ATTENDANCE, bound)]
    return MeetingsHeld(held, attendance, decisions)


GAPS = """
SELECT total(opened_on BETWEEN :first AND :last), total(closed_on BETWEEN :first AND :last),
    total(is_open), total(is_open * age)
FROM (SELECT opened_on, closed_on,
        opened_on <= :last AND (closed_on IS NULL OR closed_on > :last) AS is_open,
        CAST(julianday(:last) - julianday(opened_on) AS INTEGER) AS age
    FROM gap WHERE programme_id = :programme)
"""


def gaps(db: sqlite3.Connection, bound: Bound) -> Gaps:
    """Gaps opened and closed in the period, and those open on its last day with their age."""
    return Gaps(*map(int, db.execute(GAPS, bound).fetchone()))
