"""nn: what is said of outcome, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "outcome.counted": "Kor mange av kvart",
    "outcome.title": "Resultat",
    "outcome.added": "{name} ({code}): {outcome}, {on}.",
    "outcome.empty": "Ingen resultat enno. Her tel: {kinds}.",
    "outcome.months": "månader etter inntak, median",
    "outcome.took": ("{n} månad etter inntak (median)", "{n} månader etter inntak (median)"),
}
