"""What is one thing until a day and another from it on, in SQL. ``people/facts`` writes it."""


def as_of(column: str, day: str, row: str = "s") -> str:
    """A stay's column as it was on a day: what last changed it by then, else what its row says.

    ``day`` is an expression of SQL, ``row`` the stay's alias.
    """
    return _latest(column, f"{row}.id", f"fact.from_on <= {day}", f"{row}.{column}")


def rent_as_of(day: str, home: str = "p") -> str:
    """The rent of a home on a day; a change before somebody moved in was of another home."""
    when = f"fact.from_on BETWEEN {home}.moved_in_on AND {day}"
    return _latest("rent_ore", f"{home}.stay_id", when, f"{home}.rent_ore")


def _latest(column: str, stay: str, when: str, first: str) -> str:
    return (
        f"coalesce((SELECT fact.{column} FROM fact WHERE fact.stay_id = {stay} "
        f"AND fact.{column} IS NOT NULL AND {when} "
        f"ORDER BY fact.from_on DESC, fact.id DESC LIMIT 1), {first})"
    )
