"""Correcting referrals, consents and the changeover list: their fields, and what must hold then."""

import json
import sqlite3

from ettervern_cli.casebook.programmes import Programme
from ettervern_cli.casebook.referrals import check_referral, reopen
from ettervern_cli.errors import ConsentMissing
from ettervern_cli.rules.dates import iso_day

TABLES = ("referral", "consent", "rehousing")

FIELDS: dict[str, dict[str, tuple[str, str]]] = {
    "referral": {
        "source": ("source_id", "term:source*"),
        "agency": ("agency", "agency"),
        "municipality": ("municipality_id", "municipality"),
        "treatment_began_on": ("treatment_began_on", "day"),
        "treatment_ended_on": ("treatment_ended_on", "day"),
        "referred_on": ("referred_on", "past*"),
        "assessed_on": ("assessed_on", "past"),
        "offered_on": ("offered_on", "past"),
        "declined_on": ("declined_on", "past*"),
        "reason": ("decline_reason_id", "term:decline_reason*"),
        "ask_again_on": ("ask_again_on", "day*"),
        "ended_on": ("ended_on", "past*"),
        "note": ("note", "text"),
    },
    "consent": {
        "scope": ("scope_id", "term:scope*"),
        "from": ("given_on", "past*"),
        "until": ("until_on", "day"),
        "withdrawn_on": ("withdrawn_on", "past"),
        "note": ("note", "text"),
    },
    "rehousing": {
        "listed_on": ("listed_on", "past*"),
        "housed_on": ("housed_on", "past"),
        "destination": ("destination_id", "term:destination"),
        "note": ("note", "text"),
    },
}

ORDER: dict[str, tuple[tuple[str, str], ...]] = {
    "referral": (
        ("treatment_began_on", "treatment_ended_on"),
        ("referred_on", "ended_on"),
        ("declined_on", "ask_again_on"),
    ),
    "consent": (("given_on", "until_on"), ("given_on", "withdrawn_on")),
    "rehousing": (("listed_on", "housed_on"),),
}


def owner(db: sqlite3.Connection, table: str, row_id: int) -> tuple[int, int]:
    """The person and the programme that an entry belongs to."""
    row = db.execute(
        f"SELECT resident_id, programme_id FROM {table} WHERE id = ?", (row_id,)
    ).fetchone()
    return int(row[0]), int(row[1])


def rests_on(db: sqlite3.Connection, table: str, row_id: int) -> bool:
    """Whether something rests on an entry that is to be taken out.

    On a consent rests an admission that nothing else allowed, on a stay the referral after it.
    """
    if table == "consent":
        return _admitted_by(db, row_id, "c.id <> :consent")
    if table != "stay":
        return False
    later = db.execute(
        "SELECT 1 FROM referral f JOIN referral o ON o.resident_id = f.resident_id "
        "AND o.programme_id = f.programme_id AND o.id <> f.id AND o.referred_on >= f.ended_on "
        "WHERE f.stay_id = ?",
        (row_id,),
    ).fetchone()
    return later is not None


def take_along(db: sqlite3.Connection, table: str, row_id: int) -> None:
    """What goes with an entry that is taken out: a consent's partners, the end of a referral."""
    if table == "consent":
        db.execute("DELETE FROM consent_partner WHERE consent_id = ?", (row_id,))
    if table == "stay":
        reopen(db, row_id)


def check(db: sqlite3.Connection, programme: Programme, table: str, row_id: int) -> None:
    """Refuse a correction that leaves a referral's days out of order or an admission without

    the consent that it had.
    """
    if table == "referral":
        check_referral(db, row_id)
    if table == "consent" and _admitted_by(db, row_id, "1"):
        code, name, day = db.execute(
            "SELECT r.code, r.name, min(s.admitted_on) FROM consent c "
            "JOIN resident r ON r.id = c.resident_id JOIN stay s ON s.resident_id = r.id "
            "AND s.programme_id = c.programme_id WHERE c.id = ?",
            (row_id,),
        ).fetchone()
        raise ConsentMissing(
            programme=programme.name, code=code, name=name, on=iso_day(day), to="admit"
        )


def _admitted_by(db: sqlite3.Connection, consent_id: int, others: str) -> bool:
    """Whether somebody was admitted on a consent as it was, and no other (``others``) was there.

    As it was is what the history holds of it before the correction, else the row itself.
    """
    present = db.execute(
        "SELECT json_object('given_on', given_on, 'until_on', until_on, 'withdrawn_on', "
        "withdrawn_on, 'resident_id', resident_id, 'programme_id', programme_id) "
        "FROM consent WHERE id = ?",
        (consent_id,),
    ).fetchone()
    if present is None:
        return False
    newest = db.execute(
        "SELECT old FROM history WHERE table_name = 'consent' AND row_id = ? "
        "ORDER BY id DESC LIMIT 1",
        (consent_id,),
    ).fetchone()
    was = json.loads(newest[0] if newest and newest[0] and others == "1" else present[0])
    row = db.execute(
        "SELECT 1 FROM stay s JOIN programme g ON g.id = s.programme_id "
        "WHERE s.resident_id = :resident_id AND s.programme_id = :programme_id "
        "AND json_extract(g.rules, '$.consent_required') AND s.admitted_on >= :given_on "
        "AND s.admitted_on <= coalesce(:until_on, s.admitted_on) "
        "AND (:withdrawn_on IS NULL OR s.admitted_on < :withdrawn_on) "
        "AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.resident_id = s.resident_id "
        f"  AND c.programme_id = s.programme_id AND {others} AND c.given_on <= s.admitted_on "
        "  AND (c.until_on IS NULL OR c.until_on >= s.admitted_on) "
        "  AND (c.withdrawn_on IS NULL OR c.withdrawn_on > s.admitted_on))",
        {**was, "consent": consent_id},
    ).fetchone()
    return row is not None
