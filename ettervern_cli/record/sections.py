"""The sections of ``show``, as each noun's record says, in the order in which scripts get them.

A noun reads its own section, by a statement or by a function that is imported only where the
person has entries. What every entry of a person would repeat is left out.
"""

import datetime as dt
import sqlite3
from typing import Any

from ettervern_cli.people.people import Resident
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.records import MINE, Section, about, by_name, record_of
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.values.known_words import is_death
from ettervern_cli.values.sql.as_of import as_of

Entry = dict[str, Any]
REPEATED = ("resident", "name", "programme", "place")
# One that is not among them comes after.
ORDER = ("moves", "follow_ups", "placements", "dwellings", "children", "leases", "trials",
         "own_leases", "facts", "absences", "evictions", "extensions", "incidents", "rent",
         "plan_statuses", "goals", "progress", "reviews", "networks", "tapering", "scores",
         "measures", "outcomes", "meetings", "decisions", "referrals", "consents",
         "rehousing")  # fmt: skip
# Tables without a section that lie in rooms of their own, which are not brought in for nothing.
WITHOUT = ("booking", "imported", "remark", "erasure", "publication", "clearance", "claim",
           "correction", "reached", "counting")  # fmt: skip
STAYS = f"""
SELECT 'S-' || s.id AS id, p.code AS programme, m.code AS municipality, c.code AS source,
       c.name AS source_name,
       s.agency, s.treatment_began_on, s.treatment_ended_on, s.admitted_on, s.discharged_on,
       e.code AS reason, e.name AS reason_name, {is_death("e")} AS died, d.code AS destination,
       d.name AS destination_name, f.code AS contact, f.name AS contact_name,
       a.name AS first_contact_name, s.note, s.exit_note
FROM stay s JOIN programme p ON p.id = s.programme_id
LEFT JOIN municipality m ON m.id = {as_of("municipality_id", ":today")}
LEFT JOIN term c ON c.id = s.source_id
LEFT JOIN term e ON e.id = s.exit_reason_id LEFT JOIN term d ON d.id = s.destination_id
LEFT JOIN staff f ON f.id = {as_of("staff_id", ":today")}
LEFT JOIN staff a ON a.id = {as_of("staff_id", "s.admitted_on")}
WHERE {MINE} ORDER BY s.admitted_on, s.id
"""


def sections() -> dict[str, Section]:
    """Every section by its name, in order."""
    every = (record_of(table).section for table in CASE_TABLES if table not in WITHOUT)
    found = {section.name: section for section in every if section}
    return {name: found[name] for name in (*ORDER, *found)}


def read_section(
    db: sqlite3.Connection,
    section: Section,
    programme: Programme,
    resident: Resident,
    today: dt.date,
) -> list[Entry]:
    """The entries of one section, all stays in the programme, in order of time."""
    if section.query:
        return select(db, section.query, programme, resident, today)
    if not _has_any(db, section, resident):
        return []
    entries = by_name(section.reader)(db, programme, resident, today)
    return [{key: entry[key] for key in entry if key not in REPEATED} for entry in entries]


def _has_any(db: sqlite3.Connection, section: Section, resident: Resident) -> bool:
    rows = " UNION ALL ".join(
        f"SELECT 1 FROM {table} t WHERE {about(table)}" for table in section.tables
    )
    found = db.execute(f"SELECT EXISTS ({rows})", {"resident": resident.id}).fetchone()
    return bool(found[0])


def select(
    db: sqlite3.Connection, query: str, programme: Programme, resident: Resident, today: dt.date
) -> list[Entry]:
    """What a statement says of a person in a programme, by the names of its columns."""
    bound = {"programme": programme.id, "resident": resident.id, "today": today.isoformat()}
    cursor = db.execute(query, bound)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, item, strict=True)) for item in cursor]
