"""Bokmål: hendelser, hva som ble gjort med dem, og hva de førte til."""

WORDS: dict[str, str | tuple[str, str]] = {
    # Det kommandoene sier
    "incident.added": "{name} ({code}): {kind}, {on}, ført som {id}.",
    "incident.led_to": "{id} førte til {entry}.",
    "incident.police_unasked": 'Merk: ble det meldt til politiet? ettervern edit {id} police=yes, eller police=no why="…"',
    # Lista
    "incident.title": "Hendelser",
    "incident.none": "Ingen hendelser er ført.",
    "incident.only_counted": ("{n} hendelse", "{n} hendelser"),
    "incident.counted": ("{n} hendelse, {reported}", "{n} hendelser, {reported}"),
    "incident.of_asked": "{n} av {asked} meldt til politiet (av alvorlige hendelser og dem der det er tatt stilling)",
    "incident.severity": "alvorlighet",
    "incident.police": "politi",
    "incident.done": "hva som ble gjort",
    "incident.led": "førte til",
    "incident.severity_1": "1 mindre alvorlig",
    "incident.severity_2": "2 middels",
    "incident.severity_3": "3 alvorlig",
    "incident.reported": "meldt til politiet",
    "incident.not_reported": "ikke meldt til politiet",
    "incident.because": "{what}: {why}",
    "incident.consequence": "førte til {entries}",
}
