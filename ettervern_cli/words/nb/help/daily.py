"""Bokmål: hjelpen til kommandoene som brukes hver dag, og til dem som ikke står i en gruppe."""

COMMANDS = {
    "": """En saksbok for ettervernsprogrammer: ettervern log ingrid "Gikk til Nav"

Én mappe inneholder config.yaml og databasen. Begynn med: ettervern demo""",
    "init": """Lag et arbeidsområde fra en mal: ettervern init bolig --template alta

Skriver config.yaml og en tom database, og rører ikke det som finnes fra før. Med --encrypt skrives
gjenopprettingsarket ut: uten det er dataene tapt hvis nøkkelen går tapt.""",
    "demo": """Et arbeidsområde med oppdiktede personer: ettervern demo

Med et troverdig forløp fram til i dag; samme frø gir samme innhold.""",
    "help": """Emner: hvordan ting gjøres, og hvorfor: ettervern help cron

Uten emne: lista over dem. Trenger ikke noe arbeidsområde. Manualsiden for man skrives til en fil:
ettervern help --man -o ettervern.1""",
    "today": """Det som venter på deg nå: ettervern today

Forfalt først, så i dag og de neste dagene; hvem som venter, hva som mangler, samarbeidsmøtet og
penger kommer sist. En terminal viser det som får plass, det som haster mest, først.""",
    "admit": """Et opphold begynner: ettervern admit "Nora Prøve" --treatment-ended 20.10.2026 --unit 1

Et navn er alltid en ny person; en som er kjent, tas med kode, og det som står i en åpen
henvisning, trenger ikke skrives igjen. Programmets vilkår for inntak gjelder: plasser, kommune,
samtykke, første trinn og forbeholdte boenheter. Den som deler bolig (--with), tar ingen plass til.""",
    "advance": """Ett trinn opp, eller til trinnet som nevnes: ettervern advance emil --voice "Jeg er klar"

Avvises med begrunnelse når vilkårene for trinnet ikke er oppfylt.""",
    "demote": """Ned, med en grunn: ettervern demote ola --steps 2 --reason agreement-broken

Aldri under det laveste trinnet programmet tilbyr. Et program kan forby det, og sier da hvorfor.""",
    "log": """En oppfølging, gjennomført eller uteblitt: ettervern log ingrid "Gikk til Nav" --minutes 30

Den neste kommer etter trinnets rytme, eller den dagen som er avtalt.""",
    "find": """Ord i alt som er skrevet: ettervern find "ny jobb"

Det nyeste først: oppfølginger, merknader, egne ord, hendelser, planer, beslutninger, glippsoner og
alle andre tekster, uansett store og små bokstaver, med hvem de gjelder, og når. Id-ene er det edit
og annul tar.""",
    "due": """Oppfølginger med frist, mest forsinket først: ettervern due --within 7d

Frist i dag er ikke forsinket. En kalender (--format ics) har koder, ikke navn, uten --names.""",
    "list": """Én rad for hver person: ettervern list --sort due

Et merke og ordene i siste kolonne viser hvem som er forsinket, og hvem som går i ring.""",
    "show": """Alt om én person, i tidsrekkefølge: ettervern show ingrid --since 1.10.2026

Alle opphold i programmet; id-ene foran er det edit og annul tar.""",
    "place": """Inn i en boenhet, og ut av en annen: ettervern place nora 3 --explained 1.11.2026

En boenhet som er full, ute av bruk eller forbeholdt, avvises, og det gjør også en plan forbi en
grense. En leieavtale på under tre år bygger på husleieloven § 11-1: leieren får vite det skriftlig
på forhånd.""",
    "vacate": """Ut av boenheten: ettervern vacate nora --on 15.11.2026

Flyttedagen er det første døgnet personen ikke bor der. Oppholdet fortsetter.""",
    "away": """Fravær for en tid: ettervern away emil --kind readmission --back 25.11.2026

Boenheten reserveres eller frigis etter regelen for fraværstypen. Å bli holdt ute for en tid er
ingen utkastelse; grunnlaget i avtalen oppgis med --ground.""",
    "lease add": """Kontrakt på en bolig utenom boenhetene: ettervern lease add nora own --on 1.11.2026

Beboerens egen, eller en vanlig kommunal. En annen som gjelder, slutter samme dag.""",
    "lease renew": """Ny kontrakt på boenheten personen bor i: ettervern lease renew nora
--until 31.10.2027

Når en kontrakt løper ut eller vilkårene endres; personen blir boende.""",
    "lease end": """Kontrakten utenom boenhetene er slutt: ettervern lease end nora --on 1.2.2027

Dagen er det første døgnet personen ikke bor der. Ut av en boenhet: ettervern vacate nora""",
    "lease list": """Kontrakter som gjelder, på boenheter og utenom: ettervern lease list

Med siste dag, prøvetid, depositum og oppsigelse, og når leieren ble informert.""",
    "eviction warn": """Leieboeren varsles skriftlig: ettervern eviction warn nora --cause restanse

To uker senere kan begjæringen sendes (tvangsfullbyrdelsesloven § 4-18). De andre årsakene er brudd
på leieavtalen og at leieforholdet er opphørt.""",
    "eviction petition": """Namsmannen bes om utkastelse: ettervern eviction petition nora

Rapportene teller den på denne dagen.""",
    "eviction ruling": """Namsmannen har besluttet: ettervern eviction ruling nora --set-for 1.12.2026

Dagen står i today, og der minnes det om at kommunen skal finne et midlertidig botilbud.""",
    "eviction carried-out": """Namsmannen har kastet ut leieboeren: ettervern eviction carried-out nora

Boenheten forlates med vacate, eller med discharge når oppholdet også slutter.""",
    "eviction settle": """Ingen utkastelse, saken er ordnet: ettervern eviction settle nora

Som når restansen er betalt, eller leieboeren flytter ut selv.""",
    "eviction withdraw": """Utleieren trekker utkastelsen: ettervern eviction withdraw nora

Det som er begjært, blir stående i tallene; ingenting er gjennomført.""",
    "eviction list": """Utkastelser, etter dagen for varselet: ettervern eviction list --open

Årsak, hvor saken står og siden når, og dagen namsmannen har satt.""",
    "back": """Tilbake fra fravær: ettervern back emil

Til boenheten som var reservert, eller til den som nevnes.""",
    "household join": """Inn i en annens bolig, for å dele den: ettervern household join emil nora --rent 3000

De tar én bolig, uansett senger, og deler én husleie: den som kom først, skylder det de andre ikke
skylder, og den som blir igjen når de andre har flyttet, skylder alt.""",
    "household children": """Barn under 18, som fødselsår: ettervern household children nora --here 2019

Ingen navn og ikke mer enn det: barn av foreldre i behandling har rett til at noen spør etter dem
(helsepersonelloven § 10 a). Det som er sagt, gjelder til noe annet blir sagt; et pars felles barn
føres på én av dem.""",
    "household list": """Hvem som deler bolig og husleie, og barna der: ettervern household list

Flere i samme bolig, og de som har barn hos seg.""",
    "lives": """Hvor personen bor: ettervern lives nora own-rented --on 2.11.2026

Rapporter til finansieringskilder sammenligner med hvor personen bodde ved start (admit --lived).""",
    "extend": """Forbi en grense, med en grunn: ettervern extend nora --until 1.2.2027 --allowed-by Kari
--reason "Leiligheten er klar i januar"

Registreres med hvem som godkjente det; en overskredet grense uten dette vises i today.""",
    "contact": """Ny fast kontakt: ettervern contact nora kari

Én person som følger med gjennom alle faser. Gjelder fra dagen i --on, som kan være fram i tid; for
dagene før står den forrige. Der programmet ikke begynner noe nytt uten en beslutning på et møte,
nevner --decision den.""",
    "municipality": """Ny hjemkommune: ettervern municipality nora kautokeino --on 1.7.2026

Gjelder fra dagen i --on, som kan være fram i tid. Oppholdet fortsetter: det den forrige kommunen har
betalt, og alle tall for dagene før, blir stående.""",
    "discharge": """Et opphold avsluttes: ettervern discharge nora --to own-rented --reason planned

Boforhold og fravær avsluttes samme dag. Det som ikke er avklart, fylles ut med discharge igjen.""",
    "edit": """Rett en oppføring: ettervern edit F-12 minutes=45 held_on=2.11.2026

Den gamle verdien blir stående i historikken. Det rettelsen ville ødelegge, avvises. En tom verdi
tømmer feltet. En person rettes med kode: edit R-0007 born=1985.""",
    "annul": """Stryk en oppføring, for eksempel en på feil person: ettervern annul F-12 --reason "Ikke hennes"

Historikken beholder den. Avvises når andre oppføringer bygger på den.""",
    "batch": """Mange kommandoer som én endring: ettervern batch maned.txt

Én kommando per linje, slik den skrives etter ettervern, med anførselstegn som i skallet; # begynner
en merknad. En linje som avvises, nevnes, ingenting lagres, og feilkoden dens returneres. I JSON
svarer hver linje på en egen linje, med nummeret sitt som "line".""",
    "undo": """Angre hele den siste kommandoen: ettervern undo

En batch er én kommando. En gang til angrer den forrige. Historikken beholder begge.""",
}

