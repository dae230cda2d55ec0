"""A persona: somebody, or a programme's staff, whose script is typed line by line as days pass."""

import datetime as dt
import re
import sqlite3
from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from itertools import count
from random import Random
from shlex import quote
from typing import Any, ClassVar

from ettervern_cli.demo.command_lines import Typist
from ettervern_cli.demo.facts import Facts
from ettervern_cli.demo.script import Event, Script
from ettervern_cli.demo.words import DECKS
from ettervern_cli.values.dates import DAY, add_months, iso_day, month_start

# Before today nothing unforeseen happens, so that what is due then is as planned.
CALM = 25 * DAY
Item = dict[str, object]
TOKEN = re.compile(r"\[(?:(\d+)% )?([^\[\]]*)\]|(--[a-z-]+ )?\{([^{}]+)\}")
DATE = re.compile(r"(day|today)([+-]\d+)?(?:\.\.(\d+))?")


class Missing(Exception):
    """A placeholder for which there is nothing."""


class Diary:
    """What is to be typed, by day; ``today`` is the day up to which the history goes."""

    def __init__(self, today: dt.date) -> None:
        self.today = today
        self.day = dt.date.min
        self.calendars: dict[str, list[dt.date]] = {}
        self._days: dict[dt.date, list[tuple[tuple[int, ...], int, Persona, int]]] = {}
        self._serial = count()

    def add(self, day: dt.date, order: tuple[int, ...], persona: "Persona", index: int) -> None:
        """Mean to type a persona's line on a day, at the place of ``order`` among the day's."""
        if day <= self.today:
            heap = self._days.setdefault(max(day, self.day), [])
            heappush(heap, (order, next(self._serial), persona, index))

    def first(self) -> dt.date:
        """The first day with anything to type."""
        return min(self._days, default=self.today)

    def live(self, day: dt.date) -> None:
        """Type everything of a day."""
        self.day = day
        heap = self._days.get(day, [])
        while heap:
            _, _, persona, index = heappop(heap)
            persona.live(index)
        self._days.pop(day, None)


class Who:
    """A person, who has a code once written down. Whoever ``stays_put`` climbs no more."""

    def __init__(self) -> None:
        self.stays_put = False
        self.code: str | None = None
        self.name = ""


