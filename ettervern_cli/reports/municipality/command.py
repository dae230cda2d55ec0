"""report municipality."""

import sqlite3
from typing import TYPE_CHECKING, Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import Asked, argument, option, reports, session_of
from ettervern_cli.app.options import year as read_year
from ettervern_cli.app.output.report_output import report
from ettervern_cli.app.session import Session
from ettervern_cli.errors import BadValue, MissingOption, OptionsExclude
from ettervern_cli.values.dates import Period, parse_month, year_period

if TYPE_CHECKING:
    from ettervern_cli.programme.programme import Programme
    from ettervern_cli.reports.external.masking import Suppression
    from ettervern_cli.reports.municipality.report import MunicipalityReport

Town = Annotated[str, argument("M", "A municipality by code or name.", complete.municipalities)]
Year = Annotated[
    int | None, option("--year", "YYYY", "A year; without any, this year so far.", parser=read_year)
]
Month = Annotated[str | None, option("--month", "MONTH", "A month, as 2026-10.")]
First = Annotated[str | None, option("--from", "DATE", "The first day.")]
Last = Annotated[str | None, option("--to", "DATE", "The last day, included.")]


@reports
def municipality(
    ctx: typer.Context,
    which: Town,
    *,
    year: Year = None,
    month: Month = None,
    first: First = None,
    last: Last = None,
    asked: Asked,
) -> None:
    """What one municipality gets for its money: ettervern report municipality M --year 2026

    Its own residents by code: stays, bed-days, steps, follow-ups and exits, and its share of the
    cost month by month, as budget claim has it. Run again it gives the same bytes, unless
    something dated so early was written since.
    """
    from ettervern_cli.programme.programme import municipality as town_named
    from ettervern_cli.reports.municipality.gather import gather_municipality
    from ettervern_cli.reports.municipality.screen import page

    session = session_of(ctx)
    period = _period(session, year, month, first, last)
    report(
        session,
        asked,
        gather=lambda db, programme: gather_municipality(
            db, programme, town_named(db, which), period, today=session.today
        ),
        page=page,
        external=_for_outsiders,
        kind="municipality",
    )


def _for_outsiders(
    db: sqlite3.Connection, programme: "Programme", report: "MunicipalityReport"
) -> "tuple[MunicipalityReport, Suppression]":
    """The report with what outsiders are not to see hidden."""
    from ettervern_cli.reports.external.facts import housed, outside_rules, town_persons
    from ettervern_cli.reports.external.places import external_municipality

    everyone = housed(db, programme, report.period)
    persons = town_persons(db, programme, report.period, report.municipality)
    return external_municipality(
        report, outside_rules(db, programme, report.period), everyone, persons
    )


def _period(
    session: Session, year: int | None, month: str | None, first: str | None, last: str | None
) -> Period:
    """The period asked for, by one way of asking; without any, this year."""
    given = [
        option
        for option, value in (("--year", year), ("--month", month), ("--from", first or last))
        if value is not None
    ]
    if len(given) > 1:
        raise OptionsExclude(one=given[0], other=given[1])
    if month is not None:
        try:
            return parse_month(month, session.today)
        except ValueError:
            raise BadValue(what="month", value=month) from None
    if first is None and last is None:
        return year_period(year or session.today.year)
    if first is None:
        raise MissingOption(option="--from")
    return session.between(first, last)
