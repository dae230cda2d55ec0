"""Charging rent: what a month's nights cost each resident, and when it falls due."""

import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ettervern_cli.homes.households.rules import Living, Rents, month_parts
from ettervern_cli.homes.units import require_units
from ettervern_cli.money.rent.errors import MonthNotOver
from ettervern_cli.money.rent.rules import due_on, month_charge, nights_at, nights_in
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.results import Message, message
from ettervern_cli.storage.rows import add, fetch
from ettervern_cli.values.dates import DAY, Period, iso_day, month_period
from ettervern_cli.values.money import Ore
from ettervern_cli.values.sql.shared_homes import first_there


class Charge(NamedTuple):
    """One placement's rent for one month: ``nights`` of the month's ``days``."""

    id: str
    resident: str
    name: str
    unit: str
    nights: int
    days: int
    rent_ore: int
    amount_ore: int


class Charged(NamedTuple):
    """What charging a month did: new charges, how many were there before, and what to look at."""

    charges: list[Charge]
    there_before: int
    warned: list[Message]


class _Lived(NamedTuple):
    """A placement in a month or charged for it, with its charge as far as there is one."""

    id: int
    stay_id: int
    moved_in_on: dt.date
    moved_out_on: dt.date | None
    rent_ore: int | None
    due_day: int | None
    unit: str
    resident: str
    name: str
    home_id: int
    home_rent_ore: int | None
    charge_id: int | None
    charged_nights: int | None
    charged_ore: int | None

    def facts(self, month: Period) -> dict[str, object]:
        """What a sentence about its rent names."""
        unit, written = self.unit, month_code(month)
        return {"name": self.name, "code": self.resident, "unit": unit, "month": written}


LIVED = """
SELECT p.id, p.stay_id, p.moved_in_on, p.moved_out_on, p.rent_ore, u.rent_due_day, u.code, r.code,
    r.name, coalesce(p.household_id, p.id),
    (SELECT rent_ore FROM placement WHERE id = coalesce(p.household_id, p.id)),
    c.id, c.nights, c.amount_ore
FROM unit u JOIN placement p ON p.unit_id = u.id JOIN stay s ON s.id = p.stay_id
JOIN resident r ON r.id = s.resident_id
LEFT JOIN charge c ON c.placement_id = p.id AND c.month = :month
WHERE u.programme_id = :programme AND (c.id IS NOT NULL
    OR p.moved_in_on <= :last AND (p.moved_out_on IS NULL OR p.moved_out_on > :first))
ORDER BY r.id, p.moved_in_on, p.id
"""


def charge_month(
    db: sqlite3.Connection,
    author: Author,
    programme: Programme,
    month: Period,
    charged_on: dt.date | None = None,
) -> Charged:
    """Charge a month's rent for every placement that has nights in it and is not charged yet.

    What is charged already is left alone; where its nights or amount are no longer what the
    placement gives, that is a warning. Rent due in advance is charged as if nobody moved out, and
    dated the day it falls due; other charges the month's last day; either a later one given. What
    is not due in advance is not charged before the month is over: its nights are not known.
    """
    require_units(db, programme)
    result = Charged([], 0, [])
    over = min(charged_on or month.last, author.today - DAY) >= month.last
    if not over:
        _check_ahead(db, programme, month, author.today, charged_on)
    for lived, nights, amount in _lived(db, programme, month):
        if lived.charge_id is not None:
            result = result._replace(there_before=result.there_before + 1)
        elif nights and lived.rent_ore is None:
            result.warned.append(message("rent.no_rent", **lived.facts(month)))
        elif nights and lived.rent_ore and (over or lived.due_day is not None):
            number = add(
                db, "charge", author.recorded_at, stay_id=lived.stay_id, placement_id=lived.id,
                charged_on=_charged_on(lived, month, charged_on), month=month_code(month),
                nights=nights, amount_ore=amount,
            )  # fmt: skip
            result.charges.append(
                Charge(
                    f"H-{number}", lived.resident, lived.name, lived.unit, nights, month.days,
                    lived.rent_ore, amount,
                )
            )  # fmt: skip
    result.warned.extend(_differing(db, programme, month))
    return result


def _charged_on(lived: _Lived, month: Period, asked: dt.date | None) -> dt.date:
    """The day a charge is dated: when its rent falls due, or a later one asked for."""
    due = lived.due_day
    first = month.last if due is None else due_on(month, due, lived.moved_in_on)
    return max(first, asked or first)


