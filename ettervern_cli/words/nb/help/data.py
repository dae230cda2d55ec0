"""Bokmål: hjelpen til dataene (kopier, historikk, import, sletting) og til oppsettet."""

COMMANDS = {
    "data history": """Hva som er registrert, når og av hvem, nyeste først: ettervern data history --since 1.11.2026

Hver kommando med alle oppføringer den laget, og den gamle verdien av det den endret. Hver kommando er
forseglet over den forrige; --head skriver ut den nyeste som en linje å ta vare på et annet sted, og
data verify --head holder historikken opp mot den.""",
    "data import": """Rader fra andre systemer, eller en eksport: ettervern data import stays opphold.csv

Hele filen eller ingenting: alle feil i radene nevnes på én gang. Samme fil igjen legger ikke til noe;
rader som er endret siden, og nye der personen heter noe annet her, nevnes, og ingenting lagres før
--update eller --keep er gitt. Det som er rettet eller strøket her, forblir det. En eksport, data import
MAPPE, går inn i et tomt arbeidsområde.

CSV skilt med semikolon, komma eller tabulator, UTF-8 eller Windows-tegn, eller en arbeidsbok (xlsx).
resident er det andre systemets nøkkel, eller en kode herfra, R-0007; id, i enhver fil, radens egen
nøkkel der; flere områder eller partnere har | mellom seg. Norske overskrifter er kjent: ettervern
help exchange. Kolonner etter type, de som må være med, først:""",
    "data deliver": """Rader uten navn, til et fylkes bilde: ettervern data deliver ut --to fylket

Ni tabeller som Parquet, og et manifest. Ingen navn, koder, fødselsår eller tekster; dagene er
nøyaktige, så det er fortsatt personopplysninger, og leveres bare til en mottaker i oppsettet, med
rettslig grunnlag og avtale. Det som skjedde etter --until, er som om det ikke hadde skjedd. Mer:
ettervern help region""",
    "region take": """Ta imot det steder har levert: ettervern region take ut-* --into samling

Hver leveranse kontrolleres i sin helhet og tas imot, eller avvises uten at noe av den tas imot; en
som avvises, står ikke i veien for de andre. Et høyere nummer erstatter stedets forrige i ett steg; den
samme igjen gir ingenting å gjøre. Har samlingen et steds offentlige nøkkel (keys/STED.pem), tas bare
det imot som er signert med den. Mer: ettervern help region""",
    "region status": """Hvilke steder som har levert, og til når: ettervern region status samling

Under dem det programmene definerer ulikt: trinn, når noen går i ring, hvilke bosteder som er
varige, ord bare noen har.""",
    "region report": """Én rapport om mange steder: ettervern region report samling --period 2025 --by county

Det report period sier om ett sted, om alle som har levert: personer, døgn, belegg, trapper,
oppfølging, inntak, avslutninger, fravær, penger, og hvor lenge oppholdene varer. Den sier hvilke
steder som mangler; den som ikke har levert til periodens siste dag, er ikke med i den.""",
    "data query": """Ett spørsmål i SQL: ettervern data query "SELECT * FROM v_budget WHERE year = 2026"

Det bare leser. Visninger som er laget for det: v_resident, v_stay, v_step, v_move, v_placement,
v_follow_up, v_incident, v_outcome, v_occupancy_month, v_budget, v_rent; :today er programmets dag. Mer:
ettervern help query""",
    "data export": """Alt som CSV og JSON: ettervern data export alt

Alle tabeller, historikken også, med en beskrivelse (datapackage.json) etter Frictionless Data Package.
JSON er nøyaktig; CSV er for regneark.""",
    "data backup": """Skriv en sikkerhetskopi, hel og kontrollert: ettervern data backup --keep 7d,4w,12m

Den åpnes igjen og kontrolleres før noen eldre fjernes. I en MAPPE som nevnes, fjernes ingenting uten
at --keep sier det.""",
    "data restore": """Gjenopprett en sikkerhetskopi: ettervern data restore backups/ettervern-2026-10-31T0312.db

Den kontrolleres først, og de som er slettet, slettes fra den igjen. På en ny maskin: --to MAPPE, som
også får oppsettet. Angring går ikke forbi den.""",
    "data merge": """To registreringer av én person blir én: ettervern data merge R-0007 R-0003

Opphold, henvisninger, samtykker og alt annet flyttes; navnet som blir stående, er den andres. Den
første koden finner fortsatt personen. Avvises når to opphold i ett program ville overlappe.""",
    "data access": """Alt som er lagret om én person: ettervern data access nora -o nora.html

Til personen selv: noen få sider der det som gjentar seg, er slått sammen, med hvem som har fått
vite noe og lest, hvorfor det er lagret, hvor lenge, og hvordan man klager. --full tar med alle
oppføringer, og det gjør også json og csv, for den som vil ha en kopi som kan leses av maskiner. Det
som gjelder andre, er utelatt.""",
    "data erase": """Slett en person for godt: ettervern data erase R-0007 --ground "Bedt om det" --backups

Først om det er plikt til å ta vare på opplysningene (som journal eller i arkiv): --duty ingen, utløpt
når den har løpt ut, «annet sted» når et annet system har dem. Gjelder den, blir slettingen avvist.
Grunnlaget og svaret tas vare på.

Navn, tekster og alt annet som forteller hvem det var, slettes fra tabeller, historikk og ledige
sider. Det rapporter teller, blir stående under koden. Angring går ikke forbi det, og en
gjenoppretting henter det ikke tilbake. Der andres tekster kan mene personen, nevnes oppføringene:
se dem med --dry-run, og skriv --also F-12 for hver som gjør det.""",
    "data keep": """Hvilke data som skal slettes, og når: ettervern data keep --due

For alle med avsluttede opphold og henvisninger: så mange måneder etter som keep: months sier.
Ingenting slettes av seg selv.""",
    "data verify": """Kontroller at alt er i orden, og hva som må gjøres ellers: ettervern data verify --backups

Filen blir bare lest. Feil gir kode 3, merknader ikke; når alt er i orden, sier --quiet ingenting.""",
    "data accept": """Godta det annen programvare skrev: ettervern data accept I-3 --because "Flyttet av IT"

Det forsegles som det er, med begrunnelsen, og data verify sier ikke mer om det fra da av.""",
    "data encrypt": """Krypter databasen: ettervern data encrypt -o ark.txt

Med en ny tilfeldig nøkkel i systemets nøkkelring, i en fil eller bak en passfrase. Skriver ut
gjenopprettingsarket: uten det er dataene tapt hvis nøkkelen går tapt.""",
    "data decrypt": """Skriv databasen ut ukryptert: ettervern data decrypt --yes

Nøklene blir der de er: krypterte sikkerhetskopier trenger dem.""",
    "data rekey": """Gi databasen en ny nøkkel: ettervern data rekey -o ark.txt

Sikkerhetskopier beholder nøkkelen de ble laget med, og arket har de eldre nøklene også. Med --key-in
ligger den nye et annet sted.""",
    "data key": """Hvor nøkkelen til databasen ligger: ettervern data key

Aldri selve nøkkelen; til den er ettervern data sheet.""",
    "data sheet": """Skriv ut gjenopprettingsarket igjen: ettervern data sheet -o ark.txt

Det inneholder nøkkelen: skriv det ut, lås det inn, og slett filen.""",
    "data recover": """Skriv inn en nøkkel fra gjenopprettingsarket: ettervern data recover kopi.db

De fire radene skrives i en terminal eller kommer fra standard inn, og beholdes hvis de åpner databasen,
eller sikkerhetskopien som nevnes. Deretter virker alt som før.""",
    "config check": """Kontroller oppsettet: ettervern config check

Alle feil på én gang, med linje og sted; kode 78 når det er noen. Databasen røres ikke.""",
    "config show": """Oppsettfilen som er i bruk, som den er: ettervern config show

Stien går til standard feil; JSON har begge deler, og det filen sier, som verdier.""",
    "config apply": """Ta i bruk et endret oppsett nå: ettervern config apply

Enhver kommando som møter en endret fil, gjør det samme. Det som fjerner noe i bruk, avvises og nevner
radene som er i veien.""",
    "config example": """Alle nøkler i et oppsett, forklart: ettervern config example

Hver med standardverdi og betydning, som en fil å kopiere linjer fra.""",
    "config schema": """Et JSON Schema for redigeringsprogrammer: ettervern config schema -o schema.json

Med det fyller redigeringsprogrammet ut nøklene og merker det som er feil, mens du skriver.""",
}
