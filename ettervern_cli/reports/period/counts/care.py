"""Outcomes, scores and help of a period's report.

A total is read by the latest in the period and the first of its stay, both dated on or before the
period's last day. Only sums and histograms leave SQL.
"""

import datetime as dt
import json
import sqlite3

from ettervern_cli.care.scores.rules import (
    ABOVE,
    DETERIORATED,
    IMPROVED,
    by_change,
    by_cut_off,
    points,
)
from ettervern_cli.care.scores.verbs import Instrument, instruments, pairs
from ettervern_cli.programme.programme import Programme
from ettervern_cli.reports.period.care import HelpRow, ScoreCount
from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.nights import Middles, middles
from ettervern_cli.values.rates import Rate, Tally
from ettervern_cli.values.sql.as_of import rule_as_of

BY_KIND = """
SELECT t.code, t.name, count(*) FROM {table} o CROSS JOIN term t ON t.id = o.kind_id
WHERE o.{day} BETWEEN :first AND :last AND t.programme_id = :programme
GROUP BY t.id ORDER BY t.position
"""


def by_kind(db: sqlite3.Connection, bound: Bound, table: str, day: str) -> list[Tally]:
    """Rows of a table by their kind, those dated in the period by a column."""
    return [Tally(*row) for row in db.execute(BY_KIND.format(table=table, day=day), bound)]


# The day of the month it is measured from is clamped to the length of the month it happened in.
MONTHS = """
SELECT t.code, 12 * (strftime('%Y', o.happened_on) - strftime('%Y', s.admitted_on))
    + strftime('%m', o.happened_on) - strftime('%m', s.admitted_on)
    - (strftime('%d', o.happened_on) < min(strftime('%d', s.admitted_on),
        strftime('%d', o.happened_on, 'start of month', '+1 month', '-1 day'))) AS months,
    count(*)
FROM outcome o CROSS JOIN term t ON t.id = o.kind_id CROSS JOIN stay s ON s.id = o.stay_id
WHERE o.happened_on BETWEEN :first AND :last AND t.programme_id = :programme
GROUP BY t.id, months ORDER BY t.position, months
"""


def outcome_months(db: sqlite3.Connection, bound: Bound) -> dict[str, Middles]:
    """Whole months from admission to the results of the period, by kind."""
    found: dict[str, dict[int, int]] = {}
    for code, months, count in db.execute(MONTHS, bound):
        found.setdefault(code, {})[months] = count
    return {code: middles(lengths) for code, lengths in found.items()}


OURS = "c.instrument_id IN (SELECT id FROM instrument WHERE programme_id = :programme)"

# How often each was taken, and on how many of a stay's days with a follow-up held.
TAKEN = f"""
SELECT c.instrument_id, count(*), count(DISTINCT CASE WHEN EXISTS (
    SELECT 1 FROM follow_up f
    WHERE f.stay_id = c.stay_id AND f.held_on = c.scored_on AND f.is_missed = 0
) THEN c.stay_id || ' ' || c.scored_on END)
FROM score c WHERE c.scored_on BETWEEN :first AND :last AND {OURS}
GROUP BY c.instrument_id
"""

# Each person's latest total in the period beside the first of the stay it belongs to.
READ = f"""
WITH latest AS MATERIALIZED (
    SELECT c.instrument_id, c.stay_id, c.id, c.total_tenths,
        max(c.scored_on || substr('000000000000000000' || c.id, -18))
    FROM score c CROSS JOIN stay s ON s.id = c.stay_id
    WHERE c.scored_on BETWEEN :first AND :last AND {OURS}
    GROUP BY c.instrument_id, s.resident_id
), begun AS MATERIALIZED (
    SELECT instrument_id, id, total_tenths, (
        SELECT f.id FROM score f
        WHERE f.stay_id = latest.stay_id AND f.instrument_id = latest.instrument_id
        ORDER BY f.scored_on, f.id LIMIT 1) AS first_id
    FROM latest
)
SELECT instrument_id, total_tenths, CASE WHEN first_id <> id THEN (
    SELECT f.total_tenths FROM score f WHERE f.id = first_id) END AS first_tenths, count(*)
FROM begun GROUP BY instrument_id, total_tenths, first_tenths
"""

SESSIONS = """
SELECT count(*) FROM (
    SELECT DISTINCT held_on, stay_id FROM follow_up
    WHERE held_on BETWEEN :first AND :last AND is_missed = 0 AND (:alone OR stay_id IN (
        SELECT id FROM stay WHERE programme_id = :programme AND admitted_on <= :last)))
"""

MISSING = """
SELECT count(*) FROM (
    SELECT DISTINCT c.stay_id, c.scored_on FROM score c
    WHERE c.scored_on BETWEEN :first AND :last AND c.instrument_id IN ({mates})
        AND NOT EXISTS (SELECT 1 FROM score o WHERE o.stay_id = c.stay_id
            AND o.instrument_id = {mine} AND o.scored_on = c.scored_on))
"""


