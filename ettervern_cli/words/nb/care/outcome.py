"""Bokmål for resultater: det kommandoene sier, og ordene i lista."""

WORDS: dict[str, str | tuple[str, str]] = {
    "outcome.added": "{name} ({code}): {outcome}, {on}.",
    "outcome.empty": "Ingen resultater ennå. Her telles: {kinds}.",
    "outcome.resident": "kode",
    "outcome.months": "måneder etter inntak, median",
    "outcome.months_only": "{months}",
    "outcome.took": "{months} måneder etter inntak (median)",
}
