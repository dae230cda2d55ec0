"""What needs the coordinator now, gathered from the whole programme. Nothing is written here.

What there is to find lies by noun in ``people``, ``homes``, ``missing``, ``meetings``
and ``money``.
"""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.homes.units import UnitRow, unit_rows
from ettervern_cli.programme.programme import Programme
from ettervern_cli.today import facts, homes, meetings, missing, money, people
from ettervern_cli.today.item import SECTIONS, TodayItem
from ettervern_cli.values.dates import year_period

IN_ORDER = ("waiting", "missing", "group", "milestones", "money")


class UnitsToday(NamedTuple):
    """Units in use today by how they stand, and how many are meant to stand empty.

    ``others`` is how many residents live in homes that others run, which are none of the units.
    """

    units: int
    occupied: int
    held: int
    free: int
    void: int
    keep_empty: int
    others: int = 0


class Agenda(NamedTuple):
    """A programme on a day. ``homes`` is None where it has no units."""

    programme: str
    programme_name: str
    today: dt.date
    critical_months: int | None
    days_gone: int
    year_days: int
    homes: UnitsToday | None
    items: list[TodayItem]


def agenda(db: sqlite3.Connection, programme: Programme, today: dt.date) -> Agenda:
    """All that needs the coordinator on a day, section by section, the most urgent first."""
    items = [
        *people.items(db, programme, today),
        *homes.items(db, programme, today),
        *facts.items(db, programme, today),
        *missing.items(db, programme, today),
        *meetings.items(db, programme, today),
        *money.items(db, programme, today),
    ]
    year = year_period(today.year)
    return Agenda(
        programme=programme.code,
        programme_name=programme.name,
        today=today,
        critical_months=programme.critical_months,
        days_gone=(today - year.first).days + 1,
        year_days=year.days,
        homes=_homes(unit_rows(db, programme, today), programme.keep_empty, today),
        items=sorted(items, key=_rank),
    )


def _rank(item: TodayItem) -> tuple[int, dt.date, str]:
    """Sections in their order; inside them by day, or as found where that says more."""
    place = SECTIONS.index(item.section)
    if item.section in IN_ORDER:
        return place, dt.date.max, ""
    return place, item.on or dt.date.max, item.resident or "~"


def _homes(rows: list[UnitRow], keep_empty: int, today: dt.date) -> UnitsToday | None:
    there = [row for row in rows if row.unit.exists(today)]
    status = [row.status for row in there if row.unit.run_by is None]
    others = sum(len(row.residents) for row in there if row.unit.run_by is not None)
    if not status and not others:
        return None
    counts = [status.count(name) for name in ("occupied", "held", "free", "void")]
    occupied, held, free, void = counts
    return UnitsToday(len(status), occupied, held, free, void, keep_empty, others)
