"""Persons: finding one by what somebody typed, and writing down a new one."""

import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import BadValue, Phrase
from ettervern_cli.people.errors import (
    ErasedPerson,
    NameWhereCodeIsMeant,
    SeveralResidents,
    UnknownResident,
)
from ettervern_cli.storage import rows
from ettervern_cli.storage.results import Message, message
from ettervern_cli.values.dates import full_day, iso_day
from ettervern_cli.values.texts import END, clean_name, parse_id, sought


class Resident(NamedTuple):
    """A person in the case book."""

    id: int
    code: str
    name: str

    @property
    def named(self) -> dict[str, str]:
        """Name and code, as sentences and refusals tell them."""
        return {"name": self.name, "code": self.code}


def find(db: sqlite3.Connection, who: str) -> Resident:
    """The resident that a code, a whole name or a unique start of one names.

    Where no name begins so, another system's key that an import kept does. Raises UnknownResident,
    or SeveralResidents with the candidates.
    """
    if (code := as_code(who)) is not None:
        found = by_code(db, code)
        if found is not None:
            return found
    key = sought(who)
    every = db.execute(
        "SELECT id, code, name, sought_name = ?1 FROM resident "
        "WHERE sought_name >= ?1 AND sought_name < ?2 ORDER BY id LIMIT 50",
        (key, key + END),
    ).fetchall()
    if not key or not every:
        known = _by_other_key(db, who.strip())
        if known is None:
            raise UnknownResident(value=who)
        return known
    whole = [row for row in every if row[3]]
    fitting = [Resident(*row[:3]) for row in whole or every]
    if len(fitting) > 1:
        raise SeveralResidents(value=who, candidates=[candidate(db, one.id) for one in fitting])
    return fitting[0]


def candidate(db: sqlite3.Connection, resident_id: int) -> Phrase:
    """Somebody as one of several who may be meant: with year of birth and unit, where known.

    Or that they are referred, and not here.
    """
    code, name, born, unit, referred = db.execute(
        "SELECT r.code, r.name, substr(r.born, 1, 4), (SELECT u.code FROM stay s "
        "JOIN placement p ON p.stay_id = s.id AND p.moved_out_on IS NULL "
        "JOIN unit u ON u.id = p.unit_id WHERE s.resident_id = r.id ORDER BY p.id DESC LIMIT 1), "
        "EXISTS (SELECT 1 FROM referral WHERE resident_id = r.id AND ended_on IS NULL) AND NOT "
        "EXISTS (SELECT 1 FROM stay WHERE resident_id = r.id AND discharged_on IS NULL) "
        "FROM resident r WHERE r.id = ?",
        (resident_id,),
    ).fetchone()
    facts = {"code": code, "called": name, "born": born, "unit": unit, "referred": referred}
    last = "_unit" if unit else "_referred" if referred else ""
    return Phrase(f"daily.candidate{'_born' if born else ''}{last}", facts)


def referred(others: list[Phrase]) -> object:
    """The code of the first of some candidates who is referred and not here, None without any."""
    return next((one.facts["code"] for one in others if one.facts["referred"]), None)


def _by_other_key(db: sqlite3.Connection, key: str) -> Resident | None:
    """The person that another system's key names, as an import kept it."""
    return rows.fetch_one(
        db,
        Resident,
        "SELECT r.id, r.code, r.name FROM imported i JOIN resident r ON r.id = i.resident_id "
        "WHERE i.kind = 'resident' AND i.source_key = ?",
        (key,),
    )


def by_code(db: sqlite3.Connection, code: str) -> Resident | None:
    """The person that has a code, or has taken over the record that had it."""
    return rows.fetch_one(
        db,
        Resident,
        "SELECT id, code, name FROM resident WHERE code = ?1 UNION ALL "
        "SELECT r.id, r.code, r.name FROM merged g JOIN resident r ON r.id = g.resident_id "
        "WHERE g.code = ?1",
        (code,),
    )


def as_code(text: str) -> str | None:
    """``r-7`` and ``R-0007`` as the code they mean, None for anything else."""
    head, number = parse_id(text) or ("", 0)
    return f"R-{number:04d}" if head == "R" else None


class PersonAsked(NamedTuple):
    """Whom a command is about: ``is_new`` where it wrote the person down.

    ``warned`` tells what was stored of a name by a programme that keeps none, or initials.
    """

    resident: Resident
    is_new: bool
    warned: list[Message]


def person(
    db: sqlite3.Connection, names: str, text: str, born: str | None, recorded_at: str
) -> PersonAsked:
    """An existing person by code, or a new one by name, called as the programme's ``names`` says.

    ErasedPerson for the code of somebody who was erased.
    """
    code = as_code(text)
    if code is None:
        found = add(db, clean_name(text), born, recorded_at, names)
        return PersonAsked(found, True, stored(names, found))
    known = by_code(db, code)
    if known is None:
        raise NameWhereCodeIsMeant(value=text)
    found = known
    refuse_erased(db, found.id)
    if born is not None:
        rows.change(db, "resident", found.id, born=read_born(born))
    return PersonAsked(found, False, [])


def names_for(db: sqlite3.Connection, resident_id: int) -> str:
    """How a person is named by the programmes that know them, of several the one that keeps most.

    Of all programmes where none knows them yet.
    """
    from ettervern_cli.people.names import widest  # who only finds somebody has no need of it

    every = dict(
        db.execute("SELECT id, coalesce(json_extract(rules, '$.names'), 'full') FROM programme")
    )
    knowing = db.execute(
        "SELECT programme_id FROM stay WHERE resident_id = ?1 "
        "UNION SELECT programme_id FROM referral WHERE resident_id = ?1 "
        "UNION SELECT programme_id FROM consent WHERE resident_id = ?1 "
        "UNION SELECT programme_id FROM rehousing WHERE resident_id = ?1",
        (resident_id,),
    ).fetchall()
    return widest([every[row[0]] for row in knowing] or list(every.values()))


