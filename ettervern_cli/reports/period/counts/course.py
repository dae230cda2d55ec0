"""How a period went: nights by day and by month, steps and follow-ups by month.

Read only where a report tells them: text and what outsiders get do not. Every statement cuts at
the period's last day.
"""

import sqlite3

from ettervern_cli.homes.occupancy import by_day, by_month
from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.period.counts.gather import DUE, bound_of
from ettervern_cli.reports.period.counts.stays import first_admitted, steps_on
from ettervern_cli.reports.period.report import MonthDue, Report
from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.dates import Period, add_months, month_ends
from ettervern_cli.values.rates import Rate

MONTHS = 12


def with_course(db: sqlite3.Connection, programme: Programme, report: Report) -> Report:
    """The report with its months and its nights, inside the caller's ``reading`` transaction."""
    bound = bound_of(db, programme, report.period)
    months = _months(db, bound, report.period)
    due = [_due(db, bound, month) for month in months]
    return with_nights(db, programme, report)._replace(
        ladders=steps_on(db, bound, report.ladders, [month.last for month in months]),
        follow_ups=report.follow_ups._replace(months=due),
    )


def with_nights(db: sqlite3.Connection, programme: Programme, report: Report) -> Report:
    """The report with the use of its units night by night and month by month."""
    nights = by_day(db, bound_of(db, programme, report.period), report.period)
    used = report.occupancy._replace(nights=nights, months=by_month(nights))
    return report._replace(occupancy=used)


def _months(db: sqlite3.Connection, bound: Bound, period: Period) -> list[Period]:
    """The months to look at: the period's, at least twelve, none before the first admission."""
    found = first_admitted(db, bound)
    if found is None or found > period.last:
        return []
    year = add_months(period.last.replace(day=1), 1 - MONTHS)
    first = max(min(period.first, year), found).replace(day=1)
    return [Period(last.replace(day=1), last) for last in month_ends(Period(first, period.last))]


def _due(db: sqlite3.Connection, bound: Bound, month: Period) -> MonthDue:
    span = {"first": month.first.isoformat(), "last": month.last.isoformat()}
    due, met, _, _ = db.execute(DUE, {**bound, **span}).fetchone()
    return MonthDue(month, Rate(int(met), int(due)))
