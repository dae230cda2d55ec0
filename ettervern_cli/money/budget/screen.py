"""``budget``: a year's plan beside what was booked, all years side by side, and the bookings."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ettervern_cli.money.budget.budget import SIDES, Booking, BudgetLine, BudgetYear
from ettervern_cli.screen.charts.bars import bar
from ettervern_cli.screen.listing import TABLE, Field, Listing
from ettervern_cli.screen.phrases import full_day, kroner_to
from ettervern_cli.screen.safe import Cell, Code, safe_text
from ettervern_cli.screen.sheet import INDENT, Part, Row, Sheet, grid, group
from ettervern_cli.screen.tables import Head, Table
from ettervern_cli.screen.values import kroner
from ettervern_cli.screen.writing import Writer
from ettervern_cli.values.money import Ore, sum_given
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.money.vacancy.vacancy import Vacancy

BAR = 8


class _Result(NamedTuple):
    """Financing less costs; it has nothing to use up."""

    name: str
    planned_ore: int | None
    actual_ore: int | None


class _Sum(NamedTuple):
    """What the bookings of a side come to."""

    name: str
    amount_ore: int


def year_sheet(
    words: Language,
    budget: BudgetYear,
    today: dt.date,
    empty: "Vacancy | None" = None,
    bars: str = "",
) -> Sheet:
    """One year: costs, financing and the result; each line planned, actual, remaining, used.

    ``empty`` is the rent of empty units, said below. With a style of ``bars`` there is one a line.
    """
    return Sheet(
        _title(words, "screen.budget_of", _span(budget), budget),
        kroner_to(words, budget.year, today),
        [
            Part(_year_table(words, budget, bars)),
            *_applied(words, budget),
            *_notes([*_left(words, budget), *_prices(words, budget), *_empty(words, empty)]),
        ],
    )


def _span(budget: BudgetYear) -> str:
    """The year, or the project that the budget is of."""
    return safe_text(budget.project.name) if budget.project else str(budget.year)


def _applied(words: Language, budget: BudgetYear) -> list[Part]:
    """What was applied for by line, beside what was awarded of it."""
    rows = [Row(line) for line in budget.lines if line.applied_ore is not None]
    if not rows:
        return []
    fields = (
        Field("", "name"),
        *(Field(f">{what}", f"{what}_ore") for what in ("applied", "awarded")),
    )
    return [Part(grid(words, fields, rows, of="funding"), words.say("screen.applied_for"))]


def _left(words: Language, budget: BudgetYear) -> list[str]:
    """What is left of what came in for a project, where anything did."""
    came, paid = (budget.total(side, "actual_ore") for side in ("funding", "cost"))
    if budget.project is None or came is None:
        return []
    facts = {"came": Ore(came), "paid": Ore(paid or 0), "left": Ore(came - (paid or 0))}
    return [words.say("screen.project_left", **facts)]


def years_sheet(words: Language, years: list[BudgetYear], form: str) -> Sheet:
    """Every year's plan side by side with its sum, then planned and actual year by year.

    Beyond a screen each year's lines follow.
    """
    first, last = years[0], years[-1]
    span = f"{first.year}\u2013{last.year}" if len(years) > 1 else str(first.year)
    parts = [
        Part(_plans_table(words, years)),
        Part(_by_year_table(words, years), words.say("screen.plan_and_actual")),
        *_notes(_prices_of_all(words, first)),
    ]
    if form == TABLE:
        parts += [
            Part(
                _year_table(words, year),
                _title(words, "screen.budget_of", str(year.year), year),
                _prices(words, year),
            )
            for year in years
        ]
    return Sheet(_title(words, "screen.plans_of", span, first), words.say("screen.kroner"), parts)


def _title(words: Language, key: str, span: str, year: BudgetYear) -> str:
    return words.say(key, year=span, name=year.programme_name)


def _notes(sentences: list[str]) -> list[Part]:
    return [Part(sentences=sentences)] if sentences else []


def _empty(words: Language, empty: "Vacancy | None") -> list[str]:
    """The rent of empty units in a sentence."""
    if empty is None:
        return []
    from ettervern_cli.money.vacancy.screen import note

    return [note(words, empty)]


def _prices_of_all(words: Language, year: BudgetYear) -> list[str]:
    """That each year is in its own prices, or that none is."""
    if year.prices is None:
        return []
    key = "screen.prices_each_year" if year.prices.is_adjusted else "screen.prices_fixed"
    return [words.say(key, year=str(year.prices.year))]


def _prices(words: Language, budget: BudgetYear) -> list[str]:
    """In which year's prices the plan is, where that is not plain."""
    if budget.prices is None:
        return []
    year, factor, is_adjusted = budget.prices
    if not is_adjusted:
        return [words.say("screen.prices_fixed", year=str(year))]
    return [words.say("screen.prices_adjusted", year=str(year), factor=words.decimal(factor, 4))]


