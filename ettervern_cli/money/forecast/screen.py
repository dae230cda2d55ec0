"""``budget forecast``: each line to the year's end, then the year as it was asked about."""

from fractions import Fraction
from typing import TYPE_CHECKING

from ettervern_cli.screen.folding import WIDTH, wrap
from ettervern_cli.screen.phrases import columns, heading, safe
from ettervern_cli.screen.tables import (
    Cell,
    Head,
    Line,
    Table,
    cell,
    lines,
    markdown,
    markdown_text,
    wrapped,
)
from ettervern_cli.values.money import Ore

if TYPE_CHECKING:
    from ettervern_cli.money.forecast.forecast import Forecast
    from ettervern_cli.money.forecast.scenario import Scenario, UnitYear
    from ettervern_cli.words import Language

SIDES = ("cost", "funding")
WHATS = ("planned", "booked", "forecast", "difference")
CSV = ["section", "item", "measure", "value"]


def forecast_lines(
    words: "Language", found: "Forecast", asked: "Scenario", wanted: bool
) -> list[Line]:
    """The lines' table, then what was asked about; every occupancy where it was ``wanted``."""
    title = words.say("forecast.of", year=str(found.year), name=safe(found.programme_name))
    body = [*heading(title, words.say("screen.kroner_to", on=found.on)), []]
    body += lines(wrapped(_line_table(words, found), 0))
    if wanted or asked.homes is not None:
        question = wrap(_question(words, asked), WIDTH)
        body += [[], *([Cell(part, "bold")] for part in question)]
        body += lines(_answers(words, asked), indent=2)
    if wanted and asked.homes is not None and asked.homes.goes_by_occupancy:
        body += [[], *lines(_steps_table(words, asked.homes), indent=2)]
    return body


def _line_table(words: "Language", found: "Forecast", indent: str = "  ") -> Table:
    rows = []
    for side in SIDES:
        rows.append([Cell(words.say(f"screen.side_{side}"), "bold"), *[Cell("")] * 5])
        for line in found.lines:
            if line.side == side:
                values = [getattr(line, f"{what}_ore") for what in WHATS]
                basis = words.say(f"forecast.basis_{line.basis}") if line.basis else ""
                name = Cell(indent + cell(line.name).text)
                rows.append([name, *_amounts(words, side, values), Cell(basis, "dim")])
        sums = [found.total(side, what) for what in WHATS]
        name = Cell(indent + words.say("screen.sum"), "bold")
        rows.append([name, *_amounts(words, side, sums, "bold"), Cell("")])
    results = [found.result(what) for what in WHATS]
    name = Cell(words.say("screen.result"), "bold")
    rows.append([name, *_amounts(words, "funding", results, "bold"), Cell("")])
    heads = [*columns(words, "", ">planned", ">actual"),
             Head(words.say("forecast.forecast"), True),
             Head(words.say("forecast.difference"), True),
             Head(words.say("forecast.basis"))]  # fmt: skip
    return Table(heads, rows)


def _amounts(words: "Language", side: str, values: list[int | None], style: str = "") -> list[Cell]:
    """Plan, booked, forecast and difference; a difference that hurts is red."""
    *most, difference = values
    hurts = difference is not None and (difference > 0 if side == "cost" else difference < 0)
    cells = [Cell(words.kroner(value), style) for value in most]
    return [*cells, Cell(words.kroner(difference), "red" if hurts else style)]


def part(words: "Language", share: Fraction) -> str:
    """A part of a whole in percent, with a decimal only where it has one."""
    percent = share * 100
    if percent.denominator == 1:
        return words.percent(percent.numerator, 100)
    return f"{words.decimal(float(percent), 1)} %"


