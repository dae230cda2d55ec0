"""How many persons stand behind what a report counts, by the keys that reports for outsiders use.

Three incidents of one resident are one person's. No figure of a report is counted here.
"""

import re
import sqlite3
from collections.abc import Hashable

from ettervern_cli.care.plans.rules import MOST_PROGRESS
from ettervern_cli.reports.period.counts.rent import ACCOUNTS, ages_of
from ettervern_cli.reports.period.report import RETURN_DAYS
from ettervern_cli.storage.bound import Bound
from ettervern_cli.values.known_words import is_death
from ettervern_cli.values.sql.as_of import as_of

Persons = dict[Hashable, int]
# Whose on a day: everybody of the programme, or those of one municipality then.
EVERYBODY = "s.programme_id = :programme"
# ``:towns`` are what a municipality is made of, each with its first day and the day after its last.
OF_TOWN = f"""s.programme_id = :programme AND EXISTS (SELECT 1 FROM json_each(:towns) AS town
    WHERE json_extract(town.value, '$[0]') = {as_of("municipality_id", "{day}")}
    AND json_extract(town.value, '$[1]') <= {{day}}
    AND json_extract(town.value, '$[2]') > {{day}})"""
_OURS = re.compile(r"\{ours ([^{}]+)\}")

# Each row is the key's name, its code or nothing, and how many persons there are.
CONTACTS = """
SELECT iif(f.is_missed, 'missed', 'held'), NULL, count(DISTINCT s.resident_id)
FROM stay s CROSS JOIN follow_up f ON f.stay_id = s.id
WHERE {ours f.held_on} AND f.held_on BETWEEN :first AND :last GROUP BY f.is_missed
"""
MOVES = """
SELECT m.direction, l.code, count(DISTINCT s.resident_id)
FROM stay s CROSS JOIN move m ON m.stay_id = s.id JOIN ladder l ON l.id = m.ladder_id
WHERE {ours m.moved_on} AND m.moved_on BETWEEN :first AND :last AND m.direction <> 'entry'
GROUP BY m.direction, l.id
"""
DOWN = """
SELECT 'down ' || l.code, coalesce(t.code, 'unknown'), count(DISTINCT s.resident_id)
FROM stay s CROSS JOIN move m ON m.stay_id = s.id JOIN ladder l ON l.id = m.ladder_id
    LEFT JOIN term t ON t.id = m.reason_id
WHERE {ours m.moved_on} AND m.moved_on BETWEEN :first AND :last AND m.direction = 'down'
GROUP BY l.id, t.id
"""
OVERRIDDEN = """
SELECT 'overridden', l.code, count(DISTINCT s.resident_id)
FROM stay s CROSS JOIN move m ON m.stay_id = s.id JOIN ladder l ON l.id = m.ladder_id
WHERE {ours m.moved_on} AND m.moved_on BETWEEN :first AND :last AND m.direction = 'up'
    AND coalesce(m.override, '') <> ''
GROUP BY l.id
"""
KINDS = """
SELECT '{name}', t.code, count(DISTINCT s.resident_id)
FROM stay s CROSS JOIN {table} e ON e.stay_id = s.id JOIN term t ON t.id = e.kind_id
WHERE {ours e.{day}} AND e.{day} BETWEEN :first AND :last GROUP BY t.id
"""
INTAKE = """
SELECT '{name}', coalesce(t.code, 'unknown'), count(DISTINCT s.resident_id)
FROM stay s LEFT JOIN {table} t ON t.id = s.{column}
WHERE {ours s.admitted_on} AND s.admitted_on BETWEEN :first AND :last
GROUP BY coalesce(t.code, 'unknown')
"""
REPORTED = """
SELECT iif(told.known, 'reported', 'reported of'), NULL, count(DISTINCT s.resident_id)
FROM stay s CROSS JOIN incident i ON i.stay_id = s.id
    CROSS JOIN (SELECT 0 AS known UNION ALL SELECT 1) told
WHERE {ours i.happened_on} AND i.happened_on BETWEEN :first AND :last
    AND iif(told.known, i.police = 1, i.severity = 3 OR i.police IS NOT NULL)
GROUP BY told.known
"""
CONSENTS = """
SELECT 'consents', '{name}', count(DISTINCT resident_id) FROM consent
WHERE programme_id = :programme AND {day} BETWEEN :first AND :last
"""
SCORES = """
SELECT 'sessions', i.code, count(DISTINCT s.resident_id)
FROM stay s CROSS JOIN score c ON c.stay_id = s.id JOIN instrument i ON i.id = c.instrument_id
WHERE {ours c.scored_on} AND c.scored_on BETWEEN :first AND :last AND EXISTS (
    SELECT 1 FROM follow_up f
    WHERE f.stay_id = s.id AND f.held_on = c.scored_on AND f.is_missed = 0)
GROUP BY i.id
"""
MEASURES = """
SELECT 'measures', l.code || ' ' || t.number, count(DISTINCT s.resident_id)
FROM stay s CROSS JOIN ladder l ON l.programme_id = s.programme_id
    JOIN step t ON t.id = (SELECT m.to_step_id FROM move m
        WHERE m.stay_id = s.id AND m.ladder_id = l.id AND m.moved_on <= :last
        ORDER BY m.moved_on DESC, m.id DESC LIMIT 1)
WHERE {ours :last} AND s.admitted_on <= :last
    AND (s.discharged_on IS NULL OR s.discharged_on > :last)
    AND EXISTS (SELECT 1 FROM measure m WHERE m.stay_id = s.id AND m.started_on <= :last
        AND (m.stopped_on IS NULL OR m.stopped_on > :last))
GROUP BY t.id
"""
RETURNED = """
SELECT iif(back.came, 'returned', 'returned of'), {days}, count(DISTINCT s.resident_id)
FROM stay s CROSS JOIN (SELECT 0 AS came UNION ALL SELECT 1) back
    LEFT JOIN term r ON r.id = s.exit_reason_id
WHERE {ours s.discharged_on} AND NOT {dead} AND s.discharged_on BETWEEN date(:first, '-{days} days')
        AND date(:last, '-{days} days')
    AND (NOT back.came OR EXISTS (SELECT 1 FROM stay n
        WHERE n.resident_id = s.resident_id AND n.programme_id = s.programme_id AND n.id <> s.id
            AND n.admitted_on BETWEEN s.discharged_on AND date(s.discharged_on, '+{days} days')))
GROUP BY back.came
""".replace("{dead}", is_death("r"))
COUNTED = (
    CONTACTS,
    MOVES,
    DOWN,
    OVERRIDDEN,
    *(KINDS.replace("{name}", name).replace("{table}", table).replace("{day}", day)
      for name, table, day in (("incident", "incident", "happened_on"),
                               ("outcome", "outcome", "happened_on"),
                               ("absence", "absence", "left_on"))),
    *(INTAKE.replace("{name}", name).replace("{table}", table).replace("{column}", column)
      for name, table, column in (("source", "term", "source_id"),
                                  ("town", "municipality", "municipality_id"))),
    REPORTED,
    *(CONSENTS.replace("{name}", name).replace("{day}", day)
      for name, day in (("given", "given_on"), ("withdrawn", "withdrawn_on"))),
    SCORES,
    MEASURES,
    *(RETURNED.replace("{days}", str(days)) for days in RETURN_DAYS),
)  # fmt: skip

