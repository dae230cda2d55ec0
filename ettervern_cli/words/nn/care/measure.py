"""nn: what is said of measure, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "measure.title": "Tiltak",
    "measure.started": "{name} ({code}): {measure}, gitt av {provider}, frå {on}.",
    "measure.started_hours": "{name} ({code}): {measure}, gitt av {provider}, {hours} t i veka frå {on}.",
    "measure.stopped": "{name} ({code}): {measure} avslutta {on}.",
    "measure.hours_each_week": "{hours} t i veka",
    "measure.empty": "Ingen tiltak.",
    "measure.provider": "gitt av",
    "measure.hours": "t i veka",
    "measure.no_partner": "Merk: {provider} er ikkje ein samarbeidspart i oppsettet, så det gjeld ikkje noko samtykke for det som blir delt med dei.",
}
