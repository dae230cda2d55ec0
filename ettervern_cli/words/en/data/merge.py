"""English: two records of one person."""

WORDS: dict[str, str | tuple[str, str]] = {
    "merge.done": "{code} is now part of {into}, {name}.",
    "merge.became": "Note: {code} has become {now}, {name}.",
    "merge.born_differs": "Note: {code} had {theirs} as year of birth; {ours} is kept.",
}
