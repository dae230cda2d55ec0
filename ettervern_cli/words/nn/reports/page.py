"""nn: what is said of page, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "page.of": "{part} av {whole}",
    "page.summary": "Samandrag",
    "page.before": "året før",
    "page.target": "mål",
    "page.value": "tal",
    "page.part": "del",
    "page.whole": "av",
    "page.foot": "Kva dette byggjer på",
    "page.figures": "I tal",
    "page.zeros": ("{n} rad med berre null", "{n} rader med berre null"),
    "page.folded": "{caption}, {n} rader: vis dei med + i margen",
    "page.fold": "{caption}, {n} rader",
}
