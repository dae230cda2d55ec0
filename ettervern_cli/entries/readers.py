"""Reading the value of one corrected field, as the command that wrote it would have."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable

from ettervern_cli.care.measures.rules import parse_hours
from ettervern_cli.care.plans.rules import (
    parse_interval,
    parse_progress,
    parse_relations,
    parse_status,
)
from ettervern_cli.care.scores.rules import parse_total
from ettervern_cli.care.volunteers.rules import parse_volunteer
from ettervern_cli.entries.errors import FieldNeeded, UnknownEntry
from ettervern_cli.entries.records import Entry, prefixes
from ettervern_cli.errors import BadValue, InTheFuture
from ettervern_cli.homes.evictions.record import CAUSES
from ettervern_cli.homes.households.rules import parse_answer, parse_years
from ettervern_cli.meetings.references import find_row
from ettervern_cli.people.names import called
from ettervern_cli.people.people import names_for, read_born
from ettervern_cli.programme.partners import agency, owner
from ettervern_cli.programme.programme import Programme, coded, municipality, partner_named, term
from ettervern_cli.storage.records import Column
from ettervern_cli.values.dates import iso_day, parse_day, parse_minutes
from ettervern_cli.values.known_words import HEADINGS, chosen, parse_choice
from ettervern_cli.values.money import Ore, parse_kroner
from ettervern_cli.values.rates import parse_range
from ettervern_cli.values.texts import clean_name, clean_text, parse_id, sought

# How a field is read → the value of its column; ValueError or KeyError where it cannot be read.
PLAIN: dict[str, Callable[[str], object]] = {
    "amount": lambda text: int(parse_kroner(text)),
    "answer": parse_answer,
    "born": read_born,
    "born-years": parse_years,
    "cause": lambda text: parse_choice(text, CAUSES),
    "count": parse_interval,
    "flag": lambda text: {"yes": 1, "true": 1, "no": 0, "false": 0}[
        chosen(text, ("yes", "no")) or text
    ],
    "heading": lambda text: parse_choice(text, HEADINGS),
    "hours": parse_hours,
    "minutes": parse_minutes,
    "months": lambda text: {str(number): number for number in range(1, 37)}[text],
    "progress": parse_progress,
    "status": parse_status,
    "severity": lambda text: {"1": 1, "2": 2, "3": 3}[text],
    "total": parse_total,
    "volunteer": parse_volunteer,
}

# "past" lies in the stay too; "been" only not after today.
DAYS = ("day", "past", "been", "ahead")
NAMED = {"term", "staff", "unit", "budget_line", "municipality", "partner", "instrument",
         "ladder", "step", "funder", "programme", "series", "benefit"}  # fmt: skip


def read_field(
    db: sqlite3.Connection, entry: Entry, wanted: Column, text: str, today: dt.date
) -> dict[str, object]:
    """Columns and values that one assignment means."""
    column, field = wanted.column, wanted.field
    kind, _, which = wanted.read.partition(":")
    if not text:
        if wanted.needed:
            raise FieldNeeded(entry=entry.id, field=field)
        return {column: "[]" if kind in ("areas", "born-years") else None}
    try:
        if kind in PLAIN:
            return {column: PLAIN[kind](text)}
        if kind == "range":
            return dict(parse_range(text)._asdict())
        if kind == "relations":
            found = parse_relations(text)
            return {column: found.number, f"{column}_supportive": found.supportive}
        if kind in DAYS:
            return {column: _read_day(text, today, kind)}
    except (ValueError, KeyError):
        raise BadValue(what="day" if kind in DAYS else kind, value=text) from None
    if kind == "name":
        code = f"R-{entry.row_id:04d}"
        name = called(names_for(db, entry.row_id), clean_name(text), code)
        return {column: name, "sought_name": sought(name)}
    if kind == "text":
        return {column: clean_text(text, field)}
    return _read_word(db, entry, column, kind, which, text)


def _read_day(text: str, today: dt.date, kind: str) -> str:
    day = parse_day(text, today, ahead=kind == "ahead")
    if kind in ("past", "been") and day > today:
        raise InTheFuture(on=day, today=today)
    return day.isoformat()


def _read_word(
    db: sqlite3.Connection, entry: Entry, column: str, kind: str, which: str, text: str
) -> dict[str, object]:
    """What a text names: a word of the programme, an agency, a meeting or another entry."""
    if kind == "entry":
        return {column: _read_entry(db, which, text)}
    if kind == "municipality":
        return {column: municipality(db, text).id}
    assert entry.programme is not None, entry.table
    programme = entry.programme
    if kind == "agency":
        partner = partner_named(db, programme, text)
        return {column: clean_text(text, "agency"), "partner_id": partner.id if partner else None}
    return {column: _of_programme(db, programme, kind, which, text)}


def _of_programme(
    db: sqlite3.Connection, programme: Programme, kind: str, which: str, text: str
) -> object:
    if kind == "areas":
        areas = [term(db, programme, "area", area.strip()).code for area in text.split(",")]
        return json.dumps(areas, ensure_ascii=False)
    if kind == "term":
        return term(db, programme, which, text).id
    if kind == "meeting":
        return find_row(db, [programme], "meeting", text)[1]
    if kind == "owner":
        return owner(db, programme, text)
    if kind == "partner":
        return agency(db, programme, text).code
    return coded(db, programme, which, text).id


def _read_entry(db: sqlite3.Connection, head: str, text: str) -> int:
    """The key of an entry that must be there, given by its id with that prefix, such as ``M-3``."""
    given, number = parse_id(text) or ("", 0)
    found = db.execute(f"SELECT 1 FROM {prefixes()[head]} WHERE id = ?", (number,)).fetchone()
    if given != head or found is None:
        raise UnknownEntry(value=text)
    return number


def readable(db: sqlite3.Connection, table: str, column: str, value: object) -> object:
    """A column's value as people know it: a name, an amount, a day, a number with its decimals."""
    if value is None:
        return None
    if column == "stay_id":
        row = db.execute(
            "SELECT r.code || ' ' || r.name FROM stay s JOIN resident r ON r.id = s.resident_id "
            "WHERE s.id = ?",
            (value,),
        ).fetchone()
        return row[0] if row else value
    if column == "owner":
        return _owner(db, str(value))
    if column.endswith("_ore"):
        return Ore(int(str(value)))
    if column.endswith("_tenths"):
        return int(str(value)) / 10
    if column.endswith("_on"):
        return iso_day(str(value))
    for reference in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
        if reference[3] == column and reference[2] in NAMED:
            row = db.execute(
                f"SELECT coalesce(name, code) FROM {reference[2]} WHERE id = ?", (value,)
            ).fetchone()
            return row[0] if row else value
    return value


def _owner(db: sqlite3.Connection, code: str) -> str:
    """The name of a partner or a member of staff; the code where programmes differ in it."""
    names = db.execute(
        "SELECT name FROM partner WHERE code = ?1 UNION SELECT name FROM staff WHERE code = ?1",
        (code,),
    ).fetchall()
    return str(names[0][0]) if len(names) == 1 else code
