"""nn: what is said of lease, as translators gave it."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "lease.title": "Husleigekontraktar som gjeld",
    "lease.none": "Ingen husleigekontraktar gjeld no.",
    "lease.own": "{name} ({code}): {lease} på ein bustad utanom bueiningane, frå {on}.",
    "lease.renewed": "{name} ({code}): ny husleigekontrakt på bueining {unit}, frå {on}.",
    "lease.over": "{name} ({code}): {lease} er avslutta {on}.",
    "lease.still_of_unit": "Merk: husleigekontrakten på bueining {unit} gjeld framleis. Flytta ut: ettervern vacate {code} --on {day}",
    "lease.short": "Merk: ein leigeavtale på under tre år må ha ein lovleg grunn, som husleigelova § 11-1, og leigaren skal få vite det skriftleg før avtalen blir inngått. Når var det? ettervern edit {entry} explained_on=DATO",
    "lease.trial": "prøvetid til",
    "lease.told_late": "Merk: leigaren vart informert {explained}, etter at avtalen byrja {on}; det skulle vore gjort skriftleg før avtalen vart inngått (husleigelova § 11-1).",
    "lease.told": "informert",
    "lease.deposit": "depositum",
    "lease.notice": "månader oppseiing",
    "lease.deposit_of": "depositum {amount} kr",
    "lease.notice_of": ("{n} månad oppseiing", "{n} månader oppseiing"),
}
