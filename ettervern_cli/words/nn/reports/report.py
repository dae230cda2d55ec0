"""nn: what is said of report, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "report.share": "{percent} ({part} av {whole})",
}
