"""English: posts in full-time equivalents."""

WORDS: dict[str, str | tuple[str, str]] = {
    "post.of": "Posts {year}, {name}",
    "post.full_time": "full-time",
    "post.yearly": "full post, a year",
    "post.cost": "cost in {year}",
    "post.from": ", from {on}",
    "post.until": ", until {on}",
    "post.planned": "planned",
    "post.left": "left of the plan",
}
