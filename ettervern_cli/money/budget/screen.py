"""``budget``: a year's plan beside what was booked, all years side by side, and the bookings."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.screen.charts.bars import bar
from ettervern_cli.screen.folding import WIDTH, wrap
from ettervern_cli.screen.phrases import (
    columns,
    full_day,
    heading,
    kroner_to,
    safe,
    sentence,
    used_columns,
)
from ettervern_cli.screen.tables import (
    Cell,
    Head,
    Line,
    Table,
    cell,
    fits,
    lines,
    markdown,
    markdown_text,
    wrapped,
)
from ettervern_cli.values.money import sum_given

if TYPE_CHECKING:
    from ettervern_cli.money.budget.budget import Booking, BudgetLine, BudgetYear
    from ettervern_cli.money.vacancy.vacancy import Vacancy
    from ettervern_cli.words import Language

SIDES = ("cost", "funding")
AT_ONCE = 4
BAR = 8
TEXT = 24  # columns that a booking's text should have
CSV = ["year", "programme", "side", "line", "name", "planned_ore", "actual_ore", "remaining_ore",
       "used_rate"]  # fmt: skip
ENTRY = ["id", "line", "name", "side", "booked_on", "amount_ore", "text", "voucher"]


def year_lines(
    words: "Language",
    budget: "BudgetYear",
    today: dt.date,
    empty: "Vacancy | None" = None,
    bars: str = "",
) -> list[Line]:
    """One year: costs, financing and the result; each line planned, actual, remaining, used.

    ``empty`` is the rent of empty units, said below. With a style of ``bars`` there is one a line.
    """
    title = words.say("screen.budget_of", year=str(budget.year), name=safe(budget.programme_name))
    unit = kroner_to(words, budget.year, today)
    body = [*heading(title, unit), [], *lines(wrapped(_year_table(words, budget, "  ", bars), 0))]
    return [*body, *_notes(_year_sentences(words, budget, empty))]


def _notes(sentences: list[str]) -> list[Line]:
    """Sentences below a table, an empty line before them; nothing where there are none."""
    return [*([[]] if sentences else []), *[[Cell(part)] for text in sentences
                                       for part in wrap(text, WIDTH)]]  # fmt: skip


def _year_sentences(words: "Language", budget: "BudgetYear", empty: "Vacancy | None") -> list[str]:
    """What is said below a year: whose prices it is in, and the rent of empty units."""
    sentences = _prices_sentences(words, budget)
    if empty is not None:
        from ettervern_cli.money.vacancy.screen import note

        sentences.append(note(words, empty))
    return sentences


def _years_sentences(words: "Language", years: "list[BudgetYear]") -> list[str]:
    """What is said below all years: that each is in its own prices, or that none is."""
    prices = years[0].prices
    if prices is None:
        return []
    key = "screen.prices_each_year" if prices.is_adjusted else "screen.prices_fixed"
    return [words.say(key, year=str(prices.year))]


def _prices_sentences(words: "Language", budget: "BudgetYear") -> list[str]:
    """In which year's prices the plan is, where that is not plain."""
    if budget.prices is None:
        return []
    year, factor, is_adjusted = budget.prices
    if not is_adjusted:
        return [words.say("screen.prices_fixed", year=str(year))]
    rate = words.decimal(factor, 4)
    return [words.say("screen.prices_adjusted", year=str(year), factor=rate)]


def _year_table(
    words: "Language", budget: "BudgetYear", indent: str = "  ", bars: str = ""
) -> Table:
    rows = []
    for side in SIDES:
        rows.append([Cell(words.say(f"screen.side_{side}"), "bold"), *_empty(4)])
        for line in budget.lines:
            if line.side == side:
                name = Cell(indent + cell(line.name).text)
                row = [name, *_figures(words, line.planned_ore, line.actual_ore)]
                if bars:
                    drawn = bar(line.actual_ore or 0, line.planned_ore, BAR, bars)
                    row.append(Cell(drawn, row[-1].style))
                rows.append(row)
        planned, actual = budget.total(side, "planned_ore"), budget.total(side, "actual_ore")
        name = Cell(indent + words.say("screen.sum"), "bold")
        rows.append([name, *_figures(words, planned, actual, "bold")])
    rows.append(_result(words, budget, words.say("screen.result")))
    heads = columns(words, "", ">planned", ">actual", ">remaining", ">used")
    if bars:
        heads.append(Head())
        rows = [row if len(row) == len(heads) else [*row, Cell("")] for row in rows]
    return Table(heads, rows)


