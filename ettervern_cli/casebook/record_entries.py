"""What corrections need to know of incidents and rent: fields, readers, and what rests on what."""

import sqlite3

from ettervern_cli.errors import BadValue, UnknownEntry

# Field as typed and in JSON → (column, how it is read), as in ``entries.FIELDS``.
FIELDS: dict[str, dict[str, tuple[str, str]]] = {
    "incident": {
        "kind": ("kind_id", "term:incident_kind*"),
        "happened_on": ("happened_on", "past*"),
        "severity": ("severity", "severity"),
        "police": ("police", "flag"),
        "why": ("police_why", "text"),
        "action": ("action", "text"),
        "move": ("move_id", "entry:M"),
        "absence": ("absence_id", "entry:A"),
        "voice": ("voice", "text"),
        "note": ("note", "text"),
    },
    "charge": {
        "charged_on": ("charged_on", "past*"),
        "amount": ("amount_ore", "amount*"),
    },
    "payment": {
        "paid_on": ("paid_on", "past*"),
        "amount": ("amount_ore", "amount*"),
        "note": ("note", "text"),
    },
    "repayment": {
        "agreed_on": ("agreed_on", "past*"),
        "monthly": ("monthly_ore", "amount*"),
        "ended_on": ("ended_on", "past"),
        "note": ("note", "text"),
    },
}
ORDER: dict[str, tuple[tuple[str, str], ...]] = {"repayment": (("agreed_on", "ended_on"),)}
READERS = ("severity", "entry")
HEADS = {"M": "move", "A": "absence"}
RESTING = {
    "stay": ("incident", "charge", "payment", "repayment"),
    "placement": ("charge",),
}


def read_field(
    db: sqlite3.Connection, kind: str, which: str, column: str, text: str
) -> dict[str, object]:
    """The column and value that an assignment of READERS' kinds means.

    A severity is 1 to 3; an entry is given by its id, such as ``M-3``, and must be there.
    """
    if kind == "severity":
        if text not in ("1", "2", "3"):
            raise BadValue(what="severity", value=text)
        return {column: int(text)}
    head, _, digits = text.strip().upper().partition("-")
    is_number = digits.isascii() and digits.isdigit()
    if head != which or not is_number:
        raise UnknownEntry(value=text)
    found = db.execute(f"SELECT 1 FROM {HEADS[which]} WHERE id = ?", (int(digits),)).fetchone()
    if found is None:
        raise UnknownEntry(value=text)
    return {column: int(digits)}


def rests_on(db: sqlite3.Connection, table: str, row_id: int) -> bool:
    """Whether incidents or rent rest on an entry, so that it cannot be taken out."""
    return any(
        db.execute(f"SELECT 1 FROM {other} WHERE {table}_id = ? LIMIT 1", (row_id,)).fetchone()
        for other in RESTING.get(table, ())
    )


def take_along(db: sqlite3.Connection, table: str, row_id: int) -> None:
    """A demotion or absence that is taken out is no longer what an incident led to."""
    if table in HEADS.values():
        db.execute(f"UPDATE incident SET {table}_id = NULL WHERE {table}_id = ?", (row_id,))
