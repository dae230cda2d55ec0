"""Incidents of a period, by kind, and how many of those that matter most the police know of."""

import sqlite3

from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.rates import Rate, Tally

INCIDENTS = """
SELECT t.code, t.name, count(*), coalesce(sum(i.police), 0),
    sum(i.severity = 3 OR i.police IS NOT NULL)
FROM incident i CROSS JOIN term t ON t.id = i.kind_id
WHERE i.happened_on BETWEEN :first AND :last AND t.programme_id = :programme
GROUP BY t.id ORDER BY t.position
"""
KINDS = "SELECT 1 FROM term WHERE programme_id = :programme AND list = 'incident_kind' LIMIT 1"


def incidents(db: sqlite3.Connection, bound: Bound) -> tuple[list[Tally], Rate] | tuple[None, None]:
    """Incidents by kind, and the share reported to the police; None where none are kept.

    The share is of incidents of severity 3 and of those for which it is written down whether they
    were reported: a minor one that nobody would report says nothing about reporting.
    """
    if db.execute(KINDS, bound).fetchone() is None:
        return None, None
    tallies, known, asked = [], 0, 0
    for code, name, number, reported, counted in db.execute(INCIDENTS, bound):
        tallies.append(Tally(code, name, number))
        known += reported
        asked += counted or 0
    return tallies, Rate(known, asked)
