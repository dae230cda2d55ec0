"""budget show, book and entries."""

import datetime as dt
import sqlite3
from typing import TYPE_CHECKING, Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import (
    Format,
    How,
    Output,
    Year,
    kroner,
    own_words,
    session_of,
    show_sentence,
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
from ettervern_cli.storage.results import Said, said
from ettervern_cli.values.money import Ore

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
            text=lambda: render.all_years_lines(words, found),
            json=lambda: [budget.year_json(one) for one in found],
            csv=lambda: render.budget_csv(found),
            md=lambda: render.budget_markdown(words, found),
        )
    return View(
        text=lambda: render.year_lines(words, found[0], session.today, empty, bars),
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
    session = session_of(ctx)
    on = session.past(how.on)
    with session.writing("budget book", dry_run=how.dry_run) as work:
        programme = session.programme()
        words = [own_words(session, text, "text"), own_words(session, how.note, "note")]
        entry = budget.book(
            session.db,
            session.pen,
            programme,
            on,
            line=line,
            amount_ore=-amount if credit else amount,
            text="\n".join(word for word in words if word) or None,
            voucher=own_words(session, voucher, "voucher"),
        )
        twin = budget.voucher_twin(session.db, programme, entry)
        if twin is not None:
            facts = {"voucher": twin.voucher, "id": twin.id, "amount": Ore(twin.amount_ore)}
            on_line = dt.date.fromisoformat(twin.booked_on)
            session.warn(Said("daily.voucher_again", {**facts, "on": on_line}))
        told = [
            said(
                "daily.credited" if entry.amount_ore < 0 else "daily.booked",
                id=entry.id,
                amount=Ore(abs(entry.amount_ore)),
                line=entry.name,
                on=on,
            )
        ]
        lines = budget.budget_year(session.db, programme, on.year).lines
        left = next(item.remaining_ore for item in lines if item.line == entry.line)
        if left is not None:
            key = "daily.left_of_plan" if left >= 0 else "daily.over_plan"
            told.append(said(key, year=str(on.year), amount=Ore(abs(left))))
        show_sentence(session, how, work, told, entry._asdict())


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

    session.show(
        View(
            text=lambda: render.entries_lines(session.words, found),
            json=lambda: [entry._asdict() for entry in found],
            csv=lambda: render.entries_csv(found),
            md=lambda: render.entries_markdown(session.words, found),
        ),
        form,
        output,
    )
