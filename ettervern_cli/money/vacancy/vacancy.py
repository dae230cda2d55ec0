"""The rent of empty units in a year: what the policy asks for, and what empty nights have cost.

An empty night is one of a bed in use that nobody lives in or is held for, in a unit that is not
void and not kept for a partner's own. The policy counts every unit that has a rent. Rent is by
the bed.
"""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import NotUsedHere
from ettervern_cli.homes.beds import Span, span
from ettervern_cli.homes.units import Unit, own_units, void_spans
from ettervern_cli.money.budget.budget import budget_year
from ettervern_cli.money.budget.errors import YearNotPlanned
from ettervern_cli.money.vacancy.rules import (
    MonthRent,
    Rented,
    empty_month,
    free_nights,
    months_of,
    policy_month,
)
from ettervern_cli.programme.money_settings import money_rules
from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.data import picked
from ettervern_cli.values.dates import DAY, FAR, Period, iso_day, year_period
from ettervern_cli.values.money import sum_given


class VacancyMonth(NamedTuple):
    """A month, as 2009-11: the policy's rent, and what empty nights cost; None before it begins."""

    month: str
    policy_nights: int
    policy_ore: int
    empty_nights: int | None
    empty_ore: int | None


class Vacancy(NamedTuple):
    """A year's rent of empty units beside the plan and the bookings of the line that pays it.

    ``line``, ``planned_ore`` and ``booked_ore`` are None where there is none.
    """

    year: int
    programme: str
    programme_name: str
    keep_empty: int
    line: str | None
    line_name: str | None
    planned_ore: int | None
    booked_ore: int | None
    months: list[VacancyMonth]

    @property
    def policy_ore(self) -> int:
        """What the policy asks for in the whole year."""
        return sum(month.policy_ore for month in self.months)

    @property
    def policy_nights(self) -> int:
        """Nights that are to stand empty in the whole year."""
        return sum(month.policy_nights for month in self.months)

    @property
    def empty_ore(self) -> int | None:
        """What empty nights have cost so far; None in a year that has not begun."""
        return sum_given(month.empty_ore for month in self.months)

    @property
    def empty_nights(self) -> int | None:
        """Empty nights so far; None in a year that has not begun."""
        return sum_given(month.empty_nights for month in self.months)


def vacancy_year(
    db: sqlite3.Connection, programme: Programme, year: int, today: dt.date
) -> Vacancy:
    """A year's rent of empty units, the nights up to and including today's counted.

    NotUsedHere where the programme has no units.
    """
    every = own_units(db, programme)
    if not every:
        raise NotUsedHere(what="unit", programme=programme.name)
    code = money_rules(db, programme).vacancy_line
    line = None
    if code is not None:
        try:
            lines = budget_year(db, programme, year, today).lines
            line = next(item for item in lines if item.line == code)
        except YearNotPlanned:
            pass
    rents = [rented(unit) for unit in every if unit.rent_ore is not None] or [*map(rented, every)]
    taken = _taken(db, programme, year)
    spans = {unit.id: (taken.get(unit.id, []), void_spans(db, unit)) for unit in every}
    return Vacancy(
        year,
        programme.code,
        programme.name,
        programme.keep_empty,
        code,
        line.name if line else None,
        line.planned_ore if line else None,
        line.actual_ore if line else None,
        [
            _month(rents, every, programme.keep_empty, spans, month, today)
            for month in months_of(year)
        ],
    )


def _taken(db: sqlite3.Connection, programme: Programme, year: int) -> dict[int, list[Span]]:
    """When somebody had a bed in a year, by the unit's id."""
    whole = year_period(year)
    found: dict[int, list[Span]] = {}
    for unit_id, first, end in db.execute(
        "SELECT p.unit_id, min(p.moved_in_on), max(coalesce(p.moved_out_on, ?)) FROM unit u "
        "CROSS JOIN placement p ON p.unit_id = u.id WHERE u.programme_id = ? "
        "AND p.moved_in_on <= ? AND (p.moved_out_on IS NULL OR p.moved_out_on > ?) "
        "GROUP BY p.unit_id, coalesce(p.household_id, p.id)",
        (FAR.isoformat(), programme.id, whole.last.isoformat(), whole.first.isoformat()),
    ):
        found.setdefault(unit_id, []).append(span(iso_day(first), iso_day(end)))
    return found


def rented(unit: Unit) -> Rented:
    """A unit as the rules count its rent; one without a rent costs nothing."""
    return Rented(unit.rent_ore or 0, unit.beds, unit.first_on, unit.last_on)


def _month(
    rents: list[Rented],
    every: list[Unit],
    keep_empty: int,
    spans: dict[int, tuple[list[Span], list[Span]]],
    month: Period,
    today: dt.date,
) -> VacancyMonth:
    policy, empty = policy_month(rents, keep_empty, month), _empty(every, spans, month, today)
    return VacancyMonth(
        month.first.isoformat()[:7], *policy[1:], *(empty[1:] if empty else (None, None))
    )


def _empty(
    every: list[Unit],
    spans: dict[int, tuple[list[Span], list[Span]]],
    month: Period,
    today: dt.date,
) -> MonthRent | None:
    """What empty nights of a month cost up to today's night; None for a month to come."""
    if month.first > today:
        return None
    counted = Span(month.first, min(month.last, today) + DAY)
    found = []
    for unit in every:
        if unit.reserved_for_id is None:
            taken, void = spans[unit.id]
            found.append((unit.rent_ore or 0, free_nights(rented(unit), counted, taken, void)))
    return empty_month(month, found)


SHOWN = ("year", "programme", "keep_empty", "line", "planned_ore", "booked_ore", "policy_nights",
         "policy_ore", "empty_nights", "empty_ore", "months")  # fmt: skip


def vacancy_json(found: Vacancy) -> dict[str, object]:
    """A year's rent of empty units as scripts get it."""
    return picked(SHOWN, found, months=[month._asdict() for month in found.months])
