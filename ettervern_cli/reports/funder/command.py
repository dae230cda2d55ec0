"""report funder."""

import sqlite3
from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import argument, hint, option
from ettervern_cli.app.options import year as read_year
from ettervern_cli.app.output.report_output import Reporting, chosen, reports
from ettervern_cli.app.session import Session
from ettervern_cli.errors import MissingOption, OptionsExclude
from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.funder.gather import gather
from ettervern_cli.reports.funder.grants import find_funder, year_to_report, years_given
from ettervern_cli.reports.funder.report import FunderReport
from ettervern_cli.reports.funder.screen import page
from ettervern_cli.values.dates import Period, year_period

# The headings that no number can fill.
TO_SAY = ("results", "methods", "challenges", "learned")

Who = Annotated[str, argument("ID", "The funder.", complete.funders)]
Year = Annotated[
    int | None,
    option(
        "--year",
        "YEAR",
        "Else the next due, last year with a grant, or this.",
        parser=read_year,
    ),
]
First = Annotated[str | None, option("--from", "DATE", "The first day; with --to.")]
Last = Annotated[str | None, option("--to", "DATE", "The last day, included.")]


@reports
def funder(
    it: Reporting,
    who: Who,
    *,
    which: Year = None,
    first: First = None,
    last: Last = None,
) -> None:
    """A report to a funder: ettervern report funder husbanken --year 2026 -o report.md

    Use of the grant, results against the goals, and the headings that Norwegian grant reports ask
    for. What only people can say comes from: ettervern report remark
    """
    session = it.session
    given = _given(session, which, first, last)
    years: list[int] = []

    def gathered(db: sqlite3.Connection, programme: Programme) -> FunderReport:
        found = find_funder(db, programme, who)
        years.extend(year for year in years_given(db, found) if year <= session.today.year)
        period = given or year_period(year_to_report(db, found, session.today))
        return gather(db, programme, found, period, today=session.today)

    found = it.show("funder", gathered, page)
    if chosen(it.form, it.output) == "text":
        others = [year for year in years if year not in [one.year for one in found.grant.years]]
        if others and found.grant.total.awarded_ore is None:
            hint(session, f"report funder {found.funder.funder} --year {others[-1]}")
        else:
            _hint_unsaid(session, found)


def _hint_unsaid(session: Session, report: FunderReport) -> None:
    """Hint at the first heading that nothing is written under."""
    unsaid = [heading for heading in TO_SAY if not report.remarks[heading]]
    if unsaid:
        hint(session, f'report remark {unsaid[0]} "…"')


def _given(
    session: Session, which: int | None, first: str | None, last: str | None
) -> Period | None:
    """The period asked for: a year, or two days; None where nothing is said."""
    if which is not None:
        if first or last:
            raise OptionsExclude(one="--year", other="--from" if first else "--to")
        return year_period(which)
    if first is None and last is None:
        return None
    if first is None or last is None:
        raise MissingOption(option="--from" if first is None else "--to")
    return session.between(first, last)