def stored(names: str, resident: Resident) -> list[Message]:
    """What to say of a name that is not stored as it was typed."""
    if names == "full":
        return []
    return [message(f"privacy.stored_{names}", **resident.named)]


def refuse_erased(db: sqlite3.Connection, resident_id: int) -> None:
    """ErasedPerson for somebody who was erased: nothing more is written about them."""
    row = db.execute(
        "SELECT r.code, e.erased_on FROM erasure e JOIN resident r ON r.id = e.resident_id "
        "WHERE e.resident_id = ?",
        (resident_id,),
    ).fetchone()
    if row is not None:
        raise ErasedPerson(code=row[0], on=iso_day(row[1]))


def add(
    db: sqlite3.Connection, name: str, born: str | None, recorded_at: str, names: str = "full"
) -> Resident:
    """Write down a new person; codes are never used twice."""
    from ettervern_cli.people.names import called  # as above

    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'resident'").fetchone()
    number = (int(row[0]) if row else 0) + 1
    code = f"R-{number:04d}"
    name = called(names, name, code)
    rows.add(
        db, "resident", recorded_at,
        id=number, code=code, name=name, sought_name=sought(name), born=read_born(born),
    )  # fmt: skip
    return Resident(number, code, name)


def read_born(text: str | None) -> str | None:
    """A year or a date of birth as it is kept; BadValue for anything else."""
    if text is None:
        return None
    if len(text) == 4 and text.isascii() and text.isdigit() and "1900" <= text <= "2100":
        return text
    try:
        return full_day(text).isoformat()
    except ValueError:
        raise BadValue(what="born", value=text) from None


# Municipalities that somebody is known to come from, from stays and referrals.
_TOWNS = (
    "SELECT municipality_id AS town FROM stay WHERE resident_id = o.id "
    "UNION SELECT f.municipality_id FROM fact f JOIN stay s ON s.id = f.stay_id "
    "WHERE s.resident_id = o.id AND f.municipality_id IS NOT NULL "
    "UNION SELECT municipality_id FROM referral WHERE resident_id = o.id"
)


def known_already(
    db: sqlite3.Connection,
    who: PersonAsked,
    municipality_id: int | None = None,
    *,
    refers: bool = False,
) -> list[Message]:
    """A warning where somebody new may be the same as other persons.

    They have the same name, or nearly, and no other birth year and no other municipality, as far
    as these are known. A first name alone may be anybody's who has it. Initials that are the same
    say little: then the year of birth must be known, and the same. Codes say nothing. ``instead``
    is the code to type in place of the name: of several, of who is referred, else "", as for
    somebody who is here already or, where one ``refers``, is referred.
    """
    resident = who.resident
    if not who.is_new or resident.name == resident.code:
        return []
    born = db.execute("SELECT born FROM resident WHERE id = ?", (resident.id,)).fetchone()[0]
    same = alike(db, resident.name, born, municipality_id, resident.id)
    if not same:
        return []
    code = referred(same) or (same[0].facts["code"] if len(same) == 1 else "")
    is_there = (
        "SELECT 1 FROM stay s JOIN resident r ON r.id = s.resident_id "
        "WHERE r.code = ?1 AND s.discharged_on IS NULL UNION ALL SELECT 1 FROM referral f "
        "JOIN resident r ON r.id = f.resident_id WHERE r.code = ?1 AND f.ended_on IS NULL AND ?2"
    )
    if db.execute(is_there, (code, refers)).fetchone() is not None:
        code = ""
    return [message("daily.likely_same", name=resident.name, others=same, instead=code)]


def alike(
    db: sqlite3.Connection,
    name: str,
    born: str | None,
    municipality_id: int | None = None,
    but: int = 0,
) -> list[Phrase]:
    """Persons whom ``known_already`` would tell of somebody so named, one's own row left out."""
    from difflib import SequenceMatcher

    ours = sought(name)
    rows = db.execute(
        "SELECT o.id, o.sought_name FROM resident o "
        "WHERE o.id <> :but AND substr(o.sought_name, 1, 1) = substr(:name, 1, 1) "
        "AND (o.born IS NULL OR :born IS NULL OR substr(o.born, 1, 4) = substr(:born, 1, 4)) "
        "AND (abs(length(o.sought_name) - length(:name)) <= 2 "
        "  OR substr(o.sought_name, 1, length(:name) + 1) = :name || ' ') "
        "AND o.name <> o.code AND (:name NOT LIKE '%.' OR :name = o.sought_name "
        "  AND substr(o.born, 1, 4) = substr(:born, 1, 4)) "
        f"AND (:town IS NULL OR :town IN ({_TOWNS}) "
        f"  OR NOT EXISTS (SELECT 1 FROM ({_TOWNS}) WHERE town IS NOT NULL)) ORDER BY o.id",
        {"name": ours, "born": born, "town": municipality_id, "but": but},
    )
    return [
        candidate(db, key)
        for key, theirs in rows.fetchall()
        if theirs == ours
        or theirs.startswith(f"{ours} ")
        or (len(ours) > 7 and SequenceMatcher(None, theirs, ours).ratio() >= 0.85)
    ]
