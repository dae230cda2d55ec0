"""English: the rent of units that stand empty."""

WORDS: dict[str, str | tuple[str, str]] = {
    "vacancy.of": "Rent of empty units {year}, {name}",
    "vacancy.to_be_empty": "nights to be empty",
    "vacancy.nights_empty": "nights empty",
    "vacancy.rent": "rent",
    "vacancy.policy": (
        "1 unit is to stand empty at any time: the cheapest there is.",
        "{n} units are to stand empty at any time: the cheapest there are.",
    ),
    "vacancy.no_policy": "No unit is meant to stand empty.",
    "vacancy.line": "{line}: {planned} kr planned, {booked} kr booked.",
    "vacancy.note_policy": (
        "1 unit to stand empty comes to {amount} kr of rent in {year}",
        "{n} units to stand empty come to {amount} kr of rent in {year}",
    ),
    "vacancy.note_empty": "; {nights} nights were empty, {amount} kr.",
}
