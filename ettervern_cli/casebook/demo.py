"""An invented history for a fresh workspace: people, moves, follow-ups and bookings up to today.

Every command goes through its own verb in its own transaction, with a pen dated on the day it
happened. What is invented follows from the seed alone; what a programme has and allows is read
from the compiled tables. ``demo_plans`` plans the stays, ``demo_stays`` lives them.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from ettervern_cli.casebook import demo_words
from ettervern_cli.casebook.budget import book
from ettervern_cli.casebook.demo_plans import MOST_MONTHS, Facts, Plan, plans
from ettervern_cli.casebook.demo_stays import ACTOR, Course, Diary, morning
from ettervern_cli.casebook.history import Pen
from ettervern_cli.casebook.programmes import Programme, programmes
from ettervern_cli.casebook.units import open_unit, void_unit
from ettervern_cli.rules.dates import DAY, add_months, month_start


def beginning(today: dt.date) -> Pen:
    """The pen that a demo's workspace is made with: earlier than anything that happens in it."""
    day = add_months(today, -MOST_MONTHS) - DAY
    return Pen(ACTOR, morning(day), day, simulated=True)


def fill(
    db: sqlite3.Connection,
    today: dt.date,
    *,
    residents: int,
    seed: int,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Fill a fresh workspace with this many invented residents and their history up to today.

    The same seed, number and day give the same content. Nobody is admitted where a programme rests
    on consent. ``progress`` is told days done and days in all. The connection writes without
    syncing meanwhile: whoever made the file syncs it once it is whole.
    """
    chance, diary = Random(seed), Diary(db)
    names, every = demo_words.names(chance), programmes(db)
    houses = []
    for index, programme in enumerate(every):
        share = residents // len(every) + (index < residents % len(every))
        houses.append(_House(diary, chance, names, programme, today, share))
    first = min((house.first for house in houses), default=today)
    days = (today - first).days + 1
    db.execute("PRAGMA synchronous = OFF")
    try:
        for number in range(days):
            diary.turn(first + number * DAY)
            for house in houses:
                house.live()
            if progress is not None:
                progress(number + 1, days)
    finally:
        db.execute("PRAGMA synchronous = EXTRA")


class _House:
    """A programme through its days: who comes, who goes, what is booked and what is void."""

    def __init__(
        self,
        diary: Diary,
        chance: Random,
        names: Iterator[str],
        programme: Programme,
        today: dt.date,
        residents: int,
    ) -> None:
        self.diary = diary
        self.today = today
        self.programme = programme
        facts = Facts(diary.db, programme)
        begins, planned = plans(facts, chance, today, residents)
        self.courses = [Course(diary, chance, names, facts, plan, today) for plan in planned]
        self.voids = _voids(facts, planned, begins, today)
        self.bookings = _bookings(diary.db, programme, chance, today)
        self.first = min([begins, *(booking.on for booking in self.bookings[:1])])

    def live(self) -> None:
        """Everything that is typed on the diary's day: departures before arrivals."""
        for course in self.courses:
            course.depart()
        for course in self.courses:
            course.live()
            if course.plan.ends == course.plan.begins:
                course.depart()
        while self.bookings and self.bookings[0].on <= self.diary.day:
            self._book(self.bookings.pop(0))
        for void in self.voids:
            self._void(void)

    def _book(self, booking: "_Booking") -> None:
        on, line, amount, text, voucher = booking
        with self.diary.command("budget book") as pen:
            book(
                self.diary.db, pen, self.programme, on,
                line=line, amount_ore=amount, text=text, voucher=voucher,
            )  # fmt: skip

    def _void(self, void: "_Void") -> None:
        db, day = self.diary.db, self.diary.day
        if day == void.since:
            until = void.until - DAY
            with self.diary.command("unit void") as pen:
                void_unit(db, pen, self.programme, void.unit, day, until=until, reason=void.reason)
        elif day == void.until:
            with self.diary.command("unit open"):
                open_unit(db, self.programme, void.unit, day)


class _Void(NamedTuple):
    """A unit out of use, up to the day ``until`` on which it is opened again."""

    unit: str
    since: dt.date
    until: dt.date
    reason: str


def _voids(facts: Facts, planned: list[Plan], first: dt.date, today: dt.date) -> list[_Void]:
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
            found.append(_Void(unit.code, since, since + days * DAY, reason))
    return found


class _Booking(NamedTuple):
    """A voucher to come."""

    on: dt.date
    line: str
    amount_ore: int
    text: str
    voucher: str


def _bookings(
    db: sqlite3.Connection, programme: Programme, chance: Random, today: dt.date
) -> list[_Booking]:
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
        found.append(_Booking(on, line, amount, text, f"{on.year}-{numbers[on.year]:04d}"))
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
