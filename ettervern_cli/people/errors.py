"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused

# What stands where something was erased.
ERASED = "\u2013"


class UnknownResident(Refused):
    """No resident has that code or name."""

    en = "Nobody here has the code or name “{value}”. See: ettervern list --status all"
    nb = "Fant ingen med koden eller navnet «{value}». Se: ettervern list --status alle"


class AlreadyAdmitted(Refused):
    """The person has an open stay in the programme."""

    en = "{name} ({code}) has been here since {admitted}."
    nb = "{name} ({code}) har vært her siden {admitted}."


class StaysOverlap(Refused):
    """Two stays of one person in one programme share a day."""

    en = "{name} ({code}) has a stay from {admitted} to {discharged}; two stays cannot share days."
    nb = "{name} ({code}) har et opphold fra {admitted} til {discharged}; opphold kan ikke overlappe."


class NotAdmitted(Refused):
    """The resident has no open stay in the programme on that day."""

    en = "{name} ({code}) has no open stay in {programme}."
    nb = "{name} ({code}) har ikke noe åpent opphold i {programme}."


class BeforeAdmission(Refused):
    """The day lies before the stay began."""

    en = "{on} lies before the admission of {name} ({code}) on {admitted}."
    nb = "{on} ligger før {name} ({code}) startet {admitted}."


class AfterDischarge(Refused):
    """The day lies after the stay ended."""

    en = "{on} lies after the discharge of {name} ({code}) on {discharged}."
    nb = "{on} ligger etter at oppholdet til {name} ({code}) ble avsluttet {discharged}."


class SeveralResidents(Refused):
    """The name fits several; the candidates are listed."""

    en = "“{value}” fits several; use the code:"
    nb = "«{value}» passer for flere; bruk koden:"


class NameWhereCodeIsMeant(Refused):
    """A code that no resident has, where a name would make a new person."""

    en = "Nobody here has the code {value}; a new person is admitted by name."
    nb = "Ingen her har koden {value}; en ny person registreres med navn."


class PersonDied(Refused):
    """The person's last stay ended with their death."""

    en = "{name} ({code}) died on {on}. If that is a mistake: ettervern edit S-… reason="
    nb = "{name} ({code}) døde {on}. Er det en feil: ettervern edit S-… reason="


class ErasedPerson(Refused):
    """The person was erased: only an anonymous stay is left, and nothing is written about it."""

    en = "{code} was erased on {on}: what is left is an anonymous stay, and nothing is written about it."
    nb = "{code} ble slettet {on}: det som er igjen, er et anonymt opphold, og ingenting mer kan registreres."


class DecisionNeeded(Refused):
    """The programme begins nothing new without a decision of a meeting."""

    en = "{programme} begins nothing new without a decision: {because}. Name it with --decision D-…"
    nb = "{programme} begynner ikke noe nytt uten en beslutning: {because}. Oppgi den med --decision D-…"


class DecisionDoesNotFit(Refused):
    """The decision is of no meeting, about somebody else, or later than what rests on it."""

    en = "{id} is no decision of a meeting about {name} ({code}) on {on} or before."
    nb = "{id} er ingen beslutning fra et møte om {name} ({code}) {on} eller før."


class StepTaken(Refused):
    """That step has its day already."""

    en = "{entry} has that already, on {on}. Correct it: ettervern edit {entry} {field}=DATE"
    nb = "{entry} har det alt, {on}. Rett det: ettervern edit {entry} {field}=DATO"
