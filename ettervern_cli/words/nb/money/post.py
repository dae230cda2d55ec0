"""Bokmål: stillinger i årsverk."""

WORDS: dict[str, str | tuple[str, str]] = {
    "post.of": "Stillinger {year}, {name}",
    "post.yearly": "kostnad per årsverk",
    "post.cost": "kostnad i {year}",
    "post.from": ", fra {on}",
    "post.until": ", til {on}",
    "post.left": "igjen av planen",
}
