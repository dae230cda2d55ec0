"""The same days a year before: what a report tells first, counted by the same statements."""

import sqlite3

from ettervern_cli.homes.occupancy import occupancy
from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.period.compared import YearBefore
from ettervern_cli.reports.period.counts.gather import bound_of, follow_ups, money
from ettervern_cli.reports.period.counts.stays import exits, first_admitted, nights
from ettervern_cli.reports.period.report import Report
from ettervern_cli.values.dates import year_before

LONGEST = 366


def with_year_before(db: sqlite3.Connection, programme: Programme, report: Report) -> Report:
    """The report with what the same days a year before say, in the caller's ``reading``.

    Without it where nobody had been admitted by the end of those, or where the period is longer
    than a year.
    """
    period = year_before(report.period)
    bound = bound_of(db, programme, period)
    first = first_admitted(db, bound)
    if first is None or first > period.last or report.period.days > LONGEST:
        return report
    costs = money(db, programme, bound, period)
    planned = report.money.totals.cost.planned_ore
    is_held_against = planned is not None and period.first >= costs.to_date_from
    return report._replace(
        year_before=YearBefore(
            period=period,
            served=sum(sum(group.values()) for group in nights(db, bound)),
            lived_in=occupancy(db, bound, []).rate,
            on_time=follow_ups(db, bound).on_time,
            success=exits(db, bound, period).success,
            spent_ore=costs.totals.cost.actual_to_date_ore if is_held_against else None,
        )
    )
