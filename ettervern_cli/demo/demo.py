"""An invented history for a fresh workspace: people and what happens to them, up to today.

Every command is a line of a script, typed on its day by the batch runner; one that is refused ends
the demo. What is invented follows from the seed alone; what a programme has and allows is read
from the compiled tables. ``scripts`` says who types what, ``beds`` who lives where and when.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random

from ettervern_cli.demo import resident_values  # noqa: F401
from ettervern_cli.demo.beds import MOST_MONTHS, BedPlan, idle_units, plans
from ettervern_cli.demo.command_lines import ACTOR, Typist, morning
from ettervern_cli.demo.facts import Facts
from ettervern_cli.demo.group import Group
from ettervern_cli.demo.persona import Diary, Who
from ettervern_cli.demo.resident import ResidentPersona
from ettervern_cli.demo.script import scripts
from ettervern_cli.demo.words import names
from ettervern_cli.programme.programme import programmes
from ettervern_cli.storage.history import Author
from ettervern_cli.values.dates import DAY, add_months

# How long before the first stay somebody can have been referred.
MOST_LEAD = 75 * DAY
# What those are to show who ask for a place and have not got one, the most telling first.
ASK = ("ask", "ask-too-early", "ask-just-now", "ask-in-vain", "ask-first", "ask-in-vain",
       "ask-offered", "ask-in-vain", "ask-withdrawn")  # fmt: skip


def beginning(today: dt.date) -> Author:
    """The author that a demo's workspace is made with: earlier than anything that happens in it."""
    day = add_months(today, -MOST_MONTHS) - DAY
    return Author(ACTOR, morning(day), day, simulated=True)


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
    without syncing meanwhile: whoever made the file syncs it once it is whole. Raises LineRefused.
    """
    chance, typist, agenda = Random(seed), Typist(db, today), Diary(today)
    called, every = names(chance), programmes(db)
    for index, programme in enumerate(every):
        share = residents // len(every) + (index < residents % len(every))
        _House(typist, agenda, Facts(db, programme, called), chance).settle(share)
    first = agenda.first()
    days = (today - first).days + 1
    with _hastily(db):
        for number in range(days):
            typist.turn(first + number * DAY)
            agenda.live(first + number * DAY)
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
    """A programme and its personas: who comes, who only asks, and who keeps its books."""

    def __init__(self, typist: Typist, agenda: Diary, facts: Facts, chance: Random) -> None:
        self.typist = typist
        self.agenda = agenda
        self.facts = facts
        self.chance = chance
        self.scripts = scripts()
        self.number = 0

    def settle(self, residents: int) -> None:
        """Mean to type the scripts of so many residents, and of all who belong to them."""
        today = self.agenda.today
        first, planned = plans(self.facts, self.chance, today, residents)
        floor = max(first - MOST_LEAD, add_months(today, -MOST_MONTHS))
        for plan in planned:
            self._resident(plan, floor)
        present = [plan for plan in planned if plan.ends is None]
        if planned:
            self._changeover(first, residents)
            self._without_stay(first, residents, len(present))
        idle = idle_units(self.facts, planned, today) if planned else []
        self._books(first, present, [unit.code for unit in idle])

    def _persona(self, script: str, begins: dt.date, who: Who) -> ResidentPersona:
        chance = Random(self.chance.getrandbits(64))
        made = ResidentPersona(self.typist, self.agenda, self.facts, self.scripts[script], chance)
        self.number += 1
        made.number, made.who, made.begins, made.floor = self.number, who, begins, begins
        made.role = script.partition("-")[0]
        return made

    def _resident(self, plan: BedPlan, floor: dt.date) -> None:
        made = self._persona(plan.script, plan.begins, plan.who)
        made.bed, made.ends, made.due = plan.unit, plan.ends, plan.due
        made.floor = max(floor, plan.after or floor)
        made.begin()

    def _changeover(self, first: dt.date, residents: int) -> None:
        """The list of a house that changes its purpose: all but two have been found a home."""
        today = self.agenda.today
        beds = sum(unit.beds for unit in self.facts.units if unit.exists(today))
        number, span = min(beds, residents) * 5 // 6, (today - first).days
        for index in range(number if self.facts.changes_over else 0):
            made = self._persona("rehoused", first, Who())
            housed = span * (index + 1) // (number + 1) + self.chance.randint(1, 9)
            if index < number - 2 and 0 < housed < span:
                made.ends = first + housed * DAY
            made.begin()

    def _without_stay(self, first: dt.date, residents: int, present: int) -> None:
        """Those who never came: some wait today, some were declined, one took it back."""
        self.facts.has_room = not self._is_full(present)
        number = min(len(ASK), -(-residents * 3 // 4)) + max(0, residents - 12) // 4
        for index in range(number):
            made = self._persona(ASK[index % len(ASK)], first, Who())
            days = made.draw(made.script.begins)
            made.begins = max(first, self.agenda.today + days * DAY)
            made.begin()

    def _is_full(self, present: int) -> bool:
        """Whether so many residents leave no place but those that are to stand empty."""
        capacity, spare = self.facts.programme.capacity, self.facts.programme.keep_empty
        if capacity is None:
            return False
        today = self.agenda.today
        beds = sum(unit.beds for unit in self.facts.units if unit.exists(today))
        return present + spare >= (beds if capacity == "units" else int(capacity))

    def _books(self, first: dt.date, present: list[BedPlan], idle: list[str]) -> None:
        """Whoever keeps the books, from the first plan on."""
        today = self.agenda.today
        chance = Random(self.chance.getrandbits(64))
        group = Group(self.typist, self.agenda, self.facts, self.scripts["programme"], chance)
        group.begins = first
        years = [dt.date(year, 1, 1) for year in self.facts.years]
        window = add_months(today, -MOST_MONTHS)
        group.floor = min([first, *(day for day in years if window <= day <= today)])
        spare = len(idle) > self.facts.programme.keep_empty + 1
        group.idle = idle if spare else idle[:1]
        # Who moves in circles stops paying only where nobody else can.
        present.sort(key=lambda plan: plan.script == "circling")
        group.begin([plan.who for plan in present])
