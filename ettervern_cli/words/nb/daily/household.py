"""Bokmål: husstander og barn."""

WORDS: dict[str, str | tuple[str, str]] = {
    "household.title": "Husstander, {on}",
    "household.nobody": "Ingen deler bolig eller har barn hos seg.",
    "household.rent": "husleie",
    "household.parts": "deler",
    "household.here": "{n} barn under 18 bor her: {years}",
    "household.elsewhere": "{n} bor et annet sted: {years}",
    "household.none": "ingen barn under 18",
    "household.cared_yes": "noen ivaretar behovene deres",
    "household.cared_no": "ingen ivaretar behovene deres",
    "household.cared_unknown": "det er ikke kjent om noen ivaretar behovene deres",
    "household.children": "{name} ({code}): {n} barn under 18.",
    "household.shared": "{name} skylder {amount} kr av husleia i måneden.",
}
