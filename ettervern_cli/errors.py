"""The families of errors with their exit codes, and what several rooms raise.

An error carries facts, not sentences: ``words/`` holds one sentence a class and language, under
``error.<class name>``, with the facts in braces. A class that begins a family has no sentence.
"""


class Word(str):
    """A fact that is itself a key in words/, said in the reader's language."""


class EttervernError(Exception):
    """Anything this program refuses or cannot do, said in one sentence."""

    exit_code = 70

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__, facts)
        self.facts = facts

    @property
    def key(self) -> str:
        """Where words/ keeps the sentence."""
        return f"error.{type(self).__name__}"


# --- 1: refused by a rule, unknown, or not found ---------------------------------------------


class Refused(EttervernError):
    """A rule, a name or a date says no. Nothing was written."""

    exit_code = 1


class UnknownResident(Refused):
    """No resident has that code or name."""


class UnknownName(Refused):
    """A unit, step, reason … that the programme does not have; what it has is listed."""

    def __init__(self, *, what: str, value: str, known: list[str], near: str = "") -> None:
        super().__init__(what=Word(f"error.list_{what}"), value=value, known=known, near=near)

    @property
    def key(self) -> str:
        """A near miss is asked about; otherwise what there is gets listed."""
        return "error.UnknownNameNear" if self.facts["near"] else "error.UnknownName"


class InTheFuture(Refused):
    """What has happened cannot be dated after today."""


class NotUsedHere(Refused):
    """The programme has none of that kind at all (no ladder, no units, no budget)."""

    def __init__(self, *, what: str, programme: str) -> None:
        super().__init__(what=Word(f"error.list_{what}"), programme=programme)


class AlreadyAdmitted(Refused):
    """The person has an open stay in the programme."""


class StaysOverlap(Refused):
    """Two stays of one person in one programme share a day."""


class NotAdmitted(Refused):
    """The resident has no open stay in the programme on that day."""


class BeforeAdmission(Refused):
    """The day lies before the stay began."""


class AfterDischarge(Refused):
    """The day lies after the stay ended."""


class UnitFull(Refused):
    """Every bed of the unit is taken or held."""


class UnitVoid(Refused):
    """The unit is out of use on that day."""


class UnitNotThere(Refused):
    """The unit does not exist on that day."""


class UnitReserved(Refused):
    """The unit is kept for a partner's own residents."""


class AlreadyPlaced(Refused):
    """The resident lives in that unit already."""


class IsAway(Refused):
    """The resident is away; the return comes first."""


class EndsBeforeItBegins(Refused):
    """The end is not after the beginning."""


class EventsOutOfOrder(Refused):
    """The day lies before something already written that must come first."""


class NothingChanged(Refused):
    """What was typed stands already: there is nothing to do."""

    exit_code = 0


class AmountIsZero(Refused):
    """A booking of nothing."""


class YearNotPlanned(Refused):
    """The programme has no budget for that year."""


class NothingToShareBy(Refused):
    """Nobody has any weight by the key, so that the amount would fall on nobody."""


class PopulationMissing(Refused):
    """Municipalities whose inhabitants were not counted before the year."""


class MeasureRunsAlready(Refused):
    """The resident has a measure of that name from that day on already."""


class WorkspaceExists(Refused):
    """A configuration or database is there already."""


class FutureReport(Refused):
    """The period has not begun."""


class NationalIdentityNumber(Refused):
    """A national identity number has no place in the case book."""


class TextTooLong(Refused):
    """A text longer than a field may hold."""


class WrongColumns(Refused):
    """A heading that lacks a column, has one twice, or one that nobody knows; all are listed."""


class BadRows(Refused):
    """Rows that cannot be imported; every one is listed, without its content."""


# --- 2: wrong usage --------------------------------------------------------------------------


class Usage(EttervernError):
    """The command line cannot be read. Nothing was opened."""

    exit_code = 2


class BadValue(Usage):
    """A value that cannot be read as what it should be (``what`` names a sentence of its own)."""

    KINDS = frozenset(
        ("day", "month", "amount", "minutes", "count", "span", "year", "born", "language",
         "format", "choice", "stdin", "assignment", "flag", "text",
         "total", "hours", "progress", "relations", "keeping", "part")
    )  # fmt: skip

    @property
    def key(self) -> str:
        """The sentence for this kind of value."""
        what = self.facts["what"]
        return f"error.bad_{what}" if what in self.KINDS else "error.BadValue"


class MissingOption(Usage):
    """An option that the command cannot do without."""


class OptionsExclude(Usage):
    """Two options that do not go together."""


class UnknownOption(Usage):
    """The command has no such option."""


class UnknownCommand(Usage):
    """There is no such command."""


class NotInBatch(Usage):
    """A batch takes write commands only."""


class EmptyText(Usage):
    """A text that must say something is empty."""


# --- the rest --------------------------------------------------------------------------------


class DamagedDatabase(EttervernError):
    """The file cannot be trusted, or is not ours."""

    exit_code = 65


class ForeignDatabase(DamagedDatabase):
    """The file is no database of this program."""


class NewerDatabase(DamagedDatabase):
    """The file was written by a newer version of the program."""


class DamagedBackup(DamagedDatabase):
    """A backup that is not sound is not restored."""


class NoWorkspace(EttervernError):
    """No configuration was found; the places searched are listed."""

    exit_code = 66


class NotWritten(EttervernError):
    """Output could not be written whole."""

    exit_code = 74


class Busy(EttervernError):
    """Another process is writing; try again."""

    exit_code = 75


class NoPermission(EttervernError):
    """A file may not be read or written by this user."""

    exit_code = 77


class UnsafePlace(NoPermission):
    """The database is a link, or not a regular file."""


class SynchronisedFolder(NoPermission):
    """A synchronised folder or network share, which damages databases."""


class BadConfiguration(EttervernError):
    """The configuration is not valid; every problem is listed."""

    exit_code = 78


class ConfigurationInUse(BadConfiguration):
    """The changed configuration takes away something in use."""
