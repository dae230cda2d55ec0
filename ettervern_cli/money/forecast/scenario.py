"""What a board asks of a year: another occupancy, a cut grant, and where the house balances.

Nothing booked is touched: costs and income are the forecast's, and what goes by the beds used is
worked out from the units' rents and the price of a bed-day.
"""

import sqlite3
from fractions import Fraction
from typing import Any, NamedTuple

from ettervern_cli.errors import NotUsedHere
from ettervern_cli.homes.occupancy import occupancy
from ettervern_cli.homes.units import own_units
from ettervern_cli.money.budget.budget import SIDES
from ettervern_cli.money.forecast.forecast import Forecast, funded
from ettervern_cli.money.forecast.rules import House, Outlook, a_day, cut
from ettervern_cli.money.vacancy.rules import Rented, full_rent, months_of, policy_month
from ettervern_cli.money.vacancy.vacancy import rented
from ettervern_cli.programme.money_settings import MoneyRules, money_rules
from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.data import MEASURES, Csv, flat, picked
from ettervern_cli.values.dates import DAY, Period, year_period

GRANT = "grant"
SHOWN = tuple(Fraction(percent, 100) for percent in range(50, 101, 10))


class EmptyUnit(NamedTuple):
    """What a unit that stands empty a whole year costs: the one it costs least for, and most."""

    least_ore: int
    most_ore: int


class Replaced(NamedTuple):
    """The forecast of the lines that go by occupancy: paid for empty beds, and by beds used."""

    cost_ore: int
    income_ore: int


