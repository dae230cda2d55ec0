"""What is written about plans, meetings, rent and consents in the demo: Norwegian, all invented."""

# Goals by life area: the staff's words, and the resident's own beside them.
GOALS = {
    "housing": (
        ("Holde leiligheten i orden", "Jeg vil ha et sted jeg tør å be noen inn"),
        ("Få egen leiekontrakt", "Mitt eget navn på døra"),
        ("Lære å lage enkle middager", "Slippe å leve på brødskiver"),
    ),
    "activity": (
        ("Ha noe fast å gå til hver uke", "Dagene blir så lange uten"),
        ("Prøve snekkerverkstedet", "Jeg var god med hendene før"),
    ),
    "economy": (
        ("Oversikt over gjeld og regninger", "Jeg vil tørre å åpne posten"),
        ("Spare litt hver måned", "Ha penger til bursdagsgave til ungen"),
    ),
    "physical-health": (
        ("Time hos tannlege og fastlege", "Kunne smile uten å holde hånda foran"),
        ("Trene to ganger i uka", "Orke trappene igjen"),
    ),
    "mental-health": (
        ("Fast samtale med psykolog", "Sove en hel natt"),
        ("Finne noe som hjelper mot uro", "Ikke være så redd på bussen"),
    ),
    "substance-use": (
        ("Holde seg rusfri ut året", "Ett år. Så ser jeg videre"),
        ("Lage en plan for de vanskelige kveldene", "Ha noen å ringe før, ikke etterpå"),
    ),
    "social-functioning": (
        ("Holde avtaler og si fra når det ikke går", "At folk kan stole på meg"),
        ("Si nei uten å krangle", "Gå derfra i stedet for å eksplodere"),
    ),
    "network": (
        ("Ta opp igjen kontakten med søsken", "Jeg savner søstera mi"),
        ("Bli kjent med noen utenfor miljøet", "En venn som ikke ruser seg"),
    ),
    "relations": (
        ("Ta opp igjen kontakten med familien", "Ringe mamma på søndager"),
        ("Bli kjent med noen utenfor miljøet", "En venn som ikke ruser seg"),
    ),
    "work": (
        ("Arbeidspraksis to dager i uka", "Ha kolleger å si god morgen til"),
        ("Ta truckførerbevis", "En jobb jeg kan fortelle om"),
    ),
    "education": (("Fullføre norsk og matte fra videregående", "Gjøre ferdig det jeg begynte på"),),
    "health": (
        ("Time hos tannlege og fastlege", "Kunne smile uten å holde hånda foran"),
        ("Sove og spise til faste tider", "Våkne uthvilt"),
    ),
    "leisure": (
        ("Bli med på fotball på torsdager", "Le av noe igjen"),
        ("Fisketur hver måned", "Det er stille der ute"),
    ),
}
ANY_GOALS = (
    ("Ta ett steg om gangen, med hjelp", "Jeg vil klare mer selv"),
    ("Finne ut hva som er viktigst nå", "Jeg vet ikke helt ennå, men jeg vil videre"),
)
VOICES_ON = ("Det går bedre enn jeg trodde", "Litt stolt, faktisk", "Ting begynner å feste seg")
VOICES_BACK = ("Ikke mye denne gangen", "Det har stått stille, men jeg gir meg ikke")
RESOURCES = (
    "Humor, god med hendene, møter når det avtales",
    "Glad i å lage mat; har en bror som stiller opp",
    "Tålmodig, flink med dyr, har jobbet på sjøen",
    "Leser mye; er ærlig om det som er vanskelig",
)
SERVICES = (
    "Fastlege, NAV, samtaler hver uke",
    "Gjeldsrådgivning og tannlege",
    "Psykolog; hjelp i hjemmet annenhver uke",
    "Treningskompis og selvhjelpsgruppe",
)
VOICES_REVIEW = (
    "Planen er min nå, ikke bare deres",
    "Bra at vi skriver ned det jeg sier",
    "Jeg vil ha færre møter og mer fred",
    "Vil bruke mer tid på familien framover",
    "Det viktigste står øverst nå",
    "Jeg vil prøve uten støttekontakt en stund",
    "Si det rett ut når dere er bekymret",
    "Mye står, noe er gjort. Det er ikke verst",
    "Ikke skriv mer enn vi trenger",
)
VOICES_NETWORK = (
    "Flere enn jeg trodde",
    "Mange kjente, få å stole på",
    "Søstera mi teller for to",
    "Noen av de gamle må jeg la gå",
    "Naboen hilser nå",
    "Broren min ringte selv",
    "Det er mest dere som jobber her, men det er greit",
)
VOICES_OUTCOME = (
    "Dette hadde jeg ikke trodd for et år siden",
    "Jeg er stolt, skriv det",
    "Endelig noe som er mitt",
    "Mamma gråt da jeg fortalte det",
    "Første gang noen regner med meg",
    "Nå må jeg bare klare å beholde det",
    "Skummelt og fint på en gang",
)
ACTIONS = (
    "Samtale samme dag; ny avtale for uka",
    "Ro på rommet, samtale dagen etter",
    "Legevakt tilkalt; fulgt opp dagen etter",
    "Ekstra tilsyn til over helga",
)
ACTIONS_BETWEEN = (
    "Snakket med begge parter hver for seg",
    "Skilte dem; samtale med hver dagen etter",
    "Oppfølging av den som ble rammet; ny avtale om fellesrommet",
)
VOICES_AFTER = (
    "Jeg skjems, men vil snakke om det",
    "Det var ikke bare min feil",
    "Jeg ble redd og visste ikke hva jeg skulle gjøre",
    "Bra at dere sa fra med en gang",
)
NO_POLICE = (
    "Løst i samtale samme dag",
    "Den som ble rammet ønsket det ikke",
    "Avklart med leder",
)
NO_CRIME = ("Helsehjelp var det som trengtes", "Ikke en politisak; løst i samtale")
WITHDRAWALS = ("Ønsker ikke å dele mer nå", "Vil ta det opp selv", "Går videre på egen hånd")
MEETINGS = (
    "Kort møte; alle var forberedt",
    "Møtet var hos NAV denne gangen",
    "God drøfting av overganger",
)
DECISIONS = (
    "Lage en felles rutine for utskriving i helger",
    "Avklare hvem som har nøkkel til fellesrommet",
    "Invitere brukerorganisasjonene til neste møte",
    "Gå gjennom beredskapen før ferien",
    "Skrive en side om erfaringene så langt",
    "Be om et fast kontaktpunkt hos fastlegene",
)
DECISIONS_ABOUT = (
    "Søke om tannbehandling",
    "Ansvarsgruppemøte innen en måned",
    "Avklare økonomien fram til vedtak er fattet",
    "Finne en støttekontakt",
    "Hente inn epikrise, etter avtale",
    "Se på en roligere bolig sammen",
)
DONE = ("Gjort som avtalt", "Gjort; det tok litt lengre tid", "Ordnet på telefon")
GAPS = (
    "Ingen tar imot ved løslatelse på fredag ettermiddag",
    "Ventetid på tannlege gjør at kurs blir avbrutt",
    "Ingen rutine for å melde fra om alvorlige hendelser",
    "Ingen kjører til behandling når bussen ikke går",
    "Uklart hvem som betaler depositum",
    "Ingen følger opp medisiner i helgene",
    "Psykiatri og rus viser til hverandre ved utredning",
    "Posten når ikke fram til den som har adressesperre",
    "Ingen har ansvar for eiendeler under innleggelse",
)
CLOSED = (
    "Skriftlig rutine vedtatt av begge parter",
    "Fast kontaktperson utpekt",
    "Ordningen prøves ut i ett år, med evaluering",
)
AGREEMENTS = ("Avtalt i samtale om økonomi", "Trekkes sammen med husleia")
REHOUSED = ("Flyttet inn med hjelp fra boligkontoret", "Ny bolig, følges opp av kommunen")
