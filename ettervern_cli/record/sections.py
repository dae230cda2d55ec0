"""The sections of ``show``, as each noun's record says, in the order in which scripts get them.

A noun reads its own section, by a statement or by a function that is imported only where the
person has entries.
"""

import datetime as dt
import sqlite3
from typing import Any

from ettervern_cli.people.people import Resident
from ettervern_cli.programme.programme import Programme
from ettervern_cli.storage.records import Section, about, by_name, record_of
from ettervern_cli.storage.schema import CASE_TABLES

Entry = dict[str, Any]
# One that is not among them comes after.
ORDER = ("stays", "moves", "follow_ups", "placements", "dwellings", "children", "leases", "trials",
         "own_leases", "facts", "absences", "evictions", "extensions", "incidents", "rent",
         "plan_statuses", "goals", "progress", "reviews", "networks", "tapering", "scores",
         "measures", "outcomes", "meetings", "decisions", "referrals", "consents",
         "rehousing")  # fmt: skip
# Tables without a section that lie in rooms of their own, which are not brought in for nothing.
WITHOUT = ("booking", "imported", "remark", "erasure", "publication", "clearance", "claim",
           "correction", "reached", "counting")  # fmt: skip


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
        bound = {"programme": programme.id, "resident": resident.id, "today": today.isoformat()}
        cursor = db.execute(section.query, bound)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, item, strict=True)) for item in cursor]
    if not _has_any(db, section, resident):
        return []
    entries: list[Entry] = by_name(section.reader)(db, programme, resident, today)
    return entries


def _has_any(db: sqlite3.Connection, section: Section, resident: Resident) -> bool:
    rows = " UNION ALL ".join(
        f"SELECT 1 FROM {table} t WHERE {about(table)}" for table in section.tables
    )
    found = db.execute(f"SELECT EXISTS ({rows})", {"resident": resident.id}).fetchone()
    return bool(found[0])
