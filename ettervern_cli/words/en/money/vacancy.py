"""English: the rent of units that stand empty."""

WORDS: dict[str, str | tuple[str, str]] = {
    "vacancy.of": "Rent of empty units {year}, {name}",
    "vacancy.to_be_empty": "nights to be empty",
    "vacancy.nights_empty": "nights empty",
    "vacancy.rent": "rent",
    "vacancy.policy": "{n} {n:unit is|units are} to stand empty at any time: the cheapest there {n:is|are}.",
    "vacancy.no_policy": "No unit is meant to stand empty.",
    "vacancy.line": "{line}: {planned} kr planned, {booked} kr booked.",
    "vacancy.note_policy": "{n} {n:unit|units} to stand empty {n:comes|come} to {amount} kr of rent in {year}",
    "vacancy.note_empty": "; {nights} nights were empty, {amount} kr.",
}
