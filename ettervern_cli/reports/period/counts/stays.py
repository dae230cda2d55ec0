"""Who was there in a period: stays counted by length, origin, destination and step.

Every statement cuts at the period's last day: a discharge after it is a stay still open, a move
after it has not happened. Only sums and histograms leave SQL.
"""

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence

from ettervern_cli.homes.occupancy import DayCount
from ettervern_cli.reports.period.counts.requests import waiting
from ettervern_cli.reports.period.report import (
    RETURN_DAYS,
    Exits,
    Intake,
    LadderCount,
    People,
    Returned,
    StepCount,
    StepsOn,
)
from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.dates import Period, iso_day
from ettervern_cli.values.known_words import DIED, PENDING, is_death
from ettervern_cli.values.rates import Rate, Tally
from ettervern_cli.values.sql.as_of import as_of, is_lasting

STAYERS = """
SELECT CAST(julianday(:last) - julianday(admitted_on) AS INTEGER) + 1, count(*)
FROM stay
WHERE programme_id = :programme AND admitted_on <= :last
    AND (discharged_on IS NULL OR discharged_on > :last)
GROUP BY admitted_on
"""

# Who left, by their last stay: one that ended in the period and that no other stay follows. Two
# stays begin on one day only where the first had no nights, so the one that ends later follows.
LEAVER = """
FROM stay s
WHERE s.programme_id = :programme AND s.discharged_on BETWEEN :first AND :last
    AND NOT EXISTS (
        SELECT 1 FROM stay n INDEXED BY stay_by_resident
        WHERE n.resident_id = s.resident_id AND n.programme_id = :programme
            AND n.admitted_on BETWEEN s.admitted_on AND :last
            AND (n.admitted_on, coalesce(n.discharged_on, '9999-12-31'), n.id)
                > (s.admitted_on, s.discharged_on, s.id))
"""

LEAVERS = f"""
SELECT CAST(julianday(s.discharged_on) - julianday(s.admitted_on) AS INTEGER) AS nights, count(*)
{LEAVER}
GROUP BY nights
"""


def nights(db: sqlite3.Connection, bound: Bound) -> tuple[dict[int, int], dict[int, int]]:
    """Lengths of each person's last stay in the period, ``{nights: persons}``.

    Of those who left, and of those who stay.
    """
    return dict(db.execute(LEAVERS, bound)), dict(db.execute(STAYERS, bound))


ADMITTED = """
SELECT count(DISTINCT resident_id) FROM stay
WHERE programme_id = :programme AND admitted_on BETWEEN :first AND :last
"""


def people(
    db: sqlite3.Connection, bound: Bound, leavers: Mapping[int, int], stayers: Mapping[int, int]
) -> People:
    """Persons, each once; those who left and those who stay are those whose nights were counted."""
    referred, waits = waiting(db, bound)
    return People(
        admitted=int(db.execute(ADMITTED, bound).fetchone()[0]),
        discharged=sum(leavers.values()),
        staying=sum(stayers.values()),
        referred=referred,
        waiting=waits,
    )


FIRST_ADMITTED = "SELECT min(admitted_on) FROM stay WHERE programme_id = :programme"


def first_admitted(db: sqlite3.Connection, bound: Bound) -> dt.date | None:
    """The day on which the programme's first stay began; None where none has."""
    found = db.execute(FIRST_ADMITTED, bound).fetchone()[0]
    return None if found is None else iso_day(found)


INTAKE = """
SELECT coalesce({table}.code, 'unknown'), {table}.name, count(*), count(DISTINCT s.resident_id)
FROM stay s LEFT JOIN {table} ON {table}.id = {column}
WHERE s.programme_id = :programme AND s.admitted_on BETWEEN :first AND :last
GROUP BY coalesce({table}.code, 'unknown')
ORDER BY {table}.position IS NULL, {table}.position
"""
BY_SOURCE = INTAKE.format(table="term", column="s.source_id")
BY_MUNICIPALITY = INTAKE.format(
    table="municipality", column=as_of("municipality_id", "s.admitted_on")
)


def intake(db: sqlite3.Connection, bound: Bound) -> Intake:
    """Stays that began in the period, by where they came from; ``unknown`` where nobody said."""
    persons = int(db.execute(ADMITTED, bound).fetchone()[0])
    return Intake(tallies(db, BY_SOURCE, bound), tallies(db, BY_MUNICIPALITY, bound), persons)


def tallies(db: sqlite3.Connection, statement: str, bound: Bound) -> list[Tally]:
    """Rows of code, name, number and the persons behind."""
    return [
        Tally(code, name or "", number, persons)
        for code, name, number, persons in db.execute(statement, bound)
    ]


