"""Bokmål: hva én kommune får for pengene."""

WORDS: dict[str, str | tuple[str, str]] = {
    "municipality.title": "Rapport til kommunen: {town}",
    "municipality.nobody": "Ingen fra {town} var i programmet i denne perioden.",
    "municipality.people": "{number} {who} fra {town} ({n:person|personer}): {staying} fortsatt i programmet ved periodens slutt, {discharged} hadde sluttet; {admitted} startet.",
    "municipality.used": "Døgn: {days}, det er {share} av alle som er brukt.",
    "municipality.pays": "Andel av kostnaden, {by}: {share} kr av {whole} kr.",
    "municipality.pays_nothing": "Er ikke med på å dele kostnaden.",
    "municipality.pays_unknown": "Andel av kostnaden, {by}: er ikke kjent for alle månedene.",
    "municipality.figure_pays": "andel av kostnaden, kroner",
    "municipality.figure_of": "av {whole} kr, {by}",
    # Avsnitt
    "municipality.stays": "Opphold",
    "municipality.moved": "{who}: en annen kommune fra {on}.",
    "municipality.units": "Døgn",
    "municipality.of_all_used": "Av alle døgn som er brukt: {share}.",
    "municipality.of_beds": "Av plassene i bruk: {share}.",
    "municipality.standing": "der ved slutten",
    "municipality.reached": "høyeste så langt",
    "municipality.cost": "Andel av kostnaden, kroner, {by}",
    "municipality.nothing_booked": "Det er ikke bokført noe i perioden.",
    "municipality.funding": "annen finansiering",
    "municipality.to_share": "til fordeling",
    "municipality.part_month": "{month}, {first}.–{last}.",
    "municipality.no_weight": "I {n} {n:måned|måneder} var det ingen å fordele på etter nøkkelen: {n:andelen|andelene} er ikke kjent.",
    "municipality.held": "reservert",
}
