"""Bokmål for tiltak: det kommandoene sier, og ordene i lista."""

WORDS: dict[str, str | tuple[str, str]] = {
    "measure.title": "Tiltak",
    "measure.started": "{name} ({code}): {measure}, gitt av {provider}, fra {on}.",
    "measure.started_hours": "{name} ({code}): {measure}, gitt av {provider}, {hours} t i uka fra {on}.",
    "measure.stopped": "{name} ({code}): {measure} avsluttet {on}.",
    "measure.hours_each_week": "{hours} t i uka",
    "measure.empty": "Ingen tiltak.",
    "measure.provider": "gitt av",
    "measure.hours": "t i uka",
    "measure.no_partner": "Merk: {provider} er ikke en samarbeidspart i oppsettet, så ikke noe samtykke gjelder det som deles med dem.",
}
