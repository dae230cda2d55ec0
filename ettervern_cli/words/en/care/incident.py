"""English: incidents, what was done about them and what they led to."""

WORDS: dict[str, str | tuple[str, str]] = {
    # What the commands say
    "incident.added": "{name} ({code}): {kind}, {on}, written down as {id}.",
    "incident.led_to": "{id} led to {entry}.",
    "incident.police_unasked": 'Note: was it reported to the police? ettervern edit {id} police=yes, or police=no why="…"',
    # The list
    "incident.title": "Incidents",
    "incident.none": "No incidents are written down.",
    "incident.only_counted": ("{n} incident", "{n} incidents"),
    "incident.counted": ("{n} incident, {reported}", "{n} incidents, {reported}"),
    "incident.of_asked": "{n} of {asked} reported to the police (serious, or answered yes or no)",
    "incident.severity": "severity",
    "incident.police": "police",
    "incident.done": "what was done",
    "incident.led": "led to",
    "incident.severity_1": "1 minor",
    "incident.severity_2": "2 moderate",
    "incident.severity_3": "3 serious",
    "incident.reported": "reported to the police",
    "incident.not_reported": "not reported to the police",
    "incident.because": "{what}: {why}",
    "incident.consequence": "led to {entries}",
}
