"""report month, year and period."""

import sqlite3
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from ettervern_cli.app.options import Asked, argument, option, reports, session_of
from ettervern_cli.app.options import year as read_year
from ettervern_cli.app.output.bars import bar_style
from ettervern_cli.app.output.report_output import chosen, report
from ettervern_cli.errors import BadValue
from ettervern_cli.values.dates import Period, parse_month, year_period

if TYPE_CHECKING:
    from ettervern_cli.programme.programme import Programme
    from ettervern_cli.reports.external.masking import Suppression
    from ettervern_cli.reports.period.report import Report

CountOn = Annotated[
    list[str] | None, option("--count-on", "DATE", "A day to count residents on; may be repeated.")
]


@reports
def month(
    ctx: typer.Context,
    which: Annotated[str, argument("[MONTH]", "As 2026-10; else last month.")] = "last-month",
    *,
    count_on: CountOn = None,
    asked: Asked,
) -> None:
    """A month's report: ettervern report month 2026-10 -o october.md

    People, nights, occupancy, ladders, follow-ups, intake, exits and money. Run again it gives
    the same bytes, unless something dated so early was written since.
    """
    try:
        found = parse_month(which, session_of(ctx).today)
    except ValueError:
        raise BadValue(what="month", value=which) from None
    _report(ctx, found, count_on, asked)


@reports
def year(
    ctx: typer.Context,
    which: Annotated[int, argument("YEAR", "As 2026.", parser=read_year)],
    *,
    count_on: CountOn = None,
    asked: Asked,
) -> None:
    """A year's report: ettervern report year 2026 --format csv

    A year that is not over is cut at today, and says so.
    """
    _report(ctx, year_period(which), count_on, asked)


@reports
def period(
    ctx: typer.Context,
    first: Annotated[str, argument("FROM", "The first day.")],
    last: Annotated[str, argument("TO", "The last day, included.")],
    *,
    count_on: CountOn = None,
    asked: Asked,
) -> None:
    """The report on any period: ettervern report period 2026-01-01 2026-06-30

    A period that reaches past today is cut at today, and says so.
    """
    _report(ctx, session_of(ctx).between(first, last), count_on, asked)


def _report(ctx: typer.Context, found: Period, count_on: list[str] | None, asked: Asked) -> None:
    """Gather the report with what its format tells, then show it."""
    from ettervern_cli.reports.external.errors import refuse_single_days
    from ettervern_cli.reports.period.counts import course
    from ettervern_cli.reports.period.counts.gather import gather
    from ettervern_cli.reports.period.counts.year_before import with_year_before
    from ettervern_cli.reports.period.screen.page import page

    session = session_of(ctx)
    # Counts by day and month are not for outsiders, nor are charts and bars, drawn from them.
    bars = "" if asked.external else bar_style(session, asked.form, asked.output)
    form = chosen(asked.form, asked.output)
    is_whole = form in ("json", "csv", "html", "xlsx") and not asked.external

    def gathered(db: sqlite3.Connection, programme: "Programme") -> "Report":
        days = [session.read_day(day) for day in count_on or ()]
        if asked.external:
            refuse_single_days(days, found, session.today)
        report = gather(db, programme, found, today=session.today, count_on=days)
        if not asked.external:
            report = with_year_before(db, programme, report)
        if is_whole:
            return course.with_course(db, programme, report)
        return course.with_nights(db, programme, report) if bars else report

    report(
        session,
        asked,
        gather=gathered,
        page=partial(page, bars=bars),
        external=_for_outsiders,
        kind="period",
    )


def _for_outsiders(
    db: sqlite3.Connection, programme: "Programme", report: "Report"
) -> "tuple[Report, Suppression]":
    """The report with what outsiders are not to see hidden."""
    from ettervern_cli.reports.external.facts import behind, outside_rules
    from ettervern_cli.reports.external.period import external

    rules = outside_rules(db, programme, report.period)
    days = [day.on for day in report.occupancy.on]
    return external(report, rules, behind(db, programme, report.period, days))
