"""A period's course for the charts of its report: nights by day, steps and follow-ups by month.

Read for html and workbooks alone. Every statement cuts at the period's last day.
"""

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence

from ettervern_cli.homes.occupancy import by_day
from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.period.counts.gather import DUE, bound_of
from ettervern_cli.reports.period.counts.stays import steps_on
from ettervern_cli.reports.period.course import MonthDue, PeriodCourse, StepsOn
from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.dates import Period, add_months, month_ends

MONTHS = 12


def course(
    db: sqlite3.Connection, programme: Programme, period: Period, *, only_days: bool = False
) -> PeriodCourse:
    """What happened day by day and month by month, inside the caller's ``reading`` transaction.

    ``period`` is the report's own, already cut at today. ``only_days`` leaves the months empty.
    """
    bound = bound_of(db, programme, period)
    if only_days:
        return PeriodCourse(by_day(db, bound, period), {}, [])
    months = _months(db, bound, period)
    ladders: Mapping[str, Sequence[StepsOn]] = (
        steps_on(db, bound, [month.last for month in months]) if months else {}
    )
    return PeriodCourse(
        days=by_day(db, bound, period),
        ladders=ladders,
        follow_ups=[_due(db, bound, month) for month in months],
    )


FIRST_ADMITTED = "SELECT min(admitted_on) FROM stay WHERE programme_id = :programme"


def _months(db: sqlite3.Connection, bound: Bound, period: Period) -> list[Period]:
    """The months to look at: the period's, at least twelve, none before the first admission."""
    found = db.execute(FIRST_ADMITTED, bound).fetchone()[0]
    if found is None or found > period.last.isoformat():
        return []
    year = add_months(period.last.replace(day=1), 1 - MONTHS)
    first = max(min(period.first, year), dt.date.fromisoformat(found)).replace(day=1)
    return [Period(last.replace(day=1), last) for last in month_ends(Period(first, period.last))]


def _due(db: sqlite3.Connection, bound: Bound, month: Period) -> MonthDue:
    span = {"first": month.first.isoformat(), "last": month.last.isoformat()}
    due, met, _, _ = db.execute(DUE, {**bound, **span}).fetchone()
    return MonthDue(month, int(met), int(due))
