"""How many persons stand behind what is counted, and who came and went: what hiding asks for.

No figure of a report is counted here; three absences of one resident are one person's.
"""

from ettervern_cli.region.cells.cell import PERSONS, tallies, tally
from ettervern_cli.region.cells.homes import AWAY, PLACED
from ettervern_cli.region.cells.people import RAN_OUT
from ettervern_cli.region.cells.work import DUES
from ettervern_cli.region.tables import NEVER

# A person once by what happened: each row is one's, and the item or ``k`` what it is told under.
CONTACTS = """
SELECT site, programme, period, measure, '' AS item, 0 AS k, COUNT(DISTINCT person) AS n
FROM (SELECT c.site, c.programme, d.period, c.person,
        CASE WHEN c.missed = 1 THEN 'persons missed' ELSE 'persons held' END AS measure
    FROM contact c JOIN span_day d ON d.day = c.held) logged
GROUP BY site, programme, period, measure
"""
MOVES = """
SELECT site, programme, period, measure, ladder AS item, 0 AS k, COUNT(DISTINCT person) AS n
FROM (SELECT m.site, m.programme, d.period, m.person, m.ladder,
        CASE WHEN m.direction = 'up' THEN 'persons up' ELSE 'persons down' END AS measure
    FROM move m JOIN span_day d ON d.day = m.moved WHERE m.direction <> 'entry') moved
GROUP BY site, programme, period, measure, ladder
"""
ABSENCES = tally(
    "persons absence", "absence a JOIN span_day d ON d.day = a.left", "kind", n=PERSONS
)
RETURNED = tallies(
    RAN_OUT,
    tally("persons returned of", "ran_out", k="k", n=PERSONS),
    tally("persons returned", "ran_out WHERE returned = 1", k="k", n=PERSONS),
)
# All due dates, those met, those in the first months, and those of them met: ``k`` 0 to 3.
EACH_DUE = """(SELECT site, programme, period, person, 0 AS k FROM dues WHERE dues > 0
    UNION ALL
    SELECT site, programme, period, person, 1 AS k FROM dues WHERE dues > 0 AND met = 1
    UNION ALL
    SELECT site, programme, period, person, 2 AS k FROM dues WHERE dues > 0 AND in_window = 1
    UNION ALL
    SELECT site, programme, period, person, 3 AS k FROM dues
    WHERE dues > 0 AND met = 1 AND in_window = 1) each_due"""
DUE = tallies(DUES, tally("persons due", EACH_DUE, k="k", n=PERSONS))
THERE = """(SELECT site, programme, period, person, stay, SUM(nights) AS nights
    FROM (SELECT site, programme, period, person, stay, till - since AS nights FROM placed
        UNION ALL
        SELECT site, programme, period, person, stay, -nights FROM away WHERE nights > 0) each_part
    GROUP BY site, programme, period, person, stay) lived WHERE nights > 0"""
LIVED = tallies(
    f"{PLACED}, {AWAY}",
    tally("persons placed", THERE, n=PERSONS),
    tally("persons away", "away WHERE nights > 0 AND unit_held = 1", n=PERSONS),
)
# Stays open before the period, and begun and ended up to each day that residents are counted on.
BEFORE = f"""stay s JOIN span p
    ON s.admitted < p.begins AND COALESCE(s.discharged, {NEVER}) >= p.begins"""
FLOWS = (
    tally("start", BEFORE),
    tally("came", "stay s JOIN span_day d ON d.day = s.admitted", k="counted"),
    tally("went", "stay s JOIN span_day d ON d.day = s.discharged", k="counted"),
)
STATEMENTS = (CONTACTS, MOVES, ABSENCES, RETURNED, DUE, LIVED, *FLOWS)
