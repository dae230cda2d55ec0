"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused, Usage


class MergedWithItself(Refused):
    """The two codes are one person's already."""

    en = "{value} and {other} are the same person."
    nb = "{value} og {other} er samme person."


class ReferralInTheWay(Refused):
    """A record to be merged has an open referral that the other one leaves no room for."""

    en = "{code} has an open referral to {programme}, where {other} is or is referred too. First: ettervern referral withdraw {code}"
    nb = "{code} har en åpen henvisning til {programme}, der {other} også er eller er henvist. Først: ettervern referral withdraw {code}"


class UnknownEntry(Refused):
    """No entry has that id."""

    en = "No entry has the id “{value}”. The ids stand in: ettervern show WHO"
    nb = "Ingen oppføring har id «{value}». De står i: ettervern show HVEM"


class UnknownField(Refused):
    """The entry has no field of that name that can be corrected."""

    en = "{entry} has no field “{value}” to correct; it has: {known}."
    nb = "{entry} har ikke noe felt «{value}» å rette; det har: {known}."


class FieldNeeded(Usage):
    """A correction would empty what an entry cannot be without."""

    en = "{field} of {entry} cannot be empty. To take back the command that wrote it: ettervern undo N, with its number in ettervern undo --list"
    nb = "{field} i {entry} kan ikke være tomt. For å angre kommandoen som skrev det: ettervern undo N, med nummeret i ettervern undo --list"


class EntryInUse(Refused):
    """Other entries rest on this one: ``others`` the first, ``more`` the number beside."""

    en = "{entry} cannot be taken out: other entries rest on it.{first}"
    nb = "{entry} kan ikke strykes: andre oppføringer bygger på den.{first}"
    en_named = "{entry} cannot be taken out: other entries rest on it: {others}.{first}"
    nb_named = "{entry} kan ikke strykes: andre oppføringer bygger på den: {others}.{first}"
    en_more = (
        "{entry} cannot be taken out: other entries rest on it: {others}, and {more} more.{first}"
    )
    nb_more = (
        "{entry} kan ikke strykes: andre oppføringer bygger på den: {others}, og {more} til.{first}"
    )

    @property
    def form(self) -> str:
        """What is in the way is named, where it has ids."""
        return "more" if self.facts["more"] else "named" if self.facts["others"] else ""


class PersonStays(Refused):
    """A person is no entry that is taken out."""

    en = "{entry} is a person, who is not taken out. Written down twice: ettervern data merge {entry} CODE. To go for good: ettervern data erase {entry}"
    nb = "{entry} er en person og strykes ikke. Står personen to ganger: ettervern data merge {entry} KODE. Skal personen bort for godt: ettervern data erase {entry}"


class NotMovable(Refused):
    """An entry belongs with others of the stay that it is in, so it cannot go to another."""

    en = "{entry} belongs with other entries of the same stay and cannot go to somebody else's. To take it out: ettervern annul {entry} --reason …"
    nb = "{entry} hører sammen med andre oppføringer i samme opphold og kan ikke flyttes til en annens. For å stryke den: ettervern annul {entry} --reason …"
    en_named = "{entry} belongs with other entries of the same stay, {others}, and cannot go to somebody else's. To take it out: ettervern annul {entry} --reason …"
    nb_named = "{entry} hører sammen med andre oppføringer i samme opphold, {others}, og kan ikke flyttes til en annens. For å stryke den: ettervern annul {entry} --reason …"
    en_more = "{entry} belongs with other entries of the same stay, {others} and {more} more, and cannot go to somebody else's. To take it out: ettervern annul {entry} --reason …"
    nb_more = "{entry} hører sammen med andre oppføringer i samme opphold, {others} og {more} til, og kan ikke flyttes til en annens. For å stryke den: ettervern annul {entry} --reason …"

    form = EntryInUse.form


class NothingToUndo(Refused):
    """There is no command left to take back."""

    en = "There is nothing left to take back."
    nb = "Det er ingenting igjen å angre."


class ChangedAfterwards(Refused):
    """A row is no longer as the command left it, so it cannot be taken back safely."""

    en = "It cannot be taken back: {entry} has been changed since."
    nb = "Det kan ikke angres: {entry} er endret siden."


class NotUndoable(Refused):
    """There is no command of that number to take back; ``by`` is what took it back already."""

    en = "There is no change {number} to take back. See: ettervern undo --list"
    nb = "Det er ingen endring {number} å angre. Se: ettervern undo --list"
    en_done = "Change {number} has been taken back already, by change {by}."
    nb_done = "Endring {number} er angret fra før, ved endring {by}."

    @property
    def form(self) -> str:
        """What was taken back already is told apart from what never was."""
        return "done" if self.facts["by"] else ""


class UndoStops(Refused):
    """An erasure, a restore, a change of encryption or of the file's format lies in between."""

    en = "Undo goes no further back than change {number}, {command}, written {at} by {actor}."
    nb = "Angring går ikke lenger tilbake enn til endring {number}, {command}, registrert {at} av {actor}."


class UndoBlocked(Refused):
    """Taking it back would break something that still stands."""

    en = "It cannot be taken back: something written later rests on it."
    nb = "Det kan ikke angres: noe som er registrert senere, bygger på det."


class MeasureOutlivesStay(Refused):
    """A measure cannot run on after the stay has ended."""

    en = "“{measure}” cannot go on after the discharge on {discharged}."
    nb = "«{measure}» kan ikke fortsette etter at oppholdet ble avsluttet {discharged}."
