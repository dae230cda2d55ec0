"""budget posts."""

from typing import Annotated

import typer

from ettervern_cli.app.acts import show_found
from ettervern_cli.app.options import Format, Output, Year, session_of
from ettervern_cli.money.posts import posts as post_years


def posts(
    ctx: typer.Context,
    *,
    year: Year = None,
    fixed_prices: Annotated[
        bool, typer.Option("--fixed-prices", help="Without the price adjustment.")
    ] = False,
    form: Format = "text",
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

    show_found(
        session, form, output, found, post_years.posts_json,
        render.post_lines, render.post_csv, render.post_markdown,
    )  # fmt: skip
