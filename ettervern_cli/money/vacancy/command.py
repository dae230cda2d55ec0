"""budget vacancy."""

import typer

from ettervern_cli.app.options import Format, Output, Year, session_of
from ettervern_cli.app.output.output import View
from ettervern_cli.money.vacancy import vacancy as casebook


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
        found = casebook.vacancy_year(
            db, session.programme(), year or session.today.year, session.today
        )

    from ettervern_cli.money.vacancy import screen as render

    session.show(
        View(
            text=lambda: render.vacancy_lines(session.words, found, session.today),
            json=lambda: casebook.vacancy_json(found),
            csv=lambda: render.vacancy_csv(found),
            md=lambda: render.vacancy_markdown(session.words, found),
        ),
        form,
        output,
    )
