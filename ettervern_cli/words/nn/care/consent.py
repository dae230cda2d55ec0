"""nn: what is said of consent, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "consent.title": "Samtykke",
    "consent.given": "{name} ({code}): samtykkjer frå {on} til {scope}, med {partners}.",
    "consent.given_until": "{name} ({code}): samtykkjer frå {on} til {scope}, med {partners}, til og med {until}.",
    "consent.withdrawn": "{name} ({code}): trekt frå {on}: {scopes}.",
    "consent.stops": "Merk: {name} ({code}) har ikkje noko gyldig samtykke. Oppfølging, flytting oppover og møte om personen blir avviste til eit nytt er gitt; opplysningane kan lesast, og opphaldet kan avsluttast.",
    "consent.goes_on": "Merk: dette held fram, no utan samtykke: {entries}. Avslutt eller endre det: ettervern measure stop, meeting done, edit",
    "consent.none_left": "Merk: {name} ({code}) har ikkje noko samtykke som gjeld; ingenting som kviler på eit samtykke, kan delast.",
    "consent.none": "Ingen samtykke er registrerte.",
    "consent.holds": "gjeld",
    "consent.scope": "kva",
    "consent.partners": "med kven",
    "consent.shared": "{scope}: {partners}",
    "consent.open": "til det blir trekt",
    "consent.until_on": "til og med {on}",
    "consent.expired_on": "gjekk ut {on}",
    "consent.withdrawn_on": "trekt {on}",
    "consent.told_withdrawn": "{scope}: trekt",
}
