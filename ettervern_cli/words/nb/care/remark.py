"""Bokmål: merknader til rapporter for finansieringskilder, og hvor beboere bor."""

WORDS: dict[str, str | tuple[str, str]] = {
    "remark.title": "Ord til rapporter for finansieringskilder",
    "remark.added": "{id}: registrert under {heading}, {on}.",
    "remark.names_somebody": '{id} ser ut til å nevne noen ved navn ({names}), og dette leses av utenforstående. Endre det med: ettervern edit {id} text="…"',
    "remark.none": "Det er ikke skrevet noe til rapporter for finansieringskilder.",
    "remark.noted": "registrert",
    "remark.voice": "egne ord fra dem det gjelder",
    "remark.heading_results": "resultater",
    "remark.heading_cooperation": "samarbeid",
    "remark.heading_involvement": "brukermedvirkning",
    "remark.heading_methods": "metoder",
    "remark.heading_challenges": "utfordringer",
    "remark.heading_learned": "hva vi har lært",
    "remark.lives": "{name} ({code}): bosted fra {on}: {where}.",
}
