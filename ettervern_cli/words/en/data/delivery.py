"""English: deliveries to a region, and what it keeps of them."""

WORDS: dict[str, str | tuple[str, str]] = {
    "delivery.done": (
        "Delivery {number} to {to}: 1 row until {until}, written to {path}.",
        "Delivery {number} to {to}: {n} rows until {until}, written to {path}.",
    ),
    "delivery.personal": "Note: without names, but every day is exact, so who knows somebody may find the person: this is personal data still, for that receiver alone.",
    "delivery.other_key": "Note: the key of earlier deliveries to {to} is not here ({path}), so a new one is made: the people are the same, their pseudonyms are others. The receiver's copy is replaced whole all the same.",
    "delivery.would_title": "What would leave",
    "delivery.would": "To {to}, from {site}: what happened until {until}.",
    "delivery.basis": "Legal basis: {basis}",
    "delivery.agreement": "Agreement: {agreement}",
    "delivery.table": "Table",
    "delivery.rows": "Rows",
    "delivery.columns": "Columns",
}
