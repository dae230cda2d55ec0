"""English: what one municipality gets for its money."""

WORDS: dict[str, str | tuple[str, str]] = {
    "municipality.title": "Report to the municipality: {town}",
    "municipality.nobody": "Nobody from {town} was in the programme in this period.",
    "municipality.people": "{number} {who} from {town} ({n:person|persons}): {staying} still there at the end, {discharged} had left; {admitted} admitted.",
    "municipality.used": "Bed-days: {days}, which is {share} of all that were used.",
    "municipality.pays": "Share of the cost, {by}: {share} kr of {whole} kr.",
    "municipality.pays_nothing": "Takes no part in sharing the cost.",
    "municipality.pays_unknown": "Share of the cost, {by}: cannot be told for every month.",
    "municipality.figure_pays": "share of the cost, kroner",
    "municipality.figure_of": "of {whole} kr, {by}",
    # Sections
    "municipality.stays": "Stays",
    "municipality.moved": "{who}: another municipality from {on}.",
    "municipality.units": "Bed-days",
    "municipality.of_all_used": "Of all bed-days used: {share}.",
    "municipality.of_beds": "Of the beds in use: {share}.",
    "municipality.standing": "there at the end",
    "municipality.reached": "highest so far",
    "municipality.cost": "Share of the cost, kroner, {by}",
    "municipality.nothing_booked": "Nothing was booked in the period.",
    "municipality.funding": "other financing",
    "municipality.to_share": "to share",
    "municipality.part_month": "{month}, {first}–{last}",
    "municipality.no_weight": "In {n} {n:month|months} there was nobody to share by the key: {n:its share is|their shares are} not known.",
    "municipality.held": "held",
}
