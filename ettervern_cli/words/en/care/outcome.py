"""English of outcomes: what the commands say, and the words of the list."""

WORDS: dict[str, str | tuple[str, str]] = {
    "outcome.counted": "How many of each",
    "outcome.title": "Results",
    "outcome.added": "{name} ({code}): {outcome}, {on}.",
    "outcome.empty": "No results yet. Counted here: {kinds}.",
    "outcome.months": "months from admission, median",
    "outcome.took": ("{n} month from admission (median)", "{n} months from admission (median)"),
}
