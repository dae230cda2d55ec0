"""Who asked for a place in a period, and what was consented to. Counted by the rows' own dates."""

import sqlite3
from collections.abc import Mapping

from ettervern_cli.reports.period.report import Consents

# One that was declined and left open is counted still; the day of its end is the first without it.
WAITING = """
SELECT count(DISTINCT CASE WHEN NOT is_waiting THEN resident_id END),
    count(DISTINCT CASE WHEN is_waiting THEN resident_id END)
FROM (
    SELECT resident_id,
        coalesce(assessed_on <= :last, 0) OR coalesce(offered_on <= :last, 0) AS is_waiting
    FROM referral
    WHERE programme_id = :programme AND referred_on <= :last
        AND (ended_on IS NULL OR ended_on > :last)
)
"""


def waiting(db: sqlite3.Connection, bound: Mapping[str, str | int]) -> tuple[int, int]:
    """Persons with an open referral on the last day: those not yet assessed, and those waiting."""
    referred, waits = db.execute(WAITING, bound).fetchone()
    return int(referred), int(waits)


IN_FORCE = """
SELECT count(DISTINCT s.resident_id) FROM stay s
WHERE s.programme_id = :programme AND s.admitted_on <= :last
    AND (s.discharged_on IS NULL OR s.discharged_on > :last)
    AND EXISTS (SELECT 1 FROM consent c
        WHERE c.resident_id = s.resident_id AND c.programme_id = :programme
            AND c.given_on <= :last AND (c.until_on IS NULL OR c.until_on >= :last)
            AND (c.withdrawn_on IS NULL OR c.withdrawn_on > :last))
"""

CHANGES = """
SELECT coalesce(sum(given_on BETWEEN :first AND :last), 0),
    coalesce(sum(withdrawn_on BETWEEN :first AND :last), 0)
FROM consent WHERE programme_id = :programme AND given_on <= :last
"""


def consents(db: sqlite3.Connection, bound: Mapping[str, str | int]) -> Consents:
    """Residents staying with a consent in force on the last day; consents given and withdrawn."""
    in_force = db.execute(IN_FORCE, bound).fetchone()[0]
    given, withdrawn = db.execute(CHANGES, bound).fetchone()
    return Consents(in_force, given, withdrawn)