class Persona:
    """Whoever lives a script. ``begins`` and ``ends`` are the stay's; without an end it goes on.

    ``number`` is the place among the day's personas, ``floor`` the first day of anything.
    """

    values: ClassVar[dict[str, Callable[[Any], object]]]
    each: ClassVar[dict[str, Callable[[Any], list[Item]]]]
    last_phase = 1

    def __init__(
        self, typist: Typist, agenda: Diary, facts: Facts, script: Script, chance: Random
    ) -> None:
        self.typist = typist
        self.agenda = agenda
        self.facts = facts
        self.script = script
        self.chance = chance
        self.begins = self.floor = agenda.today
        self.ends: dt.date | None = None
        self.number = 0
        self.item: Item = {}
        self.is_away = False

    # --- when --------------------------------------------------------------------------------

    @property
    def db(self) -> sqlite3.Connection:
        """The database that is being filled."""
        return self.typist.db

    @property
    def day(self) -> dt.date:
        """The day that is being lived."""
        return self.agenda.day

    @property
    def today(self) -> dt.date:
        """The last day of the history."""
        return self.agenda.today

    @property
    def last(self) -> dt.date:
        """The last day on which the stay's own lines are typed."""
        return max(self.begins, (self.ends or self.today) - DAY)

    def plan(self) -> None:
        """Mean to type each line of the script for the first time."""
        for index, event in enumerate(self.script.events):
            for day in self._first_days(event):
                self.mean(index, day)

    def _first_days(self, event: Event) -> Iterator[dt.date]:
        if event.anchor == "start":
            days = self.draw(event.when)
            yield self.begins + days * DAY if days >= 0 else self._before(days)
        elif event.anchor == "today":
            day = self.today + self.draw(event.when) * DAY
            yield from [day] if day >= self.begins else []
        elif event.anchor == "end" and self.ends is not None:
            yield self.ends + self.draw(event.when) * DAY
        elif event.anchor == "on":
            yield from self.agenda.calendars.get(f"{self.facts.programme.code} {event.when}", [])
        elif event.anchor == "monthly":
            yield self._in_month(event, self.floor)

    def _before(self, days: int) -> dt.date:
        """A day before admission, but not before there is anything."""
        return max(self.floor, self.begins + days * DAY)

    def _in_month(self, event: Event, day: dt.date) -> dt.date:
        """The day of a monthly line in a day's month, or in the next if that is over."""
        drawn = self.draw(event.when)
        found = month_start(day.year, day.month) + (drawn - 1) * DAY
        return found if found >= day else add_months(found, 1)

    def draw(self, span: str) -> int:
        """A whole number of a span such as 7..10, -5..-3, 4 or {climb}."""
        ends = [int(end) for end in self.number_of(span).split("..")]
        return self.chance.randint(ends[0], ends[-1])

    def number_of(self, span: str) -> str:
        """A span with its own numbers filled in."""
        return re.sub(r"\{([^}]+)\}", lambda found: str(self.value(found[1])), span)

    def mean(self, index: int, day: dt.date) -> None:
        """Mean to type a line on a day, unless the stay is over by then."""
        event = self.script.events[index]
        at_end = event.anchor == "end"
        if (at_end or day <= self.last) and day <= self.today - event.until * DAY:
            phase = 0 if at_end and self.begins != self.ends else self.last_phase
            self.agenda.add(day, (phase, self.number, index), self, index)

    # --- what --------------------------------------------------------------------------------

    def live(self, index: int) -> None:
        """Type a line whose day has come, and mean to type what follows on it."""
        event = self.script.events[index]
        if self.waits(event):
            self.mean(index, self.day + 3 * DAY)
            return
        chosen = event.chance == 100 or self.happens(event)
        typed = self.perform(event) if chosen else False
        for place, following in enumerate(self.script.events[index + 1 :], index + 1):
            if following.anchor != "else":
                if following.anchor == "then" and typed:
                    self.mean(place, self.day + self.draw(following.when) * DAY)
                break
            if not chosen:
                self.perform(following)
        if event.every:
            self.mean(index, self.day + max(1, self.draw(event.every)) * DAY)
        elif event.anchor == "monthly":
            start = add_months(month_start(self.day.year, self.day.month), 1)
            self.mean(index, self._in_month(event, start))

    def waits(self, event: Event) -> bool:
        """Whether a line has to wait for some days."""
        return False

    def happens(self, event: Event) -> bool:
        """Whether chance lets a line be typed."""
        return self.chance.random() * 100 < event.chance

    def perform(self, event: Event) -> bool:
        """Type a line, once for each of what it is about; whether anything was typed."""
        if not all(self.value(name) for name in event.needs):
            return False
        typed = False
        for item in self.each[event.each](self) if event.each else [{}]:
            self.item = item
            line = self.fill(event.command)
            if line is not None:
                self.type(line)
                typed = True
        return typed

    def type(self, line: str) -> None:
        """Type a line that is whole, and at once what is typed after such lines."""
        self.typist.type(line, self.facts.programme.code)
        self.see(line.split()[0])
        for beginnings, event in self.script.after:
            if line.startswith(beginnings) and (event.chance == 100 or self.happens(event)):
                self.perform(event)

    def see(self, verb: str) -> None:
        """See what has become of it."""

    def fill(self, text: str) -> str | None:
        """A line with everything in it filled in, None where a part has nothing to say."""
        try:
            filled = TOKEN.sub(self._fill_one, text)
        except Missing:
            return None
        return re.sub(r"  +", " ", filled).strip()

    def _fill_one(self, found: re.Match[str]) -> str:
        chance, optional, option, name = found.groups()
        if optional is not None:
            if chance is not None and self.chance.random() * 100 >= int(chance):
                return ""
            return self.fill(optional) or ""
        value = self.value(name)
        if value is None or value is False or value in ("", []):
            raise Missing
        values = value if isinstance(value, list) else [value]
        return " ".join(f"{option or ''}{quote(str(one))}" for one in values)

    def value(self, name: str) -> object:
        """What a placeholder stands for, None where there is nothing."""
        if name in self.item:
            return self.item[name]
        if name in self.values:
            return self.values[name](self)
        if name in DECKS:
            return self.facts.draw(self.chance, DECKS[name])
        if "|" in name:
            return self.chance.choice(name.split("|"))
        dated = DATE.fullmatch(name)
        if dated is None:
            return self.draw(name)
        least = int(dated[2] or 0)
        days = self.chance.randint(least, int(dated[3] or least))
        return (self.day if dated[1] == "day" else self.today) + days * DAY

    def read(self, query: str, *values: object) -> list[Any]:
        """Rows of the database that is being filled."""
        return self.db.execute(query, values).fetchall()

    def read_one(self, query: str, *values: object) -> Any:
        """The first cell of the first row, None where there is none."""
        row = self.db.execute(query, values).fetchone()
        return row[0] if row else None

    def read_day(self, query: str, *values: object) -> dt.date | None:
        """The first cell as a day."""
        found = self.read_one(query, *values)
        return iso_day(found) if found else None
