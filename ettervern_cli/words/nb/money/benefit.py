"""Bokmål: kvalifiseringsstønaden og grunnbeløpet."""

WORDS: dict[str, str | tuple[str, str]] = {
    "benefit.title": "Kvalifiseringsstønad (KVP), {on}",
    "benefit.kroner": "kroner, før skatt",
    "benefit.base": "Grunnbeløpet G",
    "benefit.year": "Per år",
    "benefit.month": "Per måned",
    "benefit.supplement": "Barnetillegg per år",
    "benefit.since": "fra {on}",
    "benefit.since_unchecked": "fra {on}, ikke kontrollert",
    "benefit.twice": "2 × G",
    "benefit.two_thirds": "to tredeler av full stønad, fram til 25-årsdagen {on}",
    "benefit.children_months": (
        "27 kr per dag, 22 dager i 12 måneder",
        "{n} barn, 27 kr per dag for hvert, 22 dager i 12 måneder",
    ),
    "benefit.children_said": (
        "{amount} kr per dag, {days} dager i året",
        "{n} barn, {amount} kr per dag for hvert, {days} dager i året",
    ),
    "benefit.children_weeks": (
        "27 kr per dag, 5 dager i 52 uker",
        "{n} barn, 27 kr per dag for hvert, 5 dager i 52 uker",
    ),
    "benefit.basis": "G {base} kr {since}; {part}",
    "benefit.basis_children": "; barnetillegg: {children}",
    "benefit.basis_outdated": "; det nyeste i tabellen, som slutter {last}",
    "benefit.outdated": "Regnet etter det nyeste grunnbeløpet i tabellen, som gjelder til og med {last}. Legg det som gjelder fra {next}, inn i base_amounts: i oppsettet.",
    # Tabellen
    "benefit.rates": "Grunnbeløpet G og kvalifiseringsstønaden (KVP)",
    "benefit.kroner_a_year": "kroner per år",
    "benefit.full": "2 × G",
    "benefit.reduced": "to tredeler",
    "benefit.a_month": "2 × G i måneden",
    "benefit.checked": "kontrollert",
    "benefit.no": "ikke kontrollert",
    "benefit.none": "Oppsettet har ingen grunnbeløp (base_amounts:).",
    "benefit.noted": "{on}: {note}",
    "benefit.holds": "Deltakere under 25 år får to tredeler. Det nyeste beløpet gjelder til og med {last}. Nav fatter vedtaket.",
}
