"""What the demo's residents are called and what is written about them: Norwegian, all invented.

A deck is a name and its sentences, with ``/`` between them; ``=`` parts the staff's words from the
resident's own.
"""

from collections.abc import Iterator
from itertools import count
from random import Random

TEXT = """
first-names: Nora / Emil / Ingrid / Ola / Åse / Siri / Håkon / Mona / Bjørn / Tuva / Even / Øyvind /
  Kari / Jonas / Ragnhild / Truls / Værna / Sindre / Gro / Aksel / Marte / Pål / Hedda / Terje /
  Solveig / Ivar / Lærke / Rune / Ylva / Børge / Anja / Didrik / Frøydis / Geir / Unni / Vetle /
  Cecilie / Noah / Synnøve / Kåre / Jorunn / Leif / Oda / Stian / Zara / Wenche / Quintus / Xenia
surnames: Prøve / Eksempel / Oppdiktet / Påhitt / Tenkt / Liksom / Utkast / Mønster / Skisse /
  Øvelse / Fiksjon / Påfunn / Prøvesen / Låtsom / Kladd / Tenkeli
clinic: Prøveklinikken / Eksempelgården behandling / Oppdiktet kollektiv
did: Gikk tur og snakket om uka som kommer / Ringte sammen for å avtale time hos fastlegen / Gikk
  gjennom regninger og satte opp en plan for måneden / Laget middag sammen; god stemning / Snakket
  om det som er vanskelig om kvelden / Var med til praksisplassen; ble tatt godt imot / Øvde på
  bussruta til aktiviteten / Snakket om søvn og døgnrytme / Besøk av søster i helga; det gikk fint /
  Sliter med uro, ønsker tettere kontakt en periode / Skrev søknad sammen / Ryddet og så over
  boligen sammen / Trening på senteret, deretter en kaffe / Snakket om gamle venner og hvordan si
  nei / Fylte ut skjemaer; mangler én underskrift / Fornøyd med uka, vil prøve kurset på torsdager
missed: Møtte ikke / Åpnet ikke døra / Ga beskjed for sent
voice-up: Jeg føler meg klar for mer ansvar / Godt å se at det går framover / Litt skummelt, men jeg
  vil prøve
voice-down: Jeg trenger mer folk rundt meg en stund / Uenig, men skjønner at det må til / Det ble
  for mye på én gang
overrides: Får prøve på nytt etter samtale / Ønsker det sterkt, og nettverket støtter det
extension: Trenger mer tid / Neste bolig er ikke klar ennå
measure: Støttekontakt / Hjelp i hjemmet / Samtalegruppe / Sosial trening / Økonomisk rådgivning
void: Oppussing / Vannskade på badet
voice-on: Det går bedre enn jeg trodde / Litt stolt, faktisk / Ting begynner å feste seg
resources: Humor, god med hendene, møter når det avtales / Glad i å lage mat; har en bror som
  stiller opp / Tålmodig, flink med dyr, har jobbet på sjøen
services: Fastlege, Nav, samtaler hver uke / Gjeldsrådgivning og tannlege / Psykolog; hjelp i
  hjemmet annenhver uke
voice-review: Planen er min nå, ikke bare deres / Bra at vi skriver ned det jeg sier / Jeg vil ha
  færre møter og mer fred / Vil bruke mer tid på familien framover / Det viktigste står øverst nå
voice-network: Flere enn jeg trodde / Mange kjente, få å stole på / Søstera mi teller for to / Noen
  av de gamle må jeg la gå
voice-outcome: Dette hadde jeg ikke trodd for et år siden / Jeg er stolt, skriv det / Endelig noe
  som er mitt / Mamma gråt da jeg fortalte det
action: Samtale samme dag; ny avtale for uka / Ro og hvile, samtale dagen etter / Fulgt opp samme
  dag og dagen etter
action-between: Snakket med begge parter hver for seg / Skilte dem; samtale med hver dagen etter /
  Oppfølging av den som ble rammet; ny avtale med begge
voice-after: Jeg vil snakke om det som skjedde / Det var ikke bare min feil / Jeg ble redd og visste
  ikke hva jeg skulle gjøre
no-police: Løst i samtale samme dag / Den som ble rammet ønsket det ikke / Avklart med leder
withdrawal: Ønsker ikke å dele mer nå / Vil ta det opp selv / Går videre på egen hånd
meeting: Kort møte; alle var forberedt / Møtet ble holdt på video / God drøfting av overganger
decision: Lage en felles rutine for avslutning i helger / Avklare hvem som følger
  opp i helgene / Invitere brukerorganisasjonene til neste møte / Gå gjennom beredskapen
decision-about: Søke om tannbehandling / Ansvarsgruppemøte innen en måned / Avklare økonomien fram
  til vedtak er fattet / Finne en støttekontakt
done: Gjort som avtalt / Gjort; det tok litt lengre tid / Ordnet på telefon
gap: Ingen tar imot ved løslatelse på fredag ettermiddag / Ventetid på tannlege gjør at kurs blir
  avbrutt / Ingen rutine for å melde fra om alvorlige hendelser / Ingen kjører til behandling når
  bussen ikke går / Uklart hvem som betaler depositum / Ingen følger opp medisiner i helgene
closed: Skriftlig rutine godkjent av begge parter / Fast kontaktperson utpekt / Ordningen prøves ut
  i ett år, med evaluering
agreement: Avtalt i samtale om økonomi / Trekkes sammen med husleia
rehoused: Flyttet inn med hjelp fra boligkontoret / Ny bolig, følges opp av kommunen
goal housing: Holde leiligheten i orden = Jeg vil ha et sted jeg tør å be noen inn
goal activity: Ha noe fast å gå til hver uke = Dagene blir så lange uten
goal economy: Oversikt over gjeld og regninger = Jeg vil tørre å åpne posten
goal physical-health: Time hos tannlege og fastlege = Kunne smile uten å holde hånda foran
goal mental-health: Fast samtale med psykolog = Sove en hel natt
goal substance-use: Holde seg rusfri ut året = Ett år. Så ser jeg videre
goal social-functioning: Holde avtaler og si fra når det ikke går = At folk kan stole på meg
goal network: Ta opp igjen kontakten med søsken = Jeg savner søstera mi
goal work: Arbeidspraksis to dager i uka = Ha kolleger å si god morgen til
goal education: Fullføre norsk og matte fra videregående = Gjøre ferdig det jeg begynte på
goal any: Ta ett steg om gangen, med hjelp = Jeg vil klare mer selv / Finne ut hva som er viktigst
  nå = Jeg vet ikke helt ennå, men jeg vil videre
remark cooperation: Møtene har faste representanter, og det går raskere å få svar mellom møtene
remark involvement: Deltakerne bestemmer selv hva fellespengene går til = Det er første gang noen
  spør før de bestemmer
remark methods: Tettere oppfølging de første tre månedene, og nettverkskart i den fjerde uka
remark challenges: Ventetida på egen bolig er lang, og den holder plasser opptatt = Jeg er klar, men
  det er ikke noe sted å flytte til
remark learned: Planen må begynne mens folk ennå er i behandling; etterpå er det for sent = Jeg
  visste hvor jeg skulle bo før jeg dro. Det hjalp mest
"""


def decks(text: str, parting: str = " / ") -> dict[str, tuple[str, ...]]:
    """Decks by name; a line that begins with a space goes on with the one before."""
    lines = text.strip().replace("\n  ", " ").splitlines()
    named = (line.split(": ", 1) for line in lines)
    return {name: tuple(said.split(parting)) for name, said in named}


DECKS = decks(TEXT)


def names(chance: Random) -> Iterator[str]:
    """Names without end, none of them twice, first names as rarely the same as can be."""
    first = chance.sample(DECKS["first-names"], len(DECKS["first-names"]))
    last = chance.sample(DECKS["surnames"], len(DECKS["surnames"]))
    for shift in count():
        turn = shift // len(last)
        for index, name in enumerate(first):
            surname = last[(index + shift) % len(last)]
            yield f"{name} {surname} {turn + 1}" if turn else f"{name} {surname}"
