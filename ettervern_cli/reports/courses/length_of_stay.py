"""How long stays last, gathered: each stay's days, and how it ended by the period's last day."""

import datetime as dt
import sqlite3

from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.courses.length_report import Course, Retention, Stays, course_of
from ettervern_cli.reports.courses.survival import TimeToEvent, curve
from ettervern_cli.reports.period.counts.gather import bound_of, seal_of
from ettervern_cli.reports.period.months import course_times
from ettervern_cli.values.known_words import DIED, is_death
from ettervern_cli.values.sql.as_of import is_lasting

LEFT, HOME, ELSEWHERE = "left", "home", "elsewhere"

# Days from admission to the discharge and to the first lasting home seen after the admission, each
# up to the last day; what is not over by then has been seen until that day.
STAYS = f"""
SELECT s.resident_id,
    CAST(julianday(CASE WHEN s.discharged_on <= :last THEN s.discharged_on END)
        - julianday(s.admitted_on) AS INTEGER),
    CAST(julianday(:last) - julianday(s.admitted_on) AS INTEGER),
    {is_death("r")}, {is_lasting("d", "s.discharged_on")}, s.destination_id IS NULL,
    (SELECT CAST(julianday(min(w.seen_on)) - julianday(s.admitted_on) AS INTEGER)
        FROM dwelling w JOIN term k ON k.id = w.kind_id
        WHERE w.stay_id = s.id AND {is_lasting("k", "w.seen_on")} AND w.seen_on > s.admitted_on
            AND w.seen_on <= :last)
FROM stay s LEFT JOIN term r ON r.id = s.exit_reason_id
    LEFT JOIN term d ON d.id = s.destination_id
WHERE s.programme_id = :programme AND s.admitted_on BETWEEN :first AND :last
"""

LASTING = """
SELECT 1 FROM term t WHERE programme_id = ? AND list = 'destination' AND (is_lasting OR EXISTS (
    SELECT 1 FROM revision v WHERE v.table_name = 'term' AND v.row_id = t.id)) LIMIT 1
"""


def gather(
    db: sqlite3.Connection,
    programme: Programme,
    *,
    first: dt.date | None,
    last: dt.date | None,
    today: dt.date,
) -> Retention:
    """The report, cut at ``today``, inside the caller's ``reading`` transaction.

    Without ``first`` all stays there ever were. Raises what ``course_times`` raises.
    """
    period, cut = course_times(db, programme, first, last, today)
    bound = bound_of(db, programme, period)
    rows = db.execute(STAYS, bound).fetchall()
    over = [row for row in rows if row[1] is not None]
    return Retention(
        programme=programme.code,
        name=programme.name,
        residents_are=programme.residents_are,
        period=period,
        cut=cut,
        stays=Stays(
            number=len(rows),
            residents=len({row[0] for row in rows}),
            left=sum(not row[3] for row in over),
            died=sum(row[3] for row in over),
            staying=len(rows) - len(over),
            pending=sum(row[5] and not row[3] for row in over),
        ),
        in_programme=course_of(curve([_stay(*row[1:4]) for row in rows], [LEFT])),
        lasting_home=_lasting(db, programme, rows),
        seal=seal_of(db, bound),
    )


def _stay(ended: int | None, seen: int, died: int) -> TimeToEvent:
    if ended is None:
        return TimeToEvent(seen, None)
    return TimeToEvent(ended, DIED if died else LEFT)


def _lasting(
    db: sqlite3.Connection, programme: Programme, rows: list[tuple[int, ...]]
) -> Course | None:
    """Days to a lasting home: one seen during the stay, or one that the stay ended in."""
    if db.execute(LASTING, (programme.id,)).fetchone() is None:
        return None
    return course_of(curve([_home(*row[1:]) for row in rows], [HOME]), competing=True)


def _home(
    ended: int | None, seen: int, died: int, is_lasting: int, _pending: int, housed: int | None
) -> TimeToEvent:
    if housed is not None:
        return TimeToEvent(housed, HOME)
    if ended is None:
        return TimeToEvent(seen, None)
    if died:
        return TimeToEvent(ended, DIED)
    return TimeToEvent(ended, HOME if is_lasting else ELSEWHERE)
