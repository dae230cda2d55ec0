"""The waiting list: every referral of a programme, its place in the line, and how long it waits.

Which one is next is decided in ``rules.py``. Nothing is written here.
"""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from ettervern_cli.people.people import Resident
from ettervern_cli.programme.programme import Programme
from ettervern_cli.referrals.rules import (
    ReferralDays,
    asks_later,
    is_first,
    line,
    status,
    waited_days,
)
from ettervern_cli.storage.rows import read_row
from ettervern_cli.values.data import picked, unnamed

STATUS = ("open", "referred", "waiting", "later", "admitted", "declined", "withdrawn", "all")


class Referral(NamedTuple):
    """A referral as it stands. ``place`` is its number in the line, None where it has none.

    ``waited`` is days; ``reason`` is why it was declined, by code and by name.
    """

    asked: ReferralDays
    resident_id: int
    resident: str
    name: str
    programme: str
    source: str | None
    source_name: str | None
    agency: str | None
    municipality: str | None
    treatment_began_on: dt.date | None
    treatment_ended_on: dt.date | None
    reason: str | None
    reason_name: str | None
    note: str | None
    status: str
    place: int | None
    waited: int
    later: bool


SELECT = (
    "SELECT f.id, f.referred_on, f.assessed_on, f.offered_on, f.declined_on, t.effect, "
    "f.ask_again_on, f.ended_on, f.ending, r.id, r.code, r.name, g.code, c.code, c.name, "
    "f.agency, m.code, f.treatment_began_on, f.treatment_ended_on, t.code, t.name, f.note "
    "FROM referral f JOIN resident r ON r.id = f.resident_id "
    "JOIN programme g ON g.id = f.programme_id LEFT JOIN term t ON t.id = f.decline_reason_id "
    "LEFT JOIN term c ON c.id = f.source_id LEFT JOIN municipality m ON m.id = f.municipality_id "
)


def open_referral(
    db: sqlite3.Connection, programme: Programme, resident: Resident
) -> Referral | None:
    """The person's referral to a programme that has not ended, without its place in the line."""
    where = "f.resident_id = ? AND f.programme_id = ? AND f.ended_on IS NULL"
    found = read(db, where, [resident.id, programme.id], dt.date.min)
    return found[-1] if found else None


def asks_anywhere(db: sqlite3.Connection, resident: Resident) -> bool:
    """Whether a person has an open referral to any programme."""
    row = db.execute(
        "SELECT 1 FROM referral WHERE resident_id = ? AND ended_on IS NULL", (resident.id,)
    ).fetchone()
    return row is not None


def referral(db: sqlite3.Connection, programme: Programme, number: int, today: dt.date) -> Referral:
    """One referral of a programme with its place in the line."""
    every = _placed(db, programme, today, f"(f.ended_on IS NULL OR f.id = {number})")
    return next(one for one in every if one.asked.id == number)


def referrals(
    db: sqlite3.Connection,
    programmes: Sequence[Programme],
    today: dt.date,
    *,
    status: str = "open",
) -> list[Referral]:
    """The line of each programme in its order; then who asks later, then what has ended.

    ``status`` is one of STATUS: ``open`` is the line itself, ``later`` those out of it for now.
    """
    has_ended = status not in ("open", "referred", "waiting", "later")
    where = "1" if has_ended else "f.ended_on IS NULL"
    found = [one for programme in programmes for one in _placed(db, programme, today, where)]
    return [one for one in found if _wanted(one, status)]


def _placed(
    db: sqlite3.Connection, programme: Programme, today: dt.date, where: str
) -> list[Referral]:
    every = read(db, f"f.programme_id = ? AND {where}", [programme.id], today)
    places = {one.id: i for i, one in enumerate(line([r.asked for r in every], today), 1)}
    return sorted((one._replace(place=places.get(one.asked.id)) for one in every), key=_rank)


def _rank(one: Referral) -> tuple[bool, int, dt.date, dt.date, int]:
    asked = one.asked
    return (
        one.place is None,
        one.place or 0,
        dt.date.min if asked.ended_on is None else asked.ended_on,
        asked.ask_again_on or asked.referred_on,
        asked.id,
    )


def _wanted(one: Referral, wanted: str) -> bool:
    if wanted == "all":
        return True
    if wanted == "open":
        return one.place is not None
    return one.later if wanted == "later" else one.status == wanted


def read(
    db: sqlite3.Connection, where: str, values: Sequence[object], today: dt.date
) -> list[Referral]:
    """Referrals in order of time, without their places."""
    rows = db.execute(f"{SELECT} WHERE {where} ORDER BY f.referred_on, f.id", values)
    return [_referral(row, today) for row in rows]


def _referral(row: Sequence[object], today: dt.date) -> Referral:
    """A row of SELECT: first the referral's own state, then the rest of what is known."""
    size = len(ReferralDays._fields)
    asked = read_row(ReferralDays, row[:size])
    stands = (status(asked), None, waited_days(asked, today), asks_later(asked, today))
    return read_row(Referral, (asked, *row[size:], *stands))


def asking_again(
    db: sqlite3.Connection, programme: Programme, until: dt.date
) -> list[tuple[str, str, dt.date, str]]:
    """Open referrals that are to be asked again by a day: code, name, the day and why not yet.

    One that was offered a place since is not among them.
    """
    where = "f.programme_id = ? AND f.ended_on IS NULL AND f.ask_again_on <= ?"
    found = read(db, where, [programme.id, until.isoformat()], dt.date.min)
    return [
        (one.resident, one.name, one.asked.ask_again_on, one.reason_name or "")
        for one in found
        if one.later and one.asked.ask_again_on is not None
    ]


NAMES = ("id", "resident", "name", "programme", "status", "source", "referred_on", "waited_days",
         "place", "first_in_line", "agency", "municipality", "treatment_began_on",
         "treatment_ended_on", "assessed_on", "offered_on", "declined_on", "ask_again_on",
         "ended_on", "reason", "note")  # fmt: skip


def referral_json(one: Referral) -> dict[str, object]:
    """A referral as scripts get it."""
    asked = one.asked
    first = is_first(asked)
    return picked(
        NAMES, one, asked, id=f"N-{asked.id}", waited_days=one.waited, first_in_line=first
    )


def section(
    db: sqlite3.Connection, programme: Programme, resident: Resident, today: dt.date
) -> list[dict[str, Any]]:
    """A person's referrals to a programme, for ``show``."""
    asked = read(db, "f.resident_id = ? AND f.programme_id = ?", [resident.id, programme.id], today)
    return [
        unnamed(referral_json(one), "place")
        | {"source_name": one.source_name, "reason_name": one.reason_name}
        for one in asked
    ]
