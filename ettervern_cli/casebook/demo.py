"""An invented history for a fresh workspace: people, moves, follow-ups and bookings up to today.

Every command goes through its own verb in its own transaction, with a pen that is dated on the day
it happened. What is invented follows from the seed alone; what a programme has and allows is read
from the compiled tables. Residents follow one another in lines, one line a bed, so that nobody is
ever admitted where there is no room.
"""

import datetime as dt
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count, product
from typing import NamedTuple

from ettervern_cli.casebook.absences import come_back, leave
from ettervern_cli.casebook.admissions import Application, admit
from ettervern_cli.casebook.budget import book, planned_years
from ettervern_cli.casebook.exits import DIED, PENDING, discharge
from ettervern_cli.casebook.follow_ups import Entry, log
from ettervern_cli.casebook.history import Pen
from ettervern_cli.casebook.ladders import advance, demote, ladders, steps
from ettervern_cli.casebook.limits import Limit, extend, limits
from ettervern_cli.casebook.placements import place, present_home, vacate
from ettervern_cli.casebook.programmes import (
    Coded,
    Partner,
    Programme,
    Term,
    partner_named,
    programmes,
    served_municipalities,
    term,
    terms,
)
from ettervern_cli.casebook.residents import Resident, find
from ettervern_cli.casebook.stays import Stay, change_contact, open_stay
from ettervern_cli.casebook.transaction import writing
from ettervern_cli.casebook.units import Unit, open_unit, units, void_unit
from ettervern_cli.errors import ConsentMissing, Refused
from ettervern_cli.rules.dates import DAY, add_months, month_start
from ettervern_cli.rules.ladder import Step

MOST_MONTHS = 36
ACTOR = "demo"

# --- words, all invented ---------------------------------------------------------------------

FIRST_NAMES = (
    "Nora Emil Ingrid Ola Åse Siri Håkon Mona Bjørn Tuva Even Øyvind Kari Jonas Ragnhild Truls "
    "Værna Sindre Gro Aksel Marte Pål Hedda Terje Solveig Ivar Lærke Rune Ylva Børge Anja Didrik "
    "Frøydis Geir Unni Vetle Cecilie Noah Synnøve Kåre Jorunn Leif Oda Stian Zara Wenche Quintus "
    "Xenia"
).split()
SURNAMES = (
    "Prøve Eksempel Oppdiktet Påhitt Tenkt Liksom Utkast Mønster Skisse Øvelse Fiksjon Påfunn "
    "Prøvesen Låtsom Kladd Tenkeli"
).split()
CLINICS = ("Prøveklinikken", "Eksempelgården behandling", "Oppdiktet kollektiv", "Tenkt fengsel")
CONTACTS = (
    "Gikk tur og snakket om uka som kommer",
    "Ringte sammen for å avtale time hos fastlegen",
    "Gikk gjennom regninger og satte opp en plan for måneden",
    "Laget middag sammen; god stemning",
    "Snakket om det som er vanskelig om kvelden",
    "Var med på første dag i praksis",
    "Øvde på bussruta til aktiviteten",
    "Snakket om søvn og døgnrytme",
    "Besøk av søster i helga; det gikk fint",
    "Sliter med uro, ønsker tettere kontakt en periode",
    "Skrev søknad sammen",
    "Ryddet og så over boligen sammen",
    "Trening på senteret, deretter en kaffe",
    "Snakket om gamle venner og hvordan si nei",
    "Fylte ut skjemaer; mangler én underskrift",
    "Fornøyd med uka, vil prøve kurset på torsdager",
)
MISSED = ("Møtte ikke", "Åpnet ikke døra", "Ga beskjed for sent", "Svarte ikke på telefon")
VOICES_UP = (
    "Jeg føler meg klar for mer ansvar",
    "Godt å se at det går framover",
    "Litt skummelt, men jeg vil prøve",
)
VOICES_DOWN = (
    "Jeg trenger mer folk rundt meg en stund",
    "Uenig, men skjønner at det må til",
    "Det ble for mye på én gang",
)
AGAIN = "Får prøve på nytt etter samtale med beboeren"
MONTHS = (
    "januar februar mars april mai juni juli august september oktober november desember"
).split()


# --- the way in ------------------------------------------------------------------------------


