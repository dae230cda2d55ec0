"""nn: what is said of progress, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "progress.reached": "{id}: {name}, nådd {on}; frist {due}.",
    "progress.reached_late": (
        "{id}: {name}, nådd {on}; frist {due}, {n} dag for seint.",
        "{id}: {name}, nådd {on}; frist {due}, {n} dagar for seint.",
    ),
    "progress.counted": "{id}: {name}: {number}, {on}.",
}
