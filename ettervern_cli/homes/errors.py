"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class UnitFull(Refused):
    """Every bed of the unit is taken or held."""

    en = "Unit {unit} is taken: {residents}."
    nb = "Boenhet {unit} er opptatt: {residents}."


class HouseholdApart(Refused):
    """Who shares a home lives in the same unit, and moves in where somebody of it lives."""

    en = "Nobody of the household {household} lives in that unit on that day."
    nb = "Ingen i husstanden {household} bor i den boenheten den dagen."


class UnitVoid(Refused):
    """The unit is out of use on that day."""

    en = "Unit {unit} is out of use. To take it into use again: ettervern unit open {unit}"
    nb = "Boenhet {unit} er ute av bruk. For å ta den i bruk igjen: ettervern unit open {unit}"


class UnitNotThere(Refused):
    """The unit does not exist on that day."""

    en = "Unit {unit} is not in use on {on}."
    nb = "Boenhet {unit} er ikke i bruk {on}."


class UnitReserved(Refused):
    """The unit is kept for a partner's own residents."""

    en = "Unit {unit} is kept for {partner}'s own. That somebody is one is said by admit --agency, or afterwards: ettervern edit S-… agency=…"
    nb = "Boenhet {unit} er forbeholdt beboere fra {partner}. Kommer personen derfra, sies det med admit --agency, eller etterpå: ettervern edit S-… agency=…"


class AlreadyPlaced(Refused):
    """The resident lives in that unit already."""

    en = "{name} lives in unit {unit} already."
    nb = "{name} bor allerede i boenhet {unit}."


class IsAway(Refused):
    """The resident is away; the return comes first."""

    en = "{name} ({code}) is away; first: ettervern back {code}"
    nb = "{name} ({code}) er registrert som fraværende; først: ettervern back {code}"


class PartnerTimeTooShort(Refused):
    """The partner's unit asks for a longer time in treatment there."""

    en = "Unit {unit} is for those who have spent {months} months in treatment at {partner}."
    nb = "Boenhet {unit} er for dem som har vært {months} måneder til behandling hos {partner}."


class UnitInUse(Refused):
    """Somebody lives there or the unit is held for them."""

    en = "Unit {unit} is lived in or held: {residents}."
    nb = "Boenhet {unit} er bebodd eller reservert: {residents}."


class UnitAlreadyVoid(Refused):
    """The unit is void already."""

    en = "Unit {unit} is out of use already."
    nb = "Boenhet {unit} er allerede ute av bruk."


class UnitNotVoid(Refused):
    """The unit is in use as it is."""

    en = "Unit {unit} is not out of use."
    nb = "Boenhet {unit} er ikke ute av bruk."


class NotPlaced(Refused):
    """The resident has no unit."""

    en = "{name} ({code}) has no unit."
    nb = "{name} ({code}) har ingen boenhet."


class BeyondLimit(Refused):
    """Something is planned past a limit; ``what`` is the ``stay``, the ``step`` or the ``unit``."""

    en = '{until} is past the limit: a stay in {programme} is for {n} {n:month|months} at most, this one until {limit}.\nTo plan it all the same: --override "why"'
    nb = '{until} er forbi grensen: et opphold i {programme} varer høyst {n} {n:måned|måneder}, dette til {limit}.\nFor å planlegge det likevel: --override "hvorfor"'
    en_step = '{until} is past the limit: the step {label} is for {n} {n:month|months} at most, here until {limit}.\nTo plan it all the same: --override "why"'
    nb_step = '{until} er forbi grensen: trinnet {label} varer høyst {n} {n:måned|måneder}, her til {limit}.\nFor å planlegge det likevel: --override "hvorfor"'
    en_unit = '{until} is past the limit: unit {label} is for {n} {n:month|months} at most, here until {limit}.\nTo plan it all the same: --override "why"'
    nb_unit = '{until} er forbi grensen: boenhet {label} er for høyst {n} {n:måned|måneder}, her til {limit}.\nFor å planlegge det likevel: --override "hvorfor"'

    def __init__(self, *, what: str, **facts: object) -> None:
        super().__init__(**facts)
        self.what = what

    @property
    def form(self) -> str:
        """Each limit has its sentence, which names it and its length."""
        return self.what if self.what in ("step", "unit") else ""


class NoLimit(Refused):
    """There is nothing that runs out, so nothing to extend."""

    en = "Nothing runs out for {name} ({code}), so there is nothing to extend."
    nb = "Ingenting løper ut for {name} ({code}), så det er ingenting å forlenge."


class LimitNotReached(Refused):
    """The new date is no later than the limit that holds already."""

    en = "{until} is no later than the limit that holds already, {limit}."
    nb = "{until} er ikke senere enn grensen som allerede gjelder, {limit}."