class UnitYear(NamedTuple):
    """A year of the programme's units.

    ``most`` is the occupancy that is left when the units that are to stand empty do so.
    ``occupancy_from`` is ``asked``, ``so-far`` (lived in or held this year), ``was`` (in a year
    that is over) or ``policy`` (``most``). ``replaced`` is what the forecast has on the lines that
    go by occupancy here.
    """

    house: House
    most: Fraction
    here: Outlook
    occupancy_from: str
    steps: list[Outlook]
    empty_unit: EmptyUnit | None
    replaced: Replaced

    @property
    def goes_by_occupancy(self) -> bool:
        """Whether any cost or income goes by occupancy."""
        return bool(self.house.used_income_ore or self.house.empty_cost_ore)

    @property
    def balance_days(self) -> int | None:
        """The bed-days that have to be used for income to meet costs; None where none suffice."""
        balance = self.house.balance
        return None if balance is None else -(-balance * self.house.bed_days // 1)

    @property
    def empty_beds_ore(self) -> int | None:
        """What the empty beds cost at this occupancy; None where costs do not go by it."""
        return self.here.cost_ore - self.house.cost_ore if self.house.empty_cost_ore else None

    @property
    def used_beds_ore(self) -> int | None:
        """What the beds used bring in at this occupancy; None where income does not go by it."""
        return self.here.income_ore - self.house.income_ore if self.house.used_income_ore else None

    @property
    def bed_day_ore(self) -> int | None:
        """Costs by bed-day there is, half up."""
        return a_day(self.here.cost_ore, self.house.bed_days)

    @property
    def used_day_ore(self) -> int | None:
        """Costs by bed-day used, half up."""
        return a_day(self.here.cost_ore, self.here.used_days)


class Scenario(NamedTuple):
    """A year as asked about; ``homes`` is None where the programme has no units in that year."""

    grant_cut: Fraction | None
    grants_ore: int
    cut_ore: int
    cost_ore: int
    income_ore: int
    homes: UnitYear | None

    @property
    def result_ore(self) -> int:
        """Income less costs."""
        return self.income_ore - self.cost_ore


def scenario(
    db: sqlite3.Connection,
    programme: Programme,
    forecast: Forecast,
    *,
    asked: Fraction | None = None,
    grant_cut: Fraction | None = None,
) -> Scenario:
    """The forecast's year at an occupancy and with a part of its grants cut.

    Without an occupancy it is the year's own, so far, and in a year to come what the policy leaves.
    Raises NotUsedHere for an occupancy where there are no units in that year.
    """
    grants = _grants(db, programme, forecast)
    lost = cut(grants, grant_cut) if grant_cut is not None else 0
    every = [rented(unit) for unit in own_units(db, programme)]
    year = year_period(forecast.year)
    if not sum(unit.beds * unit.days_in(year) for unit in every):
        if asked is not None:
            raise NotUsedHere(what="unit", programme=programme.name)
        cost = forecast.total("cost", "forecast") or 0
        income = (forecast.total("funding", "forecast") or 0) - lost
        return Scenario(grant_cut, grants, lost, cost, income, None)
    rules = money_rules(db, programme)
    house = _house(forecast, rules, every, lost)
    most = _most(every, programme.keep_empty, forecast.year)
    at, origin = asked, "asked"
    if at is None:
        at = _so_far(db, programme, forecast)
        origin = "so-far" if forecast.year == forecast.on.year else "was"
    if at is None:
        at, origin = most, "policy"
    here = house.at(at)
    steps = [house.at(each) for each in sorted({*SHOWN, at})]
    unit = _empty_unit(every, rules, house, year)
    homes = UnitYear(house, most, here, origin, steps, unit, _replaced(forecast, rules))
    return Scenario(grant_cut, grants, lost, here.cost_ore, here.income_ore, homes)


def _grants(db: sqlite3.Connection, programme: Programme, forecast: Forecast) -> int:
    """What grants bring in the year: their awards, and no more than their lines are to come to."""
    given: dict[str, int] = {}
    for line, kind, amount, _ in funded(db, programme, forecast.year, forecast.on):
        if kind == GRANT:
            given[line] = given.get(line, 0) + amount
    return sum(min(amount, forecast.of(line)) for line, amount in given.items())


def _rents(every: list[Rented], year: int) -> int:
    """The year's rent of every bed."""
    return sum(full_rent(every, month) for month in months_of(year))


def _house(forecast: Forecast, rules: MoneyRules, every: list[Rented], lost: int) -> House:
    """What is fixed, and what goes by occupancy: see ``break_even`` in the configuration.

    Rents that come in go by the beds used; only where none do, the line for empty units goes by
    the beds that are not.
    """
    bed_days = sum(unit.beds * unit.days_in(year_period(forecast.year)) for unit in every)
    cost = forecast.total("cost", "forecast") or 0
    income = (forecast.total("funding", "forecast") or 0) - lost
    used = empty = 0
    if rules.rent_line is not None:
        used += _rents(every, forecast.year)
    elif rules.vacancy_line is not None:
        empty = _rents(every, forecast.year)
    if rules.place_line is not None:
        used += _by_place(forecast, rules, bed_days)
    replaced = _replaced(forecast, rules)
    return House(bed_days, cost - replaced.cost_ore, income - replaced.income_ore, used, empty)


def _replaced(forecast: Forecast, rules: MoneyRules) -> Replaced:
    """What the forecast has on the lines that ``_house`` takes out of what is fixed."""
    income = sum(forecast.of(line) for line in {rules.rent_line, rules.place_line} - {None})
    if rules.rent_line is not None or rules.vacancy_line is None:
        return Replaced(0, income)
    return Replaced(forecast.of(rules.vacancy_line), income)


def _by_place(forecast: Forecast, rules: MoneyRules, bed_days: int) -> int:
    """What the line paid by the bed-day brings with every bed used: its price, else its plan."""
    if rules.place_price_ore is not None:
        return rules.place_price_ore * bed_days
    line = next(line for line in forecast.lines if line.line == rules.place_line)
    return line.planned_ore if line.planned_ore is not None else line.forecast_ore or 0


def _most(every: list[Rented], keep_empty: int, year: int) -> Fraction:
    """The part of the year's bed-days that is left when the policy's units stand empty."""
    beds = sum(unit.beds * unit.days_in(year_period(year)) for unit in every)
    meant_empty = sum(policy_month(every, keep_empty, month).nights for month in months_of(year))
    return Fraction(beds - meant_empty, beds)


def _so_far(db: sqlite3.Connection, programme: Programme, forecast: Forecast) -> Fraction | None:
    """Bed-days lived in or held of those in use, in the year up to today; None before it."""
    if forecast.on.year < forecast.year:
        return None
    year = year_period(forecast.year)
    period = Period(year.first, min(year.last, forecast.on))
    bound: dict[str, str | int] = {
        "programme": programme.id,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "end": (period.last + DAY).isoformat(),
    }
    found = occupancy(db, bound, [])
    open_days = found.bed_days - found.void_days
    if open_days <= 0:
        return None
    return min(Fraction(1), Fraction(found.occupied_days + found.held_days, open_days))


def _empty_unit(
    every: list[Rented], rules: MoneyRules, house: House, year: Period
) -> EmptyUnit | None:
    """What one more empty unit costs in the year, by its rent and its bed-days."""
    by_rent = rules.rent_line is not None or rules.vacancy_line is not None
    place = house.used_income_ore
    if rules.rent_line is not None:
        place -= _rents(every, year.first.year)
    costs: list[int] = []
    for unit in every:
        days = unit.beds * unit.days_in(year)
        if days:
            rent = _rents([unit], year.first.year) if by_rent else 0
            by_day = cut(place, Fraction(days, house.bed_days)) if rules.place_line else 0
            costs.append(rent + by_day)
    if not any(costs):
        return None
    return EmptyUnit(min(costs), max(costs))


def forecast_json(forecast: Forecast, asked: Scenario) -> dict[str, Any]:
    """A forecast as scripts get it, with the year as asked about and where it balances."""
    whats = ("planned", "booked", "forecast", "difference")
    totals = {side: {f"{what}_ore": forecast.total(side, what) for what in whats} for side in SIDES}
    return {
        "year": forecast.year,
        "programme": forecast.programme,
        "on": forecast.on.isoformat(),
        "lines": [
            {**line._asdict(), "difference_ore": line.difference_ore} for line in forecast.lines
        ],
        "totals": {**totals, "result": {f"{what}_ore": forecast.result(what) for what in whats}},
        "scenario": _scenario_json(asked),
        "break_even": _homes_json(asked.homes) if asked.homes else None,
    }


def forecast_csv(shown: dict[str, Any]) -> Csv:
    """What ``forecast_json`` says, a value a row: section, item, measure and value."""
    found = [("line", line["line"], line) for line in shown["lines"]]
    found += [("total", side, sums) for side, sums in shown["totals"].items()]
    found.append(("scenario", "", shown["scenario"]))
    if shown["break_even"] is not None:
        *house, (_, steps) = shown["break_even"].items()
        found.append(("break_even", "", dict(house)))
        found += [("by_occupancy", step["occupancy"]["rate"], step) for step in steps]
    return MEASURES, (
        [section, item, *part]
        for section, item, of in found
        for part in flat(of).items()
        if part[0] != section
    )


STEP = ("occupancy", "used_bed_days", "cost_ore", "income_ore", "result_ore")


def _scenario_json(asked: Scenario) -> dict[str, object]:
    homes = asked.homes
    return {
        "occupancy": part_json(homes.here.occupancy) if homes else None,
        "occupancy_from": homes.occupancy_from if homes else None,
        "grant_cut": None if asked.grant_cut is None else round(float(asked.grant_cut), 4),
        **picked(("grants_ore", "cut_ore", *STEP[2:]), asked),
    }


def _homes_json(homes: UnitYear) -> dict[str, object]:
    house = homes.house
    return {
        "bed_days": house.bed_days,
        "used_bed_days": homes.here.used_days,
        "most": part_json(homes.most),
        "cost_a_bed_day_ore": homes.bed_day_ore,
        "cost_a_used_bed_day_ore": homes.used_day_ore,
        "empty_beds_ore": homes.empty_beds_ore,
        "used_beds_ore": homes.used_beds_ore,
        "replaced": {**homes.replaced._asdict()},
        "balance": None if house.balance is None else part_json(house.balance),
        "balance_bed_days": homes.balance_days,
        "empty_unit": homes.empty_unit and homes.empty_unit._asdict(),
        "by_occupancy": [
            picked(STEP, step, occupancy=part_json(step.occupancy), used_bed_days=step.used_days)
            for step in homes.steps
        ],
    }


def part_json(part: Fraction) -> dict[str, object]:
    """A part of a whole as scripts get a rate: the fraction itself, in its lowest terms."""
    numerator, denominator = part.numerator, part.denominator
    rate = round(numerator / denominator, 4)
    return {"numerator": numerator, "denominator": denominator, "rate": rate}
