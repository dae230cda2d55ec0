"""Who else has heard of a person, and what the lists mark about them."""

import datetime as dt
import json
import sqlite3
from typing import NamedTuple

from ettervern_cli.money.rent.accounts import accounts
from ettervern_cli.people.masking import mask_of_others
from ettervern_cli.people.people import Resident
from ettervern_cli.programme.programme import programmes
from ettervern_cli.rights.person import known_as
from ettervern_cli.storage.rows import fetch
from ettervern_cli.values.dates import iso_day
from ettervern_cli.values.money import Ore


class Recipient(NamedTuple):
    """Who has heard: in meetings, by measures that they give, or as ``told`` says.

    ``because`` is why no consent is needed; ``told`` is None, NAMSMANNEN or VOLUNTEER.
    """

    name: str
    because: str | None
    has_consent: bool
    meetings: int
    first: dt.date | None
    last: dt.date | None
    measures: list[str]
    told: str | None = None


NAMSMANNEN, VOLUNTEER = "namsmannen", "volunteer"


class Claimed(NamedTuple):
    """A municipality that was sent claims resting on a person's nights, told by their code."""

    name: str
    claims: int
    first: dt.date
    last: dt.date


class Grounds(NamedTuple):
    """What a programme says of the purpose, the legal basis, and whom to write to."""

    purpose: str | None
    basis: str | None
    contact: str | None


class Marks(NamedTuple):
    """What a list marks: steps come to again and again, the first months, arrears in øre."""

    circling: list[tuple[str, int]]
    critical_until: dt.date | None
    arrears: Ore


_RECIPIENTS = """
SELECT p.name, json_extract(p.rules, '$.no_consent_because'),
  (SELECT count(DISTINCT a.meeting_id) FROM attendance a JOIN discussion d
    ON d.meeting_id = a.meeting_id WHERE a.partner_id = p.id AND d.resident_id = :who),
  (SELECT min(m.held_on) || ' ' || max(m.held_on) FROM meeting m
    JOIN attendance a ON a.meeting_id = m.id JOIN discussion d ON d.meeting_id = m.id
    WHERE a.partner_id = p.id AND d.resident_id = :who),
  (SELECT json_group_array(DISTINCT v.name) FROM measure v JOIN stay s ON s.id = v.stay_id
    WHERE s.resident_id = :who AND s.programme_id = p.programme_id AND v.provider = p.name),
  EXISTS (SELECT 1 FROM consent c JOIN consent_partner x ON x.consent_id = c.id
    WHERE x.partner_id = p.id AND c.resident_id = :who)
FROM partner p ORDER BY p.programme_id, p.position
"""
# Who gives help and is no partner of the programme's.
_PROVIDERS = """
SELECT v.provider, json_group_array(DISTINCT v.name) FROM measure v JOIN stay s ON s.id = v.stay_id
WHERE s.resident_id = :who AND NOT EXISTS (SELECT 1 FROM partner p
    WHERE p.programme_id = s.programme_id AND p.name = v.provider)
GROUP BY v.provider ORDER BY min(v.started_on), v.provider
"""
# Namsmannen, who is asked to put somebody out and rules on it, and volunteers.
_TOLD = f"""
SELECT '{NAMSMANNEN}', '{NAMSMANNEN}', min(v.petitioned_on),
    max(coalesce(v.ruled_on, v.petitioned_on))
FROM eviction v JOIN stay s ON s.id = v.stay_id
WHERE s.resident_id = :who AND v.petitioned_on IS NOT NULL GROUP BY s.resident_id
UNION ALL
SELECT '{VOLUNTEER}', v.volunteer, min(v.matched_on), NULL
FROM companion v JOIN stay s ON s.id = v.stay_id WHERE s.resident_id = :who
GROUP BY v.volunteer ORDER BY 1, 3
"""


_CLAIMED = """
SELECT m.name, count(DISTINCT c.id), min(c.first_on), max(c.last_on)
FROM claim c JOIN json_each(c.figures, '$.stays') s JOIN municipality m ON m.id = c.municipality_id
WHERE s.value ->> '$.resident' IN (SELECT ?1 UNION SELECT code FROM merged WHERE resident_id = ?2)
GROUP BY m.id ORDER BY m.position
"""


def around(
    db: sqlite3.Connection, resident: Resident, today: dt.date
) -> tuple[list["Recipient"], list["Claimed"], list["Grounds"], "Marks"]:
    """Who else has heard, why data are kept, and what lists mark."""
    claimed = fetch(db, Claimed, _CLAIMED, (resident.code, resident.id))
    return recipients(db, resident), claimed, grounds(db, resident), marks(db, resident, today)


def recipients(db: sqlite3.Connection, resident: Resident) -> list[Recipient]:
    """Who has heard of a person: partners in the configuration's order, then others.

    Names of other residents are taken out, as everywhere in what the person reads.
    """
    person = known_as(db, resident.id)
    mask = mask_of_others(db, person.ids, person.names)
    bound, found = {"who": resident.id}, []
    for name, because, meetings, days, measures, consented in db.execute(
        _RECIPIENTS, bound
    ).fetchall():
        given = [mask(one) for one in json.loads(measures)]
        if meetings or given:
            first, last = map(iso_day, days.split()) if days else (None, None)
            found.append(Recipient(name, because, bool(consented), meetings, first, last, given))
    for name, measures in db.execute(_PROVIDERS, bound):
        given = [mask(one) for one in json.loads(measures)]
        found.append(Recipient(mask(name), None, False, 0, None, None, given))
    for told, name, began, ended in db.execute(_TOLD, bound):
        last = iso_day(ended) if ended else None
        found.append(Recipient(mask(name), None, True, 0, iso_day(began), last, [], told))
    return found


def grounds(db: sqlite3.Connection, resident: Resident) -> list[Grounds]:
    """What the programmes that know a person say of why they keep data about them."""
    rows = db.execute(
        "SELECT programme_id FROM stay WHERE resident_id = ?1 "
        "UNION SELECT programme_id FROM referral WHERE resident_id = ?1",
        (resident.id,),
    )
    theirs = {row[0] for row in rows}
    said = [one.privacy or {} for one in programmes(db) if one.id in theirs]
    return [Grounds(*(one.get(name) for name in Grounds._fields)) for one in said]


def marks(db: sqlite3.Connection, resident: Resident, today: dt.date) -> Marks:
    """What stands beside a person's name in lists on a day."""
    circling = db.execute(
        "SELECT e.name, f.visits FROM ladder_position f JOIN step e ON e.id = f.step_id "
        "JOIN stay s ON s.id = f.stay_id WHERE s.resident_id = ? AND s.discharged_on IS NULL "
        "AND f.is_circling ORDER BY f.ladder_id",
        (resident.id,),
    ).fetchall()
    until = db.execute(
        "SELECT max(n.critical_until) FROM due_state n JOIN stay s ON s.id = n.stay_id "
        "WHERE s.resident_id = ? AND s.discharged_on IS NULL",
        (resident.id,),
    ).fetchone()[0]
    owed = [one.arrears_ore for one in accounts(db, programmes(db), today, resident_id=resident.id)]
    return Marks(
        [(str(name), int(visits)) for name, visits in circling],
        iso_day(until) if until and until >= today.isoformat() else None,
        Ore(sum(one for one in owed if one > 0)),
    )
