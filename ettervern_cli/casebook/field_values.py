"""Reading the value of one corrected field, as the command that wrote it would have."""

import datetime as dt
import json
import sqlite3

from ettervern_cli.casebook import care, meeting_entries, record_entries
from ettervern_cli.casebook.entries import Entry
from ettervern_cli.casebook.programmes import Programme, coded, municipality, partner_named, term
from ettervern_cli.casebook.residents import read_born
from ettervern_cli.errors import BadValue, InTheFuture
from ettervern_cli.rules.amount import parse_kroner
from ettervern_cli.rules.dates import parse_day
from ettervern_cli.rules.texts import clean_name, clean_text, sought


def read_field(
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
