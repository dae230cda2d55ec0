"""nn: what is said of incident, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "incident.added": "{name} ({code}): {kind}, {on}, ført som {id}.",
    "incident.led_to": "{id} førte til {entry}.",
    "incident.police_unasked": 'Merk: vart det meldt til politiet? ettervern edit {id} police=yes, eller police=no why="…"',
    "incident.title": "Hendingar",
    "incident.none": "Ingen hendingar er førte.",
    "incident.only_counted": ("{n} hending", "{n} hendingar"),
    "incident.counted": ("{n} hending, {reported}", "{n} hendingar, {reported}"),
    "incident.of_asked": "{n} av {asked} melde til politiet (alvorlege, eller der det er svara på)",
    "incident.severity": "alvor",
    "incident.police": "politi",
    "incident.done": "kva som vart gjort",
    "incident.led": "førte til",
    "incident.severity_1": "1 lett",
    "incident.severity_2": "2 middels",
    "incident.severity_3": "3 alvorleg",
    "incident.reported": "meldt til politiet",
    "incident.not_reported": "ikkje meldt til politiet",
    "incident.because": "{what}: {why}",
    "incident.consequence": "førte til {entries}",
}