def _year_table(words: Language, budget: BudgetYear, bars: str = "") -> Table:
    rows: list[Row] = []
    for side in SIDES:
        there = [line for line in budget.lines if line.side == side]
        rows += group(words.say(f"screen.side_{side}"), there, _sum(words, there))
    rows.append(Row(_result(budget, words.say("screen.result")), "bold"))
    return grid(words, _fields(bars), rows)


def _sum(words: Language, lines: Sequence[BudgetLine], key: str = "screen.sum") -> BudgetLine:
    planned, actual = (
        sum_given(getattr(line, what) for line in lines) for what in ("planned_ore", "actual_ore")
    )
    return BudgetLine("", "", words.say(key), planned, actual)


def _result(budget: BudgetYear, name: str) -> _Result:
    return _Result(name, budget.result("planned_ore"), budget.result("actual_ore"))


def _fields(bars: str = "") -> list[Field]:
    """Name, planned, actual, remaining and the share used; what passes the plan is red."""

    def drawn(line: Any) -> str:
        return bar(line.actual_ore or 0, line.planned_ore, BAR, bars) if _is_line(line) else ""

    return [
        Field("", "name"),
        Field(">planned", "planned_ore"),
        Field(">actual", "actual_ore"),
        Field(">remaining", "remaining_ore", _over),
        Field(">used", "used", _over),
        *([Field("", drawn, _over)] if bars else []),
    ]


def _is_line(row: object) -> bool:
    return isinstance(row, BudgetLine) and bool(row.line)


def _over(row: Any) -> str:
    return "red" if isinstance(row, BudgetLine) and (row.remaining_ore or 0) < 0 else ""


def _plans_table(words: Language, years: list[BudgetYear]) -> Table:
    """The plans of the years by line, and what each comes to in all."""

    def row(name: str, plans: Sequence[int | None], style: str = "", indent: int = 0) -> list[Cell]:
        amounts = (kroner(plan, style) for plan in (*plans, sum_given(plans)))
        return [Cell(" " * indent + safe_text(name), style), *amounts]

    rows = []
    for side in SIDES:
        blank = [Cell("")] * (len(years) + 1)
        rows.append([Cell(words.say(f"screen.side_{side}"), "bold"), *blank])
        for code, name in _lines_of(years, side).items():
            rows.append(row(name, [_planned(year, code) for year in years], "", INDENT))
        sums = [year.total(side, "planned_ore") for year in years]
        rows.append(row(words.say("screen.sum"), sums, "bold", INDENT))
    rows.append(row(words.say("screen.result"),
                    [year.result("planned_ore") for year in years], "bold"))  # fmt: skip
    heads = [*(str(year.year) for year in years), words.say("screen.sum_of_years")]
    return Writer(words).table(Table([Head(), *(Head(head, True) for head in heads)], rows))


def _lines_of(years: list[BudgetYear], side: str) -> dict[str, str]:
    """Codes and names of a side's lines in all years, in order."""
    return {line.line: line.name for year in years for line in year.lines if line.side == side}


def _planned(year: BudgetYear, code: str) -> int | None:
    return next((line.planned_ore for line in year.lines if line.line == code), None)


def _by_year_table(words: Language, years: list[BudgetYear]) -> Table:
    """Planned, actual, remaining and used, a line a year, for each side and the result."""
    rows: list[Row] = []
    for side in SIDES:
        each = [
            BudgetLine("", side, str(year.year), *(year.total(side, what)
                                                  for what in ("planned_ore", "actual_ore")))
            for year in years
        ]  # fmt: skip
        sums = [_sum(words, each, "screen.sum_of_years")] if len(years) > 1 else []
        rows += group(words.say(f"screen.side_{side}"), each, *sums)
    results = [Row(_result(year, str(year.year)), "", INDENT) for year in years]
    rows += [Row(words.say("screen.result"), "bold"), *results]
    return grid(words, _fields(), rows)


def entry_list(words: Language, entries: list[Booking]) -> Listing:
    """A line a booking in order of date, and the sum of each side."""
    sums = {
        side: sum(entry.amount_ore for entry in entries if entry.side == side)
        for side in SIDES
        if any(entry.side == side for entry in entries)
    }

    def on(row: Booking | _Sum) -> object:
        return (
            row.name
            if isinstance(row, _Sum)
            else full_day(words, dt.date.fromisoformat(row.booked_on))
        )

    return Listing(
        subject="screen",
        title=words.say("screen.entries"),
        rows=entries,
        fields=(
            Field(">date", on),
            Field("code", "id", "dim", in_text=""),
            Field("budget_line", lambda row: "" if isinstance(row, _Sum) else row.name,
                  brief=lambda row: "" if isinstance(row, _Sum) else Code(row.line)),
            Field(">kroner", "amount_ore"),
            Field("voucher", "voucher"),
            Field("text", "text"),
        ),
        names=Booking._fields,
        empty=words.say("screen.entries_none"),
        sums=[
            _Sum(words.say("screen.sum" if len(sums) == 1 else f"screen.side_{side}"), total)
            for side, total in sums.items()
        ],
    )  # fmt: skip
