"""The money and the empty units of an invented programme: vouchers booked, units out of use."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from ettervern_cli.demo.facts import Facts
from ettervern_cli.demo.plans import MOST_MONTHS, Plan
from ettervern_cli.demo.words import words as demo_words
from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.dates import DAY, add_months, month_start


class Void(NamedTuple):
    """A unit out of use, up to the day ``until`` on which it is opened again."""

    unit: str
    since: dt.date
    until: dt.date
    reason: str


def voids(facts: Facts, planned: list[Plan], first: dt.date, today: dt.date) -> list[Void]:
    """One unit that nobody ever lives in was void a while, and another still is.

    Today's is left out where the programme counts on that unit to stand empty.
    """
    used = {plan.unit.id for plan in planned if plan.unit is not None}
    idle = [
        unit
        for unit in facts.units
        if unit.id not in used and unit.exists(today) and unit.reserved_for_id is None
    ]
    found = []
    spans = zip(idle, (120, 6), (12, 15), demo_words.VOIDS, strict=False)
    for unit, ago, days, reason in spans:
        since = today - ago * DAY
        spare = ago > days or len(idle) > facts.programme.keep_empty + 1
        if planned and spare and since >= max(first, unit.first_on or first):
            found.append(Void(unit.code, since, since + days * DAY, reason))
    return found


class Booking(NamedTuple):
    """A voucher to come."""

    on: dt.date
    line: str
    amount_ore: int
    text: str
    voucher: str


def bookings(
    db: sqlite3.Connection, programme: Programme, chance: Random, today: dt.date
) -> list[Booking]:
    """Vouchers of the years that have a plan, up to today, a little under the plan's pace."""
    window = add_months(today, -MOST_MONTHS)
    drafts = []
    for line, side, name, year, planned in db.execute(
        "SELECT l.code, l.side, l.name, p.year, p.planned_ore FROM budget_line l "
        "JOIN plan p ON p.budget_line_id = l.id WHERE l.programme_id = ? "
        "ORDER BY p.year, l.side, l.position",
        (programme.id,),
    ):
        if window <= dt.date(year, 1, 1) <= today:
            invented = (_costs if side == "cost" else _funds)(chance, year, planned)
            drafts += [(on, line, amount, name) for on, amount in invented if on <= today]
    drafts.sort(key=lambda draft: draft[0])
    numbers: dict[int, int] = {}
    found = []
    for on, line, amount, name in drafts:
        numbers[on.year] = numbers.get(on.year, 0) + 1
        text = f"{name}, {demo_words.MONTHS[on.month - 1]}"
        found.append(Booking(on, line, amount, text, f"{on.year}-{numbers[on.year]:04d}"))
    return found


def _costs(chance: Random, year: int, planned: int) -> Iterator[tuple[dt.date, int]]:
    """A year's costs on one line: monthly, in whole hundreds of kroner, now and then a credit."""
    pace = chance.uniform(0.9, 1.02)
    for month in range(1, 13):
        on = month_start(year, month) + chance.randint(19, 26) * DAY
        amount = round(planned / 12 * pace * chance.uniform(0.85, 1.12) / 10_000) * 10_000
        credit = -round(amount / 80_000) * 10_000
        if amount:
            yield on, amount
        if credit and chance.random() < 0.03:
            yield on + DAY, credit


def _funds(chance: Random, year: int, planned: int) -> Iterator[tuple[dt.date, int]]:
    """A year's funding on one line: half of it in spring, half in autumn."""
    for month, part in (
        (chance.randint(2, 4), planned // 2),
        (chance.choice((9, 10, 12)), planned - planned // 2),
    ):
        if part:
            yield month_start(year, month) + chance.randint(4, 18) * DAY, part
