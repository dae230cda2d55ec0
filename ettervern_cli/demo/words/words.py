"""What the demo's residents are called and what is written about them: Norwegian, all invented."""

from collections.abc import Iterator
from itertools import count
from random import Random

FIRST_NAMES = (
    "Nora", "Emil", "Ingrid", "Ola", "Åse", "Siri", "Håkon", "Mona", "Bjørn", "Tuva", "Even",
    "Øyvind", "Kari", "Jonas", "Ragnhild", "Truls", "Værna", "Sindre", "Gro", "Aksel", "Marte",
    "Pål", "Hedda", "Terje", "Solveig", "Ivar", "Lærke", "Rune", "Ylva", "Børge", "Anja", "Didrik",
    "Frøydis", "Geir", "Unni", "Vetle", "Cecilie", "Noah", "Synnøve", "Kåre", "Jorunn", "Leif",
    "Oda", "Stian", "Zara", "Wenche", "Quintus", "Xenia",
)  # fmt: skip
SURNAMES = (
    "Prøve", "Eksempel", "Oppdiktet", "Påhitt", "Tenkt", "Liksom", "Utkast", "Mønster", "Skisse",
    "Øvelse", "Fiksjon", "Påfunn", "Prøvesen", "Låtsom", "Kladd", "Tenkeli",
)  # fmt: skip
CLINICS = ("Prøveklinikken", "Eksempelgården behandling", "Oppdiktet kollektiv", "Låtsomtunet")
PRISON = "Tenkt fengsel"
HELD = (
    "Gikk tur og snakket om uka som kommer",
    "Ringte sammen for å avtale time hos fastlegen",
    "Gikk gjennom regninger og satte opp en plan for måneden",
    "Laget middag sammen; god stemning",
    "Snakket om det som er vanskelig om kvelden",
    "Var med til praksisplassen; ble tatt godt imot",
    "Øvde på bussruta til aktiviteten",
    "Snakket om søvn og døgnrytme",
    "Besøk av søster i helga; det gikk fint",
    "Sliter med uro, ønsker tettere kontakt en periode",
    "Skrev søknad sammen",
    "Ryddet og så over boligen sammen",
    "Trening på senteret, deretter en kaffe",
    "Snakket om gamle venner og hvordan si nei",
    "Fylte ut skjemaer; mangler én underskrift",
    "Fornøyd med uka, vil prøve kurset på torsdager",
    "Snakket om barna og neste samvær",
    "Handlet inn for uka og regnet ut hva det kostet",
    "Så på ledige stillinger sammen",
    "Ringte NAV sammen; nytt møte i neste uke",
    "Skrudde sammen sofaen; mye latter",
    "Stille i dag; satt og drakk kaffe",
    "Snakket om hva som hjalp sist det var vondt",
    "Var innom biblioteket og lånte bøker",
    "Gikk gjennom planen for helga",
    "Fulgte til tannlegen",
    "Vasket klær og bar ut søppel",
    "Fortalte om barndommen; takket for at noen hørte på",
    "Fisket fra brygga, fikk ingenting",
    "Hjalp til med å bestille pass",
)
MISSED = ("Møtte ikke", "Åpnet ikke døra", "Ga beskjed for sent", "Svarte ikke på telefon")
VOICES_UP = (
    "Jeg føler meg klar for mer ansvar",
    "Godt å se at det går framover",
    "Litt skummelt, men jeg vil prøve",
)
VOICES_DOWN = (
    "Jeg trenger mer folk rundt meg en stund",
    "Uenig, men skjønner at det må til",
    "Det ble for mye på én gang",
)
OVERRIDES = ("Får prøve på nytt etter samtale", "Ønsker det sterkt, og nettverket støtter det")
EXTENSIONS = ("Trenger mer tid", "Neste bolig er ikke klar ennå")
MEASURES = (
    "Støttekontakt", "Hjelp i hjemmet", "Samtalegruppe", "Sosial trening", "Økonomisk rådgivning",
)  # fmt: skip
VOIDS = ("Oppussing", "Vannskade på badet")
SOMEBODY = "Ansvarlig leder"
MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "desember",
)  # fmt: skip


def names(chance: Random) -> Iterator[str]:
    """Names without end, none of them twice, first names as rarely the same as can be."""
    first = chance.sample(FIRST_NAMES, len(FIRST_NAMES))
    last = chance.sample(SURNAMES, len(SURNAMES))
    for shift in count():
        turn = shift // len(last)
        for index, name in enumerate(first):
            surname = last[(index + shift) % len(last)]
            yield f"{name} {surname} {turn + 1}" if turn else f"{name} {surname}"
