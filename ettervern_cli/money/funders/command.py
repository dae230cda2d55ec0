"""budget funders."""

from typing import Annotated

import typer

from ettervern_cli.app.acts import show_sheet
from ettervern_cli.app.options import Output, ReportFormat, Year, flag, session_of
from ettervern_cli.errors import OptionsExclude
from ettervern_cli.money.funders import funders as awards
from ettervern_cli.money.funders import staircase as staircases
from ettervern_cli.values.data import inner_csv


def funders(
    ctx: typer.Context,
    *,
    year: Year = None,
    all_years: Annotated[bool, flag("--all-years", "Every year's awards side by side.")] = False,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Awards, what is spent of them, and reports: ettervern budget funders --year 2009

    Received is what was booked on the funder's line. Spent is its part of what was booked on the
    lines it covers, in proportion to the awards of all who cover them, never above its award.
    """
    session = session_of(ctx)
    if all_years and year is not None:
        raise OptionsExclude(one="--all-years", other="--year")
    if all_years:
        _all_years(ctx, form, output)
        return
    with session.reading() as db:
        found = awards.funding_year(
            db, session.programme(), year or session.today.year, session.today
        )

    from ettervern_cli.money.funders import screen as render

    shown = awards.funders_json(found)
    sheet = render.year_sheet(session.words, found, session.today)
    csv = inner_csv(shown, "funders", "year", "programme")
    show_sheet(session, form, output, sheet, shown, csv)


def _all_years(ctx: typer.Context, form: str, output: str | None) -> None:
    """Every year's awards side by side, with what each changes by."""
    session = session_of(ctx)
    with session.reading() as db:
        found = staircases.staircase(db, session.programme(), session.today)

    from ettervern_cli.money.funders import screen as render

    shown = staircases.staircase_json(found)
    each = [{"programme": found.programme, **funder} for funder in shown["funders"]]
    csv = inner_csv(each, "awards", "programme", "funder", "name", "kind")
    show_sheet(session, form, output, render.staircase_sheet(session.words, found), shown, csv)
