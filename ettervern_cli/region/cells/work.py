"""What was done: follow-ups and due dates, moves on ladders, absences, and money booked."""

from ettervern_cli.region.cells.cell import tallies, tally
from ettervern_cli.region.cells.people import STAYER

CONTACTS = """
SELECT site, programme, period, measure, '' AS item, 0 AS k, COUNT(*) AS n
FROM (SELECT c.site, c.programme, d.period,
        CASE WHEN c.missed = 1 THEN 'missed' ELSE 'held' END AS measure
    FROM contact c JOIN span_day d ON d.day = c.held) logged
GROUP BY site, programme, period, measure
"""
# Single due dates, which are nearly all there are, by their day; runs of several are counted
# within the period, and are met as a whole, when their last day has come. A whole number of
# steps is told without dividing with a remainder. ``met`` and ``in_window`` make up ``k``.
DUES = """dues AS (
    SELECT u.site, u.programme, d.period, u.person, u.in_window, 1 AS dues,
        CASE WHEN u.open = 1 THEN 0 ELSE u.met END AS met
    FROM due u JOIN span_day d ON d.day = u.first
    WHERE u.last = u.first
    UNION ALL
    SELECT site, programme, period, person, in_window,
        CAST((upto - upto % every) / every AS BIGINT) + 1 - CASE WHEN before < 0 THEN 0
            ELSE CAST((before - before % every) / every AS BIGINT) + 1 END AS dues,
        met
    FROM (SELECT u.site, u.programme, p.period, u.person, u.in_window, u.every,
            CASE WHEN u.last < p.ends THEN u.last ELSE p.ends END - u.first AS upto,
            p.begins - u.first - 1 AS before,
            CASE WHEN u.open = 1 OR u.last > p.ends THEN 0 ELSE u.met END AS met
        FROM due u JOIN span p ON u.first <= p.ends AND u.last >= p.begins
        WHERE u.last > u.first) runs
)"""
COUNTED = "(SELECT site, programme, period, dues, met + 2 * in_window AS k FROM dues) counted"
DUE = tallies(DUES, tally("due", COUNTED, k="k", n="SUM(dues)"))
MOVES = """
SELECT m.site, m.programme, d.period, m.direction AS measure, m.ladder AS item, 0 AS k,
    COUNT(*) AS n
FROM move m JOIN span_day d ON d.day = m.moved
WHERE m.direction <> 'entry'
GROUP BY m.site, m.programme, d.period, m.direction, m.ladder
"""
# The step of each stay open on the last day, and how often the person had entered it by then.
STOOD = f"""{STAYER}, entered AS (
    SELECT site, programme, person, stay, ladder, moved, to_step,
        LEAD(moved) OVER (PARTITION BY site, programme, person, stay, ladder
            ORDER BY number) AS next_moved,
        ROW_NUMBER() OVER (PARTITION BY site, programme, person, ladder, to_step
            ORDER BY stay, number) AS visits
    FROM move
), stood AS (
    SELECT s.site, s.programme, s.period, s.person, e.ladder, e.to_step, e.visits
    FROM stayer s JOIN entered e ON e.site = s.site AND e.programme = s.programme
        AND e.person = s.person AND e.stay = s.stay
    WHERE e.moved <= s.ends AND (e.next_moved IS NULL OR e.next_moved > s.ends)
)"""
STEPS = tallies(
    STOOD, tally("step", "stood", "ladder", "to_step"), tally("visits", "stood", "ladder", "visits")
)
ABSENCES = tally("absence", "absence a JOIN span_day d ON d.day = a.left", "kind")
# In øre; ``k`` tells the period's from the year's up to its last day.
BOOKED = """
SELECT site, programme, period, measure, line AS item, 0 AS k, SUM(amount_ore) AS n
FROM (SELECT b.site, b.programme, d.period, b.line, b.amount_ore,
        CASE WHEN b.side = 'cost' THEN 'booked cost' ELSE 'booked funding' END AS measure
    FROM booking b JOIN span_day d ON d.day = b.booked) within_period
GROUP BY site, programme, period, measure, line
UNION ALL
SELECT site, programme, period, measure, line AS item, 1 AS k, SUM(amount_ore) AS n
FROM (SELECT b.site, b.programme, p.period, b.line, b.amount_ore,
        CASE WHEN b.side = 'cost' THEN 'booked cost' ELSE 'booked funding' END AS measure
    FROM booking b JOIN span p ON b.booked BETWEEN p.year_begins AND p.ends) to_date
GROUP BY site, programme, period, measure, line
"""
STATEMENTS = (CONTACTS, DUE, MOVES, STEPS, ABSENCES, BOOKED)
