"""Bokmål: lista over dem som må få en annen bolig."""

WORDS: dict[str, str | tuple[str, str]] = {
    "rehouse.title": "Må få en annen bolig",
    "rehouse.added": "{name} ({code}) skal ha ny bolig.",
    "rehouse.housed": "{name} ({code}): flyttet {on} til {where}.",
    "rehouse.so_far": "{housed} av {n} har flyttet, {lasting} {n:|av dem }til varig bolig.",
    "rehouse.not_lasting": "Merk: {where} regnes ikke som varig bolig.",
    "rehouse.none": "Ingen står på lista.",
    "rehouse.listed": "ført opp",
    "rehouse.whereto": "til",
    "rehouse.no_home": "ingen bolig ennå",
    "rehouse.told_listed": "skal ha ny bolig",
}
