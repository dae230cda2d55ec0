"""What a report to a funder counts beside a period's report, a statement or two a heading.

Everything cuts at the period's last day.
"""

import datetime as dt
import sqlite3
from collections import Counter

from ettervern_cli.care.plans.rules import DECLINED, HAS, MOST_PROGRESS, RIGHT
from ettervern_cli.reports.funder.report import (
    ALL,
    IN_UNIT,
    ON_LEASE,
    National,
    Plans,
    ReportHelp,
    ReportHome,
    ReportPost,
)
from ettervern_cli.reports.period.report import UNKNOWN
from ettervern_cli.storage.bound import Bound
from ettervern_cli.storage.records import FAR
from ettervern_cli.storage.rows import fetch
from ettervern_cli.values.dates import add_months, iso_day
from ettervern_cli.values.known_words import DIED, PENDING, is_death
from ettervern_cli.values.rates import Rate

# How changes were sealed before statuses of plans were kept.
BEFORE_STATUSES = 1
# The last stay of everybody who was there in the period, as a period's report counts them.
SERVED = """
WITH served AS MATERIALIZED (
    SELECT id, resident_id, admitted_on, discharged_on, destination_id, exit_reason_id,
        treatment_ended_on
    FROM (SELECT s.*, row_number() OVER (PARTITION BY resident_id ORDER BY admitted_on DESC,
            coalesce(discharged_on, '9999-12-31') DESC, id DESC) AS place
        FROM stay s WHERE programme_id = :programme AND admitted_on <= :last
            AND (discharged_on IS NULL OR discharged_on >= :first))
    WHERE place = 1)
"""

HOMES = f"""
{SERVED}
SELECT (SELECT kind_id FROM dwelling WHERE stay_id = v.id AND seen_on = v.admitted_on
        ORDER BY id DESC LIMIT 1),
    v.discharged_on IS NOT NULL AND v.discharged_on <= :last, v.destination_id,
    (SELECT {is_death("r")} FROM term r WHERE r.id = v.exit_reason_id),
    (SELECT max(coalesce(CASE WHEN moved_out_on <= :last THEN moved_out_on END, '{FAR}'))
        FROM placement WHERE stay_id = v.id AND moved_in_on <= :last),
    (SELECT seen_on || ' ' || kind_id FROM dwelling WHERE stay_id = v.id AND seen_on <= :last
        ORDER BY seen_on DESC, id DESC LIMIT 1),
    (SELECT max(begins_on) FROM own_lease WHERE stay_id = v.id AND begins_on <= :last
        AND coalesce(left_on, '{FAR}') > :last)
FROM served v
"""

KINDS = """
SELECT id, code, name FROM term WHERE programme_id = :programme AND list = 'destination'
ORDER BY position
"""


def homes(db: sqlite3.Connection, bound: Bound) -> list[ReportHome]:
    """How everybody lived at admission, and lives on the last day; each column counts them all.

    Now is where those went who left; else the programme's unit lived in, else a lease of a home
    elsewhere unless more was written down since, else that, unless a unit was left since.
    """
    codes = {row[0]: row[1] for row in db.execute(KINDS, bound)}
    names = {row[1]: row[2] for row in db.execute(KINDS, bound)}
    start, now = Counter[str](), Counter[str]()
    for began, is_over, whereto, died, unit_until, seen, leased in db.execute(HOMES, bound):
        start[codes.get(began, UNKNOWN)] += 1
        if is_over:
            now[DIED if died else codes.get(whereto, PENDING)] += 1
        else:
            now[_present(unit_until, seen, leased, codes)] += 1
    order = [IN_UNIT, ON_LEASE, *names, PENDING, DIED, UNKNOWN]
    return [
        ReportHome(code, names.get(code, ""), start[code], now[code])
        for code in dict.fromkeys(order)
        if start[code] or now[code]
    ]


