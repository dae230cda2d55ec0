"""One invented stay, lived day by day by the commands that a coordinator would type."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any, NamedTuple

from ettervern_cli.casebook import demo_words
from ettervern_cli.casebook.absences import come_back, leave
from ettervern_cli.casebook.admissions import Application, admit
from ettervern_cli.casebook.demo_plans import FILLED, SLOW_ROLES, Facts, Plan, Rung
from ettervern_cli.casebook.exits import DIED, PENDING, discharge
from ettervern_cli.casebook.follow_ups import Entry, log
from ettervern_cli.casebook.history import Pen
from ettervern_cli.casebook.ladders import advance, demote
from ettervern_cli.casebook.limits import Limit, extend, limits
from ettervern_cli.casebook.placements import place, present_home, vacate
from ettervern_cli.casebook.programmes import Coded, Term
from ettervern_cli.casebook.residents import Resident, find
from ettervern_cli.casebook.stays import Stay, change_contact, open_stay
from ettervern_cli.casebook.transaction import writing
from ettervern_cli.errors import ConsentMissing, Refused
from ettervern_cli.rules.dates import DAY, add_months, iso_day
from ettervern_cli.rules.ladder import Step

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


class _Foot:
    """Where somebody stands on a ladder; ``on`` is when the next move is thought of."""

    def __init__(self, rung: Rung, index: int) -> None:
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

    @property
    def at_the_top(self) -> bool:
        return self.index == len(self.rung.steps) - 1


class _Away(NamedTuple):
    """An absence to come: its kind, first day, day expected back and day of return, if any."""

    kind: Term
    left: dt.date
    expected: dt.date
    back: dt.date | None


class Course:
    """A planned stay and what becomes of it."""

    def __init__(
        self,
        diary: Diary,
        chance: Random,
        names: Iterator[str],
        facts: Facts,
        plan: Plan,
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
        self.state = "coming"
        self.quiet = False
        self.likes_units = chance.random() < 0.7
        self.staff: Coded | None = chance.choice(facts.staff) if facts.staff else None
        self.feet: list[_Foot] = []
        self.contact_on: dt.date | None = None
        self.absence: _Away | None = None
        self.limit: Limit | None = None

    @property
    def day(self) -> dt.date:
        """The day that is being lived."""
        return self.diary.day

    @property
    def resident(self) -> Resident:
        """The person, once admitted."""
        assert self.plan.who.resident is not None
        return self.plan.who.resident

    @property
    def stay(self) -> Stay:
        """The open stay."""
        return open_stay(self.db, self.programme, self.resident, self.day)

    def live(self) -> None:
        """What happens to one resident on the diary's day, departure left out."""
        if self.state == "coming" and self.plan.begins == self.day:
            self._come()
        elif self.state == "gone" and self.plan.exit == FILLED:
            self._fill_in()
        if self.state not in ("here", "away") or self.day >= self.today:
            return
        self._go_and_come_back()
        for foot in self.feet:
            if self.state == "here" and not self.quiet and foot.on == self.day:
                self._move(foot)
        if self.contact_on is not None and self.contact_on <= self.day and not self.quiet:
            self._contact()
        if self.limit is not None and self.limit.last_on - 3 * DAY == self.day:
            self._extend(self.limit)

    def _type(self, name: str, verb: Callable[..., Any], *values: Any, **options: Any) -> None:
        """Type a command about the resident, on the diary's day."""
        with self.diary.command(name) as pen:
            verb(self.db, pen, self.programme, self.resident, self.day, *values, **options)

    def _pick(self, which: str) -> str | None:
        """A word of one of the programme's lists, the first ones oftener."""
        every = self.facts.lists[which]
        if not every:
            return None
        size = len(every)
        return every[min(self.chance.randrange(size), self.chance.randrange(size))].code

    # --- coming and going for good -----------------------------------------------------------

    def _come(self) -> None:
        """Admission, or none at all where the programme asks for consent first."""
        plan, facts = self.plan, self.facts
        self.feet = [_Foot(rung, 0) for rung in facts.rungs]
        if self.feet:
            self.feet[0] = _Foot(facts.rungs[0], self._first_step(facts.rungs[0]))
        wants = plan.unit is not None and self._wants_unit()
        later = wants and plan.role == "" and self.chance.random() < 0.3
        asked = self._application()
        if self.feet:
            asked = asked._replace(ladder=facts.rungs[0].code, step=self.feet[0].step.code)
        if plan.unit is not None and wants and not later:
            asked = asked._replace(unit=plan.unit.code)
        try:
            with self.diary.command("admit") as pen:
                admit(self.db, pen, self.programme, asked, self.day)
        except ConsentMissing:
            self.state = "refused"
            return
        self.state = "here"
        if plan.who.resident is None:
            code = self.db.execute("SELECT code FROM resident ORDER BY id DESC LIMIT 1")
            plan.who.resident = find(self.db, code.fetchone()[0])
        self._settle()
        self.absence = self._plan_absence()
        for foot in self.feet:
            self._plan_move(foot)
        self._look_ahead()

    def _first_step(self, rung: Rung) -> int:
        """The lowest step, now and then the one above it."""
        free = self.plan.role not in SLOW_ROLES and len(rung.steps) > 2
        return int(free and self.chance.random() < 0.3)

    def _application(self) -> Application:
        chance, who = self.chance, self.plan.who
        partner = self.facts.partners.get(self.plan.unit.id) if self.plan.unit else None
        months = (partner and partner.months_there) or 6
        ended = self.day - chance.randint(0, 12) * DAY
        treated = bool(partner) or self.plan.role == "new" or chance.random() < 0.8
        born = str(self.day.year - chance.randint(19, 57))
        towns = self.facts.towns
        if partner is not None and partner.outside_municipalities:
            towns = [town for town in self.facts.all_towns if town not in towns] or towns
        return Application(
            who=who.resident.code if who.resident else next(self.names),
            municipality=chance.choice(towns) if towns else None,
            source=self._pick("source"),
            agency=partner.name if partner else chance.choice(demo_words.CLINICS),
            treatment_began_on=add_months(ended, -months) - 20 * DAY if treated else None,
            treatment_ended_on=ended if treated else None,
            born=None if who.resident else born,
            contact=self.staff.code if self.staff else None,
        )

    def depart(self) -> None:
        """Discharge, on the day that the plan says."""
        if self.state not in ("here", "away") or self.plan.ends != self.day:
            return
        reason, destination = self._exit()
        self._discharge(self.day, PENDING if self.plan.exit else destination, reason)
        self.state = "gone"

    def _fill_in(self) -> None:
        """Whereto, once it is known."""
        ended = self.plan.ends
        if ended is not None and self.day == ended + 12 * DAY and self.facts.lists["destination"]:
            self._discharge(None, self._exit()[1], None)

    def _discharge(self, on: dt.date | None, destination: str, reason: str | None) -> None:
        with self.diary.command("discharge"):
            discharge(
                self.db, self.programme, self.resident, on,
                today=self.day, destination=destination, reason=reason,
            )  # fmt: skip

    def _exit(self) -> tuple[str, str]:
        """Why and whereto: a planned exit leads to a lasting home, where there is such a one."""
        reasons = [one for one in self.facts.lists["exit_reason"] if one.code != DIED]
        places = self.facts.lists["destination"]
        planned = self.chance.random() < 0.65
        fitting = [one for one in reasons if one.is_planned == planned] or reasons
        reason = self.chance.choice(fitting).code if fitting else PENDING
        same = [one for one in places if one.code == reason]
        lasting = [one for one in places if one.is_lasting == planned]
        return reason, self.chance.choice(same or lasting or places).code if places else PENDING

    # --- absences ----------------------------------------------------------------------------

    def _plan_absence(self) -> _Away | None:
        chance, kinds = self.chance, self.facts.lists["absence_kind"]
        length = ((self.plan.ends or self.today - 15 * DAY) - self.day).days
        if kinds and self.plan.role == "away":
            resting = [one for one in kinds if one.holds_unit and one.pauses_follow_ups]
            left = max(self.day, self.today - chance.randint(5, 9) * DAY)
            return _Away((resting or kinds)[0], left, self.today + chance.randint(4, 8) * DAY, None)
        brief = self.plan.role in ("new", *SLOW_ROLES) or length < 90
        if not kinds or brief or chance.random() < 0.6:
            return None
        kind = chance.choice(kinds)
        left = self.day + chance.randint(30, length - 50) * DAY
        expected = left + (chance.randint(12, 30) if kind.pauses_follow_ups else 7) * DAY
        return _Away(kind, left, expected, expected + chance.randint(0, 2) * DAY)

    def _go_and_come_back(self) -> None:
        away = self.absence
        if away is None:
            return
        if self.state == "here" and away.left == self.day:
            self._type("away", leave, kind=away.kind.code, expected_on=away.expected)
            self.state = "away"
            self._look_ahead()
        elif self.state == "away" and away.back == self.day:
            home = present_home(self.db, self.stay)
            again = self.plan.unit if home is None and self._wants_unit() else None
            self._type("back", come_back, unit=again.code if again else None)
            self.state = "here"
            for foot in self.feet:
                self._plan_move(foot)
            self._look_ahead()

    # --- homes -------------------------------------------------------------------------------

    def _wants_unit(self) -> bool:
        """Whether somebody on these steps lives in the bed of the line."""
        if self.plan.unit is None or not self.feet:
            return self.plan.unit is not None
        if any(foot.step.needs_unit for foot in self.feet):
            return True
        if self.facts.some_step_needs_a_unit or not self.likes_units:
            return False
        leased = any(foot.step.lease is not None for foot in self.feet)
        return leased and not all(foot.at_the_top for foot in self.feet)

    def _settle(self) -> None:
        """Move in where the step brings a home and there is none yet, out where it does not."""
        home, unit = present_home(self.db, self.stay), self.plan.unit
        if home is None and unit is not None and self._wants_unit():
            self._type("place", place, unit=unit.code, explained_on=self.day)
        elif home is not None and not self._wants_unit():
            with self.diary.command("vacate"):
                vacate(self.db, self.programme, self.resident, self.day)

    # --- moves -------------------------------------------------------------------------------

    def _plan_move(self, foot: _Foot) -> None:
        """When somebody moves next on a ladder, and whether up or down."""
        circles = self.plan.role == "circling" and foot.rung is self.facts.circular
        wait = self._circle(foot) if circles else self._climb(foot)
        last = self.plan.ends or self.today - (CALM if self.plan.due else 3 * DAY)
        still = self.plan.still or wait is None or self.day + wait * DAY >= last
        foot.on = None if still or wait is None else self.day + wait * DAY

    def _climb(self, foot: _Foot) -> int | None:
        """Up when the conditions allow it, at times down instead; days to wait."""
        falls = foot.rung.may_go_down and foot.index > 0 and self.facts.lists["demotion_reason"]
        foot.up = not (falls and self.chance.random() < 0.2)
        if not foot.up:
            return self.chance.randint(20, 60)
        if foot.at_the_top:
            return None
        asked = foot.rung.steps[foot.index + 1].asks.get("min_days", 30)
        return asked + self.chance.randint(1, 26)

    def _circle(self, foot: _Foot) -> int | None:
        """Up and down again until the lowest step has been entered once too often.

        Where time is short, the waits are, too.
        """
        foot.up = foot.index == 0
        downs = foot.rung.circling_from - foot.visits.get(0, 0)
        if downs <= 0:
            return None
        asked = foot.rung.steps[1].asks.get("min_days", 14)
        ups = downs - (not foot.up)
        left = (self.today - CALM - DAY - self.day).days
        if 0 <= left < ups * (asked + 6) + downs * 24:
            return left // (ups + downs)
        return asked + self.chance.randint(1, 6) if foot.up else self.chance.randint(12, 24)

    def _move(self, foot: _Foot) -> None:
        before = foot.index
        if foot.up:
            self._advance(foot)
        else:
            self._demote(foot)
        if foot.index != before:
            self._settle()
            self._plan_move(foot)
            self._look_ahead()
        else:
            foot.on = self.day + 7 * DAY

    def _advance(self, foot: _Foot) -> None:
        """Up one step; what is refused is tried again in a week, unless there is no time left."""
        allowed = self._may_advance(foot)
        if not allowed and self.plan.role != "circling":
            return
        before = foot.index
        foot.moved(before + 1)
        if not self._wants_unit():
            self._settle()
        voice = self.chance.choice(demo_words.VOICES_UP) if self.chance.random() < 0.5 else None
        why = None if allowed else self.chance.choice(demo_words.OVERRIDES)
        self._type("advance", advance, ladder=foot.rung.code, voice=voice, override=why)

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
        self._type(
            "demote",
            demote,
            ladder=foot.rung.code,
            to=foot.rung.steps[target].code,
            reason=self.chance.choice(self.facts.lists["demotion_reason"]).code,
            voice=self.chance.choice(demo_words.VOICES_DOWN),
        )
        foot.moved(target)

    # --- follow-ups --------------------------------------------------------------------------

    def _contact(self) -> None:
        """A follow-up held, or missed and tried again soon."""
        near = self.plan.due is not None and self.day > self.today - CALM
        if not near and self.chance.random() < 0.07:
            self._type("log", log, self._entry(missed=True))
            self.contact_on = self.day + self.chance.randint(1, 2) * DAY
            return
        self._type("log", log, self._entry(missed=False))
        self._look_ahead()
        if self.chance.random() < 0.008 and len(self.facts.staff) > 1:
            others = [one for one in self.facts.staff if one != self.staff]
            self.staff = self.chance.choice(others)
            with self.diary.command("contact"):
                change_contact(self.db, self.programme, self.resident, self.staff.code, self.day)

    def _entry(self, *, missed: bool) -> Entry:
        chance, staff = self.chance, self.staff
        if self.facts.staff and chance.random() < 0.15:
            staff = chance.choice(self.facts.staff)
        told = Entry(
            text=chance.choice(demo_words.MISSED if missed else demo_words.HELD),
            kind=self._pick("follow_up_kind"),
            staff=staff.code if staff else None,
            missed=missed,
        )
        if missed:
            return told
        areas = [one.code for one in self.facts.lists["area"]]
        return told._replace(
            minutes=chance.choice((15, 20, 30, 30, 45, 45, 60, 90)),
            areas=chance.sample(areas, min(len(areas), chance.choice((1, 1, 2)))),
            next_on=self._agreed(),
        )

    def _agreed(self) -> dt.date | None:
        """A day agreed for the next: the one planned, once it is within the rhythm's reach."""
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
        """Days between follow-ups as of the day lived."""
        own = [foot.step.every_days for foot in self.feet if foot.step.every_days]
        days = min(own) if own else self.programme.every_days
        critical = self.db.execute(
            "SELECT 1 FROM standing WHERE stay_id = ? AND ? BETWEEN critical_from AND "
            "critical_until",
            (self.stay.id, self.day.isoformat()),
        ).fetchone()
        within = (days, self.programme.critical_days if critical else None)
        return min((one for one in within if one), default=None)

    # --- looking ahead -----------------------------------------------------------------------

    def _look_ahead(self) -> None:
        """Read what is due next, and what runs out next."""
        stay = self.stay
        due_on = self.db.execute(
            "SELECT due_on FROM standing WHERE stay_id = ?", (stay.id,)
        ).fetchone()[0]
        self.contact_on = None
        if due_on is not None:
            due = iso_day(due_on)
            spread = (0,) if due > self.today - CALM else (-1, 0, 0, 0, 0, 0, 0, 1, 2)
            planned = self._last_contact() or due + self.chance.choice(spread) * DAY
            self.contact_on = max(self.day + DAY, min(planned, due + 2 * DAY))
        running = limits(self.db, self.programme, stay)
        self.limit = next((one for one in running if one.last_on > self.day + 2 * DAY), None)

    def _last_contact(self) -> dt.date | None:
        """The day from which the rhythm leads to the planned due date, if it is still to come."""
        days = self._interval()
        if self.plan.due is None or days is None:
            return None
        last = self.plan.due - days * DAY
        return last if self.day < last <= self.day + days * DAY else None

    def _extend(self, limit: Limit) -> None:
        """Somebody mostly allows it to go on; the one who is to show a limit waits for it."""
        leaves = self.plan.ends is not None and self.plan.ends <= limit.last_on + 10 * DAY
        shows = self.plan.role == "limit" and limit.last_on > self.today - 10 * DAY
        if not leaves and not shows and self.chance.random() < 0.9:
            self._type(
                "extend",
                extend,
                until=limit.last_on + self.chance.choice((45, 60, 90)) * DAY,
                allowed_by=self.facts.staff[0].name if self.facts.staff else demo_words.SOMEBODY,
                reason=self.chance.choice(demo_words.EXTENSIONS),
                what=limit.what,
            )
        self._look_ahead()
