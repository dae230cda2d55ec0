"""An invented history for a fresh workspace: people and what happens to them, up to today.

Every command goes through its own verb in its own transaction, with a pen dated on the day it
happened. What is invented follows from the seed alone; what a programme has and allows is read
from the compiled tables. ``demo_plans`` plans the stays, ``demo_stays`` lives them, and each of
the other ``demo_…`` modules knows one noun.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random

from ettervern_cli.demo.doings.remarks import Remarks
from ettervern_cli.demo.doings.rent import Rents
from ettervern_cli.demo.facts import Facts
from ettervern_cli.demo.group import Group
from ettervern_cli.demo.life import ACTOR, Diary, Life, morning
from ettervern_cli.demo.money import Booking, Void, bookings, voids
from ettervern_cli.demo.plans import MOST_MONTHS, plans
from ettervern_cli.demo.requests import Asking, Rehoused, before_stay, changeover, without_stay
from ettervern_cli.demo.stays import Course
from ettervern_cli.demo.words import words as demo_words
from ettervern_cli.homes.units import open_unit, void_unit
from ettervern_cli.money.budget.budget import book
from ettervern_cli.programme.programme import Programme, programmes
from ettervern_cli.storage.history import Pen
from ettervern_cli.values.dates import DAY, add_months

# How long before the first stay somebody can have been referred.
MOST_LEAD = 75 * DAY


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
    """Fill a fresh workspace with an invented history up to today.

    ``residents`` is how many are admitted; others are only referred. The same seed, number and day
    give the same content. ``progress`` is told days done and days in all. The connection writes
    without syncing meanwhile: whoever made the file syncs it once it is whole.
    """
    chance, diary = Random(seed), Diary(db)
    names, every = demo_words.names(chance), programmes(db)
    houses = []
    for index, programme in enumerate(every):
        share = residents // len(every) + (index < residents % len(every))
        houses.append(_House(diary, chance, names, programme, today, share))
    first = min((house.first for house in houses), default=today)
    days = (today - first).days + 1
    with _hastily(db):
        for number in range(days):
            diary.turn(first + number * DAY)
            for house in houses:
                house.live()
            if progress is not None:
                progress(number + 1, days)


@contextmanager
def _hastily(db: sqlite3.Connection) -> Iterator[None]:
    """Write without waiting for the disk: a file that is not whole in the end is thrown away."""
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA journal_mode = MEMORY")
    try:
        yield
    finally:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA synchronous = EXTRA")


class _House:
    """A programme through its days: who asks, comes and goes, who meets, and what is paid."""

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
        self.chance = chance
        self.names = names
        self.programme = programme
        self.facts = facts = Facts(diary.db, programme)
        begins, planned = plans(facts, chance, today, residents)
        floor = max(begins - MOST_LEAD, add_months(today, -MOST_MONTHS))
        self.courses = [
            Course(
                Life(diary, Random(chance.getrandbits(64)), facts, plan, today),
                before_stay(facts, chance, plan, floor, today),
                names,
            )
            for plan in planned
        ]
        present = sum(plan.ends is None for plan in planned)
        self.others: list[Asking | Rehoused] = [
            *changeover(facts, chance, begins, today, residents if planned else 0),
            *without_stay(facts, chance, begins, today, residents if planned else 0, present),
        ]
        self.group = Group(diary, chance, facts, begins if planned else today, today)
        self.remarks = Remarks(diary, facts, begins if planned else today, today)
        self.lives = [course.life for course in self.courses]
        self.rents = Rents(diary, chance, facts, self.lives, today)
        self.voids = voids(facts, planned, begins, today)
        self.bookings = bookings(diary.db, programme, chance, today)
        self.first = min([floor, *(booking.on for booking in self.bookings[:1])])

    def live(self) -> None:
        """Everything that is typed on the diary's day: departures before arrivals."""
        for course in self.courses:
            course.depart()
        for course in self.courses:
            course.live()
            if course.life.plan.ends == course.life.plan.begins:
                course.depart()
        for other in self.others:
            other.live(self.diary, self.chance, self.facts, self.names)
        self.rents.live()
        here = [life.resident for life in self.lives if life.state in ("here", "away")]
        self.group.live(here)
        self.remarks.live()
        while self.bookings and self.bookings[0].on <= self.diary.day:
            self._book(self.bookings.pop(0))
        for void in self.voids:
            self._void(void)

    def _book(self, booking: Booking) -> None:
        on, line, amount, text, voucher = booking
        with self.diary.command("budget book") as pen:
            stage = self.diary.stage(pen, self.programme)._replace(on=on)
            book(stage, line=line, amount_ore=amount, text=text, voucher=voucher)

    def _void(self, void: Void) -> None:
        day = self.diary.day
        if day == void.since:
            until = void.until - DAY
            with self.diary.command("unit void") as pen:
                stage = self.diary.stage(pen, self.programme)
                void_unit(stage, void.unit, until=until, reason=void.reason)
        elif day == void.until:
            with self.diary.command("unit open") as pen:
                open_unit(self.diary.stage(pen, self.programme), void.unit)