DUE = """
SELECT count(DISTINCT iif(dues > 0, resident_id, NULL)),
    count(DISTINCT iif(dues > 0 AND met, resident_id, NULL)),
    count(DISTINCT iif(dues > 0 AND in_window, resident_id, NULL)),
    count(DISTINCT iif(dues > 0 AND met AND in_window, resident_id, NULL))
FROM (
    SELECT stay_id, 1 AS dues, is_met AS met, in_window, first_on FROM due
    WHERE last_on = first_on AND first_on BETWEEN :first AND :last
    UNION ALL
    SELECT stay_id,
        CAST(julianday(min(last_on, :last)) - julianday(first_on) AS INTEGER) / every_days
        - CASE WHEN first_on < :first THEN
            CAST(julianday(:first) - julianday(first_on) - 1 AS INTEGER) / every_days
        ELSE -1 END, is_met AND last_on <= :last, in_window, first_on FROM due
    WHERE last_on > first_on AND last_on >= :first AND first_on <= :last
) JOIN stay s ON s.id = stay_id WHERE {ours min(:last, max(:first, first_on))}
"""
DUE_KEYS: tuple[Hashable, ...] = ("due", "on time", ("critical", "of"), ("critical", "on time"))

PLANS = """
SELECT iif(what.closed, iif(what.reached, 'goals reached', 'goals closed'), 'goals set'), NULL,
    count(DISTINCT s.resident_id)
FROM stay s CROSS JOIN goal g ON g.stay_id = s.id CROSS JOIN (
    SELECT 0 AS closed, 0 AS reached UNION ALL SELECT 1, 0 UNION ALL SELECT 1, 1) what
WHERE {ours iif(what.closed, g.closed_on, g.set_on)}
    AND iif(what.closed, g.closed_on, g.set_on) BETWEEN :first AND :last
    AND (NOT what.reached OR {most} = (
        SELECT value FROM progress WHERE goal_id = g.id ORDER BY noted_on DESC, id DESC LIMIT 1))
GROUP BY what.closed, what.reached
""".replace("{most}", str(MOST_PROGRESS))
REVIEWS = """
SELECT 'reviews', NULL, count(DISTINCT s.resident_id)
FROM stay s CROSS JOIN review v ON v.stay_id = s.id
WHERE {ours v.reviewed_on} AND v.reviewed_on BETWEEN :first AND :last
"""
VOICES = """
WITH said AS (
    SELECT 'moves' AS what, s.resident_id, m.voice FROM stay s
        CROSS JOIN move m ON m.stay_id = s.id
    WHERE {ours m.moved_on} AND m.direction <> 'entry' AND m.moved_on BETWEEN :first AND :last
    UNION ALL SELECT 'goals', s.resident_id, g.voice FROM stay s
        CROSS JOIN goal g ON g.stay_id = s.id
    WHERE {ours g.set_on} AND g.set_on BETWEEN :first AND :last
    UNION ALL SELECT 'progress', s.resident_id, p.voice FROM stay s
        CROSS JOIN goal g ON g.stay_id = s.id CROSS JOIN progress p ON p.goal_id = g.id
    WHERE {ours p.noted_on} AND p.noted_on BETWEEN :first AND :last
    UNION ALL SELECT 'reviews', s.resident_id, v.voice FROM stay s
        CROSS JOIN review v ON v.stay_id = s.id
    WHERE {ours v.reviewed_on} AND v.reviewed_on BETWEEN :first AND :last)
SELECT iif(told.heard, 'heard', 'voices'), each.what, count(DISTINCT resident_id)
FROM said JOIN (SELECT DISTINCT what FROM said UNION ALL SELECT 'all') each
        ON each.what IN (said.what, 'all')
    CROSS JOIN (SELECT 0 AS heard UNION ALL SELECT 1) told
WHERE NOT told.heard OR coalesce(voice, '') <> ''
GROUP BY told.heard, each.what
"""
ASKED = (PLANS, REVIEWS, VOICES)

