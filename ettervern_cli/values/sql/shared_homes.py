"""A home that a household shares: it counts once a night, and has one rent, in SQL. Pure text."""


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
    SELECT u.programme_id, p.stay_id, each.night, coalesce(a.unit_held, 0) AS is_held,
        coalesce(NOT a.unit_held, 0) AS is_gone,
        row_number() OVER (PARTITION BY each.household, each.night
            ORDER BY a.id IS NOT NULL, a.unit_held DESC, p.id) AS place
    FROM home_night each
    JOIN placement p ON (p.id = each.household OR p.household_id = each.household)
        AND p.moved_in_on <= each.night AND (p.moved_out_on IS NULL OR p.moved_out_on > each.night)
    JOIN unit u ON u.id = p.unit_id AND u.run_by IS NULL
        AND each.night BETWEEN coalesce(u.first_on, each.night) AND coalesce(u.last_on, each.night)
    LEFT JOIN absence a ON a.stay_id = p.stay_id AND a.left_on <= each.night
        AND (a.returned_on IS NULL OR a.returned_on > each.night)
) WHERE place > 1 AND NOT is_gone"""


def first_there(day: str, home: str = "p") -> str:
    """Whether nobody of a placement's household who came before lives there on a day.

    What changes her rent then changes the home's, and else her part of it.
    """
    return f"""NOT EXISTS (SELECT 1 FROM placement b WHERE (b.id = {home}.household_id
    OR b.household_id = {home}.household_id) AND b.id < {home}.id AND b.moved_in_on <= {day}
    AND (b.moved_out_on IS NULL OR b.moved_out_on > {day}))"""


def home_rent(day: str, home: str = "p") -> str:
    """A month's rent of the home of a placement on a day, whoever of its household pays it."""
    key = f"coalesce({home}.household_id, {home}.id)"
    return f"""coalesce((SELECT f.rent_ore FROM placement q JOIN fact f ON f.stay_id = q.stay_id
    AND f.placement_id = q.id AND f.rent_ore IS NOT NULL AND f.from_on <= {day}
    WHERE (q.id = {key} OR q.household_id = {key}) AND {first_there("f.from_on", "q")}
    ORDER BY f.from_on DESC, f.id DESC LIMIT 1),
    (SELECT rent_ore FROM placement WHERE id = {key}))"""


def part_of_rent(day: str, home: str = "p") -> str:
    """A placement's own part of its home's rent on a day, null where it has none of its own."""
    return f"""coalesce((SELECT f.rent_ore FROM fact f WHERE f.stay_id = {home}.stay_id
    AND f.placement_id = {home}.id AND f.rent_ore IS NOT NULL AND f.from_on <= {day}
    AND NOT {first_there("f.from_on", home)}
    ORDER BY f.from_on DESC, f.id DESC LIMIT 1), {home}.rent_ore)"""
