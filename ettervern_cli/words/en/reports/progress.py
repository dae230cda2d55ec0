"""English: the plan of progress, and counts outside the programme."""

WORDS: dict[str, str | tuple[str, str]] = {
    "progress.title": "The plan of progress",
    "progress.reached": "{id}: {name}, reached {on}; due {due}.",
    "progress.reached_late": "{id}: {name}, reached {on}; due {due}, {n} {n:day|days} late.",
    "progress.counts": "Counts outside the programme",
    "progress.counted": "{id}: {name}: {number}, {on}.",
    "progress.figure": "what",
    "progress.count": "number",
    "progress.no_counts": "Nothing is counted yet.",
    "progress.no_milestones": "The configuration has no milestones.",
}
