"""What the demo's residents are called and what is written about them: Norwegian, all invented."""

FIRST_NAMES = (
    "Nora Emil Ingrid Ola Åse Siri Håkon Mona Bjørn Tuva Even Øyvind Kari Jonas Ragnhild Truls "
    "Værna Sindre Gro Aksel Marte Pål Hedda Terje Solveig Ivar Lærke Rune Ylva Børge Anja Didrik "
    "Frøydis Geir Unni Vetle Cecilie Noah Synnøve Kåre Jorunn Leif Oda Stian Zara Wenche Quintus "
    "Xenia"
).split()
SURNAMES = (
    "Prøve Eksempel Oppdiktet Påhitt Tenkt Liksom Utkast Mønster Skisse Øvelse Fiksjon Påfunn "
    "Prøvesen Låtsom Kladd Tenkeli"
).split()
CLINICS = ("Prøveklinikken", "Eksempelgården behandling", "Oppdiktet kollektiv", "Tenkt fengsel")
CONTACTS = (
    "Gikk tur og snakket om uka som kommer",
    "Ringte sammen for å avtale time hos fastlegen",
    "Gikk gjennom regninger og satte opp en plan for måneden",
    "Laget middag sammen; god stemning",
    "Snakket om det som er vanskelig om kvelden",
    "Var med på første dag i praksis",
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
AGAIN = "Får prøve på nytt etter samtale med beboeren"
MONTHS = (
    "januar februar mars april mai juni juli august september oktober november desember"
).split()
