"""A person's plan in a programme, as one value: goals, progress, reviews and the network."""

import datetime as dt
import sqlite3
from typing import Any, NamedTuple

from ettervern_cli.care.plans.networks import Mapping, mappings
from ettervern_cli.care.plans.record import REVIEW, STATUS, TAPER
from ettervern_cli.care.plans.rules import (
    KINDS,
    Arc,
    Network,
    Relations,
    arc,
    network_change,
    next_review,
)
from ettervern_cli.care.plans.rules import ReviewDays as Agreed
from ettervern_cli.people.people import Resident
from ettervern_cli.people.stays import stays
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.records import Record
from ettervern_cli.storage.rows import Row, fetch
from ettervern_cli.values.data import as_json, picked
from ettervern_cli.values.dates import iso_day


class Progress(NamedTuple):
    """How far a goal had come on a day, from 0 to 10."""

    id: str
    noted_on: dt.date
    value: int
    note: str | None
    voice: str | None


class Goal(NamedTuple):
    """A goal: ``text`` is the staff's, ``voice`` the resident's own. ``is_open`` until closed."""

    id: str
    number: int
    stay: str
    area: str
    area_name: str
    text: str
    voice: str | None
    set_on: dt.date
    by_on: dt.date | None
    closed_on: dt.date | None
    is_open: bool
    progress: list[Progress] = []  # noqa: RUF012 (never changed)

    @property
    def arc(self) -> Arc | None:
        """First and latest progress; None before any was noted."""
        return arc([each.value for each in self.progress])


class Review(NamedTuple):
    """A review that was held; ``resources`` and ``services`` are what it found."""

    id: str
    stay: str
    reviewed_on: dt.date
    next_on: dt.date | None
    coordinator: str | None
    resources: str | None
    services: str | None
    voice: str | None
    note: str | None


class PlanStatus(NamedTuple):
    """Whether somebody had a plan from a day on: one of ``rules.STATUSES``."""

    id: str
    stay: str
    status: str
    status_on: dt.date
    voice: str | None
    note: str | None


class TaperStep(NamedTuple):
    """A step of tapering off that was agreed: how often from a day on, if that was said."""

    id: str
    stay: str
    agreed_on: dt.date
    from_on: dt.date
    every_days: int | None
    voice: str | None
    note: str | None


class Plan(NamedTuple):
    """Everything of a plan. ``next_review_on`` is None where no stay is open or none is agreed."""

    resident: str
    name: str
    programme: str
    programme_name: str
    next_review_on: dt.date | None
    goals: list[Goal]
    reviews: list[Review]
    mappings: list[Mapping]
    statuses: list[PlanStatus]
    tapering: list[TaperStep]

    @property
    def status(self) -> PlanStatus | None:
        """The latest status; None where none was written down."""
        return self.statuses[-1] if self.statuses else None

    def latest(self, what: str) -> str | None:
        """The coordinator, resources or services as the latest review that speaks of them says."""
        values = [getattr(review, what) for review in self.reviews]
        return next((value for value in reversed(values) if value), None)


def gather_plan(db: sqlite3.Connection, programme: Programme, resident: Resident) -> Plan:
    """The plan of a person in a programme, all stays; goals by life area, the rest by time."""
    every = stays(db, programme, resident)
    reviews = _told(db, Review, REVIEW, programme, resident)
    next_on = None
    if every and every[0].discharged_on is None:
        mine = [review for review in reviews if review.stay == f"S-{every[0].id}"]
        next_on = next_review(Agreed(review.reviewed_on, review.next_on) for review in mine)
    return Plan(
        resident=resident.code,
        name=resident.name,
        programme=programme.code,
        programme_name=programme.name,
        next_review_on=next_on,
        goals=_goals(db, programme, resident),
        reviews=reviews,
        mappings=mappings(db, programme, resident),
        statuses=_told(db, PlanStatus, STATUS, programme, resident),
        tapering=_told(db, TaperStep, TAPER, programme, resident),
    )


