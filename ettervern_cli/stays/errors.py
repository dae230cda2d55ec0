"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import MissingOption, Refused


class ProgrammeFull(Refused):
    """No place is open to the person; ``kept`` names whom an empty one is reserved for."""

    where = "kept"
    en = "{programme} is full."
    nb = "{programme} er fullt."
    en_kept = "{programme} is full; the empty unit is kept for {kept}'s own."
    nb_kept = "{programme} er fullt; den ledige boenheten er forbeholdt beboere fra {kept}."


class NotNew(Refused):
    """Somebody at a terminal said that the name is that of a person known already."""

    en = "Nothing was written. Known already, to be admitted by code: {others}."
    nb = "Ingenting ble lagret. Kjent fra før, og tas inn med koden: {others}."
    en_referred = (
        "Nothing was written. Known already: {others}. To admit that person: ettervern {command}"
    )
    nb_referred = "Ingenting ble lagret. Kjent fra før: {others}. For å ta inn den personen: ettervern {command}"

    @property
    def form(self) -> str:
        """Who is referred is admitted with no more than the code."""
        return "referred" if self.facts["command"] else ""


class NotAway(Refused):
    """The resident is not away."""

    en = "{name} ({code}) is not away."
    nb = "{name} ({code}) er ikke registrert som fraværende."


class NothingToFill(Refused):
    """The last exit has its reason and destination already."""

    en = "The exit of {name} ({code}) on {on} has that already. To correct it: ettervern edit S-…"
    nb = "Avslutningen for {name} ({code}) {on} er allerede fylt ut. For å rette den: ettervern edit S-…"


class ReasonNeeded(MissingOption):
    """An exit needs a destination, unless the resident died."""

    en = "Whereto? --to DESTINATION, or --to pending while it is not known."
    nb = "Hvor flytter personen? Skriv --to STED, eller --to uavklart så lenge det ikke er kjent."