def _question(words: "Language", asked: "Scenario") -> str:
    """At which occupancy and with which cut the figures below it are."""
    homes = asked.homes
    texts = []
    if homes is not None:
        key = homes.occupancy_from.replace("-", "_")
        if key == "policy" and homes.most == 1:
            key = "asked"
        texts.append(words.say(f"forecast.at_{key}", part=part(words, homes.here.occupancy)))
    if asked.grant_cut is not None:
        key = "forecast.and_cut" if homes is not None else "forecast.at_cut"
        if not asked.grants_ore:
            key += "_nothing"
        texts.append(words.say(key, part=part(words, asked.grant_cut), amount=Ore(asked.cut_ore)))
    return "".join(texts)


def _answers(words: "Language", asked: "Scenario") -> Table:
    """Costs, income and result, and in a house what a bed-day costs and where it balances.

    What goes by occupancy is named beside what the forecast has on the same lines.
    """
    homes = asked.homes
    rows = [
        _answer(words, "costs", words.kroner(asked.cost_ore)),
        _answer(words, "income", words.kroner(asked.income_ore)),
        _answer(words, "result", words.kroner(asked.result_ore), red=asked.result_ore < 0),
    ]
    if homes is not None and homes.used_beds_ore is not None:
        rows.insert(2, _moving(words, "used", homes.used_beds_ore, homes.replaced.income_ore))
    if homes is not None and homes.empty_beds_ore is not None:
        rows.insert(1, _moving(words, "empty", homes.empty_beds_ore, homes.replaced.cost_ore))
    if homes is not None:
        days = words.number(homes.house.bed_days)
        used = words.number(homes.here.used_days)
        rows += [
            _answer(words, "bed_day", words.kroner(homes.bed_day_ore), days=days),
            _answer(words, "used_day", words.kroner(homes.used_day_ore), days=used),
            _balance(words, homes),
        ]
        if homes.empty_unit is not None:
            least, most = homes.empty_unit
            rows.append(_answer(words, "empty_unit", words.kroner(least)))
            if most != least:
                note = Cell(words.say("forecast.note_up_to", amount=Ore(most)))
                rows[-1] = [*rows[-1][:2], note]
    return Table([Head(), Head("", True), Head()], rows)


def _answer(
    words: "Language", key: str, figure: str, *, red: bool = False, days: str = ""
) -> list[Cell]:
    note = words.say(f"forecast.note_{key}", days=days) if days else ""
    return [Cell(words.say(f"forecast.{key}")), Cell(figure, "red" if red else ""), Cell(note)]


def _moving(words: "Language", which: str, amount_ore: int, forecast_ore: int) -> list[Cell]:
    """What goes by occupancy, beside what the forecast has in its place."""
    note = words.say("forecast.note_beds", amount=Ore(forecast_ore))
    figure = Cell(words.kroner(amount_ore))
    return [Cell(words.say(f"forecast.{which}_beds")), figure, Cell(note)]


def _balance(words: "Language", homes: "UnitYear") -> list[Cell]:
    """At what occupancy income meets costs, or why at none."""
    balance, house = homes.house.balance, homes.house
    name = Cell(words.say("forecast.balance"))
    if not homes.goes_by_occupancy:
        return [name, Cell(words.kroner(None)), Cell(words.say("forecast.note_fixed"))]
    if balance is None:
        short = Ore(-house.at(Fraction(1)).result_ore)
        return [name, Cell(words.kroner(None)), Cell(words.say("forecast.note_never", short=short))]
    if not balance:
        return [name, Cell(part(words, balance)), Cell(words.say("forecast.note_always"))]
    days = words.number(homes.balance_days or 0)
    note = words.say("forecast.note_balance", days=days, all=words.number(house.bed_days))
    if balance > homes.most:
        note += words.say("forecast.note_above_most", most=part(words, homes.most))
    return [name, Cell(part(words, balance)), Cell(note)]