# Every exit of the period, that of somebody who came back too.
LEFT = "s.programme_id = :programme AND s.discharged_on BETWEEN :first AND :last"
EXITS = f"""
FROM (
    SELECT s.resident_id, d.code AS whereto, d.name AS whereto_name, d.position AS place,
        {is_lasting("d", "s.discharged_on")} AS lasts, coalesce(r.is_planned, 0) AS planned,
        r.code AS reason, r.name AS reason_name, r.position AS rank, {is_death("r")} AS dead
    FROM stay s LEFT JOIN term d ON d.id = s.destination_id
        LEFT JOIN term r ON r.id = s.exit_reason_id
    WHERE {{which}})
"""
EXIT_SUMS = f"""
SELECT count(DISTINCT resident_id), count(DISTINCT iif(dead, NULL, resident_id)), total(dead),
    total(planned AND NOT dead), total(lasts AND NOT dead), total(NOT dead)
{EXITS}
"""
BY_DESTINATION = f"""
SELECT iif(dead, '{DIED}', coalesce(whereto, '{PENDING}')), iif(dead, '', whereto_name), count(*),
    count(DISTINCT resident_id)
{EXITS}
GROUP BY 1 ORDER BY max(dead), max(place) IS NULL, max(place)
"""
BY_REASON = f"""
SELECT coalesce(reason, '{PENDING}'), reason_name, count(*), count(DISTINCT resident_id)
{EXITS}
GROUP BY 1 ORDER BY max(rank) IS NULL, max(rank)
"""
BACK = """
SELECT count(DISTINCT s.resident_id) FROM stay s
WHERE {which} AND EXISTS (SELECT 1 FROM stay n INDEXED BY stay_by_resident
    WHERE n.resident_id = s.resident_id AND n.programme_id = :programme
        AND n.admitted_on <= :last AND (n.discharged_on IS NULL OR n.discharged_on > :last))
"""


def exits(db: sqlite3.Connection, bound: Bound, period: Period) -> Exits:
    """Where those who left went, why, and how many of earlier exits came back in time."""
    back = int(db.execute(BACK.format(which=LEFT), bound).fetchone()[0])
    return exits_of(db, bound, LEFT, back)._replace(returned=returns(db, bound, period))


def exits_of(db: sqlite3.Connection, bound: Bound, which: str, back: int) -> Exits:
    """The exits of some stays (s), of whose people ``back`` are there again on the last day.

    Whoever died is counted under ``died``, whoever else has no destination under ``pending``.
    """
    sums = db.execute(EXIT_SUMS.format(which=which), bound).fetchone()
    people, living, died, planned, lasting, alive = map(int, sums)
    return Exits(
        by_destination=tallies(db, BY_DESTINATION.format(which=which), bound),
        by_reason=tallies(db, BY_REASON.format(which=which), bound),
        people=people,
        living=living,
        back=back,
        died=died,
        planned=planned,
        success=Rate(lasting, alive),
    )


RETURNED = f"""
SELECT count(*), coalesce(sum(EXISTS (
    SELECT 1 FROM stay n INDEXED BY stay_by_resident
    WHERE n.resident_id = s.resident_id AND n.programme_id = :programme
        AND n.admitted_on BETWEEN s.discharged_on AND date(s.discharged_on, :within)
        AND (n.admitted_on, coalesce(n.discharged_on, '9999-12-31'), n.id)
            > (s.admitted_on, s.discharged_on, s.id))), 0)
FROM stay s LEFT JOIN term r ON r.id = s.exit_reason_id
WHERE s.programme_id = :programme AND s.discharged_on BETWEEN :exit_first AND :exit_last
    AND NOT {is_death("r")}
"""


def returns(db: sqlite3.Connection, bound: Bound, period: Period) -> list[Returned]:
    """Of the exits other than deaths whose days ran out in the period, those followed by a stay."""
    return [_returned(db, bound, days, period) for days in RETURN_DAYS]


def _returned(db: sqlite3.Connection, bound: Bound, days: int, period: Period) -> Returned:
    count, came_back = db.execute(
        RETURNED,
        {
            **bound,
            "within": f"+{days} days",
            "exit_first": _before(period.first, days),
            "exit_last": _before(period.last, days),
        },
    ).fetchone()
    return Returned(days, Rate(came_back, count))


def _before(day: dt.date, days: int) -> str:
    """The day so many days earlier, or the first that the calendar has."""
    return dt.date.fromordinal(max(1, day.toordinal() - days)).isoformat()


# All that happened up to the first day counted is one row; then a row for each day.
CHANGES = """
SELECT :counted AS day, count(*) FROM stay
WHERE programme_id = :programme AND {column} <= :counted
UNION ALL
SELECT {column}, count(*) FROM stay
WHERE programme_id = :programme AND {column} > :counted AND {column} <= :last_counted
GROUP BY {column}
"""
ARRIVALS = CHANGES.format(column="admitted_on")
DEPARTURES = CHANGES.format(column="discharged_on")


