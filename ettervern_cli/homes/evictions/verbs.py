"""Evictions: the warning, the petition, the ruling, and how it ended. Only one goes on at a time.

Tvangsfullbyrdelsesloven: § 4-18, two weeks from the warning to the petition; chapter 13,
namsmannen alone puts anybody out of a home.
"""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.homes.evictions.errors import (
    EvictionRuns,
    NoEviction,
    NoHomeToLose,
    StepMissing,
)
from ettervern_cli.homes.evictions.record import CARRIED_OUT, STEPS
from ettervern_cli.homes.placements import present_home
from ettervern_cli.people.errors import StepTaken
from ettervern_cli.people.people import Resident
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import Stay, stay_on, stays
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.results import Message, Written, message, on_stay
from ettervern_cli.storage.rows import add, change_noting, fetch, fetch_one
from ettervern_cli.values.dates import DAY, follows, in_order

NOTICE_DAYS = 14
LIVED = """
SELECT EXISTS (SELECT 1 FROM placement WHERE stay_id = ?1 AND moved_in_on <= ?2
        AND coalesce(moved_out_on, ?2) >= ?2)
    OR EXISTS (SELECT 1 FROM own_lease WHERE stay_id = ?1 AND begins_on <= ?2
        AND coalesce(left_on, ?2) >= ?2)
"""
COMMANDS = {"petitioned_on": "petition", "ruled_on": "ruling"}


class Eviction(NamedTuple):
    """One eviction; ``due_on`` is the day set for it, ``ending`` is how it ended."""

    id: str
    resident: str
    name: str
    programme: str
    stay: str
    cause: str
    warned_on: dt.date
    petitioned_on: dt.date | None
    ruled_on: dt.date | None
    due_on: dt.date | None
    ended_on: dt.date | None
    ending: str | None
    note: str | None

    @property
    def last(self) -> str:
        """The column of the latest step taken."""
        return next(one for one in reversed(STEPS) if getattr(self, one) is not None)

    @property
    def stands(self) -> str:
        """Where it stands: the latest step taken, or how it ended."""
        return self.ending or self.last.removesuffix("_on")

    @property
    def since(self) -> dt.date:
        """Since when it stands there."""
        found: dt.date = getattr(self, self.last)
        return found


LISTED = """
SELECT 'EV-' || v.id, r.code, r.name, p.code, 'S-' || s.id, v.cause, v.warned_on, v.petitioned_on,
    v.ruled_on, v.due_on, v.ended_on, v.ending, v.note
FROM eviction v JOIN stay s ON s.id = v.stay_id JOIN resident r ON r.id = s.resident_id
JOIN programme p ON p.id = s.programme_id
"""


def evictions(
    db: sqlite3.Connection, programme_ids: Sequence[int], *, open_only: bool = False
) -> list[Eviction]:
    """Evictions by the day of the warning; those that go on alone."""
    marks = ", ".join("?" * len(programme_ids))
    query = (
        f"{LISTED} WHERE s.programme_id IN ({marks}) AND (v.ended_on IS NULL OR ?) "
        "ORDER BY v.warned_on, v.id"
    )
    return fetch(db, Eviction, query, (*programme_ids, not open_only))


def going_on(db: sqlite3.Connection, programme: Programme, resident: Resident) -> Eviction | None:
    """The eviction of somebody that has not ended, of whatever stay in the programme."""
    query = (
        f"{LISTED} WHERE s.resident_id = ? AND s.programme_id = ? AND v.ended_on IS NULL "
        "ORDER BY v.warned_on DESC, v.id DESC"
    )
    return fetch_one(db, Eviction, query, (resident.id, programme.id))


def warn(scene: Scene, *, cause: str, note: str | None = None) -> Written:
    """An eviction begins: the tenant was warned in writing; EvictionRuns where one goes on.

    NoHomeToLose where the person has neither a unit nor a lease elsewhere on the day.
    """
    db, author, programme, resident, on = scene
    stay = stay_on(scene)
    if not db.execute(LIVED, (stay.id, on.isoformat())).fetchone()[0]:
        raise NoHomeToLose(**resident.named, on=on)
    present = going_on(db, programme, resident)
    if present is not None:
        raise EvictionRuns(**resident.named, entry=present.id, warned=present.warned_on)
    number = add(
        db, "eviction", author.recorded_at, stay_id=stay.id, cause=cause, warned_on=on, note=note
    )
    facts = {"on": on, "cause": cause, "earliest": on + NOTICE_DAYS * DAY}
    sentences = [
        message(f"eviction.warned_{cause.replace('-', '_')}", **resident.named, **facts),
        message("eviction.earliest", **facts),
    ]
    return on_stay(stay.id, f"EV-{number}", sentences)


