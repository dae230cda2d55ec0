"""budget funders."""

from typing import Annotated

from ettervern_cli.app.options import Year, flag
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.errors import OptionsExclude
from ettervern_cli.money.funders import funders as awards
from ettervern_cli.money.funders import staircase as staircases
from ettervern_cli.values.data import inner_csv


@looks
def funders(
    it: Look,
    *,
    year: Year = None,
    all_years: Annotated[bool, flag("--all-years", "Every year's awards side by side.")] = False,
) -> None:
    """Awards, what is spent of them, and reports: ettervern budget funders --year 2009

    Received is what was booked on the funder's line. Spent is its part of what was booked on the
    lines it covers, in proportion to the awards of all who cover them, never above its award.
    """
    from ettervern_cli.money.funders import screen as render

    if all_years and year is not None:
        raise OptionsExclude(one="--all-years", other="--year")
    if all_years:
        _all_years(it)
        return
    found = awards.funding_year(it.db, it.programme, year or it.today.year, it.today)
    shown = awards.funders_json(found)
    sheet = render.year_sheet(it.words, found, it.today)
    csv = inner_csv(shown, "funders", "year", "programme")
    it.sheet(sheet, shown, csv)


def _all_years(it: Look) -> None:
    """Every year's awards side by side, with what each changes by."""
    from ettervern_cli.money.funders.screen import staircase_sheet

    found = staircases.staircase(it.db, it.programme, it.today)
    shown = staircases.staircase_json(found)
    each = [{"programme": found.programme, **funder} for funder in shown["funders"]]
    csv = inner_csv(each, "awards", "programme", "funder", "name", "kind")
    it.sheet(staircase_sheet(it.words, found), shown, csv)
