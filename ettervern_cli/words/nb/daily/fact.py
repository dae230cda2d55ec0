"""Bokmål: søknader om ytelser, utestenging, frivillige og valg av bolig."""

WORDS: dict[str, str | tuple[str, str]] = {
    # Ytelser
    "fact.first_day": "Fra {on}.",
    "fact.last_day": "Til og med {on}.",
    "fact.benefit_title": "Søknader",
    "fact.benefit_empty": "Ingen søknader.",
    "fact.benefit_applied_for": "{name} ({code}): søkte om {what} {on}.",
    "fact.benefit_told_granted": "{name} ({code}): {what} innvilget {on}.",
    "fact.benefit_told_declined": "{name} ({code}): {what} avslått {on}.",
    "fact.benefit_applied": "ikke besvart",
    "fact.applied": "søkt",
    "fact.answered": "besvart",
    # Utestenging
    "fact.exclusion_title": "Utestengt fra andre tjenester",
    "fact.exclusion_empty": "Ingen er utestengt.",
    "fact.exclusion_added": "{name} ({code}): utestengt fra {what} fra {on}.",
    "fact.exclusion_ended": "{name} ({code}): kan bruke {what} igjen fra {on}.",
    "fact.exclusion_lapsed": "Merk: {entry} gjaldt til og med {until}, og er avsluttet med det.",
    "fact.exclusion_near": "Merk: «{near}» er kjent fra før. Er det den samme: ettervern edit {entry} service={typed}",
    "fact.service": "tjeneste",
    "fact.ended": "slutt",
    # Frivillige
    "fact.volunteer_title": "Frivillige",
    "fact.volunteer_empty": "Ingen frivillige.",
    "fact.volunteer_matched": "{name} ({code}): koblet med {what} fra {on}.",
    "fact.volunteer_parted": "{name} ({code}): ikke lenger koblet med {what} fra {on}.",
    "fact.volunteer_hours_given": "{name} ({code}): {hours} timer med {what}, {on}.",
    "fact.volunteer_together": "{hours} timer med {what}",
    "fact.hours": "timer",
    # Valg av bolig
    "fact.choice_title": "Ønsker om bolig",
    "fact.choice_empty": "Ingen ønsker.",
    "fact.choice_wished_for": "{name} ({code}): ønsker {what}, {on}.",
    "fact.choice_given_as_wished": "{name} ({code}): fikk {what} {on}, slik ønsket var.",
    "fact.choice_given_another": "{name} ({code}): fikk {what} {on}, noe annet enn ønsket.",
    "fact.choice_told_wished": "ønsker {what}",
    "fact.choice_told_yes": "fikk {what}, slik ønsket var",
    "fact.choice_told_no": "fikk {what}, noe annet enn ønsket",
    "fact.given": "fikk",
    "fact.as_wished": "som ønsket",
}
