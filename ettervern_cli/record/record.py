"""Everything about one resident, as plain values in order of time."""

import datetime as dt
import json
import sqlite3
from typing import Any

from ettervern_cli.care.scores.rules import points
from ettervern_cli.homes.limits import limits
from ettervern_cli.people.listing import person_row, row_json
from ettervern_cli.people.people import Resident
from ettervern_cli.people.stays import stays
from ettervern_cli.programme.programme import Programme, terms
from ettervern_cli.record.sections import read_section, sections
from ettervern_cli.values.data import picked
from ettervern_cli.values.sql.as_of import rule_as_of

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

    ``since`` leaves out what is dated earlier, ``find`` what does not hold the words; the stays
    that it lies in are all there.
    """
    every = stays(db, programme, resident)
    present = person_row(db, programme.id, resident.id, today)
    head: Entry = row_json(present) if present else _bare(programme, resident)
    for ladder, position in head["steps"].items():
        position |= _help(db, programme, ladder, position["step"], today)
    found: Entry = {
        **head,
        "phase": programme.phases.get(PHASES.get(str(head["status"]), "")),
        "contact_name": present.contact_name if present else None,
        "municipality_name": _municipality(db, present.municipality if present else None),
        "born": _born(db, resident),
    }
    areas = {area.code: area.name for area in terms(db, programme, "area")}
    for name, section in sections().items():
        rows = read_section(db, section, programme, resident, today)
        entries = [_entry(name, row, areas) for row in rows]
        wanted = [one for one in entries if _wanted(one, section.dated_by, since, find)]
        found[name] = entries if name == "stays" else wanted
    is_staying = bool(every) and every[0].discharged_on is None
    found["limits"] = [
        picked(("what", "last_on", "extended"), limit)
        for limit in (limits(db, programme, every[0]) if is_staying else [])
    ]
    found["history"] = _history(db, resident)
    return found


def _help(
    db: sqlite3.Connection, programme: Programme, ladder: str, step: int, today: dt.date
) -> Entry:
    """What goes with a step beside the home: help, services and control, as configured today."""
    row = db.execute(
        f"SELECT {rule_as_of('step', 'rules', '?4', 'e')} FROM step e "
        "JOIN ladder l ON l.id = e.ladder_id "
        "WHERE l.programme_id = ?1 AND l.code = ?2 AND e.number = ?3",
        (programme.id, ladder, step, today.isoformat()),
    ).fetchone()
    told: Entry = {"services": [], "control": [], **json.loads(row[0]).get("help", {})}
    hours = told.get("hours_a_week")
    return {**told, "hours_a_week": None if hours is None else points(round(10 * hours))}


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


_FLAGS = {"missed", "unit_held", "died"}


def _entry(name: str, item: Entry, areas: dict[str, str]) -> Entry:
    for key in _FLAGS & item.keys():
        item[key] = bool(item[key])
    if name == "follow_ups":
        item["areas"] = json.loads(item["areas"])
        item["area_names"] = [areas.get(code, code) for code in item["areas"]]
    if name == "measures":
        from ettervern_cli.care.scores.rules import points

        item["hours_a_week"] = points(item["hours_a_week"])
    return item


def _wanted(entry: Entry, dated_by: str, since: dt.date | None, find: str | None) -> bool:
    if since is not None and str(entry[dated_by]) < since.isoformat():
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
    names = ("change", "command", "actor", "written_at")
    return [{**dict(zip(names, row, strict=True)), "undone_by": undone.get(row[0])} for row in rows]


def changes_about(db: sqlite3.Connection, resident: Resident) -> set[int]:
    """The numbers of all changes that wrote something about a person."""
    rows = db.execute(
        "SELECT DISTINCT (SELECT iif(c.last_history >= h.id, c.id, NULL) FROM change c "
        "WHERE c.first_history <= h.id ORDER BY c.first_history DESC LIMIT 1) "
        "FROM history h WHERE h.resident_id = ?",
        (resident.id,),
    )
    return {int(row[0]) for row in rows if row[0] is not None}
