"""Bokmål: leveranser til en region, og det den har av dem."""

WORDS: dict[str, str | tuple[str, str]] = {
    "delivery.done": (
        "Leveranse {number} til {to}: 1 rad til og med {until}, skrevet til {path}.",
        "Leveranse {number} til {to}: {n} rader til og med {until}, skrevet til {path}.",
    ),
    "delivery.personal": "Merk: uten navn, men hver dag er nøyaktig, så den som kjenner noen, kan finne personen: dette er fortsatt personopplysninger, bare for den mottakeren.",
    "delivery.other_key": "Merk: nøkkelen fra tidligere leveranser til {to} er ikke her ({path}), så det lages en ny: personene er de samme, pseudonymene er andre. Mottakerens kopi byttes likevel ut i sin helhet.",
    "delivery.would_title": "Det som ville blitt levert",
    "delivery.would": "Til {to}, fra {site}: det som har skjedd til og med {until}.",
    "delivery.basis": "Rettslig grunnlag: {basis}",
    "delivery.agreement": "Avtale: {agreement}",
    "delivery.table": "Tabell",
    "delivery.rows": "Rader",
    "delivery.columns": "Kolonner",
}
