"""Consents: what a person allows to be shared, with whom, until when. A stay is not needed.

A consent is in force from the day it is given to its last day, that day included. The day of its
withdrawal is the first day without it.
"""

import sqlite3
from collections.abc import Iterable
import datetime as dt

from ettervern_cli.casebook.programmes import Coded, Programme

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
) -> list[Coded]:
    """Which of some partners may not be told about a person on a day, in the config's order.

    A partner that needs no consent is never among them.
    """
    asked = set(partner_ids)
    rows = db.execute(
        "SELECT p.id, p.code, p.name FROM partner p WHERE p.programme_id = :programme "
        "AND json_extract(p.rules, '$.consent_needed') AND NOT EXISTS "
        "(SELECT 1 FROM consent c JOIN consent_partner x ON x.consent_id = c.id "
        " WHERE c.resident_id = :resident AND c.programme_id = :programme "
        f" AND x.partner_id = p.id AND {IN_FORCE}) ORDER BY p.position",
        {"programme": programme.id, "resident": resident_id, "on": on.isoformat()},
    )
    return [Coded(*row) for row in rows if row[0] in asked]
