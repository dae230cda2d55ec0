"""budget show, book and entries."""

from typing import TYPE_CHECKING, Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import Year, argument, flag, kroner, option
from ettervern_cli.app.options import year as read_year
from ettervern_cli.app.output.bars import bar_style
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.errors import NotUsedHere, OptionsExclude
from ettervern_cli.homes.units import own_units
from ettervern_cli.money.budget import budget
from ettervern_cli.programme.money_settings import money_rules
from ettervern_cli.programme.programme import Programme
from ettervern_cli.screen.listing import TEXT
from ettervern_cli.values.data import inner_csv

if TYPE_CHECKING:
    from ettervern_cli.money.vacancy.vacancy import Vacancy
    from ettervern_cli.screen.sheet import Sheet


@looks
def show(
    it: Look,
    *,
    year: Year = None,
    all_years: Annotated[
        bool, flag("--all-years", "Every year that has a plan, side by side.")
    ] = False,
    fixed_prices: Annotated[
        bool, flag("--fixed-prices", "Plans without the price adjustment.")
    ] = False,
    project: Annotated[
        str | None,
        option("--project", "PROJECT", "A project's own budget, in all.", complete.projects),
    ] = None,
) -> None:
    """A year's plan beside what was booked: ettervern budget --year 2009

    A dash means that nothing was planned, or nothing was booked. What has a budget of its own, as
    a pre-project or a rebuild that gifts pay, stands outside the years: --project shows it.
    """
    from ettervern_cli.money.budget import screen as render

    if all_years and year is not None:
        raise OptionsExclude(one="--all-years", other="--year")
    if project is not None and (all_years or year is not None):
        raise OptionsExclude(one="--project", other="--all-years" if all_years else "--year")
    db, programme = it.db, it.programme
    years = budget.planned_years(db, programme) if all_years else [year or it.today.year]
    if not years:
        raise NotUsedHere(what="budget_line", programme=programme.name)
    found = [
        budget.budget_year(db, programme, one, it.today, fixed_prices=fixed_prices)
        for one in ([] if project else years)
    ]
    if project is not None:
        found = [budget.project_budget(db, programme, project, it.today)]
    alone = not all_years and project is None
    empty = _empty_units(it, programme, years[0]) if alone else None
    words, bars = it.words, bar_style(it.session, it.form, it.output)

    def sheet(kind: str) -> "Sheet":
        if all_years:
            return render.years_sheet(words, found, kind)
        drawn = bars if kind == TEXT else ""
        return render.year_sheet(words, found[0], it.today, empty, drawn)

    shown = [budget.year_json(one) for one in found]
    csv = inner_csv(shown, "lines", "year", "programme")
    it.sheet(sheet, shown if all_years else shown[0], csv)


def _empty_units(it: Look, programme: Programme, year: int) -> "Vacancy | None":
    """The rent of empty units, where a line of the budget pays it."""
    if money_rules(it.db, programme).vacancy_line is None or not own_units(it.db, programme):
        return None
    from ettervern_cli.money.vacancy.vacancy import vacancy_year

    return vacancy_year(it.db, programme, year, it.today)


@acts
def book(
    it: Act,
    line: Annotated[str, argument("LINE", "A budget line.", complete.lines)],
    amount: Annotated[int, argument("AMOUNT", "Kroner, as 61200 or 61200,50.", parser=kroner)],
    *,
    credit: Annotated[bool, flag("--credit", "The amount comes back.")] = False,
    text: Annotated[str | None, option("--text", "T", "What it was for.")] = None,
    voucher: Annotated[str | None, option("--voucher", "V", "The voucher's number.")] = None,
) -> None:
    """Book a voucher against a line: ettervern budget book training 6200 --voucher 41

    On a cost line what was paid, on a financing line what came in.
    """
    written = budget.book(
        it.stage,
        line=line,
        amount_ore=-amount if credit else amount,
        text=it.with_note(text, "text") or None,
        voucher=it.words(voucher, "voucher"),
    )
    it.show(written)


@looks
def entries(
    it: Look,
    *,
    year: Annotated[
        int | None, option("--year", "YYYY", "Only that year.", parser=read_year)
    ] = None,
    line: Annotated[str | None, option("--line", "LINE", "Only that line.", complete.lines)] = None,
) -> None:
    """What has been booked, in order of date: ettervern budget entries --year 2009

    The ids in front are what edit and annul take.
    """
    from ettervern_cli.money.budget.screen import entry_list

    it.show(entry_list(it.words, budget.bookings(it.db, it.programme, year=year, line=line)))
