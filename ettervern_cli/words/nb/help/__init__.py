"""Bokmål: hjelpen, der koden selv har den på engelsk: kommandoer, grupper, opsjoner, overskrifter."""

from ettervern_cli.words.nb.help import care, daily, data, money
from ettervern_cli.words.nb.help.options import OPTIONS

__all__ = ["COMMANDS", "GROUPS", "HEADINGS", "NAMES", "OPTIONS"]

COMMANDS = {**daily.COMMANDS, **care.COMMANDS, **money.COMMANDS, **data.COMMANDS}
GROUPS = daily.GROUPS
HEADINGS = {
    "Usage: ": "Bruk: ",
    "Arguments": "Argumenter",
    "Options": "Opsjoner",
    "Commands": "Kommandoer",
    "[default: ": "[ellers: ",
    "; required]": "; må oppgis]",
    "[required]": "[må oppgis]",
}
# What stands for a value, by the word in the code; what is not here is a value itself, or a sign.
NAMES = {
    "AGENCY": "INSTANS",
    "AMOUNT": "BELØP",
    "AREA": "OMRÅDE",
    "ARGS": "ARGUMENTER",
    "CODE": "KODE",
    "COLUMN": "KOLONNE",
    "COMMAND": "KOMMANDO",
    "DATE": "DATO",
    "DELIVERY": "LEVERANSE",
    "DESTINATION": "BOSTED",
    "DIR": "MAPPE",
    "ENTRY": "OPPFØRING",
    "FIELD": "FELT",
    "FILE": "FIL",
    "FROM": "FRA",
    "GOAL": "MÅL",
    "HEADING": "OVERSKRIFT",
    "HOST": "TJENER",
    "INTO-CODE": "TIL-KODE",
    "KEY": "NØKKEL",
    "KIND": "TYPE",
    "LADDER": "TRAPP",
    "LAKE": "SAMLING",
    "LINE": "POST",
    "MONTH": "MÅNED",
    "NAME": "NAVN",
    "OPTIONS": "OPSJONER",
    "PART": "ANDEL",
    "PERIOD": "PERIODE",
    "REASON": "GRUNN",
    "RECEIVER": "MOTTAKER",
    "SEAL": "SEGL",
    "SIZE": "STØRRELSE",
    "SOURCE": "KILDE",
    "SQL": "SQL",
    "STAFF": "ANSATT",
    "STEP": "TRINN",
    "TEXT": "TEKST",
    "TO": "TIL",
    "TOPIC": "EMNE",
    "TOTAL": "SUM",
    "UNIT": "BOENHET",
    "VALUE": "VERDI",
    "WHO": "HVEM",
    "WHOSE": "HVEM SIN",
    "WHY": "HVORFOR",
    "YEAR": "ÅR",
    "YYYY": "ÅÅÅÅ",
}
