"""nn: what is said of backup, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "backup.bad_configuration": "Merk: {file} er ikkje gyldig; kopien vart teken likevel. Sjå: ettervern config check",
}
