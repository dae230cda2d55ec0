"""Bokmål: kvalifiseringsstønaden og grunnbeløpet."""

WORDS: dict[str, str | tuple[str, str]] = {
    "benefit.title": "Kvalifiseringsstønad (KVP), {on}",
    "benefit.kroner": "kroner, før skatt",
    "benefit.base": "Grunnbeløpet G",
    "benefit.year": "I året",
    "benefit.month": "I måneden",
    "benefit.supplement": "Barnetillegg i året",
    "benefit.since": "fra {on}",
    "benefit.since_unchecked": "fra {on}, må kontrolleres",
    "benefit.twice": "2 × G",
    "benefit.two_thirds": "to tredeler av 2 × G, til 25-årsdagen {on}",
    "benefit.children_months": (
        "27 om dagen, 22 × 12 dager",
        "{n} barn, 27 om dagen for hvert, 22 × 12 dager",
    ),
    "benefit.children_weeks": (
        "27 om dagen, 5 × 52 dager",
        "{n} barn, 27 om dagen for hvert, 5 × 52 dager",
    ),
    "benefit.basis": "G {base} kr {since}; {part}",
    "benefit.basis_children": "; barnetillegg: {children}",
    # Tabellen
    "benefit.rates": "Grunnbeløpet G og kvalifiseringsstønaden (KVP)",
    "benefit.kroner_a_year": "kroner i året",
    "benefit.full": "2 × G",
    "benefit.reduced": "to tredeler",
    "benefit.a_month": "2 × G i måneden",
    "benefit.checked": "kontrollert",
    "benefit.no": "må kontrolleres",
    "benefit.none": "Konfigurasjonen har ingen grunnbeløp (base_amounts:).",
    "benefit.noted": "{on}: {note}",
    "benefit.holds": "To tredeler er for dem under 25. Det nyeste beløpet gjelder til og med {last}.",
}
