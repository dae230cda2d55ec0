"""``budget forecast``: each line to the year's end, then the year as it was asked about."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from ettervern_cli.money.budget.budget import SIDES
from ettervern_cli.money.forecast.forecast import Forecast, ForecastLine
from ettervern_cli.money.forecast.scenario import Scenario, UnitYear
from ettervern_cli.screen.listing import TABLE, Field
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.sheet import INDENT, Part, Row, Sheet, facts, grid, group
from ettervern_cli.screen.tables import Table
from ettervern_cli.screen.values import kroner, share_of_all
from ettervern_cli.values.money import Ore
from ettervern_cli.words import Language

Answer = tuple[str, Cell, str]


def forecast_sheet(
    words: Language, found: Forecast, asked: Scenario, form: str, wanted: bool
) -> Sheet:
    """The lines' table, then what was asked about; on a screen every occupancy where ``wanted``."""
    parts = [Part(_line_table(words, found))]
    question = _question(words, asked)
    if question:
        parts.append(Part(_answers(words, asked), question, (), INDENT))
    if (wanted or form == TABLE) and asked.homes and asked.homes.goes_by_occupancy:
        parts.append(Part(_steps_table(words, asked.homes), indent=INDENT))
    title = words.say("forecast.of", year=str(found.year), name=found.programme_name)
    return Sheet(title, words.say("screen.kroner_to", on=found.on), parts)


def _line_table(words: Language, found: Forecast) -> Table:
    """Plan, booked, forecast and difference; a difference that hurts is red."""
    rows: list[Row] = []
    for side in SIDES:
        there = [line for line in found.lines if line.side == side]
        total = _line(side, words.say("screen.sum"), partial(found.total, side))
        rows += group(words.say(f"screen.side_{side}"), there, total)
    result = _line("funding", words.say("screen.result"), found.result)

    def basis(line: ForecastLine) -> str:
        return words.say(f"forecast.basis_{line.basis}") if line.basis else ""

    fields = (
        Field("", "name"),
        Field(">planned", "planned_ore"),
        Field(">actual", "booked_ore"),
        Field(">forecast.forecast", "forecast_ore"),
        Field(">forecast.difference", "difference_ore", _hurting),
        Field("forecast.basis", basis, "dim"),
    )
    return grid(words, fields, [*rows, Row(result, "bold")])


def _line(side: str, name: str, of: Callable[[str], int | None]) -> ForecastLine:
    """Several lines as one."""
    return ForecastLine("", side, name, of("planned"), of("booked"), of("forecast"), None)


def _hurting(line: ForecastLine) -> str:
    more = line.difference_ore or 0
    return "red" if (more > 0 if line.side == "cost" else more < 0) else ""


def _question(words: Language, asked: Scenario) -> str:
    """At which occupancy and with which cut the figures below it are."""
    homes = asked.homes
    texts = []
    if homes is not None:
        key = homes.occupancy_from.replace("-", "_")
        if key == "policy" and homes.most == 1:
            key = "asked"
        at = share_of_all(words, homes.here.occupancy).text
        texts.append(words.say(f"forecast.at_{key}", part=at))
    if asked.grant_cut is not None:
        key = "forecast.and_cut" if homes is not None else "forecast.at_cut"
        if not asked.grants_ore:
            key += "_nothing"
        part = share_of_all(words, asked.grant_cut).text
        texts.append(words.say(key, part=part, amount=Ore(asked.cut_ore)))
    return "".join(texts)


def _answers(words: Language, asked: Scenario) -> Table:
    """Costs, income and result, and in a house what a bed-day costs and where it balances.

    What goes by occupancy is named beside what the forecast has on the same lines.
    """
    homes = asked.homes
    red = "red" if asked.result_ore < 0 else ""
    costs, income = (
        _amount(words, "costs", asked.cost_ore),
        _amount(words, "income", asked.income_ore),
    )
    result = (words.say("forecast.result"), kroner(asked.result_ore, red), "")
    if homes is None:
        return facts(words, [costs, income, result])
    there, used = homes.house.bed_days, homes.here.used_days
    return facts(
        words,
        [
            costs,
            *_moving(words, "empty", homes.empty_beds_ore, homes.replaced.cost_ore),
            income,
            *_moving(words, "used", homes.used_beds_ore, homes.replaced.income_ore),
            result,
            _amount(words, "bed_day", homes.bed_day_ore, days=words.number(there)),
            _amount(words, "used_day", homes.used_day_ore, days=words.number(used)),
            _balance(words, homes),
            *_empty_unit(words, homes),
        ],
    )


def _amount(words: Language, key: str, ore: int | None, days: str = "") -> Answer:
    note = words.say(f"forecast.note_{key}", days=days) if days else ""
    return words.say(f"forecast.{key}"), kroner(ore), note


def _moving(words: Language, which: str, ore: int | None, forecast_ore: int) -> list[Answer]:
    """What goes by occupancy, if anything does, beside what the forecast has in its place."""
    if ore is None:
        return []
    note = words.say("forecast.note_beds", amount=Ore(forecast_ore))
    return [(words.say(f"forecast.{which}_beds"), kroner(ore), note)]


def _empty_unit(words: Language, homes: UnitYear) -> list[Answer]:
    if homes.empty_unit is None:
        return []
    least, most = homes.empty_unit
    note = words.say("forecast.note_up_to", amount=Ore(most)) if most != least else ""
    return [(words.say("forecast.empty_unit"), kroner(least), note)]


def _balance(words: Language, homes: UnitYear) -> Answer:
    """At what occupancy income meets costs, or why at none."""
    balance, house = homes.house.balance, homes.house
    if not homes.goes_by_occupancy:
        balance, note = None, words.say("forecast.note_fixed")
    elif balance is None:
        short = Ore(-house.at(Fraction(1)).result_ore)
        note = words.say("forecast.note_never", short=short)
    elif not balance:
        note = words.say("forecast.note_always")
    else:
        days = words.number(homes.balance_days or 0)
        note = words.say("forecast.note_balance", days=days, all=words.number(house.bed_days))
        if balance > homes.most:
            most = share_of_all(words, homes.most).text
            note += words.say("forecast.note_above_most", most=most)
    return words.say("forecast.balance"), share_of_all(words, balance), note


def _steps_table(words: Language, homes: UnitYear) -> Table:
    """The year at one occupancy after the other."""
    fields = (
        Field(">occupancy", lambda step: share_of_all(words, step.occupancy)),
        Field(">bed_days", "used_days"),
        Field(">costs", "cost_ore"),
        Field(">income", "income_ore"),
        Field(">result", "result_ore", lambda step: "red" if step.result_ore < 0 else ""),
    )
    here = homes.here.occupancy
    rows = [Row(step, "bold" if step.occupancy == here else "") for step in homes.steps]
    return grid(words, fields, rows, of="forecast")
