"""English: sharing between municipalities, and their claims."""

WORDS: dict[str, str | tuple[str, str]] = {
    "sharing.key_equal": "equal",
    "sharing.key_population": "population",
    "sharing.key_places": "places",
    "sharing.key_bed-days": "bed-days",
    "sharing.key_fixed": "fixed",
    "sharing.by_equal": "in equal shares",
    "sharing.by_population": "by population",
    "sharing.by_places": "by places",
    "sharing.by_bed-days": "by bed-days",
    "sharing.by_fixed": "by fixed shares",
    "sharing.by_mix": "by {name}",
    "sharing.mix": "{name}: {parts}.",
    "sharing.shared": "{amount} kr {by}, {year}",
    "sharing.compared": "{amount} kr by {n} keys, {year}",
    "sharing.difference": "More or less than {by}",
    "sharing.weight": "weight",
    "sharing.counted": "Inhabitants counted on {on}.",
    "sharing.counted_between": "Inhabitants counted from {first} to {last}.",
    "sharing.left_out": "Left out: {keys}. {why}",
    "sharing.kroner_of": "kroner, {name}",
    # Claims
    "sharing.claims_of": "Claims for {month}, {name}",
    "sharing.claim_of": "Claim on {town} for {month}",
    "sharing.cut": "The month is not over: counted up to and including {last}.",
    "sharing.by_key": "kroner, {by}",
    "sharing.costs": "Costs booked",
    "sharing.funding": "Other financing booked",
    "sharing.to_share": "To share",
    "sharing.share_of": "Share of {town}, {percent} ({part} of {whole})",
    "sharing.share_without": "Share of {town}",
    "sharing.nothing_booked": "Nothing to share: nothing was booked in the month.",
    "sharing.nothing": "Nothing to share: other financing covers the costs just so.",
    "sharing.credit": "Other financing was {amount} kr more than the costs: the shares are money "
    "back.",
    "sharing.stays": "stays",
    "sharing.no_stays": "Nobody from there was in the programme in the month.",
    "sharing.apart": (
        "1 stay is of nobody who shares, {days} bed-days: {who}. Nobody is charged for it alone; "
        "its cost falls on all.",
        "{n} stays are of nobody who shares, {days} bed-days: {who}. Nobody is charged for them "
        "alone; their cost falls on all.",
    ),
    "sharing.from_nowhere": "no municipality",
}
