"""Bokmål: husleie for boenheter som står tomme."""

WORDS: dict[str, str | tuple[str, str]] = {
    "vacancy.of": "Husleie for tomme boenheter {year}, {name}",
    "vacancy.to_be_empty": "døgn som skal være tomme",
    "vacancy.nights_empty": "tomme døgn",
    "vacancy.rent": "husleie",
    "vacancy.policy": "{n} {n:boenhet|boenheter} skal stå {n:tom|tomme} til enhver tid: {n:den|de} billigste som finnes.",
    "vacancy.no_policy": "Ingen boenhet er ment å stå tom.",
    "vacancy.line": "{line}: {planned} kr planlagt, {booked} kr bokført.",
    "vacancy.note_policy": "{n} {n:boenhet|boenheter} som skal stå {n:tom|tomme}, gir {amount} kr i husleie i {year}",
    "vacancy.note_empty": "; {nights} døgn var tomme, {amount} kr.",
}