def _told(
    db: sqlite3.Connection,
    kind: type[Row],
    record: Record,
    programme: Programme,
    resident: Resident,
) -> list[Row]:
    """A noun's entries of a person, as its section has them."""
    assert record.section is not None
    bound = {"programme": programme.id, "resident": resident.id}
    return fetch(db, kind, record.section.query, bound)


def _goals(db: sqlite3.Connection, programme: Programme, resident: Resident) -> list[Goal]:
    progress = _progress(db, programme, resident)
    goals = fetch(
        db,
        Goal,
        "SELECT 'G-' || g.id, row_number() OVER (ORDER BY g.id), 'S-' || s.id, t.code, t.name, "
        "g.text, g.voice, g.set_on, g.by_on, g.closed_on, "
        "g.closed_on IS NULL AND s.discharged_on IS NULL "
        "FROM goal g JOIN stay s ON s.id = g.stay_id JOIN term t ON t.id = g.area_id "
        "WHERE s.resident_id = ? AND s.programme_id = ? ORDER BY t.position, g.id",
        (resident.id, programme.id),
    )
    return [goal._replace(progress=progress.get(goal.id, [])) for goal in goals]


def _progress(
    db: sqlite3.Connection, programme: Programme, resident: Resident
) -> dict[str, list[Progress]]:
    """Progress by goal, in order of time."""
    found: dict[str, list[Progress]] = {}
    for row in db.execute(
        "SELECT 'G-' || p.goal_id, 'O-' || p.id, p.noted_on, p.value, p.note, p.voice "
        "FROM progress p JOIN goal g ON g.id = p.goal_id JOIN stay s ON s.id = g.stay_id "
        "WHERE s.resident_id = ? AND s.programme_id = ? ORDER BY p.noted_on, p.id",
        (resident.id, programme.id),
    ):
        found.setdefault(row[0], []).append(Progress(row[1], iso_day(row[2]), *row[3:]))
    return found


def plan_json(plan: Plan, today: dt.date) -> dict[str, Any]:
    """The plan as scripts get it; ``overdue_days`` is None where no review is agreed."""
    due = plan.next_review_on
    areas: dict[str, dict[str, Any]] = {}
    for goal in plan.goals:
        area = areas.setdefault(
            goal.area, {"area": goal.area, "area_name": goal.area_name, "goals": []}
        )
        area["goals"].append(_goal_json(goal))
    return {
        "resident": plan.resident,
        "name": plan.name,
        "programme": plan.programme,
        "status": plan.status.status if plan.status else None,
        "status_on": plan.status.status_on.isoformat() if plan.status else None,
        "coordinator": plan.latest("coordinator"),
        "resources": plan.latest("resources"),
        "services": plan.latest("services"),
        "next_review_on": due.isoformat() if due else None,
        "overdue_days": max(0, (today - due).days) if due else None,
        "areas": list(areas.values()),
        "statuses": [as_json(each) for each in plan.statuses],
        "tapering": [as_json(each) for each in plan.tapering],
        "reviews": [as_json(review) for review in plan.reviews],
        "network": _networks_json(plan.mappings),
    }


def _goal_json(goal: Goal) -> dict[str, Any]:
    so_far = goal.arc
    return as_json(
        goal,
        progress=[as_json(each) for each in goal.progress],
        first=so_far.first if so_far else None,
        now=so_far.now if so_far else None,
        change=so_far.change if so_far else None,
    )


def _networks_json(every: list[Mapping]) -> dict[str, Any]:
    """The first network, the latest, and what changed; None where there are too few for it."""
    shown = [
        picked(("id", "stay", "mapped_on", *KINDS, "voice", "note"), each,
               **_network_json(each.network))
        for each in every
    ]  # fmt: skip
    change = network_change(every[0].network, every[-1].network) if len(every) > 1 else None
    return {
        "first": shown[0] if shown else None,
        "now": shown[-1] if shown else None,
        "change": _network_json(change) if change is not None else None,
        "mappings": shown,
    }


def _network_json(network: Network) -> dict[str, dict[str, int]]:
    return {kind: Relations._asdict(each) for kind, each in network.items()}