def _empty(count: int) -> list[Cell]:
    return [Cell("")] * count


def _figures(
    words: "Language", planned: int | None, actual: int | None, style: str = ""
) -> list[Cell]:
    """Planned, actual, remaining and the share used; what passes the plan is red."""
    left = None if planned is None else planned - (actual or 0)
    over = "red" if left is not None and left < 0 else style
    return [
        Cell(words.kroner(planned), style),
        Cell(words.kroner(actual), style),
        Cell(words.kroner(left), over),
        Cell(words.percent(actual or 0, planned), over),
    ]


def _result(words: "Language", budget: "BudgetYear", name: str) -> list[Cell]:
    """Financing less costs; it has nothing to use up."""
    values = (budget.result("planned_ore"), budget.result("actual_ore"))
    return [Cell(name, "bold"), *(Cell(words.kroner(value), "bold") for value in values),
            *_empty(2)]  # fmt: skip


def all_years_lines(words: "Language", years: "list[BudgetYear]") -> list[Line]:
    """Every year's plan side by side with its sum, then planned and actual year by year."""
    if not years:
        return sentence(words, "screen.budget_none")
    span = str(years[0].year)
    if len(years) > 1:
        span = f"{span}\u2013{years[-1].year}"
    title = words.say("screen.plans_of", year=span, name=safe(years[0].programme_name))
    body = heading(title, words.say("screen.kroner"))
    for first in range(0, len(years), AT_ONCE):
        shown = years[first : first + AT_ONCE]
        is_last = first + AT_ONCE >= len(years)
        body += [[], *lines(wrapped(_plans_table(words, years, shown, is_last), 0))]
    head: Line = [Cell(words.say("screen.plan_and_actual"), "bold")]
    body += [[], head, [], *lines(_by_year_table(words, years))]
    return [*body, *_notes(_years_sentences(words, years))]


def _plans_table(
    words: "Language", years: "list[BudgetYear]", shown: "list[BudgetYear]", with_sum: bool,
    indent: str = "  ",
) -> Table:  # fmt: skip
    """Plans of the years ``shown``, and where ``with_sum`` the sum over all ``years``."""
    amounts = [*shown, *([None] if with_sum else [])]
    heads = [
        Head(words.say("screen.sum_of_years") if year is None else str(year.year), True)
        for year in amounts
    ]

    def row(name: str, values: "dict[int, int | None]", style: str = "") -> list[Cell]:
        total = sum_given(values[year.year] for year in years)
        return [
            Cell(name, style),
            *(
                Cell(words.kroner(total if year is None else values[year.year]), style)
                for year in amounts
            ),
        ]

    rows = []
    for side in SIDES:
        rows.append([Cell(words.say(f"screen.side_{side}"), "bold"), *_empty(len(amounts))])
        for code, name in _lines_of(years, side).items():
            plans = {year.year: _planned(year, code) for year in years}
            rows.append(row(indent + cell(name).text, plans))
        sums = {year.year: year.total(side, "planned_ore") for year in years}
        rows.append(row(indent + words.say("screen.sum"), sums, "bold"))
    results = {year.year: year.result("planned_ore") for year in years}
    rows.append(row(words.say("screen.result"), results, "bold"))
    return Table([Head(), *heads], rows)


def _lines_of(years: "list[BudgetYear]", side: str) -> dict[str, str]:
    """Codes and names of a side's lines in all years, in order."""
    return {line.line: line.name for year in years for line in year.lines if line.side == side}


def _planned(year: "BudgetYear", code: str) -> int | None:
    return next((line.planned_ore for line in year.lines if line.line == code), None)


def _by_year_table(words: "Language", years: "list[BudgetYear]") -> Table:
    """Planned, actual, remaining and used, a line a year, for each side and the result."""
    rows = []
    for side in SIDES:
        rows.append([Cell(words.say(f"screen.side_{side}"), "bold"), *_empty(4)])
        pairs = [
            (str(year.year), year.total(side, "planned_ore"), year.total(side, "actual_ore"))
            for year in years
        ]
        rows += [
            [Cell(f"  {year}"), *_figures(words, planned, actual)]
            for year, planned, actual in pairs
        ]
        if len(years) > 1:
            name = Cell(f"  {words.say('screen.sum_of_years')}", "bold")
            planned, actual = (
                sum_given(pair[1] for pair in pairs),
                sum_given(pair[2] for pair in pairs),
            )
            rows.append([name, *_figures(words, planned, actual, "bold")])
    rows.append([Cell(words.say("screen.result"), "bold"), *_empty(4)])
    rows += [_result(words, year, f"  {year.year}") for year in years]
    return Table(columns(words, "", ">planned", ">actual", ">remaining", ">used"), rows)


