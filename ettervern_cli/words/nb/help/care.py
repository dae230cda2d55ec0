"""Bokmål: hjelpen til henvisninger, samtykker, planer, tiltak, boenheter, møter og glippsoner."""

COMMANDS = {
    "referral add": """Noen ber om plass: ettervern referral add "Nora Prøve" --source treatment

Et navn er alltid en ny person; en som er kjent, henvises med kode. Ingenting trenger skrives igjen
når henvisningen blir et opphold: admit KODE.""",
    "referral list": """Ventelista, den neste først: ettervern referral list --status alle

Først står de som bare ble avslått fordi det var fullt, så de andre etter henvisningsdato. De som
skal spørres igjen senere, er ute av lista til da (--status later).""",
    "referral assess": """Behovet er vurdert: ettervern referral assess nora

Kan gjøres mens behandlingen pågår. Fra da av venter personen.""",
    "referral offer": """En plass er tilbudt: ettervern referral offer nora

Personen flytter inn med: admit KODE.""",
    "referral decline": """En henvisning avslås: ettervern referral decline nora --reason full

Grunnen avgjør hva som følger: fullt står fortsatt først; for tidlig spør igjen en dag (ellers når
behandlingen slutter, ellers etter 30 dager); de andre avslutter henvisningen.""",
    "referral withdraw": """Personen ber ikke lenger om plass: ettervern referral withdraw nora

Henvisningen avsluttes; en ny kan komme senere.""",
    "consent give": """Et samtykke er gitt: ettervern consent give nora --scope plan --partner nav --partner aksis

Det tilhører personen, som ikke trenger å ha startet. Et nytt kan gis ved siden av.""",
    "consent withdraw": """Et samtykke trekkes: ettervern consent withdraw nora --scope plan

Fra den dagen kan ingenting mer deles etter det. Når programmet bygger på samtykke og ingen er
igjen, avvises oppfølging, målinger, planer, flytting oppover, møter om personen og alt som begynner,
til et nytt er gitt; lesing, samtykke og avslutning virker alltid.""",
    "consent list": """Hva som kan deles, med hvem og hvor lenge: ettervern consent list nora

Siste dag er med; dagen et samtykke trekkes, er den første uten.""",
    "rehouse add": """Noen skal ha ny bolig: ettervern rehouse add "Ola Prøve"

For et hus som får nytt formål: alle på lista skal ha bolig først.""",
    "rehouse done": """Ny bolig er funnet: ettervern rehouse done ola --to own-rented

Lista beholder personen, med hvor og når.""",
    "rehouse list": """Hvem som skal ha ny bolig, de uten bolig først: ettervern rehouse list

Nederst står hvor mange av dem som har fått ny bolig.""",
    "plan goal": """Et mål i et livsområde: ettervern plan goal nora housing "Leilighet" --voice "Min egen dør"

TEKST er de ansattes ord; --voice tar vare på personens egne ved siden av.""",
    "plan progress": """Hvor langt et mål har kommet, fra 0 til 10: ettervern plan progress nora 1 4

MÅL er id-en, som G-12, eller nummeret i plan show.""",
    "plan close": """Avslutt et mål, nådd eller oppgitt: ettervern plan close nora 1

Det som er notert, blir stående. For å åpne det igjen: edit G-… closed_on=""",
    "plan review": """Planen er gjennomgått sammen: ettervern plan review nora --next 1.2.2027

Koordinator, ressurser og tjenester som ikke nevnes, blir som i forrige gjennomgang.""",
    "plan network": """Hvor mange som er rundt en person: ettervern plan network nora --family 4/2
--friends 3/1 --professionals 5/5

Tall, ikke navn. Uten /S er det ikke kjent om noen av dem støtter.""",
    "plan status": """Om en person har individuell plan: ettervern plan status nora har --on 1.3.2026

har, rett (har rett til en, og venter) eller avslått (har takket nei). Rapporter teller planer
etter dette og ikke etter mål. --on er dagen det gjelder fra; den kan være før oppholdet.""",
    "plan taper": """Et trinn i nedtrapping, avtalt med beboeren: ettervern plan taper nora 1.3.2027
--every-days 30 --voice "En gang i måneden holder"

Én linje per trinn. Ingen flyttes, og ingen frist endres; dagene avtales med log --next.""",
    "plan show": """Planen etter livsområde: ettervern plan show nora

Mål med nummer, framgang over tid, gjennomganger og endringer i nettverket.""",
    "score add": """Summen fra et måleinstrument: ettervern score add nora 23,4 --instrument ors

Bare sumskårer, aldri teksten i et instrument.""",
    "score show": """Målinger, og endringen siden den første: ettervern score show nora

Den første er av samme instrument i samme opphold. En endring kalles pålitelig når den er minst så
stor som instrumentets grense for pålitelig endring.""",
    "measure start": """Et tiltak begynner: ettervern measure start nora "Arbeidstrening" --provider nav --hours-a-week 6

Det varer til measure stop, eller til oppholdet avsluttes. Der programmet ikke begynner noe nytt
uten en beslutning på et møte, nevner --decision den.""",
    "measure stop": """Et tiltak slutter: ettervern measure stop nora "Arbeidstrening"

Dagen som gis, er den første uten tiltaket.""",
    "measure list": """Tiltak: hvem som gir dem, og hvor mye: ettervern measure list nora

Uten HVEM vises det som pågår nå, for alle.""",
    "outcome add": """Et resultat er nådd: ettervern outcome add nora work --on 2.11.2026

Rapporter teller resultater etter dagen de ble nådd.""",
    "outcome list": """Resultater, etter dato: ettervern outcome list --kind work

Under står antallet av hver type som programmet teller.""",
    "volunteer match": """En frivillig kobles med en beboer: ettervern volunteer match nora Bea

Ett ord lagres, en kode eller et fornavn; rapporter teller de frivillige og nevner ingen.""",
    "volunteer hours": """Timer med en frivillig: ettervern volunteer hours nora Bea 2,5 --on 2.11.2026

Rapporter legger dem sammen etter dagen.""",
    "volunteer end": """En frivillig kommer ikke lenger: ettervern volunteer end nora Bea

Dagen du oppgir, er den første uten den frivillige.""",
    "volunteer list": """Frivillige, hvem de er koblet med og hvor mye: ettervern volunteer list

I tidsrekkefølge; de som har sluttet, blir stående.""",
    "exclusion add": """Utestengt fra en annen tjeneste: ettervern exclusion add ada strax --until 31.12.2026

today sier når det skal slutte. --on kan være før oppholdet.""",
    "exclusion end": """Tjenesten er åpen igjen: ettervern exclusion end ada strax

Dagen du oppgir, er den første uten utestenging.""",
    "exclusion list": """Hvem som er utestengt fra hva: ettervern exclusion list

I tidsrekkefølge; det som er over, blir stående.""",
    "home wish": """Boligen noen ønsker seg: ettervern home wish kim "Egen leilighet på Mo"

Hva det ble, registreres med home given; rapporter teller ønskene, og hvor mange som ble oppfylt.""",
    "home given": """Boligen et ønske førte til: ettervern home given kim HV-1 "Leilighet, Mo" --as-wished ja

Beboeren sier om det er det som var ønsket.""",
    "home list": """Boliger som ble ønsket, og hva det ble: ettervern home list

I tidsrekkefølge.""",
    "unit list": """Hvem som bor hvor, ledig, reservert og ute av bruk: ettervern unit list

En reservert boenhet venter på en som er fraværende.""",
    "unit void": """Ta en boenhet ut av bruk: ettervern unit void 3 --reason "Nytt bad" --until 1.12.2026

Avvises mens noen bor der eller den er reservert, og nevner hvem. I bruk igjen etter siste dag.""",
    "unit open": """Ta en boenhet i bruk igjen: ettervern unit open 3

Fra dagen som gis, telles døgnene som ledige igjen.""",
    "incident add": """Registrer en hendelse: ettervern incident add ola --kind vold --police ja

Det som ikke ble anmeldt, sier hvorfor. En flytting ned eller et fravær som følger, knyttes til
hendelsen med sin egen opsjon --incident.""",
    "incident list": """Hendelser og hva som ble gjort, etter dato: ettervern incident list --since 1.1.2026

Id-ene foran er det edit, annul og opsjonen --incident tar.""",
    "meeting hold": """Et møte er holdt: ettervern meeting hold --present Nav --present "Røde Kors" --about R-0007

En person omtales bare når samtykket dekker alle instanser til stede som trenger det.""",
    "meeting agenda": """Det som er åpent, og nytt siden forrige møte: ettervern meeting agenda -o saksliste.md

Med --present kan den deles ut: ingenting om noen som en av dem ikke kan høre om, og ingen notater.
Uten står det hvem det er, med dem som var der sist.""",
    "meeting decide": """En beslutning, med ansvarlig og frist: ettervern meeting decide "Ring Strax" --owner nav
--due 1.11.2026

Om en person bare når samtykket dekker instansene på møtet og den som er ansvarlig.""",
    "meeting done": """En beslutning er gjennomført: ettervern meeting done 4 --how "Strax har ringt tilbake"

Den går ut av sakslista; lista beholder den.""",
    "meeting list": """Møter: hvem som var der, og hva som ble besluttet: ettervern meeting list

Det siste kommer sist. Id-ene foran er det done, edit og annul tar.""",
    "gap add": """Registrer en glippsone mellom tjenester: ettervern gap add "Ingen melder fra" --owner nav

Den står på sakslista til den er lukket.""",
    "gap list": """Glippsoner, de eldste først: ettervern gap list --all

Alderen på en lukket er dagene den var åpen.""",
    "gap close": """En glippsone er lukket: ettervern gap close 2 --how "Politiet har fått en kontaktperson"

Lista beholder den, med hva som lukket den.""",
}
