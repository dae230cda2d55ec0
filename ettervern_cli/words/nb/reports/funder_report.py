"""Bokmål: rapporter til finansieringskilder."""

WORDS: dict[str, str | tuple[str, str]] = {
    "funder_report.title": "{programme}: rapport til {funder}",
    # Svaret
    "funder_report.used": "{spent} av {awarded} kroner i tilskudd er brukt, {percent}.",
    "funder_report.figure_used": "av tilskuddet er brukt",
    "funder_report.figure_of": "{spent} av {awarded} kroner i tilskudd",
    "funder_report.figure_people": "personer: {people}",
    "funder_report.no_award": "Det er ikke gitt noe tilskudd i perioden.",
    "funder_report.attestation": "Tilskuddet er så stort at det trengs revisorattest.",
    "funder_report.basis": "Alt er talt til og med periodens siste dag. Tilskudd gis for hele "
    "kalenderår, så de er regnet fra begynnelsen av året.",
    # Tilskuddet
    "funder_report.grant": "Bruk av tilskuddet, kroner",
    "funder_report.year": "år",
    "funder_report.sum": "sum",
    "funder_report.awarded": "gitt",
    "funder_report.purpose": "Til: {text}.",
    "funder_report.conditions": "Vilkår: {text}.",
    "funder_report.pays_posts": "Betaler {posts} årsverk.",
    "funder_report.report_by": "Rapporten for {year} skal være levert {on}.",
    "funder_report.about_spent": "Brukt er tilskuddets del av utgiftene som er bokført på postene "
    "det betaler, i forhold til tilsagnene fra alle som betaler dem, og aldri mer enn tilsagnet.",
    "funder_report.lines": "Utgifter som tilskuddet gjelder, kroner",
    # Mål
    "funder_report.goal": "Mål {number}: {text}",
    "funder_report.not_counted": "Ingenting telles for dette målet, og det er ikke skrevet noe om "
    "resultater.",
    "funder_report.not_counted_see": "Ingenting telles for dette målet; se ordene under "
    "resultater.",
    "funder_report.reached": (
        "{name}: {n} gang, {people} person.",
        "{name}: {n} ganger, personer: {people}.",
    ),
    "funder_report.not_reached": "{name}: ingen.",
    "funder_report.measure_occupancy": "Bebodde netter, av plassene i bruk: {share}.",
    "funder_report.measure_critical_window": "Oppfølging i tide i den kritiske perioden: {share}.",
    "funder_report.measure_planned_exits": "Sluttet som planlagt, av alle som sluttet: {share}.",
    "funder_report.measure_lasting_homes": "Flyttet til varig bolig, dødsfall holdt utenfor: "
    "{share}.",
    "funder_report.measure_moves_up": "Flyttet opp minst én gang, av dem på en trapp: {share}.",
    "funder_report.measure_network": "Flere støttende i familie og vennekrets enn ved første "
    "kartlegging, av nettverkene som er kartlagt på nytt: {share}.",
    "funder_report.measure_plans": "Har en plan: {share}.",
    "funder_report.measure_meetings": "Møter holdt: {number}.",
    "funder_report.measure_gaps": "Glippsoner lukket: {number}.",
    "funder_report.measure_posts": "Årsverk besatt den siste dagen: {number}.",
    # Stillinger og tiltak
    "funder_report.posts": "Stillinger",
    "funder_report.no_posts": "Konfigurasjonen har ingen stillinger.",
    "funder_report.filled": "besatt",
    "funder_report.between": "{first} til {last}",
    "funder_report.from": "fra {first}",
    "funder_report.until": "til {last}",
    "funder_report.measures": "Tiltak: hjelpen som gis",
    "funder_report.no_measures": "Det er ikke skrevet ned noen tiltak.",
    "funder_report.provider": "gitt av",
    "funder_report.measure": "slags tiltak",
    "funder_report.hours": "timer i uka",
    "funder_report.about_measures": "Timer i uka er for den siste dagen, alle til sammen.",
    # Bolig
    "funder_report.homes": "Hvor folk bodde ved start, og bor nå",
    "funder_report.start": "ved start",
    "funder_report.now": "nå",
    "funder_report.in_unit": "i en av programmets boenheter",
    "funder_report.about_homes": "Ved start er det som ble skrevet ned ved inntak. Nå er dit de "
    "som har sluttet, dro; for de andre boenheten de bor i, ellers det som sist ble skrevet ned.",
    "funder_report.evictions": "Utkastelser",
    "funder_report.asked_for": (
        "Utkastelser begjært: {n} ({people} person).",
        "Utkastelser begjært: {n} (personer: {people}).",
    ),
    "funder_report.carried_out": (
        "Utkastelser gjennomført: {n} ({people} person).",
        "Utkastelser gjennomført: {n} (personer: {people}).",
    ),
    "funder_report.asked_for_figure": "Utkastelser begjært",
    "funder_report.carried_out_figure": "Utkastelser gjennomført",
    "funder_report.not_kept_asked_for": "Begjæringer om utkastelse føres ikke: ingen slags "
    "hendelse regnes som det.",
    "funder_report.not_kept_carried_out": "Utkastelser føres ikke: ingen slags hendelse regnes som "
    "det.",
    # Planer
    "funder_report.plans": "Individuell plan og boplan",
    "funder_report.with_plan": "Har en plan, med et mål eller en gjennomgang: {share}.",
    "funder_report.goals_set": ("{n} mål er satt.", "{n} mål er satt."),
    "funder_report.goals_set_figure": "Mål satt",
    "funder_report.goals_reached": "Nådd, med 10 av 10, av målene som er lukket: {share}.",
    "funder_report.reviews": ("{n} gjennomgang er holdt.", "{n} gjennomganger er holdt."),
    "funder_report.reviews_figure": "Gjennomganger holdt",
    "funder_report.reviewed": "Har hatt en gjennomgang: {share}.",
    # Arbeid og aktivitet
    "funder_report.outcomes": "Arbeid, aktivitet og andre resultater",
    "funder_report.results": "ganger",
    # Samarbeid og medvirkning
    "funder_report.cooperation": "Samarbeid",
    "funder_report.gaps": "Glippsoner: {opened} åpnet, {closed} lukket, {open} åpne den siste "
    "dagen.",
    "funder_report.gaps_opened": "Glippsoner åpnet",
    "funder_report.gaps_closed": "Glippsoner lukket",
    "funder_report.gaps_open": "Glippsoner åpne den siste dagen",
    "funder_report.involvement": "Brukermedvirkning",
    "funder_report.voices_moves": "flyttinger opp eller ned",
    "funder_report.voices_goals": "mål",
    "funder_report.voices_progress": "framgang notert",
    "funder_report.voices_reviews": "gjennomganger",
    "funder_report.heard": "med egne ord",
    "funder_report.of": "av",
    "funder_report.heard_in_all": "Beboerens egne ord står ved siden av de ansattes: {share}.",
    "funder_report.no_voices": "Det var ingen flyttinger, mål, framgang eller gjennomganger.",
    "funder_report.heading_results": "Resultater, med ord",
    "funder_report.heading_methods": "Metoder",
    "funder_report.heading_challenges": "Utfordringer",
    "funder_report.heading_learned": "Hva vi har lært",
    "funder_report.heading_other": "Annet",
    "funder_report.remark": "{text}",
    "funder_report.remark_voice": "{text} – Med brukernes egne ord: «{voice}»",
    "funder_report.not_written": "Ikke skrevet ennå",
    "funder_report.unsaid": "Det er ikke skrevet noe under: {headings}.",
    # Nasjonale mål
    "funder_report.national": "Nasjonale mål",
    "funder_report.no_temporary": "Ingen boenhet er midlertidig, med sin egen lengste botid.",
    "funder_report.temporary": "Bodde i en midlertidig boenhet, av dem som var ferdige med "
    "behandling eller soning: {share}.",
    "funder_report.nobody_treated": "Det er ikke kjent at noen er ferdig med behandling eller "
    "soning.",
    "funder_report.too_long": "I midlertidig boenhet i mer enn tre måneder, av dem som bodde i en "
    "slik: {share}.",
    "funder_report.nobody_temporary": "Ingen bodde i en midlertidig boenhet.",
}
