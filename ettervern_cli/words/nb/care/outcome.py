"""Bokmål for resultater: det kommandoene sier, og ordene i lista."""

WORDS: dict[str, str | tuple[str, str]] = {
    "outcome.counted": "Hvor mange av hvert",
    "outcome.title": "Resultater",
    "outcome.added": "{name} ({code}): {outcome}, {on}.",
    "outcome.empty": "Ingen resultater ennå. Her telles: {kinds}.",
    "outcome.months": "måneder etter inntak, median",
    "outcome.took": ("{n} måned etter inntak (median)", "{n} måneder etter inntak (median)"),
}
