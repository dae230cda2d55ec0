"""Each report as outsiders may have it, and what that needs to know beside it."""

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from ettervern_cli.homes.bed_days import stay_days
from ettervern_cli.programme.mergers import times_of
from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.external.courses import external_circling, external_retention
from ettervern_cli.reports.external.masking import Rules, Suppression
from ettervern_cli.reports.external.period import Behind, Flow, external
from ettervern_cli.reports.external.places import external_funder, external_municipality
from ettervern_cli.reports.period.counts.gather import bound_of
from ettervern_cli.reports.period.counts.persons import OF_TOWN, Persons, persons, rent_persons
from ettervern_cli.reports.remarks.verbs import cleared
from ettervern_cli.storage.bound import Bound
from ettervern_cli.storage.settings import setting
from ettervern_cli.values.dates import DAY, Period, month_ends
from ettervern_cli.values.known_words import is_death
from ettervern_cli.values.sql.as_of import UNIT_TERMS, is_lasting

WORDS = f"""
SELECT code, {is_lasting("term", ":first")} AND {is_lasting("term", ":last")},
    coalesce(is_planned, 0) AND NOT {is_death("term")},
    list = 'exit_reason' AND {is_death("term")},
    {is_lasting("term", ":first")} <> {is_lasting("term", ":last")}
FROM term WHERE programme_id = :programme AND list IN ('destination', 'exit_reason')
"""


def seen_outside(
    db: sqlite3.Connection, programme: Programme, kind: str, found: Any
) -> tuple[Any, Suppression]:
    """A report of a kind with what outsiders are not to see hidden, and what that is."""
    where, period = (db, programme, found.period), found.period
    rules = outside_rules(*where)
    if kind == "retention":
        return external_retention(found, rules)
    if kind == "circling":
        return external_circling(found, rules, movers(*where))
    if kind == "funder":
        return external_funder(found, rules, funder_persons(*where), cleared(db, programme))
    if kind == "municipality":
        persons = town_persons(db, programme, period, found.municipality)
        return external_municipality(found, rules, housed(*where), persons)
    days = [day.on for day in found.occupancy.on]
    return external(found, rules, behind(db, programme, period, days))


def outside_rules(db: sqlite3.Connection, programme: Programme, period: Period) -> Rules:
    """From how many on a count is shown, and what destinations and reasons of exits mean."""
    threshold = int(setting(db, "small_numbers_threshold") or 3)
    words = db.execute(WORDS, bound_of(db, programme, period)).fetchall()
    kinds = (frozenset(code for code, *marks in words if marks[place]) for place in range(4))
    return Rules(threshold, *kinds)


def housed(db: sqlite3.Connection, programme: Programme, period: Period) -> int:
    """How many people have bed-days in the period."""
    stays = stay_days(db, programme, period)
    return len({stay.resident_id for stay in stays if stay.bed_days})


STARTED = """
SELECT count(*) FROM stay
WHERE programme_id = :programme AND admitted_on < :first
    AND (discharged_on IS NULL OR discharged_on >= :first)
"""
FLOW = """
SELECT coalesce(sum(admitted_on BETWEEN :first AND :last), 0),
    coalesce(sum(discharged_on BETWEEN :first AND :last), 0)
FROM stay WHERE programme_id = :programme
"""
RENTS = f"""
SELECT min(rent_ore), max(rent_ore) FROM (
    SELECT rent_ore FROM {UNIT_TERMS} WHERE programme_id = :programme
    UNION ALL
    SELECT f.rent_ore FROM fact f JOIN stay s ON s.id = f.stay_id
    WHERE s.programme_id = :programme AND f.from_on <= :last)
WHERE rent_ore > 0
    AND NOT EXISTS (SELECT 1 FROM unit WHERE programme_id = :programme AND run_by IS NOT NULL)
"""


def lived(db: sqlite3.Connection, programme: Programme, period: Period) -> Persons:
    """Persons behind the nights of a period."""
    stays = stay_days(db, programme, period)
    return {
        "occupied": len({stay.resident_id for stay in stays if stay.occupied_days}),
        "nights held": len({stay.resident_id for stay in stays if stay.held_days}),
    }


def behind(
    db: sqlite3.Connection, programme: Programme, period: Period, days: Sequence[dt.date] = ()
) -> Behind:
    """What stands behind the figures of a period's report, counted on the last days of months.

    ``days`` are those that residents are counted on, in order; else all.
    """
    bound = bound_of(db, programme, period)
    low, high = db.execute(RENTS, bound).fetchone()
    return Behind(
        persons={
            **persons(db, bound),
            **rent_persons(db, bound),
            **lived(db, programme, period),
        },
        start=int(db.execute(STARTED, bound).fetchone()[0]),
        flows=[_flow(db, bound, span) for span in _spans(period, days)],
        rents=None if low is None else (low, high),
    )


def _spans(period: Period, days: Sequence[dt.date]) -> list[Period]:
    """From one day that residents are counted on to the next, and to the period's last."""
    ends = sorted({*(days or month_ends(period)), period.last})
    firsts = [period.first, *(last + DAY for last in ends[:-1])]
    return [Period(*each) for each in zip(firsts, ends, strict=True)]


def _flow(db: sqlite3.Connection, bound: Bound, span: Period) -> Flow:
    days = {"first": span.first.isoformat(), "last": span.last.isoformat()}
    return Flow(*db.execute(FLOW, {**bound, **days}).fetchone())


def town_persons(
    db: sqlite3.Connection, programme: Programme, period: Period, town: str
) -> Persons:
    """Persons of one municipality, by its code, behind what happened in a period."""
    bound = {**bound_of(db, programme, period), "towns": json.dumps(times_of(db, town))}
    return persons(db, bound, OF_TOWN)


def funder_persons(db: sqlite3.Connection, programme: Programme, period: Period) -> Persons:
    """Persons behind what a funder's report counts, plans and their own words among it."""
    found = persons(db, bound_of(db, programme, period), plans=True)
    found |= lived(db, programme, period)
    answers = {
        "on-time": ("on time", "due"),
        "critical-window": (("critical", "on time"), ("critical", "of")),
    }
    for code, (part, whole) in answers.items():
        found["answer", code], found["answer", code, "of"] = found[part], found[whole]
    found["answer", "occupancy"] = found["occupied"]
    return found


CLIMBED = """
SELECT count(DISTINCT s.resident_id) FROM stay s
WHERE s.programme_id = :programme AND s.admitted_on <= :last AND EXISTS (
    SELECT 1 FROM move m WHERE m.stay_id = s.id AND m.moved_on BETWEEN :first AND :last)
"""


def movers(db: sqlite3.Connection, programme: Programme, period: Period) -> tuple[int, Persons]:
    """How many people came onto a ladder or moved on one in the period; those behind its moves."""
    bound = bound_of(db, programme, period)
    return int(db.execute(CLIMBED, bound).fetchone()[0]), persons(db, bound)
