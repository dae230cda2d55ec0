"""Follow-ups: contacts that took place or were missed, and what is due."""

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from ettervern_cli.consents.verbs import require
from ettervern_cli.errors import EndsBeforeItBegins, UnknownName
from ettervern_cli.follow_ups.derived import refresh
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import stay_on
from ettervern_cli.programme.programme import Programme, coded, term, terms
from ettervern_cli.storage.results import Written, message, on_stay
from ettervern_cli.storage.rows import add
from ettervern_cli.values.data import as_json
from ettervern_cli.values.dates import iso_day


class FollowUp(NamedTuple):
    """A follow-up as typed and read; ``minutes`` is its length."""

    text: str | None = None
    kind: str | None = None
    minutes: int | None = None
    staff: str | None = None
    areas: Sequence[str] = ()
    missed: bool = False
    next_on: dt.date | None = None


def log(scene: Scene, entry: FollowUp) -> Written:
    """Write down a follow-up and work out when the next one is due.

    Refused without consent where the programme rests on it.
    """
    db, author, programme, resident, on = scene
    stay = stay_on(scene)
    require(scene)
    if entry.next_on is not None and entry.next_on < on:
        raise EndsBeforeItBegins(begins=on, ends=entry.next_on)
    kind_id = _kind(db, programme, entry.kind)
    staff_id = coded(db, programme, "staff", entry.staff).id if entry.staff else None
    areas = [term(db, programme, "area", area).code for area in dict.fromkeys(entry.areas)]
    number = add(
        db, "follow_up", author.recorded_at, stay_id=stay.id, held_on=on, kind_id=kind_id,
        minutes=entry.minutes, staff_id=staff_id, areas=json.dumps(areas, ensure_ascii=False),
        is_missed=entry.missed, next_on=entry.next_on, text=entry.text,
    )  # fmt: skip
    refresh(db, programme, resident.id)
    due = db.execute("SELECT due_on FROM due_state WHERE stay_id = ?", (stay.id,)).fetchone()[0]
    key = "daily.missed" if entry.missed else "daily.held"
    sentences = [message(key, **resident.named, on=on)]
    if due is not None:
        sentences.append(message("daily.next_due", on=iso_day(due)))
    return on_stay(stay.id, f"F-{number}", sentences)


def _kind(db: sqlite3.Connection, programme: Programme, asked: str | None) -> int | None:
    """The key of the kind asked for, else of the programme's first, if it has any."""
    if asked is not None:
        return term(db, programme, "follow_up_kind", asked).id
    every = terms(db, programme, "follow_up_kind")
    return every[0].id if every else None


class Due(NamedTuple):
    """A follow-up that is due. ``reason`` is ``step``, ``critical-window`` or ``agreed``."""

    resident: str
    name: str
    programme: str
    due_on: dt.date
    overdue_days: int
    reason: str
    contact: str | None
    stay_id: int
    contact_name: str | None = None


def due(
    db: sqlite3.Connection,
    programme_ids: Sequence[int],
    today: dt.date,
    *,
    within_days: int = 0,
    staff: str | None = None,
) -> list[Due]:
    """Follow-ups due up to ``within_days`` from today, the most overdue first.

    ``staff`` leaves only the residents of a fixed contact; UnknownName where nobody is called that.
    """
    members = _staff_codes(db, programme_ids, staff) if staff is not None else None
    until = today + dt.timedelta(days=within_days)
    marks = ", ".join("?" * len(programme_ids))
    rows = db.execute(
        "SELECT r.code, r.name, p.code, t.due_on, t.due_reason, f.code, s.id, f.name "
        "FROM due_state t JOIN stay s ON s.id = t.stay_id JOIN resident r ON r.id = s.resident_id "
        "JOIN programme p ON p.id = s.programme_id LEFT JOIN staff f ON f.id = s.staff_id "
        f"WHERE t.due_on <= ? AND s.programme_id IN ({marks}) ORDER BY t.due_on, r.code",
        (until.isoformat(), *programme_ids),
    )
    found = []
    for code, name, programme, due_on, reason, contact, stay_id, contact_name in rows:
        if members is not None and contact not in members:
            continue
        day = iso_day(due_on)
        late = max(0, (today - day).days)
        found.append(Due(code, name, programme, day, late, reason, contact, stay_id, contact_name))
    return found


def _staff_codes(db: sqlite3.Connection, programme_ids: Sequence[int], text: str) -> set[str]:
    """The codes of whoever a text names, by code or name, any case."""
    marks = ", ".join("?" * len(programme_ids))
    rows = db.execute(
        f"SELECT code, name FROM staff WHERE programme_id IN ({marks}) ORDER BY id",
        tuple(programme_ids),
    ).fetchall()
    named = text.casefold()
    found = {code for code, name in rows if named in (code.casefold(), name.casefold())}
    if not found:
        raise UnknownName(what="staff", value=text, known=[code for code, _ in rows])
    return found


def due_json(item: Due) -> dict[str, object]:
    """A due follow-up as scripts get it."""
    shown = as_json(item)
    del shown["stay_id"], shown["contact_name"]
    return shown
