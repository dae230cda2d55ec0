"""Bokmål: henvisninger og ventelista."""

WORDS: dict[str, str | tuple[str, str]] = {
    "referral.added": "{name} ({code}) er henvist til {programme}.",
    "referral.assessed": "{name} ({code}): vurdert {on}, venter på plass.",
    "referral.offered": "{name} ({code}): fikk tilbud om plass {on}.",
    "referral.declined": "{name} ({code}): avslått {on}, {reason}.",
    "referral.declined_first": "{name} ({code}): avslått {on}, {reason}; står fortsatt først i "
    "køen.",
    "referral.declined_later": "{name} ({code}): avslått {on}, {reason}; spørres igjen {again}.",
    "referral.withdrawn": "{name} ({code}): ber ikke lenger om plass, {on}.",
    "referral.place": "Nummer {n} i køen.",
    "referral.likely_same": "Merk: {name} kan være noen som er registrert fra før: {others}. "
    "For å henvise den personen: angre dette og bruk koden.",
    "referral.later": (
        "1 til skal spørres igjen senere: ettervern referral list --status later",
        "{n} til skal spørres igjen senere: ettervern referral list --status later",
    ),
    "referral.none": "Ingen venter.",
    "referral.place_in_line": "nr.",
    "referral.waited": "ventet",
    "referral.waited_days": "dager ventet",
    "referral.stands": "hvor den står",
    "referral.not_assessed": "ikke vurdert",
    "referral.first_in_line": "først i køen",
    "referral.asks_again": "spørres igjen {on}",
    "referral.since_assessed": "vurdert {on}",
    "referral.since_offered": "tilbud {on}",
    "referral.ended_admitted": "tatt inn {on}",
    "referral.ended_declined": "avslått {on}",
    "referral.ended_withdrawn": "trukket {on}",
    "referral.told_referred": "henvist, fra {origin}",
    "referral.treated_until": "i behandling til {on}",
    "referral.told_offered": "fikk tilbud om plass",
    "referral.told_declined": "avslått: {reason}",
}