RENT = f"""{ACCOUNTS}
SELECT total(charged_now <> 0), total(paid_now <> 0), total(owed > not_young),
    total(not_young > older), total(older > 0)
FROM account
"""
RENT_KEYS: tuple[Hashable, ...] = (
    "charged", "paid",
    ("arrears", "young_ore"), ("arrears", "middle_ore"), ("arrears", "older_ore"),
)  # fmt: skip
# Names that the sheet pairs the other way about.
SHAPES: dict[str, Hashable] = {"reported of": ("reported", "of")}


def persons(
    db: sqlite3.Connection, bound: Bound, ours: str = EVERYBODY, *, plans: bool = False
) -> Persons:
    """Persons behind events of the period, by the sheet's keys; none where nothing happened.

    ``plans`` are those of plans and of residents' own words too.
    """
    found: Persons = {}
    for statement in (*COUNTED, *(ASKED if plans else ())):
        for name, code, number in db.execute(_of(statement, ours), bound):
            found[_key(name, code)] = number
    found |= zip(DUE_KEYS, db.execute(_of(DUE, ours), bound).fetchone(), strict=True)
    return found


def _of(statement: str, ours: str) -> str:
    """A statement about those who are ours on the day that each of its rows is about."""
    return _OURS.sub(lambda found: ours.replace("{day}", found[1]), statement)


def _key(name: str, code: object) -> Hashable:
    if code is None:
        return SHAPES.get(name, name)
    if name == "measures":
        ladder, _, step = str(code).rpartition(" ")
        return name, ladder, int(step)
    return name, code


def rent_persons(db: sqlite3.Connection, bound: Bound) -> Persons:
    """Persons behind the kroner of rent."""
    found = map(int, db.execute(RENT, ages_of(bound)).fetchone())
    return dict(zip(RENT_KEYS, found, strict=True))
