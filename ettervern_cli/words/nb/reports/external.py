"""Rapporter til utenforstående."""

WORDS: dict[str, str | tuple[str, str]] = {
    "external.in_circles": "{ladder}: {number} {who} går i ring den siste dagen.",
    "external.not_counted": "Målet har ingen tallfestede indikatorer.",
    "external.small": "Til utenforstående: Koder, navn og tekster er utelatt. Antall personer, og antall hendelser rundt dem, under {threshold} er skjult (:), null vises. Det samme gjelder andeler med en skjult del, og summer og gjennomsnitt over færre enn {threshold} personer.",
    "external.further": "Noen større tall er også skjult, fordi et lite tall ellers kunne regnes ut av dem.",
    "external.overlaps": (
        "En rapport for {first} til {last} ble publisert {on}: det som er skjult i den ene, kan følge av den andre. --publish holder den opp mot dem som er publisert før.",
        "{n} rapporter for dager i denne tiden er publisert, den siste ({first} til {last}) {on}: det som er skjult i én, kan følge av de andre. --publish holder den opp mot dem som er publisert før.",
    ),
}
