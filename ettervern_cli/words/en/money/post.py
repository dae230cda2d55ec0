"""English: posts in full-time equivalents."""

WORDS: dict[str, str | tuple[str, str]] = {
    "post.of": "Posts {year}, {name}",
    "post.yearly": "full post, a year",
    "post.cost": "cost in {year}",
    "post.from": ", from {on}",
    "post.until": ", until {on}",
    "post.left": "left of the plan",
}
