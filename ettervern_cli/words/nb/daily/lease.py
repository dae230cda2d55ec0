"""Bokmål: husleiekontrakter, på boenheter og andre steder."""

WORDS: dict[str, str | tuple[str, str]] = {
    "lease.title": "Husleiekontrakter som gjelder",
    "lease.none": "Ingen husleiekontrakter gjelder nå.",
    "lease.own": "{name} ({code}): {lease} på en bolig utenom boenhetene, fra {on}.",
    "lease.renewed": "{name} ({code}): ny husleiekontrakt på boenhet {unit}, fra {on}.",
    "lease.over": "{name} ({code}): {lease} er avsluttet {on}.",
    "lease.still_of_unit": "Merk: husleiekontrakten på boenhet {unit} gjelder fortsatt. Flyttet ut: ettervern vacate {code} --on {day}",
    "lease.short": "Merk: en leieavtale på under tre år må ha en lovlig grunn, som husleieloven § 11-1, og leieren skal få vite det skriftlig før avtalen inngås. Når var det? ettervern edit {entry} forklart=DATO",
    "lease.trial": "prøvetid til",
    "lease.told_late": "Merk: leieren ble informert {explained}, etter at avtalen begynte {on}; det skulle vært gjort skriftlig før avtalen ble inngått (husleieloven § 11-1).",
    "lease.told": "informert",
    "lease.deposit": "depositum",
    "lease.notice": "måneders oppsigelse",
    "lease.deposit_of": "depositum {amount} kr",
    "lease.notice_of": ("{n} måneds oppsigelse", "{n} måneders oppsigelse"),
}
