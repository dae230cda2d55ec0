"""The programme's partners as agencies that meet, decide and own: found and named.

Whom a matter may be spoken of with rests on consent, and is told in ``consents``.
"""

import datetime as dt
import sqlite3
from typing import NamedTuple

from ettervern_cli.errors import NotUsedHere
from ettervern_cli.programme.naming_rules import pick
from ettervern_cli.programme.programme import Coded, Partner, Programme, partners
from ettervern_cli.values.dates import iso_day


class Readmission(NamedTuple):
    """What is agreed with a partner on its taking residents in: its first and its last day."""

    partner: str
    first: dt.date | None
    until: dt.date | None

    def holds(self, on: dt.date) -> bool:
        """Whether it is in force on a day."""
        return (self.first or on) <= on <= (self.until or on)


def agency(db: sqlite3.Connection, programme: Programme, text: str) -> Partner:
    """The partner that a code, name, alias or a start of one means; NotUsedHere or UnknownName."""
    every = partners(db, programme)
    if not every:
        raise NotUsedHere(what="partner", programme=programme.name)
    return pick("partner", every, text, lambda one: one.called)


def readmitting(
    db: sqlite3.Connection, programme: Programme, kind: str | None = None
) -> list[Readmission]:
    """The agreements of partners on taking residents in, of one kind of absence or of all."""
    rows = db.execute(
        "SELECT name, json_extract(rules, '$.readmission.kind') AS kind, "
        "json_extract(rules, '$.readmission.from'), json_extract(rules, '$.readmission.until') "
        "FROM partner WHERE programme_id = ?1 AND kind IS NOT NULL AND (?2 IS NULL OR kind = ?2) "
        "ORDER BY position",
        (programme.id, kind),
    )
    return [
        Readmission(name, first and iso_day(first), until and iso_day(until))
        for name, _, first, until in rows
    ]


def owner(db: sqlite3.Connection, programme: Programme, text: str) -> str:
    """The code of the partner, or else of the member of staff, that a text names."""
    every: list[Partner | Coded] = [*partners(db, programme), *staff(db, programme)]
    return pick("owner", every, text, _called).code


def _called(one: Partner | Coded) -> tuple[str, ...]:
    return one.called if isinstance(one, Partner) else (one.code, one.name)


def staff(db: sqlite3.Connection, programme: Programme) -> list[Coded]:
    """The members of staff, in the configuration's order."""
    rows = db.execute(
        "SELECT id, code, name FROM staff WHERE programme_id = ? ORDER BY position",
        (programme.id,),
    )
    return [Coded(*row) for row in rows]


def owner_names(db: sqlite3.Connection, programme: Programme) -> dict[str, str]:
    """Names of all who can own something, by code; a partner goes before a member of staff."""
    rows = db.execute(
        "SELECT code, name FROM (SELECT code, name, 0 AS rank, position FROM partner "
        "WHERE programme_id = ?1 UNION ALL SELECT code, name, 1, position FROM staff "
        "WHERE programme_id = ?1) ORDER BY rank, position",
        (programme.id,),
    )
    found: dict[str, str] = {}
    for code, name in rows:
        found.setdefault(code, name)
    return found
