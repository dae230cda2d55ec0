"""What the demo needs to know of a programme, read once from the compiled tables."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from itertools import cycle
from random import Random
from typing import NamedTuple

from ettervern_cli.care.scores.verbs import instruments
from ettervern_cli.homes.units import units
from ettervern_cli.money.budget.budget import planned_years
from ettervern_cli.programme.programme import (
    Coded,
    Programme,
    Term,
    partner_named,
    served_municipalities,
    term,
    terms,
)
from ettervern_cli.programme.step_rules import Step
from ettervern_cli.programme.steps import ladders, steps

LISTS = (
    "source",
    "follow_up_kind",
    "area",
    "demotion_reason",
    "exit_reason",
    "destination",
    "decline_reason",
    "absence_kind",
    "incident_kind",
    "outcome",
    "scope",
)
# The exit reason by which a programme says that its house changes its purpose.
CHANGEOVER = "changeover"
CONSENT_MONTHS = 12
# Days before today on which nothing moves any more, and how long somebody stays up in a circle.
STILL_DAYS, FALL_DAYS = 26, 18


class StepHelp(NamedTuple):
    """What goes with a step: ``hours_tenths`` a week, None where the programme does not say."""

    hours_tenths: int | None
    services: list[str]


class Rung(NamedTuple):
    """A ladder as somebody can stand on it: the steps that are run, from the lowest."""

    code: str
    steps: list[Step]
    help: list[StepHelp]
    may_go_down: bool
    circling_from: int


class Agency(NamedTuple):
    """A partner, and whether it may be told only with the resident's consent."""

    code: str
    name: str
    consent_needed: bool


class Facts:
    """A programme's rules and words as the demo uses them.

    ``names`` gives new residents theirs; ``decks`` holds sentences in the order they are drawn in.
    ``has_room`` is whether there is a place today.
    """

    def __init__(self, db: sqlite3.Connection, programme: Programme, names: Iterator[str]) -> None:
        self.programme = programme
        self.names = names
        self.has_room = True
        self.lists: dict[str, list[Term]] = {
            which: [term(db, programme, which, one.code) for one in terms(db, programme, which)]
            for which in LISTS
        }
        effects = "SELECT code, effect FROM term WHERE programme_id = ? AND list = 'decline_reason'"
        self.effects: dict[str, str | None] = dict(db.execute(effects, (programme.id,)).fetchall())
        going_on = ("first-in-line", "ask-again")
        closing = [code for code, effect in self.effects.items() if effect not in going_on]
        self._closings = cycle(closing or [None])
        staff = "SELECT id, code, name FROM staff WHERE programme_id = ? ORDER BY position"
        self.staff = [Coded(*row) for row in db.execute(staff, (programme.id,))]
        towns = db.execute("SELECT code FROM municipality ORDER BY position")
        self.all_towns = [str(row[0]) for row in towns]
        self.towns = [one.code for one in served_municipalities(db, programme)] or self.all_towns
        self.agencies = _agencies(db, programme)
        self.instruments = instruments(db, programme)
        self.units = units(db, programme)
        self.partners = {
            unit.id: partner
            for unit in self.units
            if unit.reserved_for is not None
            and (partner := partner_named(db, programme, unit.reserved_for)) is not None
        }
        self.rungs = [_rung(db, ladder) for ladder in ladders(db, programme)]
        self.decks: dict[tuple[str, ...], list[str]] = {}
        self.years = planned_years(db, programme)

    def draw(self, chance: Random, words: tuple[str, ...]) -> str:
        """One of some sentences, in an order drawn once, so that none follows on itself."""
        deck = self.decks.setdefault(words, chance.sample(words, len(words)))
        deck.append(deck.pop(0))
        return deck[-1]

    def reason(self, effect: str) -> str | None:
        """A reason for declining that has an effect."""
        return next((code for code, what in self.effects.items() if what == effect), None)

    def next_closing(self) -> str | None:
        """A reason by which a referral is at an end, each in its turn."""
        return next(self._closings)

    def colleague(self, chance: Random, code: str | None) -> str | None:
        """Somebody else of the staff."""
        others = [one.code for one in self.staff if one.code != code]
        return chance.choice(others) if others else None

    def staff_name(self, code: str | None) -> str | None:
        """What a member of staff is called."""
        return next((one.name for one in self.staff if one.code == code), None)

    def circling(self, begins: dt.date, today: dt.date) -> tuple[int, int]:
        """Days down and days up in each circle of a stay, shorter where time is short."""
        rung = self.circular
        rounds = rung.circling_from - 1 if rung else 1
        asked = (rung.steps[1].asks.get("min_days", 14) if rung else 14) + 4
        each = max(2, min(asked + FALL_DAYS, ((today - begins).days - STILL_DAYS - 1) // rounds))
        fall = max(1, each * FALL_DAYS // (asked + FALL_DAYS))
        return each - fall, fall

    @property
    def can_admit(self) -> bool:
        """Whether anybody can get in: where consent is asked for there must be some to give."""
        needed = (self.lists["source"], self.lists["scope"], self.agencies)
        return not self.programme.consent_required or all(needed)

    @property
    def some_step_needs_a_unit(self) -> bool:
        """Whether a home goes with a step; else residents live in units as they choose."""
        return any(step.needs_unit for rung in self.rungs for step in rung.steps)

    @property
    def circular(self) -> Rung | None:
        """A ladder on which somebody can go up and down."""
        if not self.lists["demotion_reason"]:
            return None
        return next((one for one in self.rungs if one.may_go_down and len(one.steps) > 1), None)

    @property
    def changes_over(self) -> bool:
        """Whether people must be found another home because the house changes its purpose."""
        return any(one.code == CHANGEOVER for one in self.lists["exit_reason"])


def _agencies(db: sqlite3.Connection, programme: Programme) -> list[Agency]:
    rows = db.execute(
        "SELECT code, name, json_extract(rules, '$.consent_needed') FROM partner "
        "WHERE programme_id = ? ORDER BY position",
        (programme.id,),
    )
    return [Agency(code, name, bool(needed)) for code, name, needed in rows]


def _rung(db: sqlite3.Connection, ladder: Coded) -> Rung:
    circling, because = db.execute(
        "SELECT circling_from, no_demotion_because FROM ladder WHERE id = ?", (ladder.id,)
    ).fetchone()
    run = [step for step in steps(db, ladder.id) if step.is_run]
    offered = dict(db.execute("SELECT id, rules FROM step WHERE ladder_id = ?", (ladder.id,)))
    given = [_help(json.loads(offered[step.id])["help"]) for step in run]
    return Rung(ladder.code, run, given, because is None, circling)


def _help(rules: dict[str, object]) -> StepHelp:
    hours, services = rules.get("hours_a_week"), rules.get("services")
    tenths = round(hours * 10) if isinstance(hours, int | float) else None
    named = services if isinstance(services, list) else []
    return StepHelp(tenths or None, [str(one) for one in named])
