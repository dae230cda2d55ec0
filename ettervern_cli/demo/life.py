"""Somebody's invented stay as it is being lived, and the diary in which its commands are typed.

What happens in it lies in the other ``demo_…`` modules, each a noun's own.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any, NamedTuple

from ettervern_cli.care.plans.rules import Network
from ettervern_cli.demo.facts import Facts, Help, Rung
from ettervern_cli.demo.plans import Plan
from ettervern_cli.homes.limits import Limit
from ettervern_cli.people.people import Resident
from ettervern_cli.people.scene import Scene, Stage
from ettervern_cli.people.stays import Stay, open_stay
from ettervern_cli.programme.programme import Coded, Programme, Term
from ettervern_cli.programme.step_rules import Step
from ettervern_cli.storage.history import Pen
from ettervern_cli.storage.transaction import writing
from ettervern_cli.values.dates import DAY

ACTOR = "demo"
# Before today nothing unforeseen happens, so that what is due then is as planned.
CALM = 25 * DAY


def morning(day: dt.date, entries: int = 0) -> dt.datetime:
    """When in the day a command was typed, the first ones in the morning."""
    first = dt.datetime.combine(day, dt.time(7), dt.UTC)
    return first + dt.timedelta(seconds=min(entries * 97, 57_600))


class Diary:
    """Commands typed on the day that is being lived, each in its own transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.day = dt.date.min
        self.entries = 0

    def turn(self, day: dt.date) -> None:
        """Begin a day."""
        self.day, self.entries = day, 0

    @contextmanager
    def command(self, name: str, *, dry_run: bool = False) -> Iterator[Pen]:
        """A command that is being typed; a dry run leaves nothing."""
        pen = Pen(ACTOR, morning(self.day, self.entries), self.day, simulated=True)
        with writing(self.db, pen, name, dry_run=dry_run):
            yield pen
        self.entries += not dry_run

    def stage(self, pen: Pen, programme: Programme) -> Stage:
        """What verbs about nobody are told."""
        return Stage(self.db, pen, programme, self.day)


class Foot:
    """Where somebody stands on a ladder; ``on`` is when the next move is thought of."""

    def __init__(self, rung: Rung, index: int) -> None:
        self.rung = rung
        self.index = index
        self.visits = {index: 1}
        self.on: dt.date | None = None
        self.up = True

    def moved(self, index: int) -> None:
        """Stand on another step."""
        self.index = index
        self.visits[index] = self.visits.get(index, 0) + 1

    @property
    def step(self) -> Step:
        """The step stood on."""
        return self.rung.steps[self.index]

    @property
    def help(self) -> Help:
        """What goes with that step."""
        return self.rung.help[self.index]

    @property
    def at_the_top(self) -> bool:
        """Whether there is no step above."""
        return self.index == len(self.rung.steps) - 1


class Away(NamedTuple):
    """An absence to come: its kind, first day, day expected back and day of return, if any."""

    kind: Term
    left: dt.date
    expected: dt.date
    back: dt.date | None


class Goal:
    """A goal that is being worked on, and how far it has come."""

    def __init__(self, code: str, area: str) -> None:
        self.code = code
        self.area = area
        self.value = 0


class Life:
    """A planned stay and what becomes of it; ``state`` is coming, here, away or gone.

    What somebody means to do is kept in ``timers``, by what it is, with its day.
    """

    def __init__(
        self, diary: Diary, chance: Random, facts: Facts, plan: Plan, today: dt.date
    ) -> None:
        self.diary = diary
        self.db = diary.db
        self.chance = chance
        self.facts = facts
        self.programme = facts.programme
        self.plan = plan
        self.today = today
        self.state = "coming"
        self.quiet = False
        self.likes_units = chance.random() < 0.7
        self.staff: Coded | None = chance.choice(facts.staff) if facts.staff else None
        self.feet: list[Foot] = []
        self.contact_on: dt.date | None = None
        self.absence: Away | None = None
        self.limit: Limit | None = None
        self.stories: list[str] = []
        self.goals: list[Goal] = []
        self.network: Network | None = None
        self.measures: dict[str, int | None] = {}
        self.reached: set[str] = set()
        self.renew_on: dt.date | None = None
        self.scores_on: dict[str, dt.date] = {}
        self.mood = chance.uniform(-0.12, 0.12)
        self.timers: dict[Act, dt.date] = {}

    @property
    def day(self) -> dt.date:
        """The day that is being lived."""
        return self.diary.day

    @property
    def resident(self) -> Resident:
        """The person, once written down."""
        assert self.plan.who.resident is not None
        return self.plan.who.resident

    @property
    def stay(self) -> Stay:
        """The open stay."""
        pen = Pen(ACTOR, morning(self.day, self.diary.entries), self.day, simulated=True)
        return open_stay(self.scene(pen))

    @property
    def days_here(self) -> int:
        """Days since admission."""
        return (self.day - self.plan.begins).days

    def later(self, act: "Act", least: int, most: int) -> None:
        """Mean to do something a number of days from now, from ``least`` to ``most``."""
        self.timers[act] = self.day + self.chance.randint(least, most) * DAY

    def wake(self) -> None:
        """Do what is meant for the day, or was meant for one before it."""
        for act in [act for act, on in self.timers.items() if on <= self.day]:
            del self.timers[act]
            act(self)

    def write(self, name: str, verb: Callable[..., Any], /, *values: Any, **options: Any) -> Any:
        """Type a command about the resident on the diary's day; what the verb answers."""
        with self.diary.command(name) as pen:
            return verb(self.scene(pen), *values, **options)

    def scene(self, pen: Pen) -> Scene:
        """What verbs about the resident are told on the diary's day."""
        return Scene(self.db, pen, self.programme, self.resident, self.day)

    def pick(self, which: str) -> str | None:
        """A word of one of the programme's lists, the first ones oftener."""
        return pick(self.chance, [one.code for one in self.facts.lists[which]])

    def say(self, words: tuple[str, ...], share: float = 1.0) -> str | None:
        """One of some sentences, or in the rest of the cases none."""
        says = self.chance.random() < share
        return self.facts.draw(self.chance, words) if says else None


Act = Callable[[Life], None]


def pick(chance: Random, every: list[str]) -> str | None:
    """One of a list, the first ones oftener; None from an empty one."""
    size = len(every)
    return every[min(chance.randrange(size), chance.randrange(size))] if every else None
