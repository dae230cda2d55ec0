"""Incidents and rent of one person as ``show`` has them: flat, each section in order of time."""

import sqlite3
from typing import Any

from ettervern_cli.casebook.incidents import incident_json, incidents
from ettervern_cli.casebook.programmes import Programme
from ettervern_cli.casebook.rent_accounts import ledger, line_json
from ettervern_cli.casebook.residents import Resident
from ettervern_cli.rules.dates import FAR

DATED = {"incidents": "happened_on", "rent": "on"}
SAID_BEFORE = ("resident", "name", "programme")

AGREED = """
SELECT 'Z-' || z.id AS id, 'S-' || s.id AS stay, z.agreed_on AS 'on', 'agreement' AS what,
    z.monthly_ore AS amount_ore, z.ended_on, z.note
FROM repayment z JOIN stay s ON s.id = z.stay_id
WHERE s.resident_id = ? AND s.programme_id = ?
"""


def record_entries(
    db: sqlite3.Connection, programme: Programme, resident: Resident
) -> dict[str, list[dict[str, Any]]]:
    """Every entry of each section of DATED, all stays in the programme, in order of time."""
    happened = [incident_json(one) for one in incidents(db, [programme], resident_id=resident.id)]
    for entry in happened:
        for name in SAID_BEFORE:
            del entry[name]
    cursor = db.execute(AGREED, (resident.id, programme.id))
    names = [column[0] for column in cursor.description]
    agreed = [dict(zip(names, row, strict=True)) for row in cursor]
    booked = [line_json(line) for line in ledger(db, programme, resident, FAR)]
    return {
        "incidents": happened,
        "rent": sorted([*booked, *agreed], key=lambda entry: str(entry["on"])),
    }
