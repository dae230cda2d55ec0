"""How many evictions were asked for and carried out in a period, of how many people."""

import sqlite3
from typing import NamedTuple

from ettervern_cli.storage.bound import Bound

PETITION, EVICTION = "eviction-petition", "eviction"


class Evictions(NamedTuple):
    """Evictions asked for, or carried out: how often and of how many people; None if not kept."""

    number: int
    people: int


class EvictionCounts(NamedTuple):
    """Evictions asked for, and those carried out; None where neither they nor incidents tell."""

    asked_for: Evictions | None
    carried_out: Evictions | None


KINDS = """
SELECT 1 FROM term WHERE programme_id = :programme AND list = 'incident_kind' AND effect = :effect
LIMIT 1
"""
# Incidents of a kind that counts as one, and courses; an event each, its day and whose it was.
TOLD = """
SELECT i.stay_id, i.happened_on, s.resident_id FROM incident i
CROSS JOIN term t ON t.id = i.kind_id CROSS JOIN stay s ON s.id = i.stay_id
WHERE i.happened_on BETWEEN :first AND :last AND t.programme_id = :programme
    AND t.list = 'incident_kind' AND t.effect = :effect
"""
KEPT = """
SELECT v.stay_id, v.{day}, s.resident_id FROM eviction v CROSS JOIN stay s ON s.id = v.stay_id
WHERE v.{day} <= :last AND s.programme_id = :programme AND {which}
"""
DAYS = {
    PETITION: ("petitioned_on", "1"),
    EVICTION: ("ended_on", "v.ending = 'carried-out'"),
}


def evictions(db: sqlite3.Connection, bound: Bound) -> EvictionCounts:
    """Evictions asked for, and carried out, as events in the period; one told twice is one."""
    return EvictionCounts(*(_counted(db, {**bound, "effect": effect}) for effect in DAYS))


def _counted(db: sqlite3.Connection, bound: Bound) -> Evictions | None:
    day, which = DAYS[str(bound["effect"])]
    events = db.execute(TOLD, bound).fetchall()
    kept = db.execute(KEPT.format(day=day, which=which), bound).fetchall()
    if not kept and db.execute(KINDS, bound).fetchone() is None:
        return None
    told = {(stay_id, on) for stay_id, on, _ in events}
    events += [one for one in kept if one[1] >= bound["first"] and one[:2] not in told]
    return Evictions(len(events), len({resident_id for *_, resident_id in events}))