def beginning(today: dt.date) -> Pen:
    """The pen that a demo's workspace is made with: earlier than anything that happens in it."""
    day = add_months(today, -MOST_MONTHS) - DAY
    return Pen(ACTOR, _hour(day, 0), day, simulated=True)


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
    on consent. ``progress`` is told days done and days in all.
    """
    chance = random.Random(seed)
    diary = _Diary(db)
    every = programmes(db)
    names = _names(chance)
    houses = [
        _House(diary, chance, names, programme, today, residents // len(every) + (index < more))
        for more in (residents % len(every),)
        for index, programme in enumerate(every)
    ]
    first = min((house.first for house in houses), default=today)
    # A crash costs nothing here but a demo; whoever made the file syncs it once it is whole.
    db.execute("PRAGMA synchronous = OFF")
    try:
        for number in range((today - first).days + 1):
            diary.turn(first + number * DAY)
            for house in houses:
                house.live()
            if progress is not None:
                progress(number + 1, (today - first).days + 1)
    finally:
        db.execute("PRAGMA synchronous = EXTRA")


def _names(chance: random.Random) -> Iterator[str]:
    """Names without end, first names as rarely twice as can be."""
    first, last = list(FIRST_NAMES), list(SURNAMES)
    chance.shuffle(first)
    chance.shuffle(last)
    for turn in count():
        for shift, (index, name) in product(range(len(last)), enumerate(first)):
            surname = last[(index + shift) % len(last)]
            yield f"{name} {surname}" + (f" {turn + 1}" if turn else "")


def _hour(day: dt.date, entries: int) -> dt.datetime:
    """When in the day a command was typed, the first ones in the morning."""
    morning = dt.datetime.combine(day, dt.time(7), dt.UTC)
    return morning + dt.timedelta(seconds=min(entries * 97, 57_600))


class _Diary:
    """Commands typed on the day that is being lived, each its own transaction."""

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
        pen = Pen(ACTOR, _hour(self.day, self.entries), self.day, simulated=True)
        with writing(self.db, pen, name, dry_run=dry_run):
            yield pen
        self.entries += not dry_run


# --- what a programme has --------------------------------------------------------------------


class _Rung(NamedTuple):
    """A ladder as somebody can stand on it: the steps that are run, from the lowest."""

    code: str
    steps: list[Step]
    may_go_down: bool
    circling_from: int


class _Facts:
    """What the demo needs to know of a programme, read once."""

    def __init__(self, db: sqlite3.Connection, programme: Programme) -> None:
        self.programme = programme
        self.staff = [
            Coded(*row)
            for row in db.execute(
                "SELECT id, code, name FROM staff WHERE programme_id = ? ORDER BY position",
                (programme.id,),
            )
        ]
        self.lists: dict[str, list[Term]] = {
            which: [term(db, programme, which, one.code) for one in terms(db, programme, which)]
            for which in (
                "source",
                "follow_up_kind",
                "area",
                "demotion_reason",
                "exit_reason",
                "destination",
                "absence_kind",
            )
        }
        self.towns = [one.code for one in served_municipalities(db, programme)]
        self.all_towns = [
            str(row[0]) for row in db.execute("SELECT code FROM municipality ORDER BY position")
        ]
        self.units = units(db, programme)
        self.partners = {
            unit.id: partner
            for unit in self.units
            if unit.reserved_for is not None
            and (partner := partner_named(db, programme, unit.reserved_for)) is not None
        }
        self.rungs = [_rung(db, ladder) for ladder in ladders(db, programme)]
        self.years = planned_years(db, programme)
        self.plans = db.execute(
            "SELECT l.code, l.side, l.name, p.year, p.planned_ore FROM budget_line l "
            "JOIN plan p ON p.budget_line_id = l.id WHERE l.programme_id = ? "
            "ORDER BY p.year, l.side, l.position",
            (programme.id,),
        ).fetchall()

    @property
    def some_step_needs_a_unit(self) -> bool:
        """Whether a unit goes with some steps and not with others."""
        return any(step.needs_unit for rung in self.rungs for step in rung.steps)


def _rung(db: sqlite3.Connection, ladder: Coded) -> _Rung:
    circling, because = db.execute(
        "SELECT circling_from, no_demotion_because FROM ladder WHERE id = ?", (ladder.id,)
    ).fetchone()
    run = [step for step in steps(db, ladder.id) if step.is_run]
    return _Rung(ladder.code, run, because is None, circling)


# --- who comes when --------------------------------------------------------------------------


class _Who:
    """A person: nameless until first admitted."""

    def __init__(self) -> None:
        self.resident: Resident | None = None


class _Plan:
    """A stay as it is meant to go. ``ends`` is None for those who are still there today.

    ``role`` is what the stay is to show; ``due`` is the day on which its next follow-up is to be
    due in the end.
    """

    def __init__(self, who: _Who, unit: Unit | None, begins: dt.date, role: str) -> None:
        self.who = who
        self.unit = unit
        self.begins = begins
        self.ends: dt.date | None = None
        self.role = role
        self.still = False
        self.due: dt.date | None = None
        self.exit = "known"


ROLES = ("new", "circling", "limit", "away", "new", "returned")
LATE_DAYS = (3, 1, 0, None, None, 0, None, 2)


def _beds(facts: _Facts, today: dt.date) -> list[Unit]:
    """Beds there are today, one entry a bed: reserved ones third, those with a limit last.

    As many of the others are left out as the programme means to keep empty.
    """
    there = [unit for unit in facts.units if unit.exists(today) for _ in range(unit.beds)]
    general = [unit for unit in there if unit.reserved_for_id is None]
    general.sort(key=lambda unit: unit.limit_months is not None)
    reserved = [unit for unit in there if unit.reserved_for_id is not None]
    kept = facts.programme.keep_empty
    general = general[: max(0, len(general) - kept)]
    return general[:2] + reserved[: len(there) - kept] + general[2:]


def _lines(facts: _Facts, today: dt.date, residents: int) -> list[Unit | None]:
    """The lines in which residents follow one another: as many as are to be there today."""
    present = max(min(residents, 3), round(residents * 0.6))
    capacity = facts.programme.capacity
    beds: list[Unit | None] = list(_beds(facts, today))
    if capacity != "units":
        present = min(present, int(capacity)) if capacity is not None else present
        beds += [None] * (present - len(beds))
    return beds[:present]


def _earliest(facts: _Facts, today: dt.date, residents: int, lines: int) -> dt.date:
    """The day on which the history begins: not before the first unit or the first plan."""
    months = facts.programme.most_months or 12
    days = max(500, 31 * months + 40, 150 * residents // max(1, lines))
    first = max(today - days * DAY, add_months(today, -MOST_MONTHS))
    opened = [unit.first_on for unit in facts.units]
    known = [day for day in opened if day is not None]
    bounds = [min(known)] if known and len(known) == len(opened) else []
    bounds += [dt.date(year, 1, 1) for year in facts.years[:1]]
    return max([first, *(day for day in bounds if day <= today)])


def _plans(
    facts: _Facts, chance: random.Random, today: dt.date, residents: int
) -> tuple[dt.date, list[_Plan]]:
    """The first day of the history, and every stay there will be."""
    lines = _lines(facts, today, residents)
    first = _earliest(facts, today, residents, len(lines))
    gone = [0] * len(lines)
    for number in range(residents - len(lines) if lines else 0):
        # Those who are to show something that takes time have their bed to themselves.
        free = [n for n in range(len(lines)) if len(lines) < 4 or _role(n) not in LONG]
        gone[free[number % len(free)]] += 1
    found = []
    for number, unit in enumerate(lines):
        begins = max(first, unit.first_on or first) if unit else first
        found += _line(facts, chance, today, begins, unit, number, gone[number])
    _mark_exits(found, today)
    return first, found


LONG = ("circling", "limit")


def _role(number: int) -> str:
    return ROLES[number] if number < len(ROLES) else ""


def _line(
    facts: _Facts,
    chance: random.Random,
    today: dt.date,
    first: dt.date,
    unit: Unit | None,
    number: int,
    gone: int,
) -> list[_Plan]:
    """One bed's stays, the last of them still open; one who returns has two of them."""
    role = _role(number)
    span = (today - first).days
    returns = role == "returned" and gone > 0 and span // (gone + 2) > 20
    before = gone + returns
    wanted, still = _length(facts, chance, today, role, unit, span)
    length = min(wanted, span) if not before else min(wanted, round(span * 1.5 / (before + 1.5)))
    last = _Plan(_Who(), unit, today - length * DAY, role)
    last.still = still and length == wanted
    late = LATE_DAYS[number % len(LATE_DAYS)]
    last.due = None if late is None or role == "away" else today - late * DAY
    earlier = _earlier(facts, chance, unit, first, last.begins, before)
    if returns:
        last.who = earlier[-1].who
    return [*earlier, last]


