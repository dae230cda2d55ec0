"""Plans: goals by life area, progress on them, reviews; and which reviews are due.

The network is in ``networks.py``; what a plan holds is gathered in ``plan.py``.
"""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.care.plans.errors import GoalIsClosed, GoalOfAnotherStay, UnknownGoal
from ettervern_cli.care.plans.rules import arc
from ettervern_cli.consents.in_force import require
from ettervern_cli.errors import Phrase
from ettervern_cli.people.people import Resident
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import stay_on, stay_or_first
from ettervern_cli.programme.programme import Programme, term
from ettervern_cli.storage.results import Written, message, on_stay
from ettervern_cli.storage.rows import add, change, fetch
from ettervern_cli.values.dates import follows, in_order, iso_day
from ettervern_cli.values.sql.as_of import as_of


class GoalRow(NamedTuple):
    """A goal as its row has it, with the beginning of its stay."""

    id: int
    stay_id: int
    text: str
    set_on: dt.date
    closed_on: dt.date | None
    admitted_on: dt.date

    @property
    def code(self) -> str:
        """The goal's id as people type it."""
        return f"G-{self.id}"


class NewReview(NamedTuple):
    """A review as typed and read; ``next_on`` is the day agreed for the next one."""

    next_on: dt.date | None = None
    coordinator: str | None = None
    resources: str | None = None
    services: str | None = None
    voice: str | None = None
    note: str | None = None


class ReviewDue(NamedTuple):
    """A review that was agreed for ``next_on`` and is not held yet."""

    resident: str
    name: str
    stay_id: int
    next_on: dt.date
    coordinator: str | None
    contact: str | None


def set_goal(
    scene: Scene,
    *,
    area: str,
    text: str,
    voice: str | None = None,
    by_on: dt.date | None = None,
) -> Written:
    """Write down a goal in a life area: the staff's words, and the resident's own in ``voice``."""
    db, author, programme, resident, on = scene
    require(scene)
    stay = stay_on(scene)
    in_order(on, by_on)
    chosen = term(db, programme, "area", area)
    number = add(
        db, "goal", author.recorded_at,
        stay_id=stay.id, area_id=chosen.id, text=text, voice=voice, set_on=on, by_on=by_on,
    )  # fmt: skip
    sentence = message(
        "plan.goal_set" if by_on is None else "plan.goal_set_by",
        **resident.named, goal=f"G-{number}", area=chosen.name, text=text, by=by_on,
    )  # fmt: skip
    return on_stay(stay.id, f"G-{number}", [sentence])


def find_goal(
    db: sqlite3.Connection, programme: Programme, resident: Resident, text: str
) -> GoalRow:
    """The goal meant: by its id, or by its number among the person's goals in the programme.

    Goals are numbered from 1 in the order they were written down. Raises UnknownGoal.
    """
    goals = fetch(
        db,
        GoalRow,
        "SELECT g.id, g.stay_id, g.text, g.set_on, g.closed_on, s.admitted_on FROM goal g "
        "JOIN stay s ON s.id = g.stay_id WHERE s.resident_id = ? AND s.programme_id = ? "
        "ORDER BY g.id",
        (resident.id, programme.id),
    )
    for number, goal in enumerate(goals, 1):
        if text.strip().upper() in (str(number), goal.code):
            return goal
    raise UnknownGoal(value=text, **resident.named)


def note_progress(
    scene: Scene, *, goal: str, value: int, note: str | None = None, voice: str | None = None
) -> Written:
    """Note how far a goal has come, from 0 to 10."""
    db, resident, on = scene.db, scene.resident, scene.on
    chosen = _goal_on(scene, goal)
    number = add(
        db, "progress", scene.author.recorded_at,
        goal_id=chosen.id, noted_on=on, value=value, note=note, voice=voice,
    )  # fmt: skip
    values = [
        int(row[0])
        for row in db.execute(
            "SELECT value FROM progress WHERE goal_id = ? ORDER BY noted_on, id", (chosen.id,)
        )
    ]
    so_far = arc(values)
    facts = {"goal": chosen.code, "text": chosen.text, "value": value}
    sentences = [message("plan.progress_noted", **resident.named, **facts)]
    if so_far is not None and len(values) > 1:
        sentences.append(message("plan.progress_from", first=so_far.first, now=so_far.now))
    return on_stay(chosen.stay_id, f"O-{number}", sentences)


def close_goal(scene: Scene, *, goal: str) -> Written:
    """Close a goal, reached or given up; nothing noted on it may lie later."""
    db, resident, on = scene.db, scene.resident, scene.on
    chosen = _goal_on(scene, goal)
    if chosen.closed_on is not None:
        raise GoalIsClosed(goal=chosen.code, closed=chosen.closed_on)
    latest = db.execute(
        "SELECT max(noted_on) FROM progress WHERE goal_id = ?", (chosen.id,)
    ).fetchone()[0]
    follows(latest and iso_day(latest), on)
    change(db, "goal", chosen.id, closed_on=on)
    sentence = message(
        "plan.goal_closed", **resident.named, goal=chosen.code, text=chosen.text, on=on
    )
    return on_stay(chosen.stay_id, chosen.code, [sentence])


