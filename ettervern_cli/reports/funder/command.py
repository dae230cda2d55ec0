"""report funder."""

import sqlite3
from typing import TYPE_CHECKING, Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import Asked, argument, hint, option, reports, session_of
from ettervern_cli.app.options import year as read_year
from ettervern_cli.app.output.report_output import chosen, report
from ettervern_cli.app.session import Session
from ettervern_cli.errors import MissingOption, OptionsExclude
from ettervern_cli.values.dates import Period, year_period

if TYPE_CHECKING:
    from ettervern_cli.programme.programme import Programme
    from ettervern_cli.reports.external.masking import Suppression
    from ettervern_cli.reports.funder.report import FunderReport

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
    ctx: typer.Context,
    who: Who,
    *,
    which: Year = None,
    first: First = None,
    last: Last = None,
    asked: Asked,
) -> None:
    """A report to a funder: ettervern report funder husbanken --year 2026 -o report.md

    Use of the grant, results against the goals, and the headings that Norwegian grant reports ask
    for. What only people can say comes from: ettervern report remark
    """
    from ettervern_cli.reports.funder.gather import gather
    from ettervern_cli.reports.funder.grants import find_funder, year_to_report, years_given
    from ettervern_cli.reports.funder.screen import page

    session = session_of(ctx)
    given = _given(session, which, first, last)
    years: list[int] = []

    def gathered(db: sqlite3.Connection, programme: "Programme") -> "FunderReport":
        found = find_funder(db, programme, who)
        years.extend(year for year in years_given(db, found) if year <= session.today.year)
        period = given or year_period(year_to_report(db, found, session.today))
        return gather(db, programme, found, period, today=session.today)

    found = report(
        session,
        asked,
        gather=gathered,
        page=page,
        external=_for_outsiders,
        kind="funder",
    )
    if chosen(asked.form, asked.output) == "text":
        others = [year for year in years if year not in [one.year for one in found.grant.years]]
        if others and found.grant.total.awarded_ore is None:
            hint(session, f"report funder {found.funder.funder} --year {others[-1]}")
        else:
            _hint_unsaid(session, found)


def _for_outsiders(
    db: sqlite3.Connection, programme: "Programme", found: "FunderReport"
) -> "tuple[FunderReport, Suppression]":
    from ettervern_cli.reports.external.facts import funder_persons, outside_rules
    from ettervern_cli.reports.external.places import external_funder
    from ettervern_cli.reports.remarks.verbs import cleared

    persons = funder_persons(db, programme, found.period)
    may = cleared(db, programme)
    return external_funder(found, outside_rules(db, programme, found.period), persons, may)


def _hint_unsaid(session: Session, report: "FunderReport") -> None:
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
