"""A persona: somebody, or a programme's staff, whose script is typed line by line as days pass."""

import datetime as dt
import re
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from random import Random
from shlex import quote
from typing import Any, ClassVar

from ettervern_cli.demo.house import House
from ettervern_cli.demo.lookups import MANY, QUERIES
from ettervern_cli.demo.script import Event, Script
from ettervern_cli.demo.words import DECKS
from ettervern_cli.homes.units import Unit
from ettervern_cli.values.dates import DAY, add_months, iso_day, month_start

# What the day of a follow-up may be beside the one on which it is due; of late, only that one.
SPREAD, CALM = (-1, 0, 0, 0, 0, 0, 0, 1, 2), 25 * DAY
# What is agreed on, and what falls due in the end, is left for those who look at ``today``.
LEFT_DUE = 2 * DAY
DUE = "SELECT due_on FROM due_state WHERE stay_id = ? AND due_reason <> 'agreed'"
MOVES = ("admit", "advance", "demote", "back", "away", "log")
# What goes on while somebody is away.
GOES_ON = ("back", "score", "consent give")
Item = dict[str, Any]
TOKEN = re.compile(r"\[(?:(\d+)% )?([^\[\]]*)\]|(--[a-z-]+ )?\{([^{}]+)\}")
DATE = re.compile(r"(day|today|begins)([+-]\d+)?(?:\.\.(-?\d+))?")


class Missing(Exception):
    """A placeholder for which there is nothing."""


class Diary:
    """What is to be typed, by day; ``today`` is the day up to which the history goes."""

    def __init__(self, today: dt.date) -> None:
        self.today = today
        self.day = dt.date.min
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
    """A person, who has a code once written down."""

    def __init__(self) -> None:
        self.code: str | None = None
        self.name = ""