def _goal_on(scene: Scene, text: str) -> GoalRow:
    """The goal meant, if something about it can be dated on the day."""
    on = scene.on
    goal = find_goal(scene.db, scene.programme, scene.resident, text)
    if stay_on(scene).id != goal.stay_id:
        raise GoalOfAnotherStay(goal=goal.code, admitted=goal.admitted_on, on=on)
    in_order(goal.set_on, on)
    if goal.closed_on is not None and on > goal.closed_on:
        raise GoalIsClosed(goal=goal.code, closed=goal.closed_on)
    return goal


def hold_review(scene: Scene, review: NewReview) -> Written:
    """Write down a review of the plan, what it found, and when the next one is to be."""
    db, author, programme, resident, on = scene
    require(scene)
    stay = stay_on(scene)
    in_order(on, review.next_on)
    kept = review._replace(coordinator=_coordinator(db, programme, review.coordinator))
    number = add(
        db, "review", author.recorded_at, stay_id=stay.id, reviewed_on=on, **kept._asdict()
    )
    sentences = [message("plan.reviewed", **resident.named, on=on)]
    if review.next_on is None:
        return on_stay(stay.id, f"V-{number}", sentences, [message("plan.no_next_review")])
    return on_stay(
        stay.id, f"V-{number}", [*sentences, message("plan.next_review", on=review.next_on)]
    )


def set_status(
    scene: Scene, *, status: str, voice: str | None = None, note: str | None = None
) -> Written:
    """Write down whether a resident has a plan from a day on, a right to one, or has declined it.

    The day may lie before the first stay, with which the entry then goes.
    """
    db, author, _, resident, on = scene
    require(scene)
    stay = stay_or_first(scene)
    number = add(
        db, "plan_status", author.recorded_at,
        stay_id=stay.id, status=status, status_on=on, voice=voice, note=note,
    )  # fmt: skip
    sentence = message(f"plan.noted_{status}", **resident.named, on=on)
    return on_stay(stay.id, f"PS-{number}", [sentence])


def agree_taper(
    scene: Scene,
    *,
    from_on: dt.date,
    every_days: int | None = None,
    voice: str | None = None,
    note: str | None = None,
) -> Written:
    """Write down a step of tapering off that was agreed with the resident, from a day on.

    Nobody is moved, and no due date changes: the days of contacts are agreed as they come. Raises
    EndsBeforeItBegins where the step begins before it was agreed.
    """
    db, author, _, resident, on = scene
    require(scene)
    stay = stay_on(scene)
    in_order(on, from_on)
    number = add(
        db, "taper", author.recorded_at, stay_id=stay.id, agreed_on=on, from_on=from_on,
        every_days=every_days, voice=voice, note=note,
    )  # fmt: skip
    what = Phrase(
        "plan.taper_from" if every_days is None else "plan.taper_days",
        {"n": every_days, "on": from_on},
    )
    sentence = message("plan.tapered", **resident.named, agreed=on, what=what)
    return on_stay(stay.id, f"TP-{number}", [sentence])


def tapers_near(
    db: sqlite3.Connection, programme: Programme, first: dt.date, last: dt.date
) -> list[tuple[str, str, dt.date, int | None]]:
    """Steps of tapering off that begin between two days, of those who are there."""
    rows = db.execute(
        "SELECT r.code, r.name, v.from_on, v.every_days FROM stay s "
        "JOIN resident r ON r.id = s.resident_id JOIN taper v ON v.stay_id = s.id "
        "WHERE s.programme_id = ? AND s.discharged_on IS NULL AND v.from_on BETWEEN ? AND ? "
        "ORDER BY v.from_on, r.code",
        (programme.id, first.isoformat(), last.isoformat()),
    )
    return [(code, name, iso_day(on), days) for code, name, on, days in rows]


def _coordinator(db: sqlite3.Connection, programme: Programme, text: str | None) -> str | None:
    """The name of a member of staff that a code names; anybody else as typed."""
    if text is None:
        return None
    sought = text.casefold()
    rows = db.execute("SELECT code, name FROM staff WHERE programme_id = ?", (programme.id,))
    return next((name for code, name in rows if sought == code.casefold()), text)


def reviews_due(db: sqlite3.Connection, programme: Programme, until: dt.date) -> list[ReviewDue]:
    """Reviews agreed for a day up to and including ``until`` in open stays, the earliest first.

    Only what the latest review of a stay agreed counts.
    """
    return fetch(
        db,
        ReviewDue,
        "SELECT r.code, r.name, s.id, v.next_on, v.coordinator, f.code FROM stay s "
        "JOIN resident r ON r.id = s.resident_id JOIN review v ON v.stay_id = s.id "
        f"LEFT JOIN staff f ON f.id = {as_of('staff_id', 'v.next_on')} "
        "WHERE s.programme_id = ? AND s.discharged_on IS NULL AND v.next_on <= ? "
        "AND NOT EXISTS (SELECT 1 FROM review o WHERE o.stay_id = v.stay_id "
        "  AND (o.reviewed_on, o.id) > (v.reviewed_on, v.id)) ORDER BY v.next_on, r.code",
        (programme.id, until),
    )
