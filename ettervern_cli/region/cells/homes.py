"""How units were used, in nights: of beds, of persons in them, held for the absent, and void."""

from ettervern_cli.region.cells.cell import tallies, tally
from ettervern_cli.region.tables import NEVER

# Half-open spans cut at the period; ``least`` and ``greatest`` are not every engine's.
NIGHTS = "SUM(beds * CASE WHEN till > since THEN till - since ELSE 0 END)"
THERE = """(SELECT u.site, u.programme, p.period, u.beds,
        CASE WHEN u.ends < p.ends + 1 THEN u.ends ELSE p.ends + 1 END AS till,
        CASE WHEN u.begins > p.begins THEN u.begins ELSE p.begins END AS since
    FROM unit u CROSS JOIN span p) there"""
BEDS = tally("beds", THERE, n=NIGHTS)
PLACED = f"""placed AS (
    SELECT l.site, l.programme, p.period, l.person, l.stay, p.begins, p.ends,
        CASE WHEN l.moved_out < p.ends + 1 THEN l.moved_out ELSE p.ends + 1 END AS till,
        CASE WHEN l.moved_in > p.begins THEN l.moved_in ELSE p.begins END AS since
    FROM placement l JOIN span p
        ON l.moved_in <= p.ends AND COALESCE(l.moved_out, {NEVER}) > p.begins
)"""
# Nights away of somebody placed; ``nights`` is below 1 where an absence lies outside a placement.
AWAY = f"""away AS (
    SELECT l.site, l.programme, l.period, l.person, l.stay, a.unit_held,
        CASE WHEN a.returned < l.till THEN a.returned ELSE l.till END
            - CASE WHEN a.left > l.since THEN a.left ELSE l.since END AS nights
    FROM placed l JOIN absence a ON a.site = l.site AND a.programme = l.programme
        AND a.person = l.person AND a.stay = l.stay
    WHERE a.left <= l.ends AND COALESCE(a.returned, {NEVER}) > l.begins
)"""
LIVED = tallies(
    f"{PLACED}, {AWAY}",
    tally("placed", "placed", n="SUM(till - since)"),
    tally("away", "away WHERE nights > 0", k="unit_held", n="SUM(nights)"),
)
SHUT = f"""(SELECT site, programme, period, beds,
        CASE WHEN unit_ends < till THEN unit_ends ELSE till END AS till,
        CASE WHEN unit_begins > since THEN unit_begins ELSE since END AS since
    FROM (SELECT v.site, v.programme, p.period, u.beds, u.begins AS unit_begins,
            u.ends AS unit_ends,
            CASE WHEN COALESCE(v.opened, v.expected) < p.ends + 1
                THEN COALESCE(v.opened, v.expected) ELSE p.ends + 1 END AS till,
            CASE WHEN v.since > p.begins THEN v.since ELSE p.begins END AS since
        FROM void v JOIN unit u
            ON u.site = v.site AND u.programme = v.programme AND u.unit = v.unit
        JOIN span p ON v.since <= p.ends AND COALESCE(v.opened, v.expected, {NEVER}) > p.begins
    ) inside) there"""
VOID = tally("void", SHUT, n=NIGHTS)
STATEMENTS = (BEDS, LIVED, VOID)
