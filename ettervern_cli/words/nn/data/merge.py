"""nn: what is said of merge, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "merge.done": "{code} er no ein del av {into}, {name}.",
    "merge.became": "Merk: {code} er blitt {now}, {name}.",
    "merge.born_differs": "Merk: {code} hadde {theirs} som fødselsår; {ours} blir ståande.",
}
