"""report month, year and period."""

import sqlite3
from functools import partial
from typing import Annotated

from ettervern_cli.app.options import argument, option
from ettervern_cli.app.options import year as read_year
from ettervern_cli.app.output.bars import bar_style
from ettervern_cli.app.output.report_output import Reporting, chosen, reports
from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.external.errors import refuse_single_days
from ettervern_cli.reports.period.counts import course
from ettervern_cli.reports.period.counts.gather import gather
from ettervern_cli.reports.period.counts.year_before import with_year_before
from ettervern_cli.reports.period.report import Report
from ettervern_cli.reports.period.screen.page import page
from ettervern_cli.values.dates import Period, year_period

CountOn = Annotated[
    list[str] | None, option("--count-on", "DATE", "A day to count residents on; may be repeated.")
]


@reports
def month(
    it: Reporting,
    which: Annotated[str, argument("[MONTH]", "As 2026-10; else last month.")] = "last-month",
    *,
    count_on: CountOn = None,
) -> None:
    """A month's report: ettervern report month 2026-10 -o october.md

    People, nights, occupancy, ladders, follow-ups, intake, exits and money. Run again it gives
    the same bytes, unless something dated so early was written since.
    """
    _report(it, it.session.month(which), count_on)


@reports
def year(
    it: Reporting,
    which: Annotated[int, argument("YEAR", "As 2026.", parser=read_year)],
    *,
    count_on: CountOn = None,
) -> None:
    """A year's report: ettervern report year 2026 --format csv

    A year that is not over is cut at today, and says so.
    """
    _report(it, year_period(which), count_on)


@reports
def period(
    it: Reporting,
    first: Annotated[str, argument("FROM", "The first day.")],
    last: Annotated[str, argument("TO", "The last day, included.")],
    *,
    count_on: CountOn = None,
) -> None:
    """The report on any period: ettervern report period 2026-01-01 2026-06-30

    A period that reaches past today is cut at today, and says so.
    """
    _report(it, it.session.between(first, last), count_on)


def _report(it: Reporting, found: Period, count_on: list[str] | None) -> None:
    """Gather the report with what its format tells, then show it."""
    session = it.session
    # Counts by day and month are not for outsiders, nor are charts and bars, drawn from them.
    bars = "" if it.external else bar_style(session, it.form, it.output)
    form = chosen(it.form, it.output)
    is_whole = form in ("json", "csv", "html", "xlsx") and not it.external

    def gathered(db: sqlite3.Connection, programme: Programme) -> Report:
        days = [session.read_day(day) for day in count_on or ()]
        if it.external:
            refuse_single_days(days, found, session.today)
        report = gather(db, programme, found, today=session.today, count_on=days)
        if not it.external:
            report = with_year_before(db, programme, report)
        if is_whole:
            return course.with_course(db, programme, report)
        return course.with_nights(db, programme, report) if bars else report

    it.show("period", gathered, partial(page, bars=bars))
