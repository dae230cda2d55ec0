"""budget show, book and entries."""

import sqlite3
from typing import TYPE_CHECKING, Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import act, show_found
from ettervern_cli.app.options import (
    Format,
    How,
    Output,
    Year,
    kroner,
    session_of,
    writes,
)
from ettervern_cli.app.options import year as read_year
from ettervern_cli.app.output.bars import bar_style
from ettervern_cli.app.output.output import View
from ettervern_cli.app.session import Session
from ettervern_cli.errors import NotUsedHere, OptionsExclude
from ettervern_cli.homes.units import units
from ettervern_cli.money.budget import budget
from ettervern_cli.programme.money_settings import money_rules
from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.data import as_json

if TYPE_CHECKING:
    from ettervern_cli.money.vacancy.vacancy import Vacancy


def show(
    ctx: typer.Context,
    *,
    year: Year = None,
    all_years: Annotated[
        bool, typer.Option("--all-years", help="Every year that has a plan, side by side.")
    ] = False,
    fixed_prices: Annotated[
        bool, typer.Option("--fixed-prices", help="Plans without the price adjustment.")
    ] = False,
    form: Format = "text",
    output: Output = None,
) -> None:
    """A year's plan beside what was booked: ettervern budget --year 2009

    A dash means that nothing was planned, or nothing was booked.
    """
    session = session_of(ctx)
    if all_years and year is not None:
        raise OptionsExclude(one="--all-years", other="--year")
    with session.reading() as db:
        programme = session.programme()
        years = budget.planned_years(db, programme) if all_years else [year or session.today.year]
        if not years:
            raise NotUsedHere(what="budget_line", programme=programme.name)
        found = [
            budget.budget_year(db, programme, one, session.today, fixed_prices=fixed_prices)
            for one in years
        ]
        empty = None if all_years else _empty_units(session, db, programme, years[0])

    bars = bar_style(session, form, output)
    session.show(_years(session, found, all_years, empty, bars), form, output)


def _years(
    session: Session,
    found: list[budget.BudgetYear],
    all_years: bool,
    empty: "Vacancy | None",
    bars: str,
) -> View:
    """One year, or all of them side by side."""
    from ettervern_cli.money.budget import screen as render

    words = session.words
    if all_years:
        return View(
            text=lambda room: render.all_years_lines(words, found),
            json=lambda: [budget.year_json(one) for one in found],
            csv=lambda: render.budget_csv(found),
            md=lambda: render.budget_markdown(words, found),
        )
    return View(
        text=lambda room: render.year_lines(words, found[0], session.today, empty, bars),
        json=lambda: budget.year_json(found[0]),
        csv=lambda: render.budget_csv(found),
        md=lambda: render.budget_markdown(words, found, empty),
    )


def _empty_units(
    session: Session, db: sqlite3.Connection, programme: Programme, year: int
) -> "Vacancy | None":
    """The rent of empty units, where a line of the budget pays it."""
    if money_rules(db, programme).vacancy_line is None or not units(db, programme):
        return None
    from ettervern_cli.money.vacancy.vacancy import vacancy_year

    return vacancy_year(db, programme, year, session.today)


@writes
def book(
    ctx: typer.Context,
    line: Annotated[
        str,
        typer.Argument(metavar="LINE", help="A budget line.", autocompletion=complete.lines),
    ],
    amount: Annotated[
        int, typer.Argument(metavar="AMOUNT", help="Kroner, as 61200 or 61200,50.", parser=kroner)
    ],
    *,
    credit: Annotated[bool, typer.Option("--credit", help="The amount comes back.")] = False,
    text: Annotated[
        str | None, typer.Option("--text", metavar="T", help="What it was for.")
    ] = None,
    voucher: Annotated[
        str | None, typer.Option("--voucher", metavar="V", help="The voucher's number.")
    ] = None,
    how: How,
) -> None:
    """Book a voucher against a line: ettervern budget book training 6200 --voucher 41

    On a cost line what was paid, on a financing line what came in.
    """
    with act(ctx, how) as it:
        written = budget.book(
            it.stage,
            line=line,
            amount_ore=-amount if credit else amount,
            text=it.with_note(text, "text") or None,
            voucher=it.words(voucher, "voucher"),
        )
        it.show(written)


def entries(
    ctx: typer.Context,
    *,
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="YYYY", help="Only that year.", parser=read_year),
    ] = None,
    line: Annotated[
        str | None,
        typer.Option("--line", metavar="LINE", help="Only that line.",
                     autocompletion=complete.lines),
    ] = None,
    form: Format = "text",
    output: Output = None,
) -> None:  # fmt: skip
    """What has been booked, in order of date: ettervern budget entries --year 2009

    The ids in front are what edit and annul take.
    """
    session = session_of(ctx)
    with session.reading() as db:
        found = budget.bookings(db, session.programme(), year=year, line=line)

    from ettervern_cli.money.budget import screen as render

    show_found(
        session, form, output, found, as_json,
        render.entries_lines, render.entries_csv, render.entries_markdown,
    )  # fmt: skip
