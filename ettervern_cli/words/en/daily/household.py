"""English: households and children."""

WORDS: dict[str, str | tuple[str, str]] = {
    "household.title": "Households, {on}",
    "household.nobody": "Nobody shares a home or has children in it.",
    "household.rent": "rent",
    "household.parts": "parts",
    "household.here": (
        "{n} child under 18 lives here: {years}",
        "{n} children under 18 live here: {years}",
    ),
    "household.elsewhere": ("{n} lives elsewhere: {years}", "{n} live elsewhere: {years}"),
    "household.none": "no children under 18",
    "household.cared_yes": "somebody looks after their needs",
    "household.cared_no": "nobody looks after their needs",
    "household.cared_unknown": "it is not known whether somebody looks after their needs",
    "household.children": "{name} ({code}): {n} {n:child|children} under 18.",
    "household.shared": "{name} owes {amount} kr of the rent a month.",
}