GROUPS = {
    "referral": "Henvisninger: hvem som ber om plass, og hvem som er neste.",
    "consent": "Samtykker: hva som kan deles, med hvem og hvor lenge.",
    "rehouse": "Omstillingslista: hvem som skal ha ny bolig.",
    "plan": "Planer: mål, framgang, gjennomganger og nettverk.",
    "score": "Målinger: sumskårer fra måleinstrumenter, og hva de betyr.",
    "measure": "Tiltak: hjelp som gis for en tid.",
    "outcome": "Resultater som telles.",
    "volunteer": "Frivillige: hvem de er koblet med, og timer.",
    "exclusion": "Utestenging: andre tjenester noen ikke får bruke.",
    "home": "Valg av bolig: hva som ble ønsket og gitt.",
    "unit": "Boenheter: hvem som bor hvor, og hva som er ute av bruk.",
    "lease": "Husleiekontrakter på boenheter og utenom.",
    "eviction": "Utkastelser, fra varselet til dagen.",
    "household": "Husstander: hvem som deler bolig, og barn.",
    "rent": "Husleie: krav, betalinger og restanse.",
    "incident": "Hendelser: hva som skjedde, og hva som ble gjort.",
    "budget": "Budsjett, regnskap og rest.",
    "benefit": "Ytelser: søkt og besvart; kvalifiseringsstønaden (KVP) en bestemt dag.",
    "meeting": "Samarbeidsmøter: saksliste, oppmøte og beslutninger.",
    "gap": "Glippsoner, hver med en instans som eier den.",
    "milestone": "Framdriftsplanen: milepæler med frist og dagen de ble nådd.",
    "count": "Tall utenfor programmet, som antall uten bolig.",
    "report": "Rapporter for en tid, til finansieringskilder og om forløp.",
    "data": "Kopier, historikk, import og eksport, og om alt er i orden.",
    "region": "Et bilde av mange steder, av det hvert av dem leverer.",
    "config": "Oppsettfilen.",
}
