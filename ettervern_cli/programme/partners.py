"""The programme's partners as agencies that meet, decide and own: found and named.

Whom a matter may be spoken of with rests on consent, and is told in ``consents``.
"""

import sqlite3

from ettervern_cli.errors import NotUsedHere, UnknownName
from ettervern_cli.programme.programme import Coded, Partner, Programme, coded, partner_named

CODED = "id, code, name"


def agencies(db: sqlite3.Connection, programme: Programme) -> list[Coded]:
    """Every partner, in the configuration's order."""
    rows = db.execute(
        f"SELECT {CODED} FROM partner WHERE programme_id = ? ORDER BY position", (programme.id,)
    )
    return [Coded(*row) for row in rows]


def agency(db: sqlite3.Connection, programme: Programme, text: str) -> Partner:
    """The partner that a code, name or alias means, any case; NotUsedHere or UnknownName."""
    found = partner_named(db, programme, text.strip())
    if found is not None:
        return found
    known = [one.code for one in agencies(db, programme)]
    if not known:
        raise NotUsedHere(what="partner", programme=programme.name)
    raise _unknown("partner", text, known)


def owner(db: sqlite3.Connection, programme: Programme, text: str) -> str:
    """The code of the partner, or else of the member of staff, that a text names."""
    partner = partner_named(db, programme, text.strip())
    if partner is not None:
        return partner.code
    try:
        return coded(db, programme, "staff", text.strip()).code
    except (UnknownName, NotUsedHere):
        known = list(owner_names(db, programme))
        raise _unknown("owner", text, known) from None


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


def _unknown(what: str, text: str, known: list[str]) -> UnknownName:
    from difflib import get_close_matches

    near = get_close_matches(text, known, 1, 0.6)
    return UnknownName(what=what, value=text, known=known, near=near[0] if near else "")