def _lived(
    db: sqlite3.Connection, programme: Programme, month: Period
) -> Iterator[tuple[_Lived, int, int]]:
    """Placements in a month or charged for it, each with its nights and their rent.

    Of a home that a household shares each has a part. A night costs the rent in force then, and
    ``rent_ore`` is what stood last.
    """
    bound: dict[str, object] = {
        "programme": programme.id,
        "month": month_code(month),
        "first": month.first.isoformat(),
        "last": month.last.isoformat(),
    }
    every = fetch(db, _Lived, LIVED, bound)
    changed = _changed(db, bound)
    shared = _shared(every, changed, month)
    for lived in every:
        nights = nights_in(month, lived.moved_in_on, lived.moved_out_on)
        if lived.id in shared:
            rent, amount = shared[lived.id]
        else:
            later = changed.get((lived.home_id, True), [])
            begun = lived.moved_in_on
            rents = [(begun, lived.rent_ore), *((max(day, begun), ore) for day, ore in later)]
            rent = rents[-1][1]
            amount = month_charge(nights_at(rents, month, lived.moved_out_on), month.days)
        yield lived._replace(rent_ore=rent), nights, amount


# Rents that changed: of the home where ``is_home``, else of the part of whoever joined it.
CHANGED = f"""
SELECT iif({first_there("f.from_on")}, coalesce(p.household_id, p.id), p.id),
    {first_there("f.from_on")} AS is_home, f.from_on, f.rent_ore
FROM fact f CROSS JOIN placement p ON p.id = f.placement_id JOIN unit u ON u.id = p.unit_id
WHERE u.programme_id = :programme AND f.rent_ore IS NOT NULL AND f.from_on <= :last
    AND (p.moved_out_on IS NULL OR p.moved_out_on > f.from_on)
ORDER BY f.from_on, f.id
"""


def _changed(
    db: sqlite3.Connection, bound: dict[str, object]
) -> dict[tuple[int, bool], list[tuple[dt.date, int | None]]]:
    """Rents that changed by the end of a month, by home or, with False, by placement."""
    found: dict[tuple[int, bool], list[tuple[dt.date, int | None]]] = {}
    for key, is_home, day, rent in db.execute(CHANGED, bound):
        found.setdefault((key, bool(is_home)), []).append((iso_day(day), rent))
    return found


def _shared(
    every: list[_Lived], changed: Mapping[tuple[int, bool], Rents], month: Period
) -> dict[int, tuple[int | None, int]]:
    """What falls on each placement of a household, by its key: a month's rent, and the amount."""
    homes: dict[int, list[_Lived]] = {}
    for lived in sorted(every, key=lambda one: one.id):
        homes.setdefault(lived.home_id, []).append(lived)
    found: dict[int, tuple[int | None, int]] = {}
    for key, home in homes.items():
        if all(lived.id == key for lived in home):
            continue
        ever = dt.date.min
        rents = [(ever, home[0].home_rent_ore), *changed.get((key, True), [])]
        living = [
            Living(
                one.moved_in_on,
                one.moved_out_on,
                [(ever, one.rent_ore), *changed.get((one.id, False), [])],
            )
            for one in home
        ]
        for lived, part in zip(home, month_parts(rents, living, month), strict=True):
            found[lived.id] = None if rents[-1][1] is None else part.rent_ore, part.amount_ore
    return found


def _differing(db: sqlite3.Connection, programme: Programme, month: Period) -> Iterator[Message]:
    """What was charged for a month, or in advance for the one before, and is other nights now."""
    before = month.first - DAY
    for each in (month_period(before.year, before.month), month):
        for lived, nights, amount in _lived(db, programme, each):
            there = lived.charged_nights, lived.charged_ore
            if lived.charge_id is None or there == (nights, amount):
                continue
            if each == month or lived.due_day is not None:
                yield message(
                    "rent.differs",
                    entry=f"H-{lived.charge_id}",
                    n=lived.charged_nights,
                    amount=Ore(lived.charged_ore or 0),
                    nights=nights,
                    expected=Ore(amount),
                    **lived.facts(each),
                )


def _check_ahead(
    db: sqlite3.Connection,
    programme: Programme,
    month: Period,
    today: dt.date,
    charged_on: dt.date | None,
) -> None:
    """MonthNotOver where no rent is due in advance, or for a month beyond the next one."""
    following = month_period(today.year, today.month).end
    is_ahead = is_due_in_advance(db, programme)
    if not is_ahead or month.first > following:
        on = charged_on if charged_on and month.last < today else today
        could_be = not is_ahead and month.first <= following
        facts = {"last": month.last, "today": on, "configurable": could_be}
        raise MonthNotOver(month=month_code(month), **facts)


def is_due_in_advance(db: sqlite3.Connection, programme: Programme) -> bool:
    """Whether the rent of any of the programme's units falls due in the month itself."""
    due = "SELECT 1 FROM unit WHERE programme_id = ? AND rent_due_day IS NOT NULL LIMIT 1"
    return db.execute(due, (programme.id,)).fetchone() is not None


def month_code(month: Period) -> str:
    """A month as it is typed and kept: ``2009-10``."""
    return month.first.isoformat()[:7]
