"""Bokmål: framdriftsplanen, og tall som telles utenfor programmet."""

WORDS: dict[str, str | tuple[str, str]] = {
    "progress.title": "Framdriftsplanen",
    "progress.reached": "{id}: {name}, nådd {on}; frist {due}.",
    "progress.reached_late": "{id}: {name}, nådd {on}; frist {due}, {n} {n:dag|dager} for sent.",
    "progress.counts": "Tall utenfor programmet",
    "progress.counted": "{id}: {name}: {number}, {on}.",
    "progress.figure": "hva",
    "progress.count": "antall",
    "progress.no_counts": "Ingenting er telt ennå.",
    "progress.no_milestones": "Konfigurasjonen har ingen milepæler.",
}
