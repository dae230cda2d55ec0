"""A programme and its words, read from the compiled tables. Everything is looked up by code."""

import json
import sqlite3
from typing import Literal, NamedTuple

from ettervern_cli.errors import NotUsedHere
from ettervern_cli.programme.errors import UnknownProgramme, WhichProgramme
from ettervern_cli.programme.naming_rules import pick
from ettervern_cli.values.known_words import is_death


class Programme(NamedTuple):
    """One programme's rules as the daily commands need them."""

    id: int
    code: str
    name: str
    host: str
    residents_are: Literal["beboer", "deltaker"]
    capacity: str | int | None
    keep_empty: int
    least_months: int | None
    most_months: int | None
    every_days: int | None
    critical_months: int | None
    critical_days: int | None
    consent_required: bool
    meeting_days: int | None
    agencies: list[str]
    phases: dict[str, str]
    names: str = "full"
    keep_months: int | None = None
    targets: dict[str, int] | None = None
    why_by_decision: str | None = None
    privacy: dict[str, str] | None = None


class Term(NamedTuple):
    """One word of one of the programme's lists."""

    id: int
    code: str
    name: str
    is_planned: bool
    is_lasting: bool
    holds_unit: bool
    pauses_follow_ups: bool
    is_death: bool
    effect: str | None = None


class Coded(NamedTuple):
    """Something with an id, a code and a name."""

    id: int
    code: str
    name: str


class Partner(NamedTuple):
    """An organisation the programme works with."""

    id: int
    code: str
    name: str
    outside_municipalities: bool
    months_there: int | None
    aliases: tuple[str, ...] = ()

    @property
    def called(self) -> tuple[str, ...]:
        """Code, name and aliases."""
        return (self.code, self.name, *self.aliases)


def programmes(db: sqlite3.Connection) -> list[Programme]:
    """Every programme of the workspace, in the configuration's order."""
    rows = db.execute("SELECT id, code, name, rules FROM programme ORDER BY position")
    return [Programme(*row[:3], **json.loads(row[3])) for row in rows]


def choose_programme(
    db: sqlite3.Connection,
    asked: str | None,
    resident_id: int | None = None,
    first: tuple[str, ...] = (),
) -> Programme:
    """The programme meant: the one asked for, the only one, or the resident's only one.

    ``first`` are keys of WHERE to look before the others. Raises UnknownProgramme, or
    WhichProgramme where several fit.
    """
    every = programmes(db)
    if asked is not None:
        for programme in every:
            if programme.code == asked:
                return programme
        raise UnknownProgramme(value=asked, known=[p.code for p in every])
    if len(every) > 1 and resident_id is not None:
        fitting = _where_resident(db, every, resident_id, first)
    else:
        fitting = every
    if len(fitting) == 1:
        return fitting[0]
    raise WhichProgramme(known=[p.code for p in fitting or every])


# Where somebody may be known, most certain first: what is open, then what has ended.
WHERE = {
    "stay": "SELECT programme_id FROM stay WHERE resident_id = ? AND discharged_on IS NULL",
    "referral": "SELECT programme_id FROM referral WHERE resident_id = ? AND ended_on IS NULL",
    "ended stay": "SELECT programme_id FROM stay WHERE resident_id = ?",
    "ended referral": "SELECT programme_id FROM referral WHERE resident_id = ?",
    "consent": "SELECT programme_id FROM consent WHERE resident_id = ?",
    "rehousing": "SELECT programme_id FROM rehousing WHERE resident_id = ?",
    "open": "SELECT programme_id FROM stay WHERE resident_id = ?1 AND discharged_on IS NULL "
    "UNION SELECT programme_id FROM referral WHERE resident_id = ?1 AND ended_on IS NULL",
}


def _where_resident(
    db: sqlite3.Connection, every: list[Programme], resident_id: int, first: tuple[str, ...]
) -> list[Programme]:
    """Programmes that know the resident, by the first way of knowing that finds any."""
    for way in dict.fromkeys((*first, *WHERE)):
        wanted = {row[0] for row in db.execute(WHERE[way], (resident_id,))}
        if wanted:
            return [programme for programme in every if programme.id in wanted]
    return every


def term(db: sqlite3.Connection, programme: Programme, which: str, code: str) -> Term:
    """A word of a list by code, name or a start of one; UnknownName lists what there is."""
    rows = db.execute(
        "SELECT id, code, name, coalesce(is_planned, 0), coalesce(is_lasting, 0), "
        f"coalesce(holds_unit, 0), coalesce(pauses_follow_ups, 0), {is_death('term')}, effect "
        "FROM term WHERE programme_id = ? AND list = ? ORDER BY position",
        (programme.id, which),
    )
    found = [Term._make((*row[:3], *map(bool, row[3:8]), row[8])) for row in rows]
    return pick(which, found, code)


def terms(db: sqlite3.Connection, programme: Programme, which: str) -> list[Coded]:
    """A whole list of the programme's words, in the configuration's order."""
    rows = db.execute(
        "SELECT id, code, name FROM term WHERE programme_id = ? AND list = ? ORDER BY position",
        (programme.id, which),
    )
    return [Coded(*row) for row in rows]


def coded(db: sqlite3.Connection, programme: Programme, table: str, code: str) -> Coded:
    """A row of ``unit``, ``staff``, ``ladder`` … by its code, name or a start of one."""
    order = "side, position" if table == "budget_line" else "position"
    rows = [
        Coded(*row)
        for row in db.execute(
            f"SELECT id, code, coalesce(name, code) FROM {table} WHERE programme_id = ? "
            f"ORDER BY {order}",
            (programme.id,),
        )
    ]
    if not rows:
        raise NotUsedHere(what=table, programme=programme.name)
    return pick(table, rows, code)


def municipality(db: sqlite3.Connection, code: str) -> Coded:
    """A municipality by code, name or a start of one."""
    rows = [Coded(*row) for row in db.execute("SELECT id, code, name FROM municipality")]
    return pick("municipality", rows, code)


def served_municipalities(db: sqlite3.Connection, programme: Programme) -> list[Coded]:
    """Municipalities that the programme admits from; empty means any."""
    rows = db.execute(
        "SELECT m.id, m.code, m.name FROM served s JOIN municipality m ON m.id = s.municipality_id "
        "WHERE s.programme_id = ? ORDER BY s.id",
        (programme.id,),
    )
    return [Coded(*row) for row in rows]


def partners(db: sqlite3.Connection, programme: Programme) -> list[Partner]:
    """Every partner, in the configuration's order."""
    rows = db.execute(
        "SELECT id, code, name, rules FROM partner WHERE programme_id = ? ORDER BY position",
        (programme.id,),
    )
    return [_partner(*row) for row in rows]


def _partner(key: int, code: str, name: str, text: str) -> Partner:
    rules = json.loads(text)
    return Partner(
        id=key,
        code=code,
        name=name,
        outside_municipalities=rules["outside_municipalities"],
        months_there=rules["months_there"],
        aliases=tuple(rules["aliases"]),
    )


def partner_named(db: sqlite3.Connection, programme: Programme, text: str) -> Partner | None:
    """The partner that a text names by code, name or alias, any case.

    Not by a start of one: where this is asked, any other text stands as it was typed.
    """
    sought = text.casefold()
    every = partners(db, programme)
    return next((one for one in every if sought in map(str.casefold, one.called)), None)