def _present(
    unit_until: str | None, seen: str | None, leased: str | None, codes: dict[int, str]
) -> str:
    """Where somebody who is still here lives, as far as it was written down."""
    if unit_until == FAR:
        return IN_UNIT
    if leased is not None and (seen is None or seen[:10] <= leased):
        return ON_LEASE
    if seen is None:
        return UNKNOWN
    day, _, kind = seen.partition(" ")
    left_since = unit_until is not None and unit_until > day
    return UNKNOWN if left_since else codes.get(int(kind), UNKNOWN)


POSTS = """
SELECT code, name, full_time_hundredths / 100.0, first_on, last_on FROM post
WHERE programme_id = :programme AND coalesce(first_on, :last) <= :last
    AND coalesce(last_on, :first) >= :first
ORDER BY position
"""


def posts(db: sqlite3.Connection, bound: Bound) -> list[ReportPost]:
    """Posts that there were in the period."""
    return fetch(db, ReportPost, POSTS, bound)


MEASURES = """
SELECT m.{column}, count(*), count(DISTINCT s.resident_id), sum(m.runs),
    CASE WHEN sum(m.runs) THEN sum(CASE WHEN m.runs THEN m.hours_tenths END) ELSE 0 END
FROM stay s CROSS JOIN (
    SELECT *, stopped_on IS NULL OR stopped_on > :last AS runs FROM measure) m ON m.stay_id = s.id
WHERE s.programme_id = :programme AND m.started_on <= :last
    AND (m.stopped_on IS NULL OR m.stopped_on > :first OR m.started_on >= :first)
GROUP BY m.{column} ORDER BY m.{column}
"""


def measures(db: sqlite3.Connection, bound: Bound, column: str) -> list[ReportHelp]:
    """Measures that ran in the period, by their ``provider`` or their ``name``."""
    return [ReportHelp(*row) for row in db.execute(MEASURES.format(column=column), bound)]


# Of everybody alive the latest status of a plan, of any stay here. A file that was begun before
# statuses were kept says by its goals and reviews who had a plan, up to its last change of then.
PLANS = f"""
{SERVED}, before AS MATERIALIZED (
    SELECT coalesce(max(written_at), '') AS day FROM change WHERE scheme = {BEFORE_STATUSES}),
asked AS MATERIALIZED (
    SELECT v.id, v.discharged_on, coalesce((
        SELECT p.status FROM stay s JOIN plan_status p ON p.stay_id = s.id
        WHERE s.resident_id = v.resident_id AND s.programme_id = :programme
            AND p.status_on <= :last
        ORDER BY p.status_on DESC, p.id DESC LIMIT 1),
        iif(EXISTS (SELECT 1 FROM goal, before
                WHERE stay_id = v.id AND set_on <= :last AND recorded_at <= day)
            OR EXISTS (SELECT 1 FROM review, before
                WHERE stay_id = v.id AND reviewed_on <= :last AND recorded_at <= day),
            '{HAS}', '')) AS status
    FROM served v LEFT JOIN term r ON r.id = v.exit_reason_id
    WHERE NOT ({is_death("r")} AND coalesce(v.discharged_on <= :last, 0)))
SELECT count(*), total(status = '{HAS}'), total(status = '{RIGHT}'), total(status = '{DECLINED}'),
    total(EXISTS (SELECT 1 FROM review WHERE stay_id = asked.id
        AND reviewed_on BETWEEN :first AND :last))
FROM asked
"""

GOALS = f"""
SELECT total(g.set_on BETWEEN :first AND :last), total(g.closed_on BETWEEN :first AND :last),
    total(g.closed_on BETWEEN :first AND :last AND {MOST_PROGRESS} = (
        SELECT value FROM progress WHERE goal_id = g.id ORDER BY noted_on DESC, id DESC LIMIT 1))
FROM stay s CROSS JOIN goal g ON g.stay_id = s.id
WHERE s.programme_id = :programme AND s.admitted_on <= :last
"""

REVIEWS = """
SELECT count(*) FROM stay s CROSS JOIN review v ON v.stay_id = s.id
WHERE s.programme_id = :programme AND v.reviewed_on BETWEEN :first AND :last
"""