def residents_on(db: sqlite3.Connection, bound: Bound, days: Sequence[dt.date]) -> list[DayCount]:
    """Residents on each day: admitted on or before it and not departed on or before it.

    ``days`` are in order of time. One pass over arrivals and one over departures serve them all.
    """
    if not days:
        return []
    span = {**bound, "counted": days[0].isoformat(), "last_counted": days[-1].isoformat()}
    changes = [(day, count) for day, count in db.execute(ARRIVALS, span)]
    changes += [(day, -count) for day, count in db.execute(DEPARTURES, span)]
    changes.sort(reverse=True)
    counts = []
    there = 0
    for day in days:
        while changes and changes[-1][0] <= day.isoformat():
            there += changes.pop()[1]
        counts.append(DayCount(day, there))
    return counts


STEPS = """
SELECT l.id, l.code, l.name, l.circling_from, s.id, s.number, s.code, s.name, s.is_run
FROM ladder l JOIN step s ON s.ladder_id = l.id
WHERE l.programme_id = :programme ORDER BY l.position, s.number
"""

# The step of each open stay on the last day, and how often the person had entered it by then.
AT_THE_END = """
WITH stood AS MATERIALIZED (
    SELECT s.resident_id, l.id AS ladder_id, l.circling_from, (
        SELECT m.to_step_id FROM move m
        WHERE m.stay_id = s.id AND m.ladder_id = l.id AND m.moved_on <= :last
        ORDER BY m.moved_on DESC, m.id DESC LIMIT 1) AS step_id
    FROM stay s CROSS JOIN ladder l
    WHERE s.programme_id = :programme AND s.admitted_on <= :last
        AND (s.discharged_on IS NULL OR s.discharged_on > :last)
        AND l.programme_id = :programme
)
SELECT step_id, count(*), sum((
    SELECT count(*) FROM stay b INDEXED BY stay_by_resident
        CROSS JOIN move m ON m.stay_id = b.id
    WHERE b.resident_id = stood.resident_id AND b.programme_id = :programme
        AND b.admitted_on <= :last AND m.ladder_id = stood.ladder_id
        AND m.moved_on <= :last AND m.to_step_id = stood.step_id) >= circling_from)
FROM stood WHERE step_id IS NOT NULL GROUP BY step_id
"""

MOVES = """
SELECT m.ladder_id, m.direction, count(*) FROM move m
WHERE m.moved_on BETWEEN :first AND :last AND m.direction <> 'entry'
    AND m.ladder_id IN (SELECT id FROM ladder WHERE programme_id = :programme)
GROUP BY m.ladder_id, m.direction
"""


def ladders(db: sqlite3.Connection, bound: Bound) -> list[LadderCount]:
    """Every ladder with all its steps, those not run too; circling counts persons, not entries."""
    steps = db.execute(STEPS, bound).fetchall()
    if not steps:
        return []
    at_the_end = {step: (count, rounds) for step, count, rounds in db.execute(AT_THE_END, bound)}
    moves = {(ladder, way): count for ladder, way, count in db.execute(MOVES, bound)}
    found: dict[int, LadderCount] = {}
    for ladder, code, name, circling_from, step, number, step_code, step_name, is_run in steps:
        count, rounds = at_the_end.get(step, (0, 0))
        row = StepCount(number, step_code, step_name, bool(is_run), count)
        before = found.get(ladder) or LadderCount(
            code,
            name,
            circling_from,
            [],
            moves.get((ladder, "up"), 0),
            moves.get((ladder, "down"), 0),
            0,
        )
        found[ladder] = before._replace(
            steps=[*before.steps, row], circling=before.circling + rounds
        )
    return list(found.values())


STANDING_ON = """
SELECT l.code, t.number, count(*)
FROM stay s CROSS JOIN ladder l CROSS JOIN step t ON t.id = (
    SELECT m.to_step_id FROM move m
    WHERE m.stay_id = s.id AND m.ladder_id = l.id AND m.moved_on <= :on
    ORDER BY m.moved_on DESC, m.id DESC LIMIT 1)
WHERE s.programme_id = :programme AND s.admitted_on <= :on
    AND (s.discharged_on IS NULL OR s.discharged_on > :on) AND l.programme_id = :programme
GROUP BY l.id, t.id
"""


def steps_on(
    db: sqlite3.Connection, bound: Bound, ladders: Sequence[LadderCount], days: Sequence[dt.date]
) -> list[LadderCount]:
    """The ladders with residents by step on each of some days, those of nobody too."""
    nobody = {each.ladder: dict.fromkeys((step.step for step in each.steps), 0) for each in ladders}
    found: dict[str, list[StepsOn]] = {each.ladder: [] for each in ladders}
    for day in days:
        counts = {code: dict(steps) for code, steps in nobody.items()}
        for code, step, residents in db.execute(STANDING_ON, {**bound, "on": day.isoformat()}):
            counts[code][step] = residents
        for code, steps in counts.items():
            found[code].append(StepsOn(day, steps))
    return [each._replace(months=found[each.ladder]) for each in ladders]
