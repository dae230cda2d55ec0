"""Bokmål: fordeling mellom kommuner, og kravene på dem."""

WORDS: dict[str, str | tuple[str, str]] = {
    "sharing.key_equal": "likt",
    "sharing.key_population": "folketall",
    "sharing.key_places": "plasser",
    "sharing.key_bed-days": "døgn",
    "sharing.key_fixed": "fast",
    "sharing.by_equal": "i like deler",
    "sharing.by_population": "etter folketall",
    "sharing.by_places": "etter plasser",
    "sharing.by_bed-days": "etter døgn",
    "sharing.by_fixed": "etter faste andeler",
    "sharing.by_mix": "etter {name}",
    "sharing.mix": "{name}: {parts}.",
    "sharing.shared": "{amount} kr {by}, {year}",
    "sharing.compared": "{amount} kr etter {n} nøkler, {year}",
    "sharing.difference": "Mer eller mindre enn {by}",
    "sharing.weight": "vekt",
    "sharing.counted": "Folketallet er fra {on}.",
    "sharing.counted_between": "Folketallene er fra {first} til {last}.",
    "sharing.left_out": "Utelatt: {keys}. {why}",
    "sharing.kroner_of": "kroner, {name}",
    # Krav
    "sharing.claims_of": "Krav for {month}, {name}",
    "sharing.claim_of": "Krav på {town} for {month}",
    "sharing.cut": "Måneden er ikke omme: talt til og med {last}.",
    "sharing.by_key": "kroner, {by}",
    "sharing.costs": "Bokførte kostnader",
    "sharing.funding": "Annen bokført finansiering",
    "sharing.to_share": "Til fordeling",
    "sharing.share_of": "Andelen til {town}, {percent} ({part} av {whole})",
    "sharing.share_without": "Andelen til {town}",
    "sharing.nothing_booked": "Ingenting å fordele: det er ikke bokført noe i måneden.",
    "sharing.nothing": "Ingenting å fordele: annen finansiering dekker kostnadene akkurat.",
    "sharing.credit": "Annen finansiering var {amount} kr mer enn kostnadene: andelene er penger "
    "tilbake.",
    "sharing.stays": "opphold",
    "sharing.no_stays": "Ingen derfra var i programmet i måneden.",
    "sharing.apart": (
        "1 opphold hører ikke til noen av kommunene som deler, {days} døgn: {who}. Ingen krever "
        "det inn alene; det faller på alle.",
        "{n} opphold hører ikke til noen av kommunene som deler, {days} døgn: {who}. Ingen krever "
        "dem inn alene; de faller på alle.",
    ),
    "sharing.from_nowhere": "uten kommune",
}
