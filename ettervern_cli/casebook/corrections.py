"""Corrections: changing a field of an entry, or taking an entry out. The history keeps the old.

After either, everything that must hold of the stay is checked again, so that a correction cannot
bring in what the command itself would have refused.
"""

import datetime as dt
import json
import sqlite3
from typing import NamedTuple

from ettervern_cli.casebook import care, meeting_entries, record_entries, request_entries
from ettervern_cli.casebook.checks import check_homes, check_stay
from ettervern_cli.casebook.kept import forget, refresh
from ettervern_cli.casebook.programmes import (
    Programme,
    coded,
    municipality,
    partner_named,
    programmes,
    term,
)
from ettervern_cli.casebook.referrals import follow_admission
from ettervern_cli.casebook.residents import as_code, read_born
from ettervern_cli.errors import (
    AmountIsZero,
    BadValue,
    EndsBeforeItBegins,
    EntryInUse,
    InTheFuture,
    NothingChanged,
    UnknownEntry,
    UnknownField,
)
from ettervern_cli.rules.amount import parse_kroner
from ettervern_cli.rules.dates import iso_day, parse_day
from ettervern_cli.rules.texts import clean_name, clean_text, sought

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


def edit(
    db: sqlite3.Connection, entry: Entry, assignments: list[str], today: dt.date
) -> list[tuple[str, object, object]]:
    """Correct fields of an entry, given as ``FIELD=VALUE``; what each was and is.

    An empty value takes the field out where it may be missing. Raises UnknownField, BadValue,
    NothingChanged, or what a rule says against the corrected stay.
    """
    fields = FIELDS[entry.table]
    columns: dict[str, object] = {}
    for assignment in assignments:
        field, mark, text = assignment.partition("=")
        if not mark:
            raise BadValue(what="assignment", value=assignment)
        if field not in fields:
            raise UnknownField(entry=entry.id, value=field, known=list(fields))
        column, how = fields[field]
        columns.update(_read(db, entry, column, how, field, text, today))
    names = list(columns)
    _check_order(db, entry, columns)
    if entry.table in ("booking", "payment") and columns.get("amount_ore") == 0:
        raise AmountIsZero()
    before = db.execute(
        f"SELECT {', '.join(names)} FROM {entry.table} WHERE id = ?", (entry.row_id,)
    ).fetchone()
    if tuple(before) == tuple(columns.values()):
        raise NothingChanged()
    assigned = ", ".join(f"{name} = ?" for name in names)
    try:
        db.execute(
            f"UPDATE {entry.table} SET {assigned} WHERE id = ?", (*columns.values(), entry.row_id)
        )
    except sqlite3.IntegrityError as error:
        raise BadValue(what="assignment", value=" ".join(assignments)) from error
    if entry.table == "stay":
        _take_along(db, entry.row_id, dict(zip(names, before, strict=True)), columns)
    if entry.stay_id is not None and HOME_COLUMNS & columns.keys():
        check_homes(db, entry.stay_id)
    _settle(db, entry, today)
    return [
        (name, old, new)
        for name, old, new in zip(names, before, columns.values(), strict=True)
        if old != new
    ]


def _check_order(db: sqlite3.Connection, entry: Entry, columns: dict[str, object]) -> None:
    """Refuse an end before its beginning, as the command that wrote the entry would have."""
    for begins, ends in ORDER.get(entry.table, ()):
        if not columns.keys() & {begins, ends}:
            continue
        row = db.execute(
            f"SELECT {begins}, {ends} FROM {entry.table} WHERE id = ?", (entry.row_id,)
        ).fetchone()
        first, last = columns.get(begins, row[0]), columns.get(ends, row[1])
        if first is not None and last is not None and str(last) < str(first):
            raise EndsBeforeItBegins(begins=iso_day(str(first)), ends=iso_day(str(last)))


def _take_along(
    db: sqlite3.Connection, stay_id: int, before: dict[str, object], after: dict[str, object]
) -> None:
    """What an admission or a discharge brought with it the same day goes with its new date."""
    brought = {
        "admitted_on": (
            ("move", "moved_on", "direction = 'entry'"),
            ("placement", "moved_in_on", "1"),
        ),
        "discharged_on": (
            ("placement", "moved_out_on", "1"),
            ("absence", "returned_on", "1"),
            ("measure", "stopped_on", "1"),
        ),
    }
    for column, rows in brought.items():
        old, new = before.get(column), after.get(column)
        if new is None or old is None or old == new:
            continue
        for table, field, where in rows:
            db.execute(
                f"UPDATE {table} SET {field} = ? WHERE stay_id = ? AND {field} = ? AND {where}",
                (new, stay_id, old),
            )
        if column == "admitted_on":
            follow_admission(db, stay_id, iso_day(str(new)))


