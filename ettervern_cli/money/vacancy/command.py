"""budget vacancy."""

import typer

from ettervern_cli.app.acts import show_sheet
from ettervern_cli.app.options import Output, ReportFormat, Year, session_of
from ettervern_cli.money.vacancy import vacancy as vacancies
from ettervern_cli.values.data import rows_csv


def vacancy(
    ctx: typer.Context,
    *,
    year: Year = None,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """The rent of units that stand empty: ettervern budget vacancy --year 2009

    What the units that are to stand empty cost, the cheapest there are, beside what empty nights
    have cost. Empty is a bed that nobody lives in or is held for, in a unit in use that is not
    kept for a partner's own.
    """
    session = session_of(ctx)
    with session.reading() as db:
        found = vacancies.vacancy_year(
            db, session.programme(), year or session.today.year, session.today
        )

    from ettervern_cli.money.vacancy import screen as render

    sheet = render.vacancy_sheet(session.words, found, session.today)
    shown = vacancies.vacancy_json(found)
    show_sheet(session, form, output, sheet, shown, csv=rows_csv(found.months))
