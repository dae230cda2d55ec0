"""A home that a household shares counts once a night, in SQL. Pure text."""


def shared_nights(first: str, end: str) -> str:
    """Nights of residents that do not count because somebody else of the household's does.

    A row a resident and night from ``first`` until before ``end``, both SQL: ``programme_id``,
    ``stay_id``, ``night``, and ``is_held`` where she is away with the home kept. What counts is the
    night of whoever is at home, of several the one who came first; else that of one who is away.
    """
    return f"""
WITH RECURSIVE home_night (household, night, until) AS (
    SELECT household_id, max(min(moved_in_on), {first}),
        min(max(coalesce(moved_out_on, {end})), {end})
    FROM placement WHERE household_id IS NOT NULL AND moved_in_on < {end}
        AND (moved_out_on IS NULL OR moved_out_on > {first})
    GROUP BY household_id
    UNION ALL
    SELECT household, date(night, '+1 day'), until FROM home_night
    WHERE date(night, '+1 day') < until
)
SELECT programme_id, stay_id, night, is_held FROM (
    SELECT u.programme_id, p.stay_id, n.night, coalesce(a.unit_held, 0) AS is_held,
        coalesce(NOT a.unit_held, 0) AS is_gone,
        row_number() OVER (PARTITION BY n.household, n.night
            ORDER BY a.id IS NOT NULL, a.unit_held DESC, p.id) AS place
    FROM home_night n JOIN placement p ON (p.id = n.household OR p.household_id = n.household)
        AND p.moved_in_on <= n.night AND (p.moved_out_on IS NULL OR p.moved_out_on > n.night)
    JOIN unit u ON u.id = p.unit_id AND u.run_by IS NULL
    LEFT JOIN absence a ON a.stay_id = p.stay_id AND a.left_on <= n.night
        AND (a.returned_on IS NULL OR a.returned_on > n.night)
) WHERE place > 1 AND NOT is_gone"""
