"""English: consents."""

WORDS: dict[str, str | tuple[str, str]] = {
    "consent.title": "Consents",
    "consent.given": "{name} ({code}): consents from {on} to {scope}, with {partners}.",
    "consent.given_until": "{name} ({code}): consents from {on} to {scope}, with {partners}, until {until}.",
    "consent.withdrawn": "{name} ({code}): withdrawn from {on}: {scopes}.",
    "consent.stops": "Note: {name} ({code}) has no consent in force. Follow-ups, moves up and meetings about the person are refused until a new one is given; reading and discharge work.",
    "consent.goes_on": "Note: this goes on, now without consent: {entries}. End or change it: ettervern measure stop, meeting done, edit",
    "consent.none_left": "Note: {name} ({code}) has no consent in force; nothing may be shared that rests on one.",
    "consent.none": "No consent is registered.",
    "consent.holds": "holds",
    "consent.scope": "what",
    "consent.partners": "with whom",
    "consent.shared": "{scope}: {partners}",
    "consent.open": "until withdrawn",
    "consent.until_on": "until {on}",
    "consent.expired_on": "ran out {on}",
    "consent.withdrawn_on": "withdrawn {on}",
    "consent.told_withdrawn": "{scope}: withdrawn",
}
