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


# Incidents of a kind that counts as one, and courses of which no incident of that day tells.
COUNTED = """
WITH told AS (
    SELECT i.stay_id, i.happened_on AS day FROM incident i JOIN term t ON t.id = i.kind_id
    WHERE t.programme_id = :programme AND t.list = 'incident_kind' AND t.effect = :effect
), kept AS (
    SELECT v.stay_id, v.{day} AS day FROM eviction v JOIN stay s ON s.id = v.stay_id
    WHERE s.programme_id = :programme AND v.{day} <= :last AND {which}
), found AS (
    SELECT stay_id, day FROM told UNION ALL
    SELECT stay_id, day FROM kept k WHERE NOT EXISTS (
        SELECT 1 FROM told WHERE stay_id = k.stay_id AND day = k.day))
SELECT EXISTS (SELECT 1 FROM term WHERE programme_id = :programme AND list = 'incident_kind'
        AND effect = :effect) OR EXISTS (SELECT 1 FROM kept),
    count(*), count(DISTINCT s.resident_id)
FROM found f JOIN stay s ON s.id = f.stay_id WHERE f.day BETWEEN :first AND :last
"""
DAYS = {
    PETITION: ("petitioned_on", "1"),
    EVICTION: ("ended_on", "v.ending = 'carried-out'"),
}


def evictions(db: sqlite3.Connection, bound: Bound) -> EvictionCounts:
    """Evictions asked for, and carried out, as events in the period; one told twice is one."""
    found = []
    for effect, (day, which) in DAYS.items():
        query = COUNTED.format(day=day, which=which)
        kept, number, people = db.execute(query, {**bound, "effect": effect}).fetchone()
        found.append(Evictions(number, people) if kept else None)
    return EvictionCounts(*found)
