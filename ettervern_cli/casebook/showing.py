"""Everything about one resident, as plain values in order of time."""

import datetime as dt
import json
import sqlite3
from typing import Any

from ettervern_cli.casebook.care_showing import DATED as CARE_DATED
from ettervern_cli.casebook.care_showing import care_entries
from ettervern_cli.casebook.limits import limits
from ettervern_cli.casebook.listing import person_row, row_json
from ettervern_cli.casebook.meeting_entries import DATED as MEETING_DATED
from ettervern_cli.casebook.meeting_entries import entries as meeting_entries
from ettervern_cli.casebook.programmes import Programme, terms
from ettervern_cli.casebook.record_showing import DATED as RECORD_DATED
from ettervern_cli.casebook.record_showing import record_entries
from ettervern_cli.casebook.request_showing import REQUEST_DATED, request_entries
from ettervern_cli.casebook.residents import Resident
from ettervern_cli.casebook.stays import stays

Entry = dict[str, Any]


def show(
    db: sqlite3.Connection,
    programme: Programme,
    resident: Resident,
    today: dt.date,
    *,
    since: dt.date | None = None,
    find: str | None = None,
) -> Entry:
    """The resident's row and every entry of all stays in the programme.

    ``since`` leaves out what is dated earlier, ``find`` what does not hold the words.
    """
    every = stays(db, programme, resident)
    present = person_row(db, programme.id, resident.id, today)
    head = row_json(present) if present else _bare(programme, resident)
    found: Entry = {
        **head,
        "phase": programme.phases.get(PHASES.get(str(head["status"]), "")),
        "contact_name": present.contact_name if present else None,
        "municipality_name": _municipality(db, present.municipality if present else None),
        "born": _born(db, resident),
        "stays": _stays(db, programme, resident),
    }
    areas = {area.code: area.name for area in terms(db, programme, "area")}
    for name, query in _SECTIONS.items():
        entries = [
            _entry(name, item, areas) for item in _select(db, query, programme.id, resident.id)
        ]
        found[name] = [entry for entry in entries if _wanted(entry, name, since, find)]
    for sections in (
        record_entries(db, programme, resident),
        care_entries(db, programme, resident),
        meeting_entries(db, programme, resident),
        request_entries(db, programme, resident, today),
    ):
        for name, matters in sections.items():
            found[name] = [entry for entry in matters if _wanted(entry, name, since, find)]
    found["limits"] = [
        {"what": limit.what, "last_on": limit.last_on.isoformat(), "extended": limit.extended}
        for limit in (limits(db, programme, every[0]) if every else [])
        if every[0].discharged_on is None
    ]
    found["history"] = _history(db, resident)
    return found


# A phase is read off, not kept: an open referral, a stay, a discharge.
PHASES = {"referred": "referral", "waiting": "referral", "admitted": "stay",
          "discharged": "discharge"}  # fmt: skip
NO_STAY = ("municipality", "status", "admitted_on", "discharged_on", "unit", "contact",
           "next_follow_up_on", "overdue_days", "critical_until")  # fmt: skip


def _bare(programme: Programme, resident: Resident) -> Entry:
    """The row of somebody without a stay in the programme: the same keys, nothing in them."""
    head = {"resident": resident.code, "name": resident.name, "programme": programme.code}
    return {**head, **dict.fromkeys(NO_STAY), "steps": {}}


def _municipality(db: sqlite3.Connection, code: str | None) -> str | None:
    row = db.execute("SELECT name FROM municipality WHERE code = ?", (code,)).fetchone()
    return str(row[0]) if row else None


def _born(db: sqlite3.Connection, resident: Resident) -> str | None:
    row = db.execute("SELECT born FROM resident WHERE id = ?", (resident.id,)).fetchone()
    return str(row[0]) if row[0] else None


def _select(db: sqlite3.Connection, query: str, programme_id: int, resident_id: int) -> list[Entry]:
    cursor = db.execute(query, {"programme": programme_id, "resident": resident_id})
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, item, strict=True)) for item in cursor]


MINE = "s.resident_id = :resident AND s.programme_id = :programme"

_STAYS = f"""
SELECT 'S-' || s.id AS id, p.code AS programme, m.code AS municipality, c.code AS source,
       c.name AS source_name,
       s.agency, s.treatment_began_on, s.treatment_ended_on, s.admitted_on, s.discharged_on,
       e.code AS reason, e.name AS reason_name, d.code AS destination,
       d.name AS destination_name, f.code AS contact, f.name AS contact_name, s.note, s.exit_note
FROM stay s JOIN programme p ON p.id = s.programme_id
LEFT JOIN municipality m ON m.id = s.municipality_id LEFT JOIN term c ON c.id = s.source_id
LEFT JOIN term e ON e.id = s.exit_reason_id LEFT JOIN term d ON d.id = s.destination_id
LEFT JOIN staff f ON f.id = s.staff_id
WHERE {MINE} ORDER BY s.admitted_on, s.id
"""

