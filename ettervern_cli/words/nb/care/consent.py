"""Bokmål: samtykker."""

WORDS: dict[str, str | tuple[str, str]] = {
    "consent.title": "Samtykker",
    "consent.given": "{name} ({code}) har gitt samtykke fra {on}: {scope}; kan deles med {partners}.",
    "consent.given_until": "{name} ({code}) har gitt samtykke fra {on} til og med {until}: {scope}; kan deles med {partners}.",
    "consent.withdrawn": "{name} ({code}) har trukket samtykket fra {on}: {scopes}.",
    "consent.stops": "Merk: {name} ({code}) har ikke noe gyldig samtykke. Oppfølging, flytting oppover og møter om personen avvises til et nytt er gitt; opplysningene kan leses, og oppholdet kan avsluttes.",
    "consent.goes_on": "Merk: dette fortsetter, nå uten samtykke: {entries}. Avslutt eller endre det: ettervern measure stop, meeting done, edit",
    "consent.none_left": "Merk: {name} ({code}) har ikke noe gyldig samtykke; opplysninger som krever samtykke, kan ikke deles.",
    "consent.none": "Ingen samtykker er registrert.",
    "consent.holds": "gjelder",
    "consent.scope": "hva",
    "consent.partners": "med hvem",
    "consent.shared": "{scope}: {partners}",
    "consent.open": "til det trekkes",
    "consent.until_on": "til og med {on}",
    "consent.expired_on": "utløpt {on}",
    "consent.withdrawn_on": "trukket {on}",
    "consent.told_withdrawn": "{scope}: samtykket trukket",
}
