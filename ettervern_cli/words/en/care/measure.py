"""English of measures: what the commands say, and the words of the list."""

WORDS: dict[str, str | tuple[str, str]] = {
    "measure.title": "Help given",
    "measure.started": "{name} ({code}): {measure}, given by {provider}, from {on}.",
    "measure.started_hours": "{name} ({code}): {measure}, given by {provider}, {hours} h a week from {on}.",
    "measure.stopped": "{name} ({code}): {measure} ended {on}.",
    "measure.hours_each_week": "{hours} h a week",
    "measure.empty": "No measures.",
    "measure.provider": "provider",
    "measure.hours": "h a week",
    "measure.no_partner": "Note: {provider} is no partner in the configuration, so no consent stands for what is shared with them.",
}
