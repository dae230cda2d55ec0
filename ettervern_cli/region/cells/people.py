"""Who was there: stays by length, origin and destination, and who came back.

A person is counted within a site's programme. Of somebody's stays the one of the higher number
follows, as the delivery ordered them.
"""

from ettervern_cli.region.cells.cell import PERSONS, tallies, tally
from ettervern_cli.region.tables import NEVER
from ettervern_cli.reports.period.report import RETURN_DAYS, UNKNOWN
from ettervern_cli.values.known_words import DIED, PENDING

LASTING, DEATH, PLANNED = 1, 2, 4
"""What an exit was, as the ``k`` of its cell adds it up."""

ORDERED = """ordered AS (
    SELECT site, programme, person, stay, admitted, discharged, died, LEAD(admitted) OVER (
            PARTITION BY site, programme, person ORDER BY stay) AS next_admitted
    FROM stay
)"""
# Who left, by their last stay: one that ended in the period and that no other follows in it.
LEAVER = f"""{ORDERED}, leaver AS (
    SELECT o.site, o.programme, d.period, o.discharged - o.admitted AS nights
    FROM ordered o JOIN span_day d ON d.day = o.discharged
    WHERE o.next_admitted IS NULL OR o.next_admitted > d.ends
)"""
# Each stay that was open on a period's last day.
STAYER = f"""stayer AS (
    SELECT s.site, s.programme, p.period, s.person, s.stay, p.ends,
        p.ends - s.admitted + 1 AS nights
    FROM stay s JOIN span p
        ON s.admitted <= p.ends AND COALESCE(s.discharged, {NEVER}) > p.ends
)"""

ADMITTED = tally("admitted", "stay s JOIN span_day d ON d.day = s.admitted", n=PERSONS)
NIGHTS = tallies(
    f"{LEAVER}, {STAYER}",
    tally("leavers", "leaver", k="nights"),
    tally("stayers", "stayer", k="nights"),
)
THERE = f"""stay s JOIN (SELECT DISTINCT period, counted FROM span_day) c
    ON s.admitted <= c.counted AND COALESCE(s.discharged, {NEVER}) > c.counted"""
ON_DAYS = tally("on", THERE, k="counted")
BEGUN_IN = f"""begun AS (
    SELECT s.site, s.programme, d.period, s.person, COALESCE(s.source, '{UNKNOWN}') AS source,
        COALESCE(s.municipality, '{UNKNOWN}') AS town
    FROM stay s JOIN span_day d ON d.day = s.admitted
)"""
# Every exit of the period, that of somebody who came back too.
GONE = f"""gone AS (
    SELECT s.site, s.programme, d.period, s.person, s.died,
        CASE WHEN s.died = 1 THEN '{DIED}' ELSE COALESCE(s.destination, '{PENDING}') END AS whereto,
        COALESCE(s.reason, '{PENDING}') AS reason,
        {LASTING} * s.lasting + {DEATH} * s.died + {PLANNED} * s.planned AS k
    FROM stay s JOIN span_day d ON d.day = s.discharged
)"""


def _told(table: str, column: str, measure: str, k: str = "0") -> tuple[str, str]:
    """Stays of a table by a column, and the persons whose they are, each once."""
    persons = tally(f"persons {measure}", table, column, n=PERSONS)
    return tally(measure, table, column, k), persons


INTAKE = tallies(BEGUN_IN, *_told("begun", "source", "source"), *_told("begun", "town", "town"))
BACK = """(SELECT g.* FROM gone g JOIN stayer t ON t.site = g.site AND t.programme = g.programme
    AND t.period = g.period AND t.person = g.person) came_back"""
EXITS = tallies(
    f"{GONE}, {STAYER}",
    *_told("gone", "whereto", "exit", "k"),
    *_told("gone", "reason", "reason"),
    tally("gone", "gone", n=PERSONS),
    tally("gone living", "gone WHERE died = 0", n=PERSONS),
    tally("back", BACK, n=PERSONS),
)
WITHIN = "(" + " UNION ALL ".join(f"SELECT {days} AS k" for days in RETURN_DAYS) + ")"
# The exits other than deaths whose days ran out in the period, and those of them that were followed
# by a stay within these days.
RAN_OUT = f"""{ORDERED}, ran_out AS (
    SELECT o.site, o.programme, p.period, o.person, w.k,
        CASE WHEN o.next_admitted <= o.discharged + w.k THEN 1 ELSE 0 END AS returned
    FROM ordered o JOIN {WITHIN} w ON o.discharged IS NOT NULL AND o.died = 0 JOIN span p
        ON o.discharged + w.k BETWEEN p.begins AND p.ends
)"""
RETURNED = tallies(
    RAN_OUT,
    tally("returned of", "ran_out", k="k"),
    tally("returned", "ran_out WHERE returned = 1", k="k"),
)
# Stays that began in the period by how many days they were in sight for, up to its last.
BEGUN = """begun AS (
    SELECT s.site, s.programme, d.period, s.person, s.destination,
        CASE WHEN s.discharged <= d.ends THEN CASE WHEN s.died = 1 THEN 'died' ELSE 'left' END
            ELSE 'staying' END AS item,
        CASE WHEN s.discharged <= d.ends THEN s.discharged ELSE d.ends END - s.admitted AS k
    FROM stay s JOIN span_day d ON d.day = s.admitted
)"""
RETENTION = tallies(
    BEGUN,
    tally("length", "begun", "item", "k"),
    tally("pending", "begun WHERE item = 'left' AND destination IS NULL"),
    tally("begun by", "begun", n=PERSONS),
)
STATEMENTS = (ADMITTED, NIGHTS, ON_DAYS, INTAKE, EXITS, RETURNED, RETENTION)
