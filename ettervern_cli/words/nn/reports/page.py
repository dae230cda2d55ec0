"""nn: what is said of page, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "page.of": "{part} av {whole}",
    "page.summary": "Samandrag",
    "page.value": "tal",
    "page.part": "del",
    "page.whole": "av",
    "page.foot": "Kva dette byggjer på",
    "page.figures": "I tal",
    "page.fold": "{caption}, {n} rader",
}
