"""nn: what is said of report, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "report.share": "{percent} ({part} av {whole})",
    "report.share_few": "{part} av {whole}, {percent}",
    "report.was": "året før: {before}",
    "report.was_changed": "året før: {before}; {change}",
    "report.points": "{signed} prosentpoeng",
    "report.unchanged": "uendra",
    "report.kroner": "{amount} kroner",
    "report.target_reached": "mål {target} %: nådd",
    "report.target_under": "mål {target} %: {n} prosentpoeng under",
}
