"""nn: what is said of gap, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "gap.added": "{id}: glippsone registrert {on}, eigd av {owner}.",
    "gap.closed": ("{id}: lukka {on} etter 1 dag.", "{id}: lukka {on} etter {n} dagar."),
    "gap.title": "Glippsoner",
    "gap.none": "Inga glippsone er registrert.",
    "gap.closed_on": "lukka",
    "gap.age": "alder i dagar",
    "gap.owner": "eigar",
    "gap.text": "glippsone",
    "gap.how": "kva som lukka ho",
    "gap.closed_by": "Lukka {on}: {how}",
}