def budget_csv(years: "list[BudgetYear]") -> tuple[list[str], list[list[object]]]:
    """A row a line and year, in øre; never planned or never booked is empty."""
    return CSV, [_csv_row(year, line) for year in years for line in year.lines]


def _csv_row(year: "BudgetYear", line: "BudgetLine") -> list[object]:
    rate = round((line.actual_ore or 0) / line.planned_ore, 4) if line.planned_ore else None
    return [year.year, year.programme, line.side, line.line, line.name, line.planned_ore,
            line.actual_ore, line.remaining_ore, rate]  # fmt: skip


def budget_markdown(
    words: "Language", years: "list[BudgetYear]", empty: "Vacancy | None" = None
) -> str:
    """A heading and a table a year; several years begin with their plans side by side.

    ``empty`` is the rent of empty units of the one year there is, said below.
    """
    parts = []
    if len(years) > 1:
        span = f"{years[0].year}\u2013{years[-1].year}"
        parts.append(_markdown_part(words, "screen.plans_of", span, years[0],
                                    _plans_table(words, years, years, True, "")))  # fmt: skip
        parts += _markdown_notes(_years_sentences(words, years))
    for year in years:
        parts.append(_markdown_part(words, "screen.budget_of", str(year.year), year,
                                    _year_table(words, year, "")))  # fmt: skip
        parts += _markdown_notes(_year_sentences(words, year, empty))
    return "\n".join(parts)


def _markdown_notes(sentences: list[str]) -> list[str]:
    """Sentences below a table, a paragraph each."""
    return [f"{markdown_text(text)}\n" for text in sentences]


def _markdown_part(words: "Language", key: str, span: str, year: "BudgetYear", table: Table) -> str:
    title = words.say(key, year=span, name=markdown_text(year.programme_name))
    return f"## {title} ({words.say('screen.kroner')})\n\n{markdown(table)}"


def entries_lines(words: "Language", entries: "list[Booking]") -> list[Line]:
    """A line a booking in order of date, and the sum of each side.

    The budget line is named where that leaves room for the text, else given by its code.
    """
    if not entries:
        return sentence(words, "screen.entries_none")
    by_name = Table([Head()] * 5, [row[:5] for row in _entry_rows(words, entries)])
    rows = _entry_rows(words, entries, by_name=fits(by_name, WIDTH - TEXT))
    sides = [side for side in SIDES if any(entry.side == side for entry in entries)]
    for side in sides:
        total = sum(entry.amount_ore for entry in entries if entry.side == side)
        name = words.say("screen.sum" if len(sides) == 1 else f"screen.side_{side}")
        rows.append([Cell(name, "bold"), Cell(""), Cell(""),
                     Cell(words.kroner(total), "bold"), *_empty(2)])  # fmt: skip
    heads = columns(words, ">date", "", "budget_line", ">kroner", "voucher", "text")
    shown = used_columns(Table(heads, rows))
    if shown.columns[-1] == heads[-1]:
        shown = wrapped(shown, len(shown.columns) - 1)
    return lines(shown)


def _entry_rows(
    words: "Language", entries: "list[Booking]", *, by_name: bool = True
) -> list[list[Cell]]:
    return [
        [
            full_day(words, dt.date.fromisoformat(entry.booked_on)),
            Cell(entry.id, "dim"),
            cell(entry.name if by_name else entry.line),
            Cell(words.kroner(entry.amount_ore)),
            cell(entry.voucher),
            cell(entry.text),
        ]
        for entry in entries
    ]


def entries_csv(entries: "list[Booking]") -> tuple[list[str], list[list[object]]]:
    """Every value of every booking, in øre."""
    return ENTRY, [list(entry) for entry in entries]


def entries_markdown(words: "Language", entries: "list[Booking]") -> str:
    """The bookings as a markdown table."""
    heads = columns(words, ">date", "code", "budget_line", ">kroner", "voucher", "text")
    return markdown(Table(heads, _entry_rows(words, entries)))
