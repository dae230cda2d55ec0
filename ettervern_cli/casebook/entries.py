"""Entries: every row that has an id of its own, which fields it has, and whose it is."""

import sqlite3
from typing import NamedTuple

from ettervern_cli.casebook import care, meeting_entries, record_entries, request_entries
from ettervern_cli.casebook.programmes import Programme, programmes
from ettervern_cli.casebook.residents import as_code
from ettervern_cli.errors import UnknownEntry

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
}

# Field as typed and in JSON → (column, how it is read). An asterisk means it may not be empty.
FIELDS: dict[str, dict[str, tuple[str, str]]] = {
    "resident": {"name": ("name", "name*"), "born": ("born", "born")},
    "stay": {
        "municipality": ("municipality_id", "municipality"),
        "source": ("source_id", "term:source"),
        "agency": ("agency", "agency"),
        "treatment_began_on": ("treatment_began_on", "day"),
        "treatment_ended_on": ("treatment_ended_on", "day"),
        "admitted_on": ("admitted_on", "past*"),
        "discharged_on": ("discharged_on", "past*"),
        "reason": ("exit_reason_id", "term:exit_reason"),
        "destination": ("destination_id", "term:destination"),
        "contact": ("staff_id", "coded:staff"),
        "note": ("note", "text"),
        "exit_note": ("exit_note", "text"),
    },
    "move": {
        "moved_on": ("moved_on", "past*"),
        "reason": ("reason_id", "term:demotion_reason"),
        "note": ("note", "text"),
        "voice": ("voice", "text"),
        "override": ("override", "text"),
    },
    "placement": {
        "unit": ("unit_id", "coded:unit*"),
        "moved_in_on": ("moved_in_on", "past*"),
        "moved_out_on": ("moved_out_on", "past*"),
        "rent": ("rent_ore", "amount"),
        "until": ("until_on", "day"),
        "note": ("note", "text"),
    },
    "lease": {
        "kind": ("kind_id", "term:lease*"),
        "begins_on": ("begins_on", "past*"),
        "ends_on": ("ends_on", "day"),
        "trial_until_on": ("trial_until_on", "day"),
        "explained_on": ("explained_on", "day"),
    },
    "absence": {
        "kind": ("kind_id", "term:absence_kind*"),
        "left_on": ("left_on", "past*"),
        "expected_on": ("expected_on", "day"),
        "returned_on": ("returned_on", "past*"),
        "note": ("note", "text"),
    },
    "follow_up": {
        "held_on": ("held_on", "past*"),
        "kind": ("kind_id", "term:follow_up_kind"),
        "minutes": ("minutes", "minutes"),
        "by": ("staff_id", "coded:staff"),
        "areas": ("areas", "areas"),
        "missed": ("is_missed", "flag*"),
        "next": ("next_on", "day"),
        "text": ("text", "text"),
    },
    "extension": {
        "until_on": ("until_on", "day*"),
        "allowed_on": ("allowed_on", "past*"),
        "allowed_by": ("allowed_by", "text*"),
        "reason": ("reason", "text*"),
    },
    "booking": {
        "line": ("budget_line_id", "coded:budget_line*"),
        "booked_on": ("booked_on", "past*"),
        "amount": ("amount_ore", "amount*"),
        "text": ("text", "text"),
        "voucher": ("voucher", "text"),
    },
    **care.FIELDS,
    **record_entries.FIELDS,
    **request_entries.FIELDS,
    **meeting_entries.FIELDS,
}


# What may not lie before what, within one entry.
ORDER: dict[str, tuple[tuple[str, str], ...]] = {
    "stay": (("admitted_on", "discharged_on"), ("treatment_began_on", "treatment_ended_on")),
    "placement": (("moved_in_on", "moved_out_on"), ("moved_in_on", "until_on")),
    "lease": (("begins_on", "ends_on"),),
    "absence": (("left_on", "returned_on"), ("left_on", "expected_on")),
    "follow_up": (("held_on", "next_on"),),
    **care.ORDER,
    **meeting_entries.ORDER,
    **record_entries.ORDER,
    **request_entries.ORDER,
}
HOME_COLUMNS = {"unit_id", "moved_in_on", "moved_out_on", "admitted_on", "partner_id"}


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
    head, dash, digits = text.strip().upper().partition("-")
    table = PREFIXES.get(head)
    if table is None or not dash or not (digits.isascii() and digits.isdigit()):
        raise UnknownEntry(value=text)
    row = db.execute(f"SELECT * FROM {table} WHERE id = ?", (int(digits),)).fetchone()
    if row is None:
        raise UnknownEntry(value=text)
    stay_id = _stay_of(db, table, int(digits))
    resident_id, programme_id = _owner(db, table, int(digits), stay_id)
    programme = next((p for p in programmes(db) if p.id == programme_id), None)
    entry_id = as_code(text) or f"{head}-{int(digits)}"
    return Entry(entry_id, table, int(digits), programme, resident_id, stay_id)


def _stay_of(db: sqlite3.Connection, table: str, row_id: int) -> int | None:
    if table == "stay":
        return row_id
    if table in ("resident", "booking", *meeting_entries.TABLES, *request_entries.TABLES):
        return None
    if table == "progress":
        goal = "SELECT g.stay_id FROM progress e JOIN goal g ON g.id = e.goal_id WHERE e.id = ?"
        return int(db.execute(goal, (row_id,)).fetchone()[0])
    query = (
        "SELECT p.stay_id FROM lease e JOIN placement p ON p.id = e.placement_id WHERE e.id = ?"
        if table == "lease"
        else f"SELECT stay_id FROM {table} WHERE id = ?"
    )
    return int(db.execute(query, (row_id,)).fetchone()[0])


def _owner(
    db: sqlite3.Connection, table: str, row_id: int, stay_id: int | None
) -> tuple[int | None, int | None]:
    """The person and the programme that an entry belongs to."""
    if stay_id is not None:
        row = db.execute(
            "SELECT resident_id, programme_id FROM stay WHERE id = ?", (stay_id,)
        ).fetchone()
        return int(row[0]), int(row[1])
    if table in meeting_entries.TABLES:
        return None, meeting_entries.programme_of(db, table, row_id)
    if table in request_entries.TABLES:
        return request_entries.owner(db, table, row_id)
    if table == "booking":
        row = db.execute(
            "SELECT l.programme_id FROM booking b JOIN budget_line l ON l.id = b.budget_line_id "
            "WHERE b.id = ?",
            (row_id,),
        ).fetchone()
        return None, int(row[0])
    return row_id, None
