"""English: the qualification programme's benefit and the base amount."""

WORDS: dict[str, str | tuple[str, str]] = {
    "benefit.title": "Qualification benefit (KVP), {on}",
    "benefit.kroner": "kroner, before tax",
    "benefit.base": "Base amount G",
    "benefit.year": "A year",
    "benefit.month": "A month",
    "benefit.supplement": "Child supplement a year",
    "benefit.since": "from {on}",
    "benefit.since_unchecked": "from {on}, to be checked",
    "benefit.twice": "2 × G",
    "benefit.two_thirds": "two thirds of 2 × G, until the 25th birthday on {on}",
    "benefit.children_months": (
        "27 a day, 22 × 12 days",
        "{n} children, 27 a day each, 22 × 12 days",
    ),
    "benefit.children_said": (
        "{amount} a day, {days} days a year",
        "{n} children, {amount} a day each, {days} days a year",
    ),
    "benefit.children_weeks": ("27 a day, 5 × 52 days", "{n} children, 27 a day each, 5 × 52 days"),
    "benefit.basis": "G {base} kr {since}; {part}",
    "benefit.basis_children": "; child supplement: {children}",
    "benefit.basis_outdated": "; the newest in the table, which ends on {last}",
    "benefit.outdated": "By the newest base amount in the table, which holds until {last}. Add the one from {next} to base_amounts: in the configuration.",
    # The table
    "benefit.rates": "Base amount G, and the qualification benefit (KVP)",
    "benefit.kroner_a_year": "kroner a year",
    "benefit.full": "2 × G",
    "benefit.reduced": "two thirds",
    "benefit.a_month": "2 × G a month",
    "benefit.checked": "checked",
    "benefit.no": "to be checked",
    "benefit.none": "The configuration has no base amounts (base_amounts:).",
    "benefit.noted": "{on}: {note}",
    "benefit.holds": "Two thirds are for those under 25. The newest amount holds until {last}.",
}
