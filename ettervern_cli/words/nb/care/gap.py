"""Bokmål: glippsonene."""

WORDS: dict[str, str | tuple[str, str]] = {
    "gap.added": "{id}: glippsone registrert {on}, eies av {owner}.",
    "gap.closed": ("{id}: lukket {on} etter 1 dag.", "{id}: lukket {on} etter {n} dager."),
    "gap.title": "Glippsoner",
    "gap.none": "Ingen glippsone er registrert.",
    "gap.closed_on": "lukket",
    "gap.age": "åpen i dager",
    "gap.owner": "eier",
    "gap.text": "glippsone",
    "gap.how": "hva som lukket den",
    "gap.closed_by": "Lukket {on}: {how}",
}
