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
    "report.lasting": "Flyttet til varig bolig: {share}.",
    "report.spent": "Utgifter så langt i {year}: {spent} av {planned} budsjetterte kroner, "
    "{percent}.",
    # Lengden på oppholdene
    "report.lengths": "Lengden på oppholdene",
    "report.leavers": "sluttet",
    "report.stayers": "fortsatt der",
    "report.mean": "gjennomsnitt",
    "report.median": "median",
    # Boenheter
    "report.occupancy": "Netter i boenhetene",
    "report.bed_days": "plasser i alt",
    "report.void_days": "ute av bruk",
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
    "report.no_follow_ups": "Ingen forfalt, ingen ble holdt.",
    "report.held": "holdt",
    "report.missed": "uteblitt",
    "report.due": "forfallsdager",
    "report.critical_window": "I tide i den kritiske perioden: {share}.",
    # Inn og ut
    "report.intake": "Inntak",
    "report.no_intake": "Ingen ble tatt inn.",
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
    # Glippsoner og møter
    "report.gaps": "Glippsoner",
    "report.no_gaps": "Ingen er åpne; ingen ble åpnet eller lukket.",
    "report.gaps_closed": "lukket",
    "report.gaps_open": "åpne siste dag",
    "report.gaps_age": "De åpne hadde vært åpne i {days} dager i gjennomsnitt.",
    "report.meetings": "Møter",
    "report.no_meetings": "Ingen møter ble holdt.",
    "report.meetings_held": ("{n} møte ble holdt.", "{n} møter ble holdt."),
    "report.attendance": "til stede",
    "report.decisions": "Vedtak: {made} fattet, {done} gjennomført, {overdue} over fristen siste "
    "dag.",
    # Ventelista og samtykkene
    "report.waiting_list": "Ber om plass den siste dagen",
    "report.referred": "henvist, ikke vurdert ennå",
    "report.waiting": "venter, vurdert eller tilbudt plass",
    "report.consents": "Samtykker",
    "report.consents_in_force": "beboere med samtykke som gjelder den siste dagen",
    "report.consents_given": "gitt i perioden",
    "report.consents_withdrawn": "trukket i perioden",
    # Hendelser
    "report.no_incidents": "Ingen er ført.",
    "report.incidents_reported": "Meldt til politiet, av de alvorlige og dem der det er besvart: "
    "{share}.",
    # Husleie
    "report.rent": "Husleie, kroner",
    "report.rent_charged": "krevd i perioden",
    "report.rent_paid": "betalt i perioden",
    "report.arrears_30": "skyldig i inntil 30 dager",
    "report.arrears_90": "skyldig i 31 til 90 dager",
    "report.arrears_older": "skyldig i mer enn 90 dager",
    "report.arrears": "skyldig i alt",
    "report.in_arrears": "{number} {who} skyldte husleie {last}.",
    "report.nobody_in_arrears": "Ingen skyldte husleie {last}.",
    # Resultater, målinger og hjelp
    "report.outcomes": "Resultater som er nådd",
    "report.no_outcomes": "Ingen.",
    "report.results": "antall",
    "report.months_there": "måneder etter inntak, median",
    "report.scores": "Målinger",
    "report.no_scores": "Ingen ble tatt.",
    "report.score_residents": "personer",
    "report.improved": "{instrument}: pålitelig bedre enn første gang: {share}.",
    "report.deteriorated": "{instrument}: pålitelig dårligere enn første gang: {share}.",
    "report.above_up": "{instrument}: siste sum {cut_off} eller over: {share}.",
    "report.above_down": "{instrument}: siste sum over {cut_off}, der lavere er bedre: {share}.",
    "report.sessions": "{instrument} tatt, av dagene med oppfølging: {share}.",
    "report.missing_score": (
        "{instrument} mangler i {n} samtale.",
        "{instrument} mangler i {n} samtaler.",
    ),
    "report.help": "{ladder}: hjelp siste dag, timer i uka til hver",
    "report.help_residents": "der",
    "report.help_actual": "gitt",
    "report.help_none": "Ingen hjelp er skrevet ned for noen som er der.",
    "report.help_thins_out": "Hjelpen avtar eller er den samme fra trinn til trinn.",
    "report.help_grows": "Hjelpen avtar ikke: trinn {high} får mer enn trinn {low}.",
    # Penger
    "report.money": "Penger, kroner",
    "report.planned_ore": "budsjett",
    "report.actual_ore": "i perioden",
    "report.to_date_ore": "hittil i år",
    "report.sum_cost": "Sum utgifter",
    "report.sum_funding": "Sum finansiering",
    "report.to_date": "Budsjettet gjelder hele år. Hittil i år er {first} til {last}.",
    # Foten
    "report.seal": "Segl {seal}",
    "report.no_seal": "Det er ennå ikke skrevet noe som denne rapporten kan bygge på.",
    "report.written_after": (
        "{n} endring i det som rapporteres her, ble skrevet etter at perioden var over.",
        "{n} endringer i det som rapporteres her, ble skrevet etter at perioden var over.",
    ),
}
