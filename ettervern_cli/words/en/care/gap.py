"""English: gaps between services."""

WORDS: dict[str, str | tuple[str, str]] = {
    "gap.added": "{id}: gap registered {on}, owned by {owner}.",
    "gap.closed": ("{id}: closed {on} after 1 day.", "{id}: closed {on} after {n} days."),
    "gap.title": "Gaps between services",
    "gap.none": "No gap is registered.",
    "gap.closed_on": "closed",
    "gap.age": "age in days",
    "gap.owner": "owner",
    "gap.text": "gap",
    "gap.how": "what closed it",
    "gap.closed_by": "Closed {on}: {how}",
}
