"""Entries: every row that has an id of its own, and whose it is."""

import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import UnknownEntry
from ettervern_cli.programme.programme import Programme, programmes
from ettervern_cli.values.texts import parse_id

PREFIXES = {
    "S": "stay",
    "M": "move",
    "P": "placement",
    "L": "lease",
    "A": "absence",
    "F": "follow_up",
    "X": "extension",
    "B": "booking",
    "R": "resident",
    "N": "referral",
    "C": "consent",
    "G": "goal",
    "O": "progress",
    "V": "review",
    "W": "network",
    "Q": "score",
    "T": "measure",
    "I": "incident",
    "H": "charge",
    "Y": "payment",
    "Z": "repayment",
    "U": "outcome",
    "K": "meeting",
    "D": "decision",
    "J": "gap",
    "E": "rehousing",
    "LV": "dwelling",
    "RM": "remark",
}

# Whose an entry is: the keys of its stay, person and programme, as far as it has them. What is not
# here belongs to a stay.
_OWN = "SELECT NULL, resident_id, programme_id FROM {table} WHERE id = ?"
_SHARED = "SELECT NULL, NULL, programme_id FROM {table} WHERE id = ?"
_OF_STAY = (
    "SELECT s.id, s.resident_id, s.programme_id FROM {table} e "
    "JOIN stay s ON s.id = e.stay_id WHERE e.id = ?"
)
OWNERS = {
    "resident": "SELECT NULL, id, NULL FROM resident WHERE id = ?",
    "stay": "SELECT id, resident_id, programme_id FROM stay WHERE id = ?",
    "lease": "SELECT s.id, s.resident_id, s.programme_id FROM lease e JOIN placement p "
    "ON p.id = e.placement_id JOIN stay s ON s.id = p.stay_id WHERE e.id = ?",
    "progress": "SELECT s.id, s.resident_id, s.programme_id FROM progress e JOIN goal g "
    "ON g.id = e.goal_id JOIN stay s ON s.id = g.stay_id WHERE e.id = ?",
    "booking": "SELECT NULL, NULL, l.programme_id FROM booking e JOIN budget_line l "
    "ON l.id = e.budget_line_id WHERE e.id = ?",
    "referral": _OWN,
    "consent": _OWN,
    "rehousing": _OWN,
    "meeting": _SHARED,
    "decision": _SHARED,
    "gap": _SHARED,
    "remark": _SHARED,
}


class Entry(NamedTuple):
    """One row of the case book, found by its id."""

    id: str
    table: str
    row_id: int
    programme: Programme | None
    resident_id: int | None
    stay_id: int | None


def find_entry(db: sqlite3.Connection, text: str) -> Entry:
    """The entry that an id such as ``F-12`` (or ``R-0007`` for a person) names."""
    head, number = parse_id(text) or ("", 0)
    table = PREFIXES.get(head)
    if table is None:
        raise UnknownEntry(value=text)
    whose = OWNERS.get(table, _OF_STAY).format(table=table)
    row = db.execute(whose, (number,)).fetchone()
    if row is None:
        raise UnknownEntry(value=text)
    stay_id, resident_id, programme_id = row
    programme = next((p for p in programmes(db) if p.id == programme_id), None)
    shown = f"{head}-{number:04d}" if table == "resident" else f"{head}-{number}"
    return Entry(shown, table, number, programme, resident_id, stay_id)
