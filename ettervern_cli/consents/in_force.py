"""Whether a consent is in force, for whom it must be, and whose runs out.

It is from the day it is given to its last day, that day included. The day of its withdrawal is the
first day without it.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ettervern_cli.consents.errors import ConsentMissing
from ettervern_cli.programme.programme import Coded, Programme
from ettervern_cli.storage.rows import fetch

if TYPE_CHECKING:
    from ettervern_cli.people.scene import Scene

IN_FORCE = (
    "c.given_on <= :on AND (c.until_on IS NULL OR c.until_on >= :on) "
    "AND (c.withdrawn_on IS NULL OR c.withdrawn_on > :on)"
)


def covers(
    db: sqlite3.Connection,
    resident_id: int,
    programme: Programme,
    partner_ids: Iterable[int],
    on: dt.date,
    what: str = "meetings",
) -> list[Coded]:
    """Which of some partners may not be told about a person on a day, in the config's order.

    ``what`` is for what it would be: ``meetings`` or ``measures``; a consent holds for what its
    scope covers, which is both where the configuration says nothing.

    A partner of which the configuration says why it needs no consent is never among them, unless
    the programme rests on consent: then every partner needs it.
    """
    asked = set(partner_ids)
    rows = db.execute(
        "SELECT p.id, p.code, p.name FROM partner p WHERE p.programme_id = :programme "
        "AND (:required OR json_extract(p.rules, '$.no_consent_because') IS NULL) AND NOT EXISTS "
        "(SELECT 1 FROM consent c JOIN consent_partner x ON x.consent_id = c.id "
        " JOIN term t ON t.id = c.scope_id AND (t.effect IS NULL OR instr(t.effect, :what)) "
        " WHERE c.resident_id = :resident AND c.programme_id = :programme "
        f" AND x.partner_id = p.id AND {IN_FORCE}) ORDER BY p.position",
        {
            "programme": programme.id,
            "required": programme.consent_required,
            "resident": resident_id,
            "on": on.isoformat(),
            "what": what,
        },
    )
    return [Coded(*row) for row in rows if row[0] in asked]


def in_force(db: sqlite3.Connection, programme: Programme, resident_id: int, on: dt.date) -> bool:
    """Whether a person has any consent in force in the programme on a day."""
    row = db.execute(
        "SELECT 1 FROM consent c WHERE c.resident_id = :resident "
        f"AND c.programme_id = :programme AND {IN_FORCE} LIMIT 1",
        {"programme": programme.id, "resident": resident_id, "on": on.isoformat()},
    ).fetchone()
    return row is not None


def require(scene: "Scene", *, to: str = "work") -> None:
    """ConsentMissing where the programme rests on consent and none is in force on the day.

    ``to`` is what it is needed for: to ``admit`` somebody known, to admit somebody ``new``, who
    must be referred first, or to ``work`` with a resident.
    """
    db, _, programme, resident, on = scene
    if programme.consent_required and not in_force(db, programme, resident.id, on):
        raise ConsentMissing(programme=programme.name, **resident.named, on=on, to=to)


class RunsOut(NamedTuple):
    """Consent to one thing that ends on a day, and no later one to the same; ``consents`` are the

    numbers of all that were given to it, as JSON.
    """

    resident: str
    name: str
    last_on: dt.date
    scope: str
    resident_id: int
    consents: str


def runs_out(db: sqlite3.Connection, programme: Programme, until: dt.date) -> list[RunsOut]:
    """Consents of residents staying that end by a day without a later one to the same."""
    return fetch(
        db,
        RunsOut,
        "SELECT r.code, r.name, max(c.until_on), t.name, r.id, json_group_array(c.id) FROM stay s "
        "CROSS JOIN consent c ON c.resident_id = s.resident_id AND c.programme_id = s.programme_id "
        "JOIN resident r ON r.id = c.resident_id JOIN term t ON t.id = c.scope_id "
        "WHERE s.programme_id = ?1 AND s.discharged_on IS NULL AND c.withdrawn_on IS NULL "
        "GROUP BY c.resident_id, c.scope_id "
        "HAVING count(*) = count(c.until_on) AND max(c.until_on) <= ?2 ORDER BY 3, 1",
        (programme.id, until.isoformat()),
    )


def lacking(db: sqlite3.Connection, programme: Programme, on: dt.date) -> list[tuple[str, str]]:
    """Code and name of residents staying who have no consent in force on a day."""
    rows = db.execute(
        "SELECT r.code, r.name FROM stay s JOIN resident r ON r.id = s.resident_id "
        "WHERE s.programme_id = :programme AND s.discharged_on IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM consent c WHERE c.resident_id = s.resident_id "
        f" AND c.programme_id = s.programme_id AND {IN_FORCE}) ORDER BY r.id",
        {"programme": programme.id, "on": on.isoformat()},
    )
    return [(code, name) for code, name in rows]
