"""What rests on consent: whom a matter may be spoken of with, and what a correction must leave.

A consent that somebody was admitted on stays one.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Sequence

from ettervern_cli.consents.errors import AgencyNotConsented, ConsentMissing, NotKnownHere
from ettervern_cli.consents.in_force import covers
from ettervern_cli.people.people import Resident
from ettervern_cli.programme.programme import Programme
from ettervern_cli.values.dates import iso_day


def check_consent_kept(db: sqlite3.Connection, programme: Programme, row_id: int) -> None:
    """ConsentMissing where a corrected consent no longer carries an admission that it carried."""
    if not _admitted_by(db, row_id, "1"):
        return
    code, name, day = db.execute(
        "SELECT r.code, r.name, min(s.admitted_on) FROM consent c "
        "JOIN resident r ON r.id = c.resident_id JOIN stay s ON s.resident_id = r.id "
        "AND s.programme_id = c.programme_id WHERE c.id = ?",
        (row_id,),
    ).fetchone()
    raise ConsentMissing(
        programme=programme.name, code=code, name=name, on=iso_day(day), to="admit"
    )


def rests_on_consent(db: sqlite3.Connection, row_id: int) -> list[str]:
    """The stays to which somebody was admitted on a consent and on no other."""
    return _admitted_by(db, row_id, "c.id <> :consent")


def _admitted_by(db: sqlite3.Connection, consent_id: int, others: str) -> list[str]:
    """Stays to which a consent as it was admitted somebody, and no other (``others``) was there.

    As it was is what the history holds of it before the correction, else the row itself.
    """
    present = db.execute(
        "SELECT json_object('given_on', given_on, 'until_on', until_on, 'withdrawn_on', "
        "withdrawn_on, 'resident_id', resident_id, 'programme_id', programme_id) "
        "FROM consent WHERE id = ?",
        (consent_id,),
    ).fetchone()
    if present is None:
        return []
    newest = db.execute(
        "SELECT old FROM history WHERE table_name = 'consent' AND row_id = ? "
        "ORDER BY id DESC LIMIT 1",
        (consent_id,),
    ).fetchone()
    was = json.loads(newest[0] if newest and newest[0] and others == "1" else present[0])
    rows = db.execute(
        "SELECT 'S-' || s.id FROM stay s JOIN programme g ON g.id = s.programme_id "
        "WHERE s.resident_id = :resident_id AND s.programme_id = :programme_id "
        "AND json_extract(g.rules, '$.consent_required') AND s.admitted_on >= :given_on "
        "AND s.admitted_on <= coalesce(:until_on, s.admitted_on) "
        "AND (:withdrawn_on IS NULL OR s.admitted_on < :withdrawn_on) "
        "AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.resident_id = s.resident_id "
        f"  AND c.programme_id = s.programme_id AND {others} AND c.given_on <= s.admitted_on "
        "  AND (c.until_on IS NULL OR c.until_on >= s.admitted_on) "
        "  AND (c.withdrawn_on IS NULL OR c.withdrawn_on > s.admitted_on)) "
        "ORDER BY s.id",
        {**was, "consent": consent_id},
    )
    return [name for (name,) in rows]


def check_known(
    db: sqlite3.Connection, programme: Programme, resident: Resident, on: dt.date
) -> None:
    """NotKnownHere unless the person was admitted or referred to the programme by that day."""
    known = db.execute(
        "SELECT EXISTS (SELECT 1 FROM stay WHERE resident_id = ?1 AND programme_id = ?2 "
        "AND admitted_on <= ?3) OR EXISTS (SELECT 1 FROM referral WHERE resident_id = ?1 "
        "AND programme_id = ?2 AND referred_on <= ?3)",
        (resident.id, programme.id, on.isoformat()),
    ).fetchone()[0]
    if not known:
        raise NotKnownHere(code=resident.code, name=resident.name, programme=programme.name, on=on)


def check_consent(
    db: sqlite3.Connection,
    programme: Programme,
    about: Sequence[Resident],
    partner_ids: Iterable[int],
    on: dt.date,
    what: str = "meetings",
) -> None:
    """AgencyNotConsented where a person has not consented to all of some partners on a day.

    ``what`` is as ``covers`` has it. It names each such person by code, with the partners that may
    not be told.
    """
    asked = list(partner_ids)
    missing = [
        f"{resident.code} ({', '.join(one.name for one in found)})"
        for resident in about
        if (found := covers(db, resident.id, programme, asked, on, what))
    ]
    if missing:
        raise AgencyNotConsented(who="; ".join(missing), on=on, what=what)
