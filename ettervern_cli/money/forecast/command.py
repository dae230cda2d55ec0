"""budget forecast."""

from fractions import Fraction
from typing import Annotated

import typer

from ettervern_cli.app.acts import show_sheet
from ettervern_cli.app.options import Output, ReportFormat, Year, option, session_of
from ettervern_cli.app.outside.readers import reader
from ettervern_cli.money.forecast import forecast as forecasts
from ettervern_cli.money.forecast import scenario as scenarios
from ettervern_cli.money.forecast.rules import parse_part

part = reader(parse_part, "part")


def forecast(
    ctx: typer.Context,
    *,
    year: Year = None,
    occupancy: Annotated[
        Fraction | None, option("--occupancy", "PART", "What if: 0.75 or 75%.", parser=part)
    ] = None,
    grant_cut: Annotated[
        Fraction | None, option("--grant-cut", "PART", "What if: 0.2 or 20%.", parser=part)
    ] = None,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Where the year is likely to end: ettervern budget forecast --occupancy 0.75

    An award not yet received is expected. Otherwise a line booked in each of the last three full
    months goes on at their mean, and any other line is expected to use the rest of its plan.
    Occupancy and cuts are only asked about: nothing booked is touched.
    """
    session = session_of(ctx)
    with session.reading() as db:
        programme = session.programme()
        found = forecasts.forecast_year(db, programme, year or session.today.year, session.today)
        asked = scenarios.scenario(db, programme, found, asked=occupancy, grant_cut=grant_cut)

    from ettervern_cli.money.forecast import screen as render

    wanted = occupancy is not None or grant_cut is not None
    shown = scenarios.forecast_json(found, asked)
    show_sheet(
        session,
        form,
        output,
        lambda kind: render.forecast_sheet(session.words, found, asked, kind, wanted),
        shown,
        scenarios.forecast_csv(shown),
    )
