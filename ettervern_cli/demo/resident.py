"""A persona who asks for a place or lives somewhere: what there is of her while her days pass."""

import datetime as dt
from typing import Any, NamedTuple

from ettervern_cli.demo.facts import Rung
from ettervern_cli.demo.persona import CALM, Persona, Who
from ettervern_cli.demo.script import Event
from ettervern_cli.demo.words import DECKS
from ettervern_cli.homes.placements import present_home
from ettervern_cli.homes.units import Unit
from ettervern_cli.people.people import by_code
from ettervern_cli.people.stays import Stay, stays
from ettervern_cli.programme.step_rules import StepProgress, condition_unmet
from ettervern_cli.values.dates import DAY, add_months, iso_day

# What the day of a follow-up may be beside the day on which it is due.
SPREAD = (-1, 0, 0, 0, 0, 0, 0, 1, 2)
MOVES = ("admit", "advance", "demote", "back", "away", "log")


class Foot(NamedTuple):
    """Where somebody stands on a ladder, and since when."""

    rung: Rung
    place: int
    since: dt.date


class Asked(NamedTuple):
    """What is said of somebody who asks for a place."""

    source: str | None
    agency: str | None
    town: str | None
    born: str
    began: dt.date | None
    ended: dt.date | None


class ResidentPersona(Persona):
    """Somebody with a stay, planned in ``bed`` (None is a place without a unit), or who asks.

    ``due`` is the day on which the next follow-up is to be due in the end.
    """

    who: Who
    bed: Unit | None = None
    role = ""
    due: dt.date | None = None
    stay: Stay | None = None
    contact: str | None = None
    asked: Asked | None = None
    whereto: tuple[str, str] | None = None

    def begin(self) -> None:
        """Draw what stays the same through the whole stay."""
        self.likes_units = self.chance.random() < 0.7
        self.mood = self.chance.uniform(-0.12, 0.12)
        self.contact_on: dt.date | None = None
        self.is_settled = False
        self.is_away = False
        self.ready: dict[tuple[str, dt.date], dt.date] = {}
        self.scores_on: dict[str, dt.date] = {}
        if self.facts.staff:
            self.contact = self.chance.choice(self.facts.staff).code
        self.plan()

    def waits(self, event: Event) -> bool:
        """While somebody is away only follow-ups, consents and the end have their day."""
        return (
            self.is_away
            and event.anchor not in ("due", "end")
            and not event.command.startswith(("back", "score", "consent give"))
        )

    def happens(self, event: Event) -> bool:
        """Chance; but nobody stays away from a follow-up when what is due is to be as planned."""
        near = self.due is not None and self.day > self.today - CALM
        return (event.anchor == "due" and near) or super().happens(event)

    def live(self, index: int) -> None:
        """Type a line whose day has come; a follow-up only on the day last thought of."""
        if self.script.events[index].anchor != "due" or self.contact_on == self.day:
            super().live(index)

    def see(self, verb: str) -> None:
        """See what has become of the person by a command."""
        if verb in ("away", "back"):
            self.is_away = verb == "away"
        if self.who.code is None:
            self.who.code = self.read_one("SELECT code FROM resident ORDER BY id DESC LIMIT 1")
        if verb in MOVES:
            self.look_ahead()

    def note_stay(self) -> Stay:
        """The open stay, looked up once."""
        if self.stay is None:
            person = by_code(self.db, str(self.who.code))
            assert person is not None
            self.stay = next(
                one
                for one in stays(self.db, self.facts.programme, person)
                if one.discharged_on is None
            )
        return self.stay

    # --- follow-ups --------------------------------------------------------------------------

    def look_ahead(self) -> None:
        """Think of the day of the next follow-up: mostly the one on which it is due."""
        due = self.read_day("SELECT due_on FROM due_state WHERE stay_id = ?", self.note_stay().id)
        self.contact_on = None
        anchors = [event.anchor for event in self.script.events]
        if due is None or self.is_settled or "due" not in anchors:
            return
        spread = 0 if due > self.today - CALM else self.chance.choice(SPREAD)
        self.contact_on = max(self.day + DAY, due + spread * DAY)
        self.mean(anchors.index("due"), self.contact_on)

    def agreed(self) -> dt.date | None:
        """A day agreed for the next follow-up: the one planned, once the rhythm reaches it."""
        days = self.interval()
        if self.due is not None:
            left = (self.due - self.day).days
            self.is_settled = 0 < left <= (days or 14)
            return self.due if self.is_settled and left != days else None
        if days is not None and days > 5 and self.chance.random() < 0.1:
            return self.day + self.chance.randint(3, days) * DAY
        return None

    def interval(self) -> int | None:
        """Days between follow-ups as of the day lived."""
        rhythms = [foot.rung.steps[foot.place].every_days for foot in self.feet()]
        days = min((one for one in rhythms if one), default=self.facts.programme.every_days)
        critical = self.read_one(
            "SELECT 1 FROM due_state WHERE stay_id = ? AND ? BETWEEN critical_from "
            "AND critical_until", self.note_stay().id, self.day.isoformat(),
        )  # fmt: skip
        within = (days, self.facts.programme.critical_days if critical else None)
        return min((one for one in within if one), default=None)

    # --- ladders and homes -------------------------------------------------------------------

    def feet(self) -> list[Foot]:
        """Where the person stands on each of the programme's ladders."""
        query = "SELECT step_id, since_on FROM ladder_position WHERE stay_id = ?"
        since = dict(self.read(query, self.note_stay().id)) if self.facts.rungs else {}
        return [
            Foot(rung, index, iso_day(since[step.id]))
            for rung in self.facts.rungs
            for index, step in enumerate(rung.steps)
            if step.id in since
        ]

    def entry(self) -> int:
        """The step to enter on: the lowest, now and then the one above."""
        if self.role == "limit" and self.bed is not None and self.bed.limit_months is not None:
            self.likes_units = True
            steps = self.facts.rungs[0].steps
            homes = [n for n, step in enumerate(steps) if step.needs_unit or step.lease]
            return homes[0] if homes else 0
        free = self.role not in ("limit", "circling") and len(self.facts.rungs[0].steps) > 2
        return int(free and self.likes_units and self.mood > 0)

    def wants_unit(self, indexes: list[int]) -> bool:
        """Whether somebody on such steps, one a ladder, lives in the bed."""
        if self.bed is None or not self.facts.rungs:
            return self.bed is not None
        steps = [rung.steps[n] for rung, n in zip(self.facts.rungs, indexes, strict=True)]
        if any(step.needs_unit for step in steps):
            return True
        if self.facts.some_step_needs_a_unit or not self.likes_units:
            return False
        tops = [rung.steps[-1] for rung in self.facts.rungs]
        return any(step.lease is not None for step in steps) and steps != tops

    def has_home(self) -> bool:
        """Whether the person lives in one of the units."""
        return present_home(self.db, self.note_stay()) is not None

    def unmet(self, foot: Foot) -> bool:
        """Whether a condition stands in the way of the next step."""
        held, missed = self.read(
            "SELECT sum(NOT is_missed AND held_on >= ?), max(CASE WHEN is_missed THEN held_on END) "
            "FROM follow_up WHERE stay_id = ?", foot.since.isoformat(), self.note_stay().id,
        )[0]  # fmt: skip
        last = iso_day(missed) if missed else None
        stands = StepProgress(foot.rung.steps[foot.place], foot.since, held or 0, last)
        target = foot.rung.steps[foot.place + 1]
        return condition_unmet(foot.rung.steps, target, stands, self.day) is not None

    def upward(self) -> Foot | None:
        """A ladder on which it is time to climb, and allowed."""
        if self.who.stays_put or (self.ends is None and self.day > self.today - CALM):
            return None
        for foot in self.feet():
            ready = foot.place + 1 < len(foot.rung.steps) and self._ready_on(foot) <= self.day
            if ready and not self.unmet(foot):
                return foot
        return None

    def _ready_on(self, foot: Foot) -> dt.date:
        """The day from which somebody feels ready: when the conditions allow it, or some months on.

        Where a step has a limit it is some time before that.
        """
        step, above = foot.rung.steps[foot.place], foot.rung.steps[foot.place + 1]
        asked = above.asks.get("min_days")
        if step.limit_months is not None:
            least, most = step.limit_months * 30 - 170, step.limit_months * 30 + 15
        else:
            least, most = (asked + 1, asked + 26) if asked else (40, 130)
        key = (foot.rung.code, foot.since)
        if key not in self.ready:
            self.ready[key] = foot.since + max(1, self.chance.randint(least, most)) * DAY
        return self.ready[key]

    def circle(self) -> Foot | None:
        """The ladder to climb in circles, until its lowest step has been entered often enough."""
        rung = self.facts.circular
        foot = next((one for one in self.feet() if one.rung == rung), None)
        if rung is None or foot is None or foot.place + 1 == len(rung.steps):
            return None
        entered = self.read_one(
            "SELECT count(*) FROM move WHERE stay_id = ? AND to_step_id = ?",
            self.note_stay().id, rung.steps[0].id,
        )  # fmt: skip
        return foot if foot.place or entered < rung.circling_from else None

    def downward(self) -> Foot | None:
        """A ladder on which somebody can go down a step."""
        calm = self.ends is None and self.day > self.today - CALM
        able = not calm and self.facts.lists["demotion_reason"]
        every = [foot for foot in self.feet() if foot.rung.may_go_down and foot.place > 0]
        return every[0] if able and every else None

    def leaving_home(self) -> bool:
        """Whether the next step up is one without a home."""
        foot = self.circle() if self.role == "circling" else self.upward()
        if foot is None or not self.has_home():
            return False
        after = [one.place + (one.rung == foot.rung) for one in self.feet()]
        return not self.wants_unit(after)

    # --- asking ------------------------------------------------------------------------------

    def said(self) -> Asked:
        """Who comes and from where, said when it is first asked for."""
        if self.asked is None:
            self.asked = self._ask(self.day if self.role == "ask" else self.begins)
        return self.asked

    def _ask(self, on: dt.date) -> Asked:
        chance, facts = self.chance, self.facts
        partner = facts.partners.get(self.bed.id) if self.bed else None
        towns = facts.towns
        if partner is not None and partner.outside_municipalities:
            towns = [town for town in facts.all_towns if town not in towns] or towns
        source = self.pick("source")
        clinic = chance.choice(DECKS["prison"] if source == "prison" else DECKS["clinic"])
        ended = on - chance.randint(0, 12) * DAY
        treated = bool(partner) or self.role in ("ask", "new") or chance.random() < 0.8
        months = (partner and partner.months_there) or 6
        return Asked(
            source,
            partner.name if partner else clinic if treated else None,
            chance.choice(towns) if towns else None,
            str(on.year - chance.randint(19, 57)),
            add_months(ended, -months) - 20 * DAY if treated else None,
            ended if treated else None,
        )

    def pick(self, which: str) -> Any:
        """A word of one of the programme's lists, the first ones oftener; None of an empty one."""
        codes = [one.code for one in self.facts.lists[which]]
        drawn = min(self.chance.randrange(max(1, len(codes))) for _ in range(2))
        return codes[drawn] if codes else None

    def calm_by(self, days: int) -> bool:
        """Whether something that takes some days is over before the days that are to be calm."""
        return self.day + days * DAY < (self.ends or self.today - CALM)
