"""nn: what is said of sharing, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "sharing.void": "Gjeld ikkje lenger: {which}. Eit krav som er sendt, må trekkjast tilbake.",
}
