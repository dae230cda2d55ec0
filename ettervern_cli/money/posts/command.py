"""budget posts."""

from typing import Annotated

from ettervern_cli.app.options import Year, flag
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.money.posts import posts as post_years
from ettervern_cli.values.data import inner_csv


@looks
def posts(
    it: Look,
    *,
    year: Year = None,
    fixed_prices: Annotated[bool, flag("--fixed-prices", "Without the price adjustment.")] = False,
) -> None:
    """Posts, in full-time equivalents and kroner: ettervern budget posts --year 2009

    A post counts for the days of the year that it is filled.
    """
    from ettervern_cli.money.posts.screen import posts_sheet

    found = post_years.post_year(
        it.db, it.programme, year or it.today.year, fixed_prices=fixed_prices
    )
    shown = post_years.posts_json(found)
    csv = inner_csv(shown, "posts", "year", "programme")
    it.sheet(posts_sheet(it.words, found), shown, csv)
