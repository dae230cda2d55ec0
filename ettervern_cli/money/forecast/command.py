"""budget forecast."""

from fractions import Fraction
from typing import Annotated

from ettervern_cli.app.options import Year, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.app.outside.readers import reader
from ettervern_cli.money.forecast import forecast as forecasts
from ettervern_cli.money.forecast import scenario as scenarios
from ettervern_cli.money.forecast.rules import parse_part

part = reader(parse_part, "part")


@looks
def forecast(
    it: Look,
    *,
    year: Year = None,
    occupancy: Annotated[
        Fraction | None, option("--occupancy", "PART", "What if: 0.75 or 75%.", parser=part)
    ] = None,
    grant_cut: Annotated[
        Fraction | None, option("--grant-cut", "PART", "What if: 0.2 or 20%.", parser=part)
    ] = None,
) -> None:
    """Where the year is likely to end: ettervern budget forecast --occupancy 0.75

    An award not yet received is expected. Otherwise a line booked in each of the last three full
    months goes on at their mean, and any other line is expected to use the rest of its plan.
    Occupancy and cuts are only asked about: nothing booked is touched.
    """
    from ettervern_cli.money.forecast.screen import forecast_sheet

    db, programme = it.db, it.programme
    found = forecasts.forecast_year(db, programme, year or it.today.year, it.today)
    asked = scenarios.scenario(db, programme, found, asked=occupancy, grant_cut=grant_cut)
    wanted = occupancy is not None or grant_cut is not None
    shown = scenarios.forecast_json(found, asked)
    it.sheet(
        lambda kind: forecast_sheet(it.words, found, asked, kind, wanted),
        shown,
        scenarios.forecast_csv(shown),
    )