_SECTIONS = {
    "moves": f"""
SELECT 'M-' || v.id AS id, 'S-' || s.id AS stay, l.code AS ladder, a.number AS from_step,
       b.number AS to_step, b.name AS step_name, v.direction, v.moved_on, t.code AS reason,
       t.name AS reason_name, v.note, v.voice, v.override
FROM move v JOIN stay s ON s.id = v.stay_id JOIN ladder l ON l.id = v.ladder_id
LEFT JOIN step a ON a.id = v.from_step_id JOIN step b ON b.id = v.to_step_id
LEFT JOIN term t ON t.id = v.reason_id
WHERE {MINE} ORDER BY v.moved_on, v.id""",
    "follow_ups": f"""
SELECT 'F-' || v.id AS id, 'S-' || s.id AS stay, v.held_on, t.code AS kind,
       t.name AS kind_name, v.minutes, f.code AS by, f.name AS by_name, v.areas,
       v.is_missed AS missed, v.next_on, v.text
FROM follow_up v JOIN stay s ON s.id = v.stay_id LEFT JOIN term t ON t.id = v.kind_id
LEFT JOIN staff f ON f.id = v.staff_id
WHERE {MINE} ORDER BY v.held_on, v.id""",
    "placements": f"""
SELECT 'P-' || v.id AS id, 'S-' || s.id AS stay, u.code AS unit, v.moved_in_on, v.moved_out_on,
       v.rent_ore, v.until_on AS until, v.override, v.note
FROM placement v JOIN stay s ON s.id = v.stay_id JOIN unit u ON u.id = v.unit_id
WHERE {MINE} ORDER BY v.moved_in_on, v.id""",
    "leases": f"""
SELECT 'L-' || v.id AS id, 'S-' || s.id AS stay, 'P-' || p.id AS placement, t.code AS kind,
       t.name AS kind_name, v.begins_on, v.ends_on, v.trial_until_on, v.explained_on
FROM lease v JOIN placement p ON p.id = v.placement_id JOIN stay s ON s.id = p.stay_id
JOIN term t ON t.id = v.kind_id
WHERE {MINE} ORDER BY v.begins_on, v.id""",
    "absences": f"""
SELECT 'A-' || v.id AS id, 'S-' || s.id AS stay, t.code AS kind, t.name AS kind_name, v.left_on,
       v.expected_on, v.returned_on, v.unit_held, v.note
FROM absence v JOIN stay s ON s.id = v.stay_id JOIN term t ON t.id = v.kind_id
WHERE {MINE} ORDER BY v.left_on, v.id""",
    "extensions": f"""
SELECT 'X-' || v.id AS id, 'S-' || s.id AS stay, v.what, v.allowed_on, v.until_on, v.allowed_by,
       v.reason
FROM extension v JOIN stay s ON s.id = v.stay_id
WHERE {MINE} ORDER BY v.allowed_on, v.id""",
}
DATED = {
    "moves": "moved_on",
    "follow_ups": "held_on",
    "placements": "moved_in_on",
    "leases": "begins_on",
    "absences": "left_on",
    "extensions": "allowed_on",
    **CARE_DATED,
    **REQUEST_DATED,
    **MEETING_DATED,
    **RECORD_DATED,
}
_FLAGS = {"missed", "unit_held"}


def _stays(db: sqlite3.Connection, programme: Programme, resident: Resident) -> list[Entry]:
    return _select(db, _STAYS, programme.id, resident.id)


def _entry(name: str, item: Entry, areas: dict[str, str]) -> Entry:
    for key in _FLAGS & item.keys():
        item[key] = bool(item[key])
    if name == "follow_ups":
        item["areas"] = json.loads(item["areas"])
        item["area_names"] = [areas.get(code, code) for code in item["areas"]]
    return item


def _wanted(entry: Entry, name: str, since: dt.date | None, find: str | None) -> bool:
    if since is not None and str(entry[DATED[name]]) < since.isoformat():
        return False
    if find is None:
        return True
    words = find.casefold()
    return any(isinstance(value, str) and words in value.casefold() for value in entry.values())


def _history(db: sqlite3.Connection, resident: Resident) -> list[Entry]:
    """The commands that wrote something about the person, the oldest first."""
    about = changes_about(db, resident)
    undone = dict(db.execute("SELECT undoes, id FROM change WHERE undoes IS NOT NULL").fetchall())
    marks = ", ".join("?" * len(about))
    rows = db.execute(
        f"SELECT id, command, actor, written_at FROM change WHERE id IN ({marks}) ORDER BY id",
        tuple(about),
    )
    return [
        {
            "change": number,
            "command": command,
            "actor": actor,
            "written_at": at,
            "undone_by": undone.get(number),
        }
        for number, command, actor, at in rows
    ]


def changes_about(db: sqlite3.Connection, resident: Resident) -> set[int]:
    """The numbers of all changes that wrote something about a person."""
    rows = db.execute(
        "SELECT DISTINCT (SELECT c.id FROM change c WHERE c.first_history <= h.id "
        "ORDER BY c.first_history DESC LIMIT 1) FROM history h WHERE h.resident_id = ?",
        (resident.id,),
    )
    return {int(row[0]) for row in rows if row[0] is not None}
