"""report month, year and period."""

from typing import Annotated

import typer

from ettervern_cli.casebook import periods
from ettervern_cli.cli.options import Format, Output, session_of
from ettervern_cli.cli.options import year as read_year
from ettervern_cli.cli.output import View
from ettervern_cli.errors import BadValue, EndsBeforeItBegins
from ettervern_cli.rules.dates import Period, parse_month, year_period

CountOn = Annotated[
    list[str] | None,
    typer.Option(
        "--count-on", metavar="DATE", help="A day to count residents on; may be repeated."
    ),
]


def month(
    ctx: typer.Context,
    which: Annotated[
        str, typer.Argument(metavar="[MONTH]", help="As 2026-10; else last month.")
    ] = "last-month",
    *,
    count_on: CountOn = None,
    form: Format = "text",
    output: Output = None,
) -> None:
    """A month's report: ettervern report month 2026-10 -o october.md

    People, nights, occupancy, ladders, follow-ups, intake, exits and money. Run again it gives
    the same bytes, unless something dated so early was written since.
    """
    try:
        found = parse_month(which, session_of(ctx).today)
    except ValueError:
        raise BadValue(what="month", value=which) from None
    _report(ctx, found, count_on, form, output)


def year(
    ctx: typer.Context,
    which: Annotated[int, typer.Argument(metavar="YEAR", help="As 2026.", parser=read_year)],
    *,
    count_on: CountOn = None,
    form: Format = "text",
    output: Output = None,
) -> None:
    """A year's report: ettervern report year 2026 --format csv

    A year that is not over is cut at today, and says so.
    """
    _report(ctx, year_period(which), count_on, form, output)


def period(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="FROM", help="The first day.")],
    last: Annotated[str, typer.Argument(metavar="TO", help="The last day, included.")],
    *,
    count_on: CountOn = None,
    form: Format = "text",
    output: Output = None,
) -> None:
    """The report on any period: ettervern report period 2026-01-01 2026-06-30

    A period that reaches past today is cut at today, and says so.
    """
    session = session_of(ctx)
    begins, ends = session.read_day(first), session.read_day(last)
    if ends < begins:
        raise EndsBeforeItBegins(begins=begins, ends=ends)
    _report(ctx, Period(begins, ends), count_on, form, output)


def _report(
    ctx: typer.Context, found: Period, count_on: list[str] | None, form: str, output: str | None
) -> None:
    """Gather the report in one consistent picture, then write it out."""
    session = session_of(ctx)
    with session.reading() as db:
        programme = session.programme()
        report = periods.gather(
            db,
            programme,
            found,
            today=session.today,
            count_on=[session.read_day(day) for day in count_on or ()],
        )

    from ettervern_cli.render import period as render
    from ettervern_cli.reports.period_json import as_json

    session.show(
        View(
            text=lambda: render.text(report, session.words),
            json=lambda: as_json(report),
            csv=lambda: render.csv(report),
            md=lambda: render.markdown(report, session.words),
        ),
        form,
        output,
    )