def plans(db: sqlite3.Connection, bound: Bound) -> Plans:
    """Who has a plan by its status, the dead left out, and what was done about plans.

    A goal is reached that was closed in the period with its latest progress at the most.
    """
    asked, has, right, declined, reviewed = map(int, db.execute(PLANS, bound).fetchone())
    given, closed, reached = map(int, db.execute(GOALS, bound).fetchone())
    reviews = int(db.execute(REVIEWS, bound).fetchone()[0])
    return Plans(
        Rate(has, asked), right, declined, asked - has - right - declined,
        given, Rate(reached, closed), reviews, Rate(reviewed, asked),
    )  # fmt: skip


VOICES = {
    "moves": "SELECT m.voice FROM stay s CROSS JOIN move m ON m.stay_id = s.id "
    "WHERE {ours} AND m.direction <> 'entry' AND m.moved_on {within}",
    "goals": "SELECT g.voice FROM stay s CROSS JOIN goal g ON g.stay_id = s.id "
    "WHERE {ours} AND g.set_on {within}",
    "progress": "SELECT p.voice FROM stay s CROSS JOIN goal g ON g.stay_id = s.id "
    "CROSS JOIN progress p ON p.goal_id = g.id WHERE {ours} AND p.noted_on {within}",
    "reviews": "SELECT v.voice FROM stay s CROSS JOIN review v ON v.stay_id = s.id "
    "WHERE {ours} AND v.reviewed_on {within}",
}
OURS = "s.programme_id = :programme AND s.admitted_on <= :last"


def voices(db: sqlite3.Connection, bound: Bound) -> dict[str, Rate]:
    """At how many moves up or down, goals, progress and reviews the resident's words are kept."""
    found = {}
    for what, query in VOICES.items():
        rows = query.format(ours=OURS, within="BETWEEN :first AND :last")
        heard, number = db.execute(
            f"SELECT total(coalesce(voice, '') <> ''), count(*) FROM ({rows})", bound
        ).fetchone()
        found[what] = Rate(int(heard), number)
    found[ALL] = Rate(*(sum(each) for each in zip(*found.values(), strict=True)))
    return found


TEMPORARY = """
SELECT s.resident_id, p.moved_in_on, CASE WHEN p.moved_out_on <= :last THEN p.moved_out_on END
FROM unit u CROSS JOIN placement p ON p.unit_id = u.id CROSS JOIN stay s ON s.id = p.stay_id
WHERE u.programme_id = :programme AND u.limit_months IS NOT NULL AND p.moved_in_on <= :last
ORDER BY s.resident_id, p.moved_in_on, p.id
"""

TREATED = f"""
{SERVED}
SELECT total(EXISTS (
    SELECT 1 FROM placement p JOIN unit u ON u.id = p.unit_id
    WHERE p.stay_id = v.id AND u.limit_months IS NOT NULL AND p.moved_in_on <= :last
        AND coalesce(p.moved_out_on, :end) > max(v.treatment_ended_on, :first))), count(*)
FROM served v WHERE v.treatment_ended_on <= :last
"""
LONGEST_MONTHS = 3


def national(db: sqlite3.Connection, bound: Bound) -> National:
    """The national aims that can be counted: temporary housing after treatment, and for how long.

    From unit to unit without a night between is one time there.
    """
    units = "SELECT 1 FROM unit WHERE programme_id = ? AND limit_months IS NOT NULL LIMIT 1"
    if db.execute(units, (bound["programme"],)).fetchone() is None:
        return National(None, None)
    first, end = iso_day(str(bound["first"])), iso_day(str(bound["end"]))
    people: set[int] = set()
    too_long: set[int] = set()
    before: tuple[int, str | None, dt.date] | None = None
    for resident, moved_in, moved_out in db.execute(TEMPORARY, bound):
        begun = iso_day(moved_in)
        if before is not None and before[:2] == (resident, moved_in):
            begun = before[2]
        before = (resident, moved_out, begun)
        ended = iso_day(moved_out) if moved_out else end
        if ended > first:
            people.add(resident)
            if ended > add_months(begun, LONGEST_MONTHS):
                too_long.add(resident)
    there, treated = db.execute(TREATED, bound).fetchone()
    return National(Rate(int(there), treated), Rate(len(too_long), len(people)))


