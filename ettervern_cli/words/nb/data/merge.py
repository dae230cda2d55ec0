"""Bokmål: to registreringer av én person."""

WORDS: dict[str, str | tuple[str, str]] = {
    "merge.done": "{code} er slått sammen med {into}, {name}.",
    "merge.became": "Merk: {code} er blitt {now}, {name}.",
    "merge.born_differs": "Merk: {code} hadde {theirs} som fødselsår; {ours} beholdes.",
}
