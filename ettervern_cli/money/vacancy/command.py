"""budget vacancy."""

import typer

from ettervern_cli.app.acts import show_found
from ettervern_cli.app.options import Format, Output, Year, session_of
from ettervern_cli.money.vacancy import vacancy as vacancies


def vacancy(
    ctx: typer.Context,
    *,
    year: Year = None,
    form: Format = "text",
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

    show_found(
        session, form, output, found, vacancies.vacancy_json,
        render.vacancy_lines, render.vacancy_csv, render.vacancy_markdown,
    )  # fmt: skip