NETWORKS = """
WITH mapped AS MATERIALIZED (
    SELECT w.stay_id, w.family_supportive + w.friends_supportive AS supportive,
        row_number() OVER (PARTITION BY w.stay_id ORDER BY w.mapped_on, w.id) AS first,
        row_number() OVER (PARTITION BY w.stay_id ORDER BY w.mapped_on DESC, w.id DESC) AS latest,
        w.mapped_on
    FROM stay s CROSS JOIN network w ON w.stay_id = s.id
    WHERE s.programme_id = :programme AND w.mapped_on <= :last)
SELECT total(b.supportive > a.supportive), count(*)
FROM mapped a JOIN mapped b ON b.stay_id = a.stay_id AND b.latest = 1 AND b.first > 1
WHERE a.first = 1 AND b.mapped_on >= :first
"""


def networks(db: sqlite3.Connection, bound: Bound) -> Rate:
    """Stays in which more of family and friends are supportive than when first mapped.

    Of those mapped again in the period.
    """
    grown, number = db.execute(NETWORKS, bound).fetchone()
    return Rate(int(grown), number)


# Contacts held on whose day every instrument of a session was taken: those taken with each other.
FIT = """
WITH session AS MATERIALIZED (
    SELECT i.id FROM instrument i WHERE i.programme_id = :programme AND (i.taken_with IS NOT NULL
        OR i.code IN (SELECT taken_with FROM instrument WHERE programme_id = :programme)))
SELECT coalesce(sum((SELECT count(DISTINCT q.instrument_id) FROM score q
        WHERE q.stay_id = f.stay_id AND q.scored_on = f.held_on
            AND q.instrument_id IN (SELECT id FROM session)) = (SELECT count(*) FROM session)), 0),
    count(*)
FROM stay s CROSS JOIN follow_up f ON f.stay_id = s.id
WHERE s.programme_id = :programme AND NOT f.is_missed AND f.held_on BETWEEN :first AND :last
    AND EXISTS (SELECT 1 FROM session)
"""


def fit(db: sqlite3.Connection, bound: Bound) -> Rate:
    """Contacts held at which a whole session of FIT was taken, of all that were held."""
    return Rate(*db.execute(FIT, bound).fetchone())


CLIMBED = f"""
{SERVED}
SELECT count(*), total(EXISTS (
    SELECT 1 FROM stay s CROSS JOIN move m ON m.stay_id = s.id
    WHERE s.resident_id = v.resident_id AND s.programme_id = :programme AND m.direction = 'up'
        AND m.moved_on BETWEEN :first AND :last))
FROM served v
WHERE EXISTS (SELECT 1 FROM move m WHERE m.stay_id = v.id AND m.moved_on <= :last)
"""


def moves_up(db: sqlite3.Connection, bound: Bound) -> Rate:
    """Who moved up at least once, of those who stood on a ladder."""
    number, climbed = db.execute(CLIMBED, bound).fetchone()
    return Rate(int(climbed), number)


ACHIEVED = """
SELECT t.code, count(DISTINCT s.resident_id)
FROM outcome o CROSS JOIN term t ON t.id = o.kind_id CROSS JOIN stay s ON s.id = o.stay_id
WHERE o.happened_on BETWEEN :first AND :last AND t.programme_id = :programme
GROUP BY t.id ORDER BY t.position
"""


def outcome_people(db: sqlite3.Connection, bound: Bound) -> dict[str, int]:
    """How many people reached each outcome of the period."""
    return dict(db.execute(ACHIEVED, bound).fetchall())
