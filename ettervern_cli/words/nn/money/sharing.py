"""Nynorsk: krav som ikkje gjeld lenger."""

WORDS: dict[str, str | tuple[str, str]] = {
    "sharing.void": "Gjeld ikkje lenger: {which}. Eit krav som er sendt, må trekkjast tilbake.",
}
