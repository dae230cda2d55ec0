"""Bokmål: samtykker."""

WORDS: dict[str, str | tuple[str, str]] = {
    "consent.title": "Samtykker",
    "consent.given": "{name} ({code}): samtykker fra {on} til {scope}, med {partners}.",
    "consent.given_until": "{name} ({code}): samtykker fra {on} til {scope}, med {partners}, til og med {until}.",
    "consent.withdrawn": "{name} ({code}): trukket fra {on}: {scopes}.",
    "consent.stops": "Merk: {name} ({code}) har ikke noe samtykke som gjelder. Oppfølging, flytting oppover og møter om personen avvises til det er gitt et nytt; lesing og utskrivelse virker.",
    "consent.none_left": "Merk: {name} ({code}) har ikke noe samtykke som gjelder; ingenting som hviler på et samtykke, kan deles.",
    "consent.none": "Ingen samtykker er registrert.",
    "consent.holds": "gjelder",
    "consent.what": "hva, og med hvem",
    "consent.scope": "hva",
    "consent.partners": "med hvem",
    "consent.shared": "{scope}: {partners}",
    "consent.open": "til det trekkes",
    "consent.until_on": "til og med {on}",
    "consent.expired_on": "løp ut {on}",
    "consent.withdrawn_on": "trukket {on}",
    "consent.told_withdrawn": "{scope}: trukket",
}
