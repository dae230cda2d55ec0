"""What is one thing until a day and another from it on, in SQL.

Of a stay ``people/facts`` writes it, of the configuration ``programme/applying``.
"""


def as_of(column: str, day: str, row: str = "s") -> str:
    """A stay's column as it was on a day: what last changed it by then, else what its row says.

    ``day`` is an expression of SQL, ``row`` the stay's alias.
    """
    return _latest(f"fact.stay_id = {row}.id", column, day, row)


def rent_as_of(day: str, home: str = "p") -> str:
    """The rent of a home, a row of ``placement`` by its alias, on a day."""
    whose = f"fact.stay_id = {home}.stay_id AND fact.placement_id = {home}.id"
    return _latest(whose, "rent_ore", day, home)


def _latest(whose: str, column: str, day: str, row: str) -> str:
    return (
        f"coalesce((SELECT fact.{column} FROM fact WHERE {whose} "
        f"AND fact.{column} IS NOT NULL AND fact.from_on <= {day} "
        f"ORDER BY fact.from_on DESC, fact.id DESC LIMIT 1), {row}.{column})"
    )


def rule_as_of(table: str, column: str, day: str, row: str) -> str:
    """What the configuration says on a day in a column of a unit, step or term."""
    return (
        f"coalesce((SELECT json_extract(revision.rules, '$.{column}') FROM revision "
        f"WHERE revision.table_name = '{table}' AND revision.row_id = {row}.id "
        f"AND revision.from_on <= {day} ORDER BY revision.from_on DESC LIMIT 1), {row}.{column})"
    )


def is_lasting(destination: str, day: str) -> str:
    """Whether a destination, a row of ``term`` by its alias, is a lasting home on a day: 0 or 1."""
    return f"coalesce({rule_as_of('term', 'is_lasting', day, destination)}, 0)"


# Units as ``unit`` has them, a row for each time in which their beds and rent were the same;
# ``term`` is the code, and from the second such time on its first day too.
UNIT_TERMS = """(
    SELECT u.id, u.programme_id, u.code || w.later AS term, u.run_by, w.beds, w.rent_ore,
        nullif(w.starts, '') AS first_on,
        lead(date(w.starts, '-1 day'), 1, u.last_on) OVER (PARTITION BY u.id ORDER BY w.starts)
            AS last_on
    FROM unit u JOIN (
        SELECT id AS unit_id, coalesce(first_on, '') AS starts, '' AS later, beds, rent_ore
        FROM unit
        UNION ALL SELECT row_id, from_on, ' ' || from_on, json_extract(rules, '$.beds'),
            json_extract(rules, '$.rent_ore')
        FROM revision WHERE table_name = 'unit'
    ) w ON w.unit_id = u.id)"""


def lived_from(home: str = "p", unit: str = "u") -> str:
    """The first night of a home that counts: none before its unit was there."""
    return f"max({home}.moved_in_on, coalesce({unit}.first_on, {home}.moved_in_on))"


def lived_until(end: str, home: str = "p", unit: str = "u") -> str:
    """The first night after a home that counts, ``end`` at the latest: none after its unit's last.

    So occupancy's numerator and denominator end the same day.
    """
    gone = f"coalesce(date({unit}.last_on, '+1 day'), {end})"
    return f"min(coalesce({home}.moved_out_on, {end}), {gone}, {end})"