def _steps_table(words: "Language", homes: "UnitYear") -> Table:
    """The year at one occupancy after the other."""
    heads = [
        Head(words.say("forecast.occupancy"), True),
        Head(words.say("forecast.bed_days"), True),
        Head(words.say("forecast.costs"), True),
        Head(words.say("forecast.income"), True),
        Head(words.say("forecast.result"), True),
    ]
    rows = []
    for step in homes.steps:
        style = "bold" if step.occupancy == homes.here.occupancy else ""
        rows.append(
            [
                Cell(part(words, step.occupancy), style),
                Cell(words.number(step.used_days), style),
                Cell(words.kroner(step.cost_ore), style),
                Cell(words.kroner(step.income_ore), style),
                Cell(words.kroner(step.result_ore), "red" if step.result_ore < 0 else style),
            ]
        )
    return Table(heads, rows)


def forecast_markdown(words: "Language", found: "Forecast", asked: "Scenario") -> str:
    """The lines, what was asked about, and the year at one occupancy after the other."""
    name = markdown_text(found.programme_name)
    title = words.say("forecast.of", year=str(found.year), name=name)
    on = words.say("screen.kroner_to", on=found.on)
    parts = [f"## {title} ({on})\n\n{markdown(_line_table(words, found, ''))}"]
    question = _question(words, asked)
    if question:
        parts.append(f"### {question}\n\n{markdown(_answers(words, asked))}")
    if asked.homes is not None and asked.homes.goes_by_occupancy:
        parts.append(markdown(_steps_table(words, asked.homes)))
    return "\n".join(parts)


def forecast_csv(found: "Forecast", asked: "Scenario") -> tuple[list[str], list[list[object]]]:
    """Every number, a row each: section, item, measure and value."""
    rows: list[list[object]] = []
    for line in found.lines:
        rows += [["line", line.line, f"{what}_ore", getattr(line, f"{what}_ore")] for what in WHATS]
        rows.append(["line", line.line, "basis", line.basis])
    for side in SIDES:
        rows += [["total", side, f"{what}_ore", found.total(side, what)] for what in WHATS]
    rows += [["total", "result", f"{what}_ore", found.result(what)] for what in WHATS]
    rows += [
        ["scenario", "", measure, value]
        for measure, value in (
            ("grant_cut", None if asked.grant_cut is None else float(asked.grant_cut)),
            ("grants_ore", asked.grants_ore),
            ("cut_ore", asked.cut_ore),
            ("cost_ore", asked.cost_ore),
            ("income_ore", asked.income_ore),
            ("result_ore", asked.result_ore),
        )
    ]
    return CSV, [*rows, *(_homes_csv(asked.homes) if asked.homes else [])]


def _homes_csv(homes: "UnitYear") -> list[list[object]]:
    house, unit = homes.house, homes.empty_unit
    balance = None if house.balance is None else round(float(house.balance), 4)
    rows: list[list[object]] = [
        ["break_even", "", measure, value]
        for measure, value in (
            ("occupancy", round(float(homes.here.occupancy), 4)),
            ("bed_days", house.bed_days),
            ("used_bed_days", homes.here.used_days),
            ("most", round(float(homes.most), 4)),
            ("cost_a_bed_day_ore", homes.bed_day_ore),
            ("cost_a_used_bed_day_ore", homes.used_day_ore),
            ("empty_beds_ore", homes.empty_beds_ore),
            ("used_beds_ore", homes.used_beds_ore),
            ("replaced_cost_ore", homes.replaced.cost_ore),
            ("replaced_income_ore", homes.replaced.income_ore),
            ("balance", balance),
            ("balance_bed_days", homes.balance_days),
            ("empty_unit_least_ore", unit and unit.least_ore),
            ("empty_unit_most_ore", unit and unit.most_ore),
        )
    ]
    for step in homes.steps:
        item = str(round(float(step.occupancy), 4))
        rows += [
            ["by_occupancy", item, "used_bed_days", step.used_days],
            ["by_occupancy", item, "cost_ore", step.cost_ore],
            ["by_occupancy", item, "income_ore", step.income_ore],
            ["by_occupancy", item, "result_ore", step.result_ore],
        ]
    return rows
