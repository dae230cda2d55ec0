"""nn: what is said of outcome, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "outcome.added": "{name} ({code}): {outcome}, {on}.",
    "outcome.empty": "Ingen resultat enno. Her tel: {kinds}.",
    "outcome.resident": "kode",
    "outcome.months": "månader etter inntak, median",
    "outcome.months_only": "{months}",
    "outcome.took": "{months} månader etter inntak (median)",
}
