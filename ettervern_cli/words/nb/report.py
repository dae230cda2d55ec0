"""Bokmål for rapportene over en periode."""

WORDS: dict[str, str | tuple[str, str]] = {
    "report.period": (
        "{first} til {last}, {n} dag",
        "{first} til {last}, {n} dager",
    ),
    "report.cut": "Perioden er ikke over: det er talt til og med {last}.",
    "report.who_beboer": ("beboer", "beboere"),
    "report.who_deltaker": ("deltaker", "deltakere"),
    "report.share": "{percent} ({part} av {whole})",
    # Svaret
    "report.nobody": "Ingen var i programmet i denne perioden.",
    "report.people": (
        "{number} {who}: {staying} var der fortsatt til slutt, {discharged} sluttet; "
        "{admitted} ble tatt inn."
    ),
    "report.lived_in": "Bebodde netter: {share}; {held} til ble holdt for beboere som var borte.",
    "report.on_time": "Oppfølging i tide: {share}.",
    "report.lasting": "Flyttet til varig bolig: {share}.",
    "report.spent": "Utgifter så langt i {year}: {spent} av {planned} budsjetterte kroner, "
    "{percent}.",
    # Lengden på oppholdene
    "report.lengths": "Lengden på oppholdene",
    "report.nights": "netter",
    "report.leavers": "sluttet",
    "report.stayers": "fortsatt der",
    "report.mean": "gjennomsnitt",
    "report.median": "median",
    # Boenheter
    "report.occupancy": "Netter i boenhetene",
    "report.bed_days": "plasser i alt",
    "report.void_days": "ute av bruk",
    "report.occupied_days": "bebodd",
    "report.held_days": "holdt for noen som var borte",
    "report.rate": "Bebodd, av plassene i bruk: {share}.",
    "report.on": "Antall {who}",
    # Trapper
    "report.not_run": "{name} (drives ikke her)",
    "report.moves": "Flyttinger opp: {up}. Flyttinger ned: {down}.",
    "report.circling": (
        "↻ {n} går i ring: har kommet til samme trinn {times} ganger eller mer.",
        "↻ {n} går i ring: har kommet til samme trinn {times} ganger eller mer.",
    ),
    "report.no_circling": "Ingen går i ring.",
    # Oppfølging
    "report.follow_ups": "Oppfølging",
    "report.no_follow_ups": "Ingen forfalt, ingen ble holdt.",
    "report.held": "holdt",
    "report.missed": "uteblitt",
    "report.due": "forfallsdager",
    "report.critical_window": "I tide i den kritiske perioden: {share}.",
    # Inn og ut
    "report.intake": "Inntak",
    "report.no_intake": "Ingen ble tatt inn.",
    "report.source": "fra",
    "report.municipality": "kommune",
    "report.unknown": "ikke oppgitt",
    "report.exits": "Utskrivinger",
    "report.no_exits": "Ingen sluttet.",
    "report.destination": "til",
    "report.pending": "ikke avklart",
    "report.died": "døde",
    "report.planned": "Som planlagt: {share}.",
    "report.success": "Til varig bolig, dødsfall holdt utenfor: {share}.",
    "report.returned": "Kom tilbake innen {days} dager: {share}.",
    "report.absences": "Fravær som begynte",
    "report.no_absences": "Ingen.",
    # Penger
    "report.money": "Penger, kroner",
    "report.planned_ore": "budsjett",
    "report.actual_ore": "i perioden",
    "report.to_date_ore": "hittil i år",
    "report.sum_cost": "Sum utgifter",
    "report.sum_funding": "Sum finansiering",
    "report.result": "Resultat",
    "report.to_date": "Budsjettet gjelder hele år. Hittil i år er {first} til {last}.",
    # Foten
    "report.seal": "Segl {seal}",
    "report.no_seal": "Det er ennå ikke skrevet noe som denne rapporten kan bygge på.",
    "report.written_after": (
        "{n} endring i det som rapporteres her, ble skrevet etter at perioden var over.",
        "{n} endringer i det som rapporteres her, ble skrevet etter at perioden var over.",
    ),
}