def scores(db: sqlite3.Connection, programme: Programme, bound: Bound) -> list[ScoreCount]:
    """Every instrument of the programme, in the configuration's order, taken or not."""
    every = instruments(db, programme)
    if not every:
        return []
    taken = {row[0]: (row[1], row[2]) for row in db.execute(TAKEN, bound)}
    read: dict[int, dict[tuple[int, int | None], int]] = {}
    for instrument_id, total, first, count in db.execute(READ, bound):
        read.setdefault(instrument_id, {})[total, first] = count
    sessions = int(db.execute(SESSIONS, bound).fetchone()[0])
    found = []
    for one in every:
        times, on_days = taken.get(one.id, (0, 0))
        missing = _missing(db, bound, one, every)
        found.append(_counted(one, times, Rate(on_days, sessions), missing, read.get(one.id, {})))
    return found


def _counted(
    one: Instrument,
    taken: int,
    sessions: Rate,
    missing: int | None,
    read: dict[tuple[int, int | None], int],
) -> ScoreCount:
    """One instrument's figures from ``{(latest, first or None): persons}``."""
    residents = sum(read.values())
    earlier = sum(count for (_, first), count in read.items() if first is not None)

    def moved(way: str) -> Rate | None:
        if one.scale.reliable_change is None:
            return None
        pairs_that_way = (
            count
            for (total, first), count in read.items()
            if by_change(one.scale, total, first) == way
        )
        return Rate(sum(pairs_that_way), earlier)

    above = sum(
        count for (total, _), count in read.items() if by_cut_off(one.scale, total) == ABOVE
    )
    return ScoreCount(
        code=one.code,
        name=one.name,
        taken=taken,
        residents=residents,
        improved=moved(IMPROVED),
        deteriorated=moved(DETERIORATED),
        above_cut_off=None if one.scale.cut_off is None else Rate(above, residents),
        sessions=sessions,
        missing=missing,
        cut_off=points(one.scale.cut_off),
        higher_is_better=one.scale.higher_is_better,
    )


def _missing(
    db: sqlite3.Connection, bound: Bound, one: Instrument, every: list[Instrument]
) -> int | None:
    """Days of a stay with an instrument of the same session and without this one."""
    mates = {code for pair in pairs(every) if one.code in pair for code in pair} - {one.code}
    if not mates:
        return None
    ids = ", ".join(str(each.id) for each in every if each.code in mates)
    return int(db.execute(MISSING.format(mates=ids, mine=one.id), bound).fetchone()[0])


STEPS = f"""
SELECT e.id, l.code, l.name, e.number, e.code, e.name, e.is_run,
    {rule_as_of("step", "rules", ":on", "e")}
FROM ladder l CROSS JOIN step e ON e.ladder_id = l.id
WHERE l.programme_id = :programme ORDER BY l.position, e.number
"""


# The step of each stay that was open on the day, with the measures that ran then.
GIVEN = """
WITH stood AS MATERIALIZED (
    SELECT s.id AS stay_id, (
        SELECT m.to_step_id FROM move m
        WHERE m.stay_id = s.id AND m.ladder_id = l.id AND m.moved_on <= :on
        ORDER BY m.moved_on DESC, m.id DESC LIMIT 1) AS step_id
    FROM stay s CROSS JOIN ladder l
    WHERE s.programme_id = :programme AND s.admitted_on <= :on
        AND (s.discharged_on IS NULL OR s.discharged_on > :on)
        AND l.programme_id = :programme
)
SELECT step_id, count(DISTINCT stood.stay_id), count(m.id), sum(m.hours_tenths)
FROM stood LEFT JOIN measure m ON m.stay_id = stood.stay_id AND m.started_on <= :on
    AND (m.stopped_on IS NULL OR m.stopped_on > :on)
WHERE step_id IS NOT NULL GROUP BY step_id
"""


def help_by_step(db: sqlite3.Connection, programme: Programme, on: dt.date) -> list[HelpRow]:
    """What each step of each ladder is meant to carry of help, and what was given on a day.

    A measure without hours adds none; where no measure on a step has any, they are unknown. Of
    several ladders each is shown all help there is: a measure belongs to the person, not to one.
    """
    bound = {"programme": programme.id, "on": on.isoformat()}
    given = {row[0]: row[1:] for row in db.execute(GIVEN, bound)}
    rows = []
    for step in db.execute(STEPS, bound).fetchall():
        hours = json.loads(step[7]).get("help", {}).get("hours_a_week")
        residents, count, total = given.get(step[0], (0, 0, None))
        rows.append(
            HelpRow(
                ladder=step[1],
                ladder_name=step[2],
                step=step[3],
                step_code=step[4],
                step_name=step[5],
                is_run=bool(step[6]),
                residents=residents,
                measures=count,
                planned_tenths=None if hours is None else round(hours * 10),
                hours_tenths=total if count else 0,
            )
        )
    return rows
