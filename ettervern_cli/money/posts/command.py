"""budget posts."""

from typing import Annotated

import typer

from ettervern_cli.app.acts import show_sheet
from ettervern_cli.app.options import Output, ReportFormat, Year, flag, session_of
from ettervern_cli.money.posts import posts as post_years
from ettervern_cli.values.data import inner_csv


def posts(
    ctx: typer.Context,
    *,
    year: Year = None,
    fixed_prices: Annotated[bool, flag("--fixed-prices", "Without the price adjustment.")] = False,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Posts, in full-time equivalents and kroner: ettervern budget posts --year 2009

    A post counts for the days of the year that it is filled.
    """
    session = session_of(ctx)
    with session.reading() as db:
        found = post_years.post_year(
            db, session.programme(), year or session.today.year, fixed_prices=fixed_prices
        )

    from ettervern_cli.money.posts import screen as render

    shown = post_years.posts_json(found)
    csv = inner_csv(shown, "posts", "year", "programme")
    show_sheet(session, form, output, render.posts_sheet(session.words, found), shown, csv)
