"""Bokmål: stillinger i årsverk."""

WORDS: dict[str, str | tuple[str, str]] = {
    "post.of": "Stillinger {year}, {name}",
    "post.full_time": "årsverk",
    "post.yearly": "helt årsverk, per år",
    "post.cost": "kostnad i {year}",
    "post.from": ", fra {on}",
    "post.until": ", til {on}",
    "post.planned": "planlagt",
    "post.left": "igjen av planen",
}
