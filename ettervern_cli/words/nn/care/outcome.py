"""nn: what is said of outcome, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "outcome.added": "{name} ({code}): {outcome}, {on}.",
    "outcome.empty": "Ingen resultat enno. Her tel: {kinds}.",
    "outcome.resident": "kode",
    "outcome.name": "namn",
    "outcome.outcome": "resultat",
    "outcome.date": "dato",
    "outcome.note": "merknad",
    "outcome.voice": "eigne ord",
    "outcome.number": "tal",
    "outcome.months": "månader etter inntak, median",
    "outcome.months_only": "{months}",
    "outcome.took": "{months} månader etter inntak (median)",
    "outcome.quoted": "«{text}»",
}
