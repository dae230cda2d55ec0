"""nn: what is said of rehouse, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "rehouse.title": "Må få ein annan bustad",
    "rehouse.added": "{name} ({code}) må få ein annan bustad.",
    "rehouse.housed": "{name} ({code}): flytta {on} til {where}.",
    "rehouse.so_far": (
        "{housed} av {n} har flytta, {lasting} til varig bustad.",
        "{housed} av {n} har flytta, {lasting} av dei til varig bustad.",
    ),
    "rehouse.not_lasting": "Merk: {where} blir ikkje rekna som varig bustad.",
    "rehouse.none": "Ingen står på lista.",
    "rehouse.listed": "ført opp",
    "rehouse.whereto": "til",
    "rehouse.no_home": "ingen bustad enno",
    "rehouse.told_listed": "må få ein annan bustad",
}
