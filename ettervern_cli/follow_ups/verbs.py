"""Follow-ups: contacts that took place or were missed. What is due is read in ``due``."""

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.consents.in_force import require
from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.follow_ups.errors import NextTooLate
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import stay_on
from ettervern_cli.programme.programme import Programme, coded, term, terms
from ettervern_cli.storage.results import Message, Written, message, on_stay
from ettervern_cli.storage.rows import add
from ettervern_cli.values.dates import in_order, iso_day


class FollowUp(NamedTuple):
    """A follow-up as typed and read; ``minutes`` is its length."""

    text: str | None = None
    kind: str | None = None
    minutes: int | None = None
    staff: str | None = None
    areas: Sequence[str] = ()
    missed: bool = False
    next_on: dt.date | None = None
    voice: str | None = None


def log(scene: Scene, entry: FollowUp) -> Written:
    """Write down a follow-up and work out when the next one is due.

    Refused without consent where the programme rests on it, and where the next one is agreed for
    later than the first months allow. The same words twice on a day are pointed out.
    """
    db, author, programme, resident, on = scene
    stay = stay_on(scene)
    require(scene)
    in_order(on, entry.next_on)
    kind_id = _kind(db, programme, entry.kind)
    staff_id = coded(db, programme, "staff", entry.staff).id if entry.staff else None
    warned = _typed_twice(db, stay.id, on, entry.text)
    areas = [term(db, programme, "area", area).code for area in dict.fromkeys(entry.areas)]
    number = add(
        db, "follow_up", author.recorded_at, stay_id=stay.id, held_on=on, kind_id=kind_id,
        minutes=entry.minutes, staff_id=staff_id, areas=json.dumps(areas, ensure_ascii=False),
        is_missed=entry.missed, next_on=entry.next_on, text=entry.text,
        voice=entry.voice,
    )  # fmt: skip
    refresh(db, programme, resident.id, at_once=entry.next_on is not None)
    if entry.next_on is not None:
        _refuse_later(scene, stay.id, number, entry.next_on)
    key = "daily.missed" if entry.missed else "daily.held"
    written = on_stay(stay.id, f"F-{number}", [message(key, **resident.named, on=on)], warned)
    return written._replace(next_due=stay.id)


def next_due(db: sqlite3.Connection, stay_id: int, today: dt.date) -> list[Message]:
    """When a stay's next follow-up is due, or has been since, as a sentence; none where none is."""
    due = db.execute("SELECT due_on FROM due_state WHERE stay_id = ?", (stay_id,)).fetchone()[0]
    if due is None:
        return []
    on = iso_day(due)
    return [message("daily.next_due" if on >= today else "daily.next_was_due", on=on)]


def _typed_twice(
    db: sqlite3.Connection, stay_id: int, on: dt.date, text: str | None
) -> list[Message]:
    """What to say where the same words stand on the same day already."""
    row = db.execute(
        "SELECT id FROM follow_up WHERE stay_id = ? AND held_on = ? AND text = ? LIMIT 1",
        (stay_id, on.isoformat(), text),
    ).fetchone()
    return [message("daily.logged_twice", entry=f"F-{row[0]}")] if row else []


def _refuse_later(scene: Scene, stay_id: int, number: int, next_on: dt.date) -> None:
    """NextTooLate where the first months ask for an earlier day: it would not be kept.

    Not where somebody has been met after this entry: then that one says what is due.
    """
    due, reason, until = scene.db.execute(
        "SELECT due_on, due_reason, critical_until FROM due_state WHERE stay_id = ?", (stay_id,)
    ).fetchone()
    if due is None or reason == "agreed" or due >= str(next_on):
        return
    later = scene.db.execute(
        "SELECT 1 FROM follow_up WHERE stay_id = ? AND (held_on, id) > (?, ?) AND NOT is_missed",
        (stay_id, scene.on.isoformat(), number),
    ).fetchone()
    if later is None:
        raise NextTooLate(**scene.resident.named, latest=iso_day(due), until=iso_day(until))


def _kind(db: sqlite3.Connection, programme: Programme, asked: str | None) -> int | None:
    """The key of the kind asked for, else of the programme's first, if it has any."""
    if asked is not None:
        return term(db, programme, "follow_up_kind", asked).id
    every = terms(db, programme, "follow_up_kind")
    return every[0].id if every else None
