"""Rapporter til utenforstående."""

WORDS: dict[str, str | tuple[str, str]] = {
    "external.in_circles": "{ladder}: {number} {who} går i ring den siste dagen.",
    "external.not_counted": "Målet har ingen tallfestede indikatorer.",
    "external.small": "Til utenforstående: Koder, navn og tekster er utelatt. Antall personer, og antall hendelser rundt dem, under {threshold} er skjult (:), null vises. Det samme gjelder andeler med en skjult del, og summer og gjennomsnitt over færre enn {threshold} personer.",
    "external.further": "Noen større tall er også skjult, fordi et lite tall ellers kunne regnes ut av dem.",
}