class Persona:
    """Whoever lives a script. ``begins`` and ``ends`` are the stay's; without an end it goes on.

    ``unit`` is the home she is meant to have, ``floor`` the first day of anything.
    """

    values: ClassVar[dict[str, Callable[[Any], object]]] = {}
    each: ClassVar[dict[str, Callable[[Any], list[Item]]]] = {}
    last_phase = 1
    ends: dt.date | None = None
    unit: Unit | None = None
    stay: int | None = None
    contact: str | None = None
    contact_on: dt.date | None = None
    is_away = False

    def __init__(
        self, house: House, agenda: Diary, script: Script, role: str, begins: dt.date, who: Who
    ) -> None:
        self.house = house
        self.agenda = agenda
        self.script = script
        self.role = role
        self.begins = self.floor = begins
        self.who = who
        self.chance = Random(house.chance.getrandbits(64))
        self.number = house.count()
        self.item: Item = {}
        if house.staff:
            self.contact = self.chance.choice(house.staff)

    # --- when --------------------------------------------------------------------------------

    @property
    def day(self) -> dt.date:
        """The day that is being lived."""
        return self.agenda.day

    def plan(self) -> None:
        """Mean to type each line of the script for the first time."""
        for index, event in enumerate(self.script.events):
            day = self._first_day(event)
            if day is not None:
                self.mean(index, day)

    def _first_day(self, event: Event) -> dt.date | None:
        since = {"start": self.begins, "today": self.agenda.today, "end": self.ends}
        if event.anchor == "monthly":
            return self._in_month(event, self.floor)
        begins = since.get(event.anchor)
        days = self.draw(event.when) if begins else None
        if begins is None or days is None:
            return None
        day = begins + days * DAY
        if event.anchor == "today":
            return day if day >= self.begins else None
        return max(day, self.floor)

    def _in_month(self, event: Event, day: dt.date) -> dt.date:
        """The day of a monthly line in a day's month, or in the next if that is over."""
        drawn = self.draw(event.when) or 1
        found = month_start(day.year, day.month) + (drawn - 1) * DAY
        return found if found >= day else add_months(found, 1)

    def draw(self, span: str) -> int | None:
        """A whole number of a span such as 7..10, -5..-3, 4 or {climb}, if there is one."""
        if span.startswith("{"):
            number = self.value(span.strip("{}"))
            return number if isinstance(number, int) else None
        ends = [int(end) for end in span.split("..")]
        return self.chance.randint(ends[0], ends[-1])

    def mean(self, index: int, day: dt.date) -> None:
        """Mean to type a line on a day, unless the stay is over by then."""
        event = self.script.events[index]
        over, at_end = self.ends or self.agenda.today + DAY, event.anchor == "end"
        if at_end or day < min(max(self.begins + DAY, over), over - event.until * DAY):
            phase = 0 if at_end and self.begins != self.ends else self.last_phase
            self.agenda.add(day, (phase, self.number, index), self, index)

    # --- what --------------------------------------------------------------------------------

    def live(self, index: int) -> None:
        """Type a line whose day has come, and mean to type what follows on it."""
        event = self.script.events[index]
        if event.anchor == "due" and self.contact_on != self.day:
            return
        goes_on = event.anchor in ("due", "end") or event.command.startswith(GOES_ON)
        if self.is_away and not goes_on:
            self.mean(index, self.day + 3 * DAY)
            return
        typed = self.perform(event)
        following = self.script.events[index + 1 : index + 2]
        if following and following[0].anchor == "then" and typed:
            self.mean(index + 1, self.day + (self.draw(following[0].when) or 0) * DAY)
        if following and following[0].anchor == "else" and not typed:
            self.perform(following[0])
        if event.every and (days := self.draw(event.every)) is not None:
            self.mean(index, self.day + max(1, days) * DAY)
        elif event.anchor == "monthly":
            start = add_months(month_start(self.day.year, self.day.month), 1)
            self.mean(index, self._in_month(event, start))

    def perform(self, event: Event) -> bool:
        """Type a line, once for each of what it is about; whether anything was typed."""
        if self.chance.random() * 100 >= event.chance:
            return False
        self.item = {}
        if event.needs and not self.value(event.needs):
            return False
        typed = False
        for item in self.rows(event.each) if event.each else [{}]:
            self.item = item
            line = self.fill(event.command)
            if line is not None:
                typed |= self.type(line, may_fail=event.may_fail)
        return typed

    def type(self, line: str, *, may_fail: bool) -> bool:
        """Type a line that is whole, and at once what is typed after such lines."""
        if not self.house.typist.type(line, self.house.programme.code, may_fail=may_fail):
            return False
        self.see(line.split()[0])
        for event in self.script.events:
            if event.anchor == "after" and line.startswith(tuple(event.when.split("|"))):
                self.perform(event)
        return True

    def see(self, verb: str) -> None:
        """See what has become of the person by a command."""
        if verb in ("away", "back"):
            self.is_away = verb == "away"
        if self.who.code is None and verb in ("referral", "admit", "rehouse"):
            self.who.code = self.house.read("SELECT code FROM resident ORDER BY id DESC LIMIT 1")
        if verb == "admit":
            self.stay = self.house.read("SELECT max(id) FROM stay")
        if verb in MOVES:
            self.look_ahead()

    def look_ahead(self) -> None:
        """Think of the day of the next follow-up: mostly the one on which it is due."""
        found = self.house.read(DUE, self.stay)
        places = [n for n, event in enumerate(self.script.events) if event.anchor == "due"]
        due, calm = iso_day(found) if found else dt.date.max, self.agenda.today - CALM
        self.contact_on = None
        if places and due <= self.agenda.today - LEFT_DUE:
            spread = 0 if due > calm else self.chance.choice(SPREAD)
            self.contact_on = max(self.day + DAY, due + spread * DAY)
            self.mean(places[0], self.contact_on)

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
        if value in (None, "", []):
            raise Missing
        values = value if isinstance(value, list) else [value]
        return " ".join(f"{option or ''}{quote(str(one))}" for one in values)

    def value(self, name: str) -> object:
        """What a placeholder stands for, None where there is nothing."""
        if name in self.item:
            return self.item[name]
        if name in self.values:
            return self.values[name](self)
        if name in QUERIES:
            found = [next(iter(row.values())) for row in self.rows(name)]
            self.item[name] = self.chance.choice(found) if found and name not in MANY else found
            return self.item[name]
        if name in DECKS:
            return self.house.draw(self.chance, DECKS[name])
        if "|" in name:
            return self.chance.choice(name.split("|"))
        dated = DATE.fullmatch(name)
        if dated is None:
            return self.draw(name)
        since = {"day": self.day, "today": self.agenda.today, "begins": self.begins}[dated[1]]
        least = int(dated[2] or 0)
        return since + self.chance.randint(least, int(dated[3] or least)) * DAY

    def rows(self, name: str) -> list[Item]:
        """What a line is typed for, one after the other: worked out, or found in the database."""
        if name in self.each:
            return self.each[name](self)
        cursor = self.house.db.execute(QUERIES[name], self.bound())
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def bound(self) -> dict[str, Any]:
        """What the questions may ask about."""
        programme, partner = self.house.programme, self.house.partner_of(self.unit)
        return {
            "programme": programme.id,
            "host": programme.host,
            "consent_first": programme.consent_required,
            "meeting_days": programme.meeting_days,
            "code": self.who.code,
            "stay": self.stay,
            "contact": self.contact,
            "unit": self.unit and self.unit.id,
            "is_housed": self.unit is not None and self.role in ("limit", "away"),
            "is_near": partner is None or not partner.outside_municipalities,
            "day": self.day.isoformat(),
            "today": self.agenda.today.isoformat(),
            "year": self.day.year,
            "luck": self.chance.randint(1, 100),
        }


class Group(Persona):
    """A programme's staff, who keep its books up to the last day."""

    last_phase = 2
    vouchers = 0
    remarks: list[str]
    idle: list[str]
