"""Persons: finding one by what somebody typed, and writing down a new one."""

import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import (
    BadValue,
    NameWhereCodeIsMeant,
    SeveralResidents,
    UnknownResident,
)
from ettervern_cli.rules.dates import iso_day
from ettervern_cli.rules.texts import clean_name, parse_id, sought

END = "\U0010ffff"


class Resident(NamedTuple):
    """A person in the case book."""

    id: int
    code: str
    name: str


def find(db: sqlite3.Connection, who: str) -> Resident:
    """The resident that a code, a whole name or a unique start of one names.

    Raises UnknownResident, or SeveralResidents with the candidates.
    """
    if (code := as_code(who)) is not None:
        found = by_code(db, code)
        if found is not None:
            return found
    key = sought(who)
    rows = db.execute(
        "SELECT id, code, name, sought_name = ?1 FROM resident "
        "WHERE sought_name >= ?1 AND sought_name < ?2 ORDER BY id LIMIT 50",
        (key, key + END),
    ).fetchall()
    if not key or not rows:
        raise UnknownResident(value=who)
    whole = [row for row in rows if row[3]]
    fitting = whole or rows
    if len(fitting) > 1:
        raise SeveralResidents(value=who, candidates=[f"{row[1]} {row[2]}" for row in fitting])
    return Resident(*fitting[0][:3])


def by_code(db: sqlite3.Connection, code: str) -> Resident | None:
    """The person that has a code, or has taken over the record that had it."""
    row = db.execute(
        "SELECT id, code, name FROM resident WHERE code = ?1 UNION ALL "
        "SELECT r.id, r.code, r.name FROM merged g JOIN resident r ON r.id = g.resident_id "
        "WHERE g.code = ?1",
        (code,),
    ).fetchone()
    return Resident(*row) if row else None


def as_code(text: str) -> str | None:
    """``r-7`` and ``R-0007`` as the code they mean, None for anything else."""
    head, number = parse_id(text) or ("", 0)
    return f"R-{number:04d}" if head == "R" else None


def person(
    db: sqlite3.Connection, text: str, born: str | None, recorded_at: str
) -> tuple[Resident, bool]:
    """An existing person by code, or a new one by name; true where it is new."""
    code = as_code(text)
    if code is None:
        return add(db, clean_name(text), born, recorded_at), True
    found = by_code(db, code)
    if found is None:
        raise NameWhereCodeIsMeant(value=text)
    if born is not None:
        db.execute("UPDATE resident SET born = ? WHERE id = ?", (read_born(born), found.id))
    return found, False


def add(db: sqlite3.Connection, name: str, born: str | None, recorded_at: str) -> Resident:
    """Write down a new person; codes are never used twice."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'resident'").fetchone()
    number = (int(row[0]) if row else 0) + 1
    code = f"R-{number:04d}"
    db.execute(
        "INSERT INTO resident (id, code, name, sought_name, born, recorded_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (number, code, name, sought(name), read_born(born), recorded_at),
    )
    return Resident(number, code, name)


def read_born(text: str | None) -> str | None:
    """A year or a date of birth as it is kept; BadValue for anything else."""
    if text is None:
        return None
    if len(text) == 4 and text.isascii() and text.isdigit() and "1900" <= text <= "2100":
        return text
    try:
        return iso_day(text).isoformat()
    except ValueError:
        raise BadValue(what="born", value=text) from None


# Municipalities that somebody is known to come from, from stays and referrals.
_TOWNS = (
    "SELECT municipality_id AS town FROM stay WHERE resident_id = o.id "
    "UNION SELECT municipality_id FROM referral WHERE resident_id = o.id"
)


def likely_same(
    db: sqlite3.Connection, resident: Resident, municipality_id: int | None = None
) -> list[str]:
    """Other persons who may be the same one: the same name, or nearly, and no other birth year

    and no other municipality, as far as these are known.
    """
    from difflib import SequenceMatcher

    rows = db.execute(
        "SELECT o.code, o.name, o.sought_name, n.sought_name FROM resident o, resident n "
        "WHERE n.id = ?1 AND o.id <> ?1 "
        "AND substr(o.sought_name, 1, 1) = substr(n.sought_name, 1, 1) "
        "AND (o.born IS NULL OR n.born IS NULL OR substr(o.born, 1, 4) = substr(n.born, 1, 4)) "
        "AND abs(length(o.sought_name) - length(n.sought_name)) <= 2 "
        f"AND (?2 IS NULL OR ?2 IN ({_TOWNS}) "
        f"  OR NOT EXISTS (SELECT 1 FROM ({_TOWNS}) WHERE town IS NOT NULL)) ORDER BY o.id",
        (resident.id, municipality_id),
    )
    return [
        f"{code} {name}"
        for code, name, theirs, ours in rows
        if theirs == ours or (len(ours) > 7 and SequenceMatcher(None, theirs, ours).ratio() >= 0.85)
    ]
