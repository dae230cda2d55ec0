"""nn: what is said of household, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "household.title": "Husstandar, {on}",
    "household.nobody": "Ingen deler bustad eller har barn hos seg.",
    "household.rent": "husleige",
    "household.parts": "deler",
    "household.here": "{n} barn under 18 bur her: {years}",
    "household.elsewhere": "{n} bur ein annan stad: {years}",
    "household.none": "ingen barn under 18",
    "household.cared_yes": "nokon tek vare på behova deira",
    "household.cared_no": "ingen tek vare på behova deira",
    "household.cared_unknown": "det er ikkje kjent om nokon tek vare på behova deira",
    "household.children": "{name} ({code}): {n} barn under 18.",
    "household.shared": "{name} skuldar {amount} kr av husleiga i månaden.",
}