def _earlier(
    facts: _Facts,
    chance: random.Random,
    unit: Unit | None,
    first: dt.date,
    end: dt.date,
    number: int,
) -> list[_Plan]:
    """Stays that ended, one after another, from ``first`` to ``end``."""
    span = (end - first).days
    found = []
    most = (facts.programme.most_months or 60) * 30 - 20
    for index in range(number):
        begins = first + span * index // number * DAY
        ends = first + span * (index + 1) // number * DAY
        room = (ends - begins).days
        plan = _Plan(_Who(), unit, begins + room * chance.randint(0, 12) // 100 * DAY, "")
        plan.ends = min(ends - room * chance.randint(2, 25) // 100 * DAY, plan.begins + most * DAY)
        found.append(plan)
    return found


def _length(
    facts: _Facts,
    chance: random.Random,
    today: dt.date,
    role: str,
    unit: Unit | None,
    span: int,
) -> tuple[int, bool]:
    """Days since admission, and whether to stand still on the step: what a role takes."""
    if role == "new":
        return chance.randint(25, 70), False
    if role == "circling" and (rung := _circular(facts)):
        asked = rung.steps[1].asks.get("min_days", 14)
        return (rung.circling_from - 1) * (asked + 32) + chance.randint(40, 70), False
    if role == "limit":
        for length, still in _running_out(facts, today, unit):
            if 0 < length <= span:
                return length, still
    most = min(420, (facts.programme.most_months or 36) * 30 - 70)
    return chance.randint(min(100, most), most), False


def _circular(facts: _Facts) -> _Rung | None:
    """A ladder on which somebody can go up and down."""
    return next((rung for rung in facts.rungs if rung.may_go_down and len(rung.steps) > 1), None)


def _running_out(facts: _Facts, today: dt.date, unit: Unit | None) -> Iterator[tuple[int, bool]]:
    """Lengths of stay after which something runs out in about a week."""
    soon = today + 9 * DAY
    if facts.programme.most_months is not None:
        yield (today - add_months(soon, -facts.programme.most_months)).days, False
    if unit is not None and unit.limit_months is not None:
        yield (today - add_months(soon, -unit.limit_months)).days, True
    for rung in facts.rungs:
        if rung.steps[0].trial_days is not None and unit is not None:
            yield rung.steps[0].trial_days - 9, True
        if rung.steps[0].limit_months is not None:
            yield (today - add_months(soon, -rung.steps[0].limit_months)).days, True


def _mark_exits(plans: list[_Plan], today: dt.date) -> None:
    """The latest to leave has no destination yet; one before has it filled in later."""
    ended = [(plan.ends, -number) for number, plan in enumerate(plans) if plan.ends is not None]
    latest = sorted(ended, reverse=True)
    if latest:
        plans[-latest[0][1]].exit = PENDING
    filled = [key for key in latest[1:] if key[0] + 12 * DAY < today]
    if filled:
        plans[-filled[0][1]].exit = "filled"


# --- living it -------------------------------------------------------------------------------


class _House:
    """A programme through its days: who comes, who goes, what is booked and what is void."""

    def __init__(
        self,
        diary: _Diary,
        chance: random.Random,
        names: Iterator[str],
        programme: Programme,
        today: dt.date,
        residents: int,
    ) -> None:
        self.diary = diary
        self.today = today
        self.facts = _Facts(diary.db, programme)
        self.first, plans = _plans(self.facts, chance, today, residents)
        self.courses = [
            _Course(diary, chance, names, self.facts, plan, today)
            for plan in sorted(plans, key=lambda plan: plan.begins)
        ]
        self.bookings = _bookings(self.facts, chance, today)
        self.voids = _voids(self.facts, plans, self.first, today)
        days = [booking.on for booking in self.bookings[:1]]
        self.first = min([self.first, *days])

    def live(self) -> None:
        """Everything that is typed on the diary's day: departures before arrivals."""
        for course in self.courses:
            course.leave_for_good()
        for course in self.courses:
            course.live()
            if course.plan.ends == course.plan.begins:
                course.leave_for_good()
        while self.bookings and self.bookings[0].on <= self.diary.day:
            self._book(self.bookings.pop(0))
        for void in self.voids:
            self._void(void)

    def _book(self, booking: "_Booking") -> None:
        with self.diary.command("budget book") as pen:
            book(
                self.diary.db,
                pen,
                self.facts.programme,
                booking.on,
                line=booking.line,
                amount_ore=booking.amount_ore,
                text=booking.text,
                voucher=booking.voucher,
            )

    def _void(self, void: "_Void") -> None:
        db, programme, day = self.diary.db, self.facts.programme, self.diary.day
        if day == void.since:
            with self.diary.command("unit void") as pen:
                until = void.until - DAY
                void_unit(db, pen, programme, void.unit, day, until=until, reason=void.reason)
        if day == void.until and day < self.today:
            with self.diary.command("unit open"):
                open_unit(db, programme, void.unit, day)


class _Void(NamedTuple):
    """A unit out of use, up to the day ``until`` on which it is opened."""

    unit: str
    since: dt.date
    until: dt.date
    reason: str


def _voids(facts: _Facts, plans: list[_Plan], first: dt.date, today: dt.date) -> list[_Void]:
    """One unit that nobody ever lives in was void a while; another still is, where there are two.

    Units that are reserved, or that the programme counts on to stand empty, stay in use today.
    """
    used = {plan.unit.id for plan in plans if plan.unit is not None}
    idle = [
        unit
        for unit in facts.units
        if unit.id not in used and unit.exists(today) and unit.reserved_for_id is None
    ]
    found = []
    for unit, since, days, reason in zip(
        idle, (120, 6), (12, 15), ("Oppussing", "Vannskade på badet"), strict=False
    ):
        begins = today - since * DAY
        spare = len(idle) > facts.programme.keep_empty + 1 or since > days
        if plans and spare and begins >= max(first, unit.first_on or first):
            found.append(_Void(unit.code, begins, begins + days * DAY, reason))
    return found


class _Booking(NamedTuple):
    """A voucher to come."""

    on: dt.date
    line: str
    amount_ore: int
    text: str
    voucher: str


def _bookings(facts: _Facts, chance: random.Random, today: dt.date) -> list[_Booking]:
    """Vouchers of the years that have a plan, up to today, a little under the plan's pace."""
    window = add_months(today, -MOST_MONTHS)
    drafts = [
        (on, line, amount, f"{name}, {MONTHS[on.month - 1]}")
        for line, side, name, year, planned in facts.plans
        if window <= dt.date(year, 1, 1) <= today
        for on, amount in (_costs if side == "cost" else _funds)(chance, year, planned)
        if on <= today and amount
    ]
    drafts.sort(key=lambda draft: draft[0])
    numbers: dict[int, int] = {}
    found = []
    for on, line, amount, text in drafts:
        numbers[on.year] = numbers.get(on.year, 0) + 1
        found.append(_Booking(on, line, amount, text, f"{on.year}-{numbers[on.year]:04d}"))
    return found


def _costs(chance: random.Random, year: int, planned: int) -> Iterator[tuple[dt.date, int]]:
    """A year's costs on one line: monthly, in whole hundreds of kroner, now and then a credit."""
    pace = chance.uniform(0.84, 0.98)
    for month in range(1, 13):
        on = month_start(year, month) + chance.randint(19, 26) * DAY
        amount = round(planned / 12 * pace * chance.uniform(0.85, 1.12) / 10_000) * 10_000
        yield on, amount
        if chance.random() < 0.03:
            yield on + DAY, -round(amount / 80_000) * 10_000


def _funds(chance: random.Random, year: int, planned: int) -> Iterator[tuple[dt.date, int]]:
    """A year's funding on one line: half of it in spring, half in autumn."""
    for month, part in ((chance.randint(2, 4), planned // 2), (9, planned - planned // 2)):
        yield month_start(year, month) + chance.randint(4, 18) * DAY, part


class _Foot:
    """Where somebody stands on a ladder, and when a move is thought of next."""

    def __init__(self, rung: _Rung, index: int) -> None:
        self.rung = rung
        self.index = index
        self.visits = {index: 1}
        self.on: dt.date | None = None
        self.up = True

    def moved(self, index: int) -> None:
        self.index = index
        self.visits[index] = self.visits.get(index, 0) + 1

    @property
    def step(self) -> Step:
        return self.rung.steps[self.index]


class _Away(NamedTuple):
    """An absence to come: its kind, first day, day expected back and day of return."""

    kind: Term
    left: dt.date
    expected: dt.date
    back: dt.date | None


class _Course:
    """One stay, lived day by day by the commands that a coordinator would type."""

    def __init__(
        self,
        diary: _Diary,
        chance: random.Random,
        names: Iterator[str],
        facts: _Facts,
        plan: _Plan,
        today: dt.date,
    ) -> None:
        self.diary = diary
        self.db = diary.db
        self.chance = chance
        self.names = names
        self.facts = facts
        self.programme = facts.programme
        self.plan = plan
        self.today = today
        self.partner = facts.partners.get(plan.unit.id) if plan.unit else None
        self.state = "coming"
        self.quiet = False
        self.likes_units = chance.random() < 0.7
        self.feet: list[_Foot] = []
        self.contact_on: dt.date | None = None
        self.absence: _Away | None = None
        self.limit: Limit | None = None
        self.staff = chance.choice(facts.staff) if facts.staff else None

    @property
    def day(self) -> dt.date:
        return self.diary.day

    @property
    def resident(self) -> Resident:
        assert self.plan.who.resident is not None
        return self.plan.who.resident

    @property
    def stay(self) -> Stay:
        return open_stay(self.db, self.programme, self.resident, self.day)

    def pick(self, which: str) -> Term | None:
        """A word of one of the programme's lists, the first ones oftener."""
        every = self.facts.lists[which]
        if not every:
            return None
        return every[min(self.chance.randrange(len(every)), self.chance.randrange(len(every)))]

    def live(self) -> None:
        """What happens to one resident on the diary's day."""
        if self.state == "coming" and self.plan.begins == self.day:
            self._come()
        elif self.state == "gone" and self.plan.exit == "filled":
            self._fill_in()
        if self.state not in ("here", "away") or self.day >= self.today:
            return
        self._come_and_go()
        if self.state == "here" and not self.quiet:
            for foot in self.feet:
                if foot.on == self.day:
                    self._move(foot)
        if self.contact_on is not None and self.contact_on <= self.day and not self.quiet:
            self._contact()
        if self.limit is not None and self.limit.last_on - 3 * DAY == self.day:
            self._extend(self.limit)

    # --- coming and going for good -----------------------------------------------------------

    def _come(self) -> None:
        """Admission, or none at all where the programme asks for consent first."""
        plan, rung = self.plan, self.facts.rungs[0] if self.facts.rungs else None
        index = self._first_step(rung) if rung else 0
        later = plan.unit is not None and plan.role == "" and self.chance.random() < 0.3
        asked = self._application()._replace(
            ladder=rung.code if rung else None, step=rung.steps[index].code if rung else None
        )
        self.feet = [_Foot(one, index if one is rung else 0) for one in self.facts.rungs]
        if self._wants_unit() and plan.unit is not None and not later:
            asked = asked._replace(unit=plan.unit.code)
        try:
            with self.diary.command("admit") as pen:
                admit(self.db, pen, self.programme, asked, self.day)
        except ConsentMissing:
            self.state = "refused"
            return
        self.state = "here"
        if plan.who.resident is None:
            plan.who.resident = find(self.db, self._newest())
        if later:
            self._settle(explained_on=self.day)
        self._plan_absence()
        for foot in self.feet:
            self._plan_move(foot)
        self._look()

    def _newest(self) -> str:
        row = self.db.execute("SELECT code FROM resident ORDER BY id DESC LIMIT 1").fetchone()
        return str(row[0])

    def _first_step(self, rung: _Rung) -> int:
        """The lowest step, now and then the one above it."""
        higher = len(rung.steps) > 2 and self.plan.role not in LONG and not self.plan.still
        return int(higher and self.chance.random() < 0.2)

    def _application(self) -> Application:
        chance, who = self.chance, self.plan.who
        source = self.pick("source")
        ended = self.day - chance.randint(0, 12) * DAY
        treated = self.plan.role == "new" or self.partner is not None or chance.random() < 0.8
        months = (self.partner.months_there or 6) if self.partner else 6
        born = self.day.year - chance.randint(19, 57)
        return Application(
            who=who.resident.code if who.resident else next(self.names),
            municipality=self._town(self.partner),
            source=source.code if source else None,
            agency=self.partner.name if self.partner else chance.choice(CLINICS),
            treatment_began_on=add_months(ended, -months) - 20 * DAY if treated else None,
            treatment_ended_on=ended if treated else None,
            born=None if who.resident else str(born),
            contact=self.staff.code if self.staff else None,
        )

    def _town(self, partner: Partner | None) -> str | None:
        served = self.facts.towns or self.facts.all_towns
        outside = [town for town in self.facts.all_towns if town not in served]
        if partner is not None and partner.outside_municipalities and outside:
            return self.chance.choice(outside)
        return self.chance.choice(served) if served else None

    def leave_for_good(self) -> None:
        """Discharge, on the day that the plan says."""
        if self.state not in ("here", "away") or self.plan.ends != self.day:
            return
        reason, destination = self._exit()
        with self.diary.command("discharge"):
            discharge(
                self.db,
                self.programme,
                self.resident,
                self.day,
                today=self.day,
                destination=PENDING if self.plan.exit != "known" else destination,
                reason=reason,
            )
        self.state = "gone"

    def _exit(self) -> tuple[str, str]:
        """Why and whereto: a planned exit mostly leads to a lasting home."""
        reasons = [one for one in self.facts.lists["exit_reason"] if one.code != DIED]
        places = self.facts.lists["destination"]
        planned = self.chance.random() < 0.65
        fitting = [one for one in reasons if one.is_planned == planned] or reasons
        reason = self.chance.choice(fitting).code if fitting else PENDING
        same = [one for one in places if one.code == reason]
        lasting = [one for one in places if one.is_lasting == planned]
        destination = self.chance.choice(same or lasting or places).code if places else PENDING
        return reason, destination

    def _fill_in(self) -> None:
        """Whereto, once it is known."""
        ended = self.plan.ends
        if ended is None or self.day != ended + 12 * DAY or not self.facts.lists["destination"]:
            return
        with self.diary.command("discharge"):
            discharge(
                self.db,
                self.programme,
                self.resident,
                None,
                today=self.day,
                destination=self._exit()[1],
                reason=None,
            )

    # --- absences ----------------------------------------------------------------------------

    def _plan_absence(self) -> None:
        kinds = self.facts.lists["absence_kind"]
        last = self.plan.ends or self.today - 15 * DAY
        length = (last - self.day).days
        if not kinds:
            return
        if self.plan.role == "away":
            resting = [one for one in kinds if one.holds_unit and one.pauses_follow_ups]
            left = max(self.day, self.today - self.chance.randint(5, 9) * DAY)
            back = self.today + self.chance.randint(4, 8) * DAY
            self.absence = _Away((resting or kinds)[0], left, back, None)
        elif self.plan.role not in ("new", *LONG) and length > 90 and self.chance.random() < 0.4:
            kind = self.chance.choice(kinds)
            left = self.day + self.chance.randint(30, length - 50) * DAY
            days = self.chance.randint(12, 30) if kind.pauses_follow_ups else 7
            expected = left + days * DAY
            self.absence = _Away(kind, left, expected, expected + self.chance.randint(0, 2) * DAY)

    def _come_and_go(self) -> None:
        away = self.absence
        if away is not None and away.left == self.day and self.state == "here":
            with self.diary.command("away") as pen:
                leave(
                    self.db,
                    pen,
                    self.programme,
                    self.resident,
                    self.day,
                    kind=away.kind.code,
                    expected_on=away.expected,
                )
            self.state = "away"
            self._look()
        elif away is not None and away.back == self.day and self.state == "away":
            needs = self._wants_unit() and present_home(self.db, self.stay) is None
            unit = self.plan.unit.code if needs and self.plan.unit else None
            with self.diary.command("back") as pen:
                come_back(self.db, pen, self.programme, self.resident, self.day, unit=unit)
            self.state = "here"
            for foot in self.feet:
                self._plan_move(foot)
            self._look()

    # --- homes -------------------------------------------------------------------------------

    def _wants_unit(self) -> bool:
        """Whether somebody on these steps lives in the bed of the line."""
        if self.plan.unit is None:
            return False
        if not self.feet or any(foot.step.needs_unit for foot in self.feet):
            return True
        if self.facts.some_step_needs_a_unit:
            return False
        leased = any(foot.step.lease is not None for foot in self.feet)
        return (
            leased and self.likes_units and any(foot.index < self._top(foot) for foot in self.feet)
        )

    @staticmethod
    def _top(foot: _Foot) -> int:
        return len(foot.rung.steps) - 1

    def _settle(self, explained_on: dt.date | None = None) -> None:
        """Move in where the step brings a home and there is none yet, out where it does not."""
        home, wants = present_home(self.db, self.stay), self._wants_unit()
        if wants and home is None and self.plan.unit is not None:
            with self.diary.command("place") as pen:
                place(
                    self.db,
                    pen,
                    self.programme,
                    self.resident,
                    self.day,
                    unit=self.plan.unit.code,
                    explained_on=explained_on,
                )
        elif not wants and home is not None:
            with self.diary.command("vacate"):
                vacate(self.db, self.programme, self.resident, self.day)

    # --- moves -------------------------------------------------------------------------------

    def _plan_move(self, foot: _Foot) -> None:
        """When somebody moves next on a ladder, and whether up or down."""
        foot.on = None
        if self.plan.still:
            return
        if self.plan.role == "circling" and foot.rung is _circular(self.facts):
            wait = self._circle(foot)
        else:
            wait = self._climb(foot)
        last = self.plan.ends or self.today - (25 if self.plan.due else 3) * DAY
        if wait is not None and self.day + wait * DAY < last:
            foot.on = self.day + wait * DAY

    def _climb(self, foot: _Foot) -> int | None:
        """Up when the conditions allow it, at times down instead; days to wait."""
        top = foot.index == self._top(foot)
        falls = foot.rung.may_go_down and foot.index > 0 and bool(self._reasons)
        foot.up = not (falls and self.chance.random() < (0.15 if top else 0.22))
        if foot.up and top:
            return None
        if not foot.up:
            return self.chance.randint(20, 60)
        asked = foot.rung.steps[foot.index + 1].asks.get("min_days", 30)
        return asked + self.chance.randint(1, 26)

    def _circle(self, foot: _Foot) -> int | None:
        """Up and down again until the lowest step has been entered once too often."""
        foot.up = foot.index == 0
        if foot.visits.get(0, 0) >= foot.rung.circling_from or not self._reasons:
            return None
        asked = foot.rung.steps[1].asks.get("min_days", 14)
        wait = asked + self.chance.randint(1, 6) if foot.up else self.chance.randint(12, 24)
        left = (self.today - 26 * DAY - self.day).days
        downs = foot.rung.circling_from - foot.visits.get(0, 0)
        ups = downs - (not foot.up)
        hurried = left < ups * (asked + 6) + downs * 24
        return left // (ups + downs) if hurried and left >= 0 else wait

    @property
    def _reasons(self) -> list[Term]:
        return self.facts.lists["demotion_reason"]

    def _move(self, foot: _Foot) -> None:
        if foot.up:
            self._advance(foot)
        else:
            self._demote(foot)
        if foot.on == self.day:
            self._settle()
            self._plan_move(foot)
            self._look()

    def _advance(self, foot: _Foot) -> None:
        """Up one step; what is refused is tried again in a week, but for who has no time left."""
        why = None
        if not self._may_advance(foot):
            if self.plan.role != "circling":
                foot.on = self.day + 7 * DAY
                return
            why = AGAIN
        before = foot.index
        foot.index += 1
        wants = self._wants_unit()
        foot.index = before
        if not wants and present_home(self.db, self.stay) is not None:
            with self.diary.command("vacate"):
                vacate(self.db, self.programme, self.resident, self.day)
        with self.diary.command("advance") as pen:
            advance(
                self.db,
                pen,
                self.programme,
                self.resident,
                self.day,
                ladder=foot.rung.code,
                voice=self.chance.choice(VOICES_UP) if self.chance.random() < 0.5 else None,
                override=why,
            )
        foot.moved(foot.index + 1)

    def _may_advance(self, foot: _Foot) -> bool:
        try:
            with self.diary.command("advance", dry_run=True) as pen:
                advance(
                    self.db, pen, self.programme, self.resident, self.day, ladder=foot.rung.code
                )
        except Refused:
            return False
        return True

    def _demote(self, foot: _Foot) -> None:
        down = 2 if foot.index > 1 and self.chance.random() < 0.3 else 1
        target = 0 if self.plan.role == "circling" else foot.index - down
        with self.diary.command("demote") as pen:
            demote(
                self.db,
                pen,
                self.programme,
                self.resident,
                self.day,
                ladder=foot.rung.code,
                to=foot.rung.steps[target].code,
                reason=self.chance.choice(self._reasons).code,
                voice=self.chance.choice(VOICES_DOWN),
            )
        foot.moved(target)

    # --- follow-ups --------------------------------------------------------------------------

    def _contact(self) -> None:
        """A follow-up held, or missed and tried again soon."""
        near = self.plan.due is not None and self.day > self.today - 25 * DAY
        first = self.plan.begins == self.day
        missed = not near and not first and self.chance.random() < 0.07
        self._log(self._missed() if missed else self._held())
        if missed:
            self.contact_on = self.day + self.chance.randint(1, 2) * DAY
            return
        self._look()
        if self.chance.random() < 0.008 and len(self.facts.staff) > 1:
            self._change_contact()

    def _log(self, entry: Entry) -> None:
        with self.diary.command("log") as pen:
            log(self.db, pen, self.programme, self.resident, self.day, entry)

    def _missed(self) -> Entry:
        kind = self.pick("follow_up_kind")
        return Entry(
            text=self.chance.choice(MISSED),
            kind=kind.code if kind else None,
            staff=self.staff.code if self.staff else None,
            missed=True,
        )

    def _held(self) -> Entry:
        chance, kind = self.chance, self.pick("follow_up_kind")
        areas = [one.code for one in self.facts.lists["area"]]
        other = self.staff is None or chance.random() < 0.15
        staff = chance.choice(self.facts.staff) if other and self.facts.staff else self.staff
        return Entry(
            text=chance.choice(CONTACTS),
            kind=kind.code if kind else None,
            minutes=chance.choice((15, 20, 30, 30, 45, 45, 60, 90)),
            staff=staff.code if staff else None,
            areas=chance.sample(areas, min(len(areas), chance.choice((1, 1, 2)))),
            next_on=self._agreed(),
        )

    def _agreed(self) -> dt.date | None:
        """The day agreed for the next: where the plan says that it is to be the last one."""
        days = self._interval()
        if self.plan.due is not None:
            left = (self.plan.due - self.day).days
            if 0 < left <= (days or 14):
                self.quiet = True
                return self.plan.due if left != days else None
        elif days is not None and days > 5 and self.chance.random() < 0.1:
            return self.day + self.chance.randint(3, days) * DAY
        return None

    def _interval(self) -> int | None:
        """Days between follow-ups today."""
        own = [foot.step.every_days for foot in self.feet if foot.step.every_days]
        days = min(own) if own else self.programme.every_days
        row = self.db.execute(
            "SELECT 1 FROM standing WHERE stay_id = ? AND ? BETWEEN critical_from AND "
            "critical_until",
            (self.stay.id, self.day.isoformat()),
        ).fetchone()
        critical = self.programme.critical_days if row else None
        return min((one for one in (days, critical) if one), default=None)

    def _change_contact(self) -> None:
        others = [one for one in self.facts.staff if one != self.staff]
        self.staff = self.chance.choice(others)
        with self.diary.command("contact"):
            change_contact(self.db, self.programme, self.resident, self.staff.code, self.day)

    # --- looking ahead -----------------------------------------------------------------------

    def _look(self) -> None:
        """Read what is due next, and what runs out next."""
        stay = self.stay
        due = self.db.execute("SELECT due_on FROM standing WHERE stay_id = ?", (stay.id,))
        due_on = due.fetchone()[0]
        self.contact_on = None
        if due_on is not None:
            day = dt.date.fromisoformat(due_on)
            spread = (0,) if day > self.today - 25 * DAY else (-1, 0, 0, 0, 0, 0, 0, 1, 2)
            self.contact_on = max(self.day + DAY, day + self.chance.choice(spread) * DAY)
        running = limits(self.db, self.programme, stay)
        self.limit = next((one for one in running if one.last_on > self.day + 2 * DAY), None)

    def _extend(self, limit: Limit) -> None:
        """Somebody allows it to go on, mostly; the one who is to show a limit waits for it."""
        leaves = self.plan.ends is not None and self.plan.ends <= limit.last_on + 10 * DAY
        shows = self.plan.role == "limit" and limit.last_on > self.today - 10 * DAY
        if not leaves and not shows and self.chance.random() < 0.9:
            with self.diary.command("extend") as pen:
                extend(
                    self.db,
                    pen,
                    self.programme,
                    self.resident,
                    self.day,
                    until=limit.last_on + self.chance.choice((30, 45, 60)) * DAY,
                    allowed_by=self.facts.staff[0].name if self.facts.staff else "Ansvarlig",
                    reason=self.chance.choice(("Trenger mer tid", "Ny bolig er ikke klar ennå")),
                    what=limit.what,
                )
        self._look()
