"""How a column for a day is declared."""


def day_column(column: str, *, required: bool = False) -> str:
    """A column for a day: exactly YYYY-MM-DD."""
    return f"{column} TEXT {'NOT NULL ' if required else ''}CHECK ({column} IS date({column}))"
