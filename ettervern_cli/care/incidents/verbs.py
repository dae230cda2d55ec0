"""Incidents: what happened, what was done about it, whether the police know, and what it led to."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ettervern_cli.care.incidents.errors import LedToAlready, NotLedTo, NotTheirIncident
from ettervern_cli.care.incidents.record import INCIDENT
from ettervern_cli.errors import MissingOption, NotUsedHere
from ettervern_cli.people.people import Resident
from ettervern_cli.people.stays import stay_on
from ettervern_cli.programme.programme import Programme, term, terms
from ettervern_cli.storage import rows
from ettervern_cli.storage.records import hold
from ettervern_cli.storage.results import Message, Written, message, on_stay
from ettervern_cli.values.data import as_json, unnamed
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.texts import parse_id

if TYPE_CHECKING:
    from ettervern_cli.people.scene import Scene

SERIOUS = 3
LED_TO = {"M": "move", "A": "absence"}


class NewIncident(NamedTuple):
    """An incident as typed and read. ``severity`` is 1 to 3; ``police`` None where nobody said.

    ``led_to`` is the id of a demotion or an absence, such as ``M-3`` or ``A-1``.
    """

    kind: str
    severity: int | None = None
    police: bool | None = None
    why: str | None = None
    action: str | None = None
    voice: str | None = None
    note: str | None = None
    led_to: str | None = None


class Incident(NamedTuple):
    """One incident. ``led_to`` holds the ids of the demotion and the absence it led to."""

    id: str
    resident: str
    name: str
    programme: str
    stay: str
    happened_on: dt.date
    kind: str
    kind_name: str
    severity: int | None
    police: bool | None
    police_why: str | None
    action: str | None
    led_to: list[str]
    voice: str | None
    note: str | None


def add(scene: "Scene", event: NewIncident) -> Written:
    """Write down an incident; one not reported to the police says why.

    Raises MissingOption, NotUsedHere where the programme keeps none, or what ``tie`` refuses.
    """
    db, author, programme, resident, on = scene
    if not terms(db, programme, "incident_kind"):
        raise NotUsedHere(what="incident_kind", programme=programme.name)
    kind = term(db, programme, "incident_kind", event.kind)
    stay = stay_on(scene)
    _check_police(event)
    number = rows.add(
        db, "incident", author.recorded_at, stay_id=stay.id, kind_id=kind.id, happened_on=on,
        severity=event.severity, action=event.action, police=event.police, police_why=event.why,
        voice=event.voice, note=event.note,
    )  # fmt: skip
    entry = f"I-{number}"
    sentence = message("incident.added", id=entry, **resident.named, kind=kind.name, on=on)
    tail = [_tie_named(db, resident, number, event.led_to)] if event.led_to else []
    unasked = event.severity == SERIOUS and event.police is None
    warned = [message("incident.police_unasked", id=entry)] if unasked else []
    return on_stay(stay.id, entry, [sentence, *tail], warned)


def _check_police(event: NewIncident) -> None:
    """A reason belongs to an answer, and where the police were not told there is one."""
    if event.police is None and event.why is not None:
        raise MissingOption(option="--police")
    if event.police is False and event.why is None:
        raise MissingOption(option="--why")


def _tie_named(db: sqlite3.Connection, resident: Resident, number: int, entry: str) -> Message:
    head, row_id = parse_id(entry) or ("", 0)
    if head not in LED_TO:
        raise NotLedTo(entry=entry, **resident.named)
    return _tie(db, resident, number, LED_TO[head], row_id)


def tie(
    db: sqlite3.Connection, resident: Resident, incident: str, table: str, row_id: int
) -> Message:
    """Record that an incident led to a demotion (``move``) or an ``absence``; says so.

    Raises NotTheirIncident, NotLedTo where the two do not belong together, or LedToAlready.
    """
    head, number = parse_id(incident) or ("", 0)
    if head != "I":
        raise NotTheirIncident(entry=incident, **resident.named)
    return _tie(db, resident, number, table, row_id)


def tied(
    db: sqlite3.Connection,
    resident: Resident,
    written: Written,
    incident: str,
    table: str,
    row_id: int,
) -> Written:
    """What a verb wrote, tied to the incident that led to it (see ``tie``)."""
    sentence = tie(db, resident, incident, table, row_id)
    return written._replace(messages=[*written.messages, sentence])


def _tie(
    db: sqlite3.Connection, resident: Resident, number: int, table: str, row_id: int
) -> Message:
    head = next(letter for letter, name in LED_TO.items() if name == table)
    row = db.execute(
        f"SELECT i.stay_id, i.{table}_id FROM incident i JOIN stay s ON s.id = i.stay_id "
        "WHERE i.id = ? AND s.resident_id = ?",
        (number, resident.id),
    ).fetchone()
    if row is None:
        raise NotTheirIncident(entry=f"I-{number}", **resident.named)
    if row[1] is not None:
        raise LedToAlready(incident=f"I-{number}", entry=f"{head}-{row[1]}")
    if db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)).fetchone() is None:
        raise NotLedTo(entry=f"{head}-{row_id}", **resident.named)
    rows.change(db, "incident", number, **{f"{table}_id": row_id})
    hold(db, INCIDENT, row[0])
    return message("incident.led_to", id=f"I-{number}", entry=f"{head}-{row_id}")


def led_to(move_id: int | None, absence_id: int | None) -> list[str]:
    """The ids of what an incident led to."""
    ids = (("M", move_id), ("A", absence_id))
    return [f"{head}-{number}" for head, number in ids if number is not None]


LISTED = """
SELECT 'I-' || i.id, r.code, r.name, p.code, 'S-' || s.id, i.happened_on, t.code, t.name,
    i.severity, i.police, i.police_why, i.action, i.move_id, i.absence_id, i.voice, i.note
FROM incident i JOIN stay s ON s.id = i.stay_id JOIN resident r ON r.id = s.resident_id
JOIN programme p ON p.id = s.programme_id JOIN term t ON t.id = i.kind_id
WHERE s.programme_id IN ({marks}) AND (? IS NULL OR r.id = ?) AND (? IS NULL OR i.happened_on >= ?)
ORDER BY i.happened_on, i.id
"""


def incidents(
    db: sqlite3.Connection,
    programmes: Sequence[Programme],
    *,
    resident_id: int | None = None,
    since: dt.date | None = None,
) -> list[Incident]:
    """Incidents of some programmes, or of one person in them, in order of date."""
    first = since.isoformat() if since else None
    listed = db.execute(
        LISTED.format(marks=", ".join("?" * len(programmes))),
        (*(one.id for one in programmes), resident_id, resident_id, first, first),
    )
    return [_incident(row) for row in listed]


def _incident(row: Sequence[Any]) -> Incident:
    """A row of LISTED as an incident."""
    police, why, action, move_id, absence_id, voice, note = row[9:]
    reported = None if police is None else bool(police)
    rest = (reported, why, action, led_to(move_id, absence_id), voice, note)
    return Incident._make((*row[:5], iso_day(row[5]), *row[6:9], *rest))


def section(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[dict[str, Any]]:
    """A person's incidents in a programme, for ``show``."""
    found = incidents(db, [programme], resident_id=resident.id)
    return [unnamed(as_json(one)) for one in found]
