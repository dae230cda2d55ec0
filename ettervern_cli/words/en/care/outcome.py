"""English of outcomes: what the commands say, and the words of the list."""

WORDS: dict[str, str | tuple[str, str]] = {
    "outcome.added": "{name} ({code}): {outcome}, {on}.",
    "outcome.empty": "No results yet. Counted here: {kinds}.",
    "outcome.resident": "code",
    "outcome.months": "months from admission, median",
    "outcome.months_only": "{months}",
    "outcome.took": "{months} months from admission (median)",
}