def annul(db: sqlite3.Connection, entry: Entry, today: dt.date) -> None:
    """Take an entry out; the history keeps it. Refused where other entries rest on it.

    A stay goes with the moves and placements that its admission brought, but not with follow-ups.
    """
    if entry.table == "resident" or (entry.table == "stay" and _has_work(db, entry.row_id)):
        raise EntryInUse(entry=entry.id)
    if care.rests_on(db, entry.table, entry.row_id):
        raise EntryInUse(entry=entry.id)
    if meeting_entries.rests_on(db, entry.table, entry.row_id):
        raise EntryInUse(entry=entry.id)
    if record_entries.rests_on(db, entry.table, entry.row_id):
        raise EntryInUse(entry=entry.id)
    if request_entries.rests_on(db, entry.table, entry.row_id):
        raise EntryInUse(entry=entry.id)
    meeting_entries.take_along(db, entry.table, entry.row_id)
    record_entries.take_along(db, entry.table, entry.row_id)
    request_entries.take_along(db, entry.table, entry.row_id)
    if entry.table == "move":
        _check_last_move(db, entry)
    if entry.table == "stay":
        forget(db, entry.row_id)
        db.execute(
            "DELETE FROM lease WHERE placement_id IN (SELECT id FROM placement WHERE stay_id = ?)",
            (entry.row_id,),
        )
        for table in ("placement", "move"):
            db.execute(f"DELETE FROM {table} WHERE stay_id = ?", (entry.row_id,))
    if entry.table == "placement":
        db.execute("DELETE FROM lease WHERE placement_id = ?", (entry.row_id,))
    db.execute(f"DELETE FROM {entry.table} WHERE id = ?", (entry.row_id,))
    _settle(db, entry, today)


def _has_work(db: sqlite3.Connection, stay_id: int) -> bool:
    return any(
        db.execute(f"SELECT 1 FROM {table} WHERE stay_id = ? LIMIT 1", (stay_id,)).fetchone()
        for table in ("follow_up", "absence", "extension")
    )


def _check_last_move(db: sqlite3.Connection, entry: Entry) -> None:
    """Only a ladder's latest move can go, and never the entry: the others build on it."""
    ladder, direction = db.execute(
        "SELECT ladder_id, direction FROM move WHERE id = ?", (entry.row_id,)
    ).fetchone()
    latest = db.execute(
        "SELECT id FROM move WHERE stay_id = ? AND ladder_id = ? "
        "ORDER BY moved_on DESC, id DESC LIMIT 1",
        (entry.stay_id, ladder),
    ).fetchone()[0]
    if latest != entry.row_id or direction == "entry":
        raise EntryInUse(entry=entry.id)


def _settle(db: sqlite3.Connection, entry: Entry, today: dt.date) -> None:
    """Check the stay that the entry belongs to, and bring what is kept up to date."""
    if entry.programme is not None and entry.table in meeting_entries.TABLES:
        meeting_entries.check(db, entry.programme, entry.table, entry.row_id)
    if entry.programme is not None and entry.table in request_entries.TABLES:
        request_entries.check(db, entry.programme, entry.table, entry.row_id)
    if entry.programme is None or entry.resident_id is None:
        return
    if entry.stay_id is not None:
        check_stay(db, entry.stay_id)
    refresh(db, entry.programme, entry.resident_id)


def _read(
    db: sqlite3.Connection,
    entry: Entry,
    column: str,
    how: str,
    field: str,
    text: str,
    today: dt.date,
) -> dict[str, object]:
    """Columns and values that one assignment means."""
    needed, how = how.endswith("*"), how.rstrip("*")
    if not text:
        if needed:
            raise BadValue(what=field, value=text)
        return {column: "[]" if how == "areas" else None}
    kind, _, which = how.partition(":")
    if kind in care.READERS:
        return care.read_field(kind, column, text)
    if kind in record_entries.READERS:
        return record_entries.read_field(db, kind, which, column, text)
    if kind in meeting_entries.READERS and entry.programme is not None:
        return {column: meeting_entries.READERS[kind](db, entry.programme, text)}
    if kind in ("term", "coded", "agency", "areas") and entry.programme is not None:
        return _read_word(db, entry.programme, column, kind, which, text)
    if kind == "municipality":
        return {column: municipality(db, text).id}
    if kind == "name":
        name = clean_name(text)
        return {column: name, "sought_name": sought(name)}
    if kind == "born":
        return {column: read_born(text)}
    if kind == "text":
        return {column: clean_text(text, field)}
    return {column: _read_plain(kind, field, text, today)}


def _read_word(
    db: sqlite3.Connection, programme: Programme, column: str, kind: str, which: str, text: str
) -> dict[str, object]:
    if kind == "agency":
        partner = partner_named(db, programme, text)
        return {column: clean_text(text, "agency"), "partner_id": partner.id if partner else None}
    if kind == "areas":
        areas = [term(db, programme, "area", area.strip()).code for area in text.split(",")]
        return {column: json.dumps(areas, ensure_ascii=False)}
    if kind == "term":
        return {column: term(db, programme, which, text).id}
    return {column: coded(db, programme, which, text).id}


def _read_plain(kind: str, field: str, text: str, today: dt.date) -> object:
    try:
        if kind == "amount":
            return int(parse_kroner(text))
        if kind == "minutes":
            return read_minutes(text)
        if kind == "flag":
            return {"yes": 1, "true": 1, "no": 0, "false": 0}[text]
        day = parse_day(text, today)
    except (ValueError, KeyError):
        raise BadValue(what=kind if kind != "past" else "day", value=text) from None
    if kind == "past" and day > today:
        raise InTheFuture(on=day, today=today)
    return day.isoformat()


def read_minutes(text: str) -> int:
    """A length in whole minutes, 1 to 1440; ValueError otherwise."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 1440):
        raise ValueError(text)
    return int(text)
