"""The meetings that spoke of one person, for ``show``, which needs no more of this room."""

import datetime as dt
import sqlite3
from typing import Any

from ettervern_cli.people.people import Resident
from ettervern_cli.programme.programme import Programme


def section(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[dict[str, Any]]:
    """The meetings that spoke of the person, for ``show``. A meeting's note may be about others."""
    found: dict[int, dict[str, Any]] = {}
    for number, held_on, code, name in db.execute(
        "SELECT m.id, m.held_on, p.code, p.name FROM discussion d "
        "JOIN meeting m ON m.id = d.meeting_id LEFT JOIN attendance a ON a.meeting_id = m.id "
        "LEFT JOIN partner p ON p.id = a.partner_id "
        "WHERE d.resident_id = ? AND m.programme_id = ? ORDER BY m.held_on, m.id, p.position",
        (resident.id, programme.id),
    ):
        fresh = {"id": f"K-{number}", "held_on": held_on, "present": [], "present_names": []}
        entry = found.setdefault(number, fresh)
        entry["present"].append(code)
        entry["present_names"].append(name)
    return list(found.values())