def petition(scene: Scene, note: str | None = None) -> Written:
    """Namsmannen is asked to put the tenant out; a warning that is too young is pointed out."""
    found = _next(scene, "petitioned_on")
    earliest = found.warned_on + NOTICE_DAYS * DAY
    early = [message("eviction.early", earliest=earliest)] if scene.on < earliest else []
    return _written(scene, found, "petitioned", early, note, petitioned_on=scene.on)


def rule(scene: Scene, *, due_on: dt.date | None, note: str | None = None) -> Written:
    """Namsmannen has ruled that the tenant is put out, and perhaps on which day."""
    found = _next(scene, "ruled_on")
    in_order(scene.on, due_on)
    duty = [message("eviction.duty")]
    columns = {"ruled_on": scene.on, "due_on": due_on}
    return _written(scene, found, "ruled", duty, note, **columns)


def end(scene: Scene, ending: str, note: str | None = None) -> Written:
    """It was carried out, which needs a ruling; or settled, or the landlord withdrew it."""
    found = _found(scene)
    if ending == CARRIED_OUT and found.ruled_on is None:
        raise _missing(scene, found)
    warned = [message("eviction.duty")] if ending == CARRIED_OUT else []
    home = _home(scene)
    if ending == CARRIED_OUT and home is not None:
        warned.append(
            message("eviction.still_in", **scene.resident.named, unit=home, day=str(scene.on))
        )
    said = ending.replace("-", "_")
    return _written(scene, found, said, warned, note, ended_on=scene.on, ending=ending)


def _home(scene: Scene) -> str | None:
    stay = stays(scene.db, scene.programme, scene.resident)[0]
    home = present_home(scene.db, stay)
    return home.unit if home else None


def _found(scene: Scene) -> Eviction:
    """The eviction that goes on, on a day not before its latest; NoEviction, EventsOutOfOrder."""
    found = going_on(scene.db, scene.programme, scene.resident)
    if found is None:
        raise NoEviction(**scene.resident.named)
    follows(found.since, scene.on, found.id, found.last)
    return found


def _next(scene: Scene, step: str) -> Eviction:
    """The eviction that a step is the next of; StepMissing, StepTaken."""
    found = _found(scene)
    taken = getattr(found, step)
    if taken is not None:
        raise StepTaken(entry=found.id, on=taken, field=step)
    before = STEPS[STEPS.index(step) - 1]
    if getattr(found, before) is None:
        raise _missing(scene, found)
    return found


def _missing(scene: Scene, found: Eviction) -> StepMissing:
    """The refusal that names the first step without a day."""
    lacking = next(one for one in STEPS if getattr(found, one) is None)
    return StepMissing(entry=found.id, code=scene.resident.code, before=COMMANDS[lacking])


def _written(
    scene: Scene,
    found: Eviction,
    said: str,
    warned: list[Message],
    note: str | None,
    **columns: object,
) -> Written:
    change_noting(scene.db, "eviction", int(found.id[3:]), note, **columns)
    facts = {**scene.resident.named, "id": found.id, "on": scene.on}
    sentences = [message(f"eviction.{said}", **facts)]
    if columns.get("due_on") is not None:
        sentences.append(message("eviction.set_for", due=columns["due_on"]))
    return on_stay(int(found.stay[2:]), found.id, sentences, warned)


def standing(scene: Scene, stay: Stay, *, needed: bool) -> list[Message]:
    """Where an eviction stands as somebody leaves; ``needed`` where they leave against their will.

    Nothing of a home that nobody rents, or where it was carried out, or ended, in this stay.
    """
    db, on = scene.db, scene.on.isoformat()
    found = going_on(db, scene.programme, scene.resident)
    if found is not None:
        facts = {**scene.resident.named, "id": found.id, "on": found.since}
        return [message(f"eviction.stands_{found.stands}", **facts)]
    if not needed:
        return []
    lives, ended = db.execute(
        "SELECT EXISTS (SELECT 1 FROM placement WHERE stay_id = ?1 AND moved_in_on <= ?2 "
        "AND coalesce(moved_out_on, ?2) >= ?2) OR EXISTS (SELECT 1 FROM own_lease "
        "WHERE stay_id = ?1 AND left_on IS NULL), "
        "EXISTS (SELECT 1 FROM eviction WHERE stay_id = ?1 AND ending = 'carried-out') "
        "OR EXISTS (SELECT 1 FROM incident i JOIN term t ON t.id = i.kind_id "
        "WHERE i.stay_id = ?1 AND t.effect = 'eviction')",
        (stay.id, on),
    ).fetchone()
    return [message("eviction.none", **scene.resident.named)] if lives and not ended else []
