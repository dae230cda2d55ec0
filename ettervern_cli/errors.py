"""The family of errors. Each class names a situation and knows its exit code.

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


class SeveralResidents(Refused):
    """The name fits several; the candidates are listed."""


class UnknownProgramme(Refused):
    """No such programme in the configuration."""


class UnknownName(Refused):
    """A unit, step, reason … that the programme does not have; what it has is listed."""

    def __init__(self, *, what: str, value: str, known: list[str], near: str = "") -> None:
        super().__init__(what=Word(f"error.list_{what}"), value=value, known=known, near=near)

    @property
    def key(self) -> str:
        """A near miss is asked about; otherwise what there is gets listed."""
        return "error.UnknownNameNear" if self.facts["near"] else "error.UnknownName"


class NotUsedHere(Refused):
    """The programme has none of that kind at all (no ladder, no units, no budget)."""

    def __init__(self, *, what: str, programme: str) -> None:
        super().__init__(what=Word(f"error.list_{what}"), programme=programme)


class InTheFuture(Refused):
    """What has happened cannot be dated after today."""


class NameWhereCodeIsMeant(Refused):
    """A code that no resident has, where a name would make a new person."""


class AlreadyAdmitted(Refused):
    """The person has an open stay in the programme."""


class PersonDied(Refused):
    """The person's last stay ended with their death."""


class StaysOverlap(Refused):
    """Two stays of one person in one programme share a day."""


class NotAdmitted(Refused):
    """The resident has no open stay in the programme on that day."""


class ProgrammeFull(Refused):
    """No place is open to the person; ``kept`` names whom an empty one is reserved for."""

    @property
    def key(self) -> str:
        """An empty unit kept for a partner is explained."""
        return "error.ProgrammeFullButKept" if self.facts["kept"] else "error.ProgrammeFull"


class MunicipalityNotServed(Refused):
    """The programme does not admit people from there."""


class ConsentMissing(Refused):
    """The programme rests on consent, and none is in force. ``to`` says for what it was needed:

    to ``admit`` somebody known, to admit somebody ``new``, or to ``work`` with a resident.
    """

    @property
    def key(self) -> str:
        """What comes next depends on whether anybody knows the person yet."""
        return {
            "admit": "error.ConsentMissing",
            "new": "error.ConsentMissingForNew",
            "work": "error.ConsentMissingForWork",
        }[str(self.facts["to"])]


class NoConsent(Refused):
    """There is no consent in force to withdraw."""


class AlreadyReferred(Refused):
    """The person has an open referral to the programme."""


class NotReferred(Refused):
    """The person has no open referral to the programme."""


class EffectDiffers(Refused):
    """A correction would give a decline a reason that leads to something else."""


class AlreadyListed(Refused):
    """The person is on the changeover list."""


class NotListed(Refused):
    """The person is not on the changeover list."""


class MergedWithItself(Refused):
    """The two codes are one person's already."""


class ReferralInTheWay(Refused):
    """A record to be merged has an open referral that the other one leaves no room for."""


class StepNotRun(Refused):
    """No move enters a step that the programme does not run."""


class AtTheTop(Refused):
    """There is no higher step."""


class AtTheBottom(Refused):
    """There is no step that far down which the programme runs."""


class NotUpwards(Refused):
    """The step named lies no higher than the present one."""


class NotDownwards(Refused):
    """The step named lies no lower than the present one."""


class TooSoon(Refused):
    """The step asks for more days on the step before."""


class TooFewFollowUps(Refused):
    """The step asks for more follow-ups held on the step before."""


class MissedTooRecently(Refused):
    """The step asks for a time without missed follow-ups."""


class NoDemotionHere(Refused):
    """The programme forbids demotion, and says why."""


class BeforeLatestMove(Refused):
    """A move must not be dated before the ladder's latest."""


class NotOnLadder(Refused):
    """The resident has no step on that ladder."""


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


class PartnerTimeTooShort(Refused):
    """The partner's unit asks for a longer time in treatment there."""


class UnitInUse(Refused):
    """Somebody lives there or the unit is held for them."""


class UnitAlreadyVoid(Refused):
    """The unit is void already."""


class UnitNotVoid(Refused):
    """The unit is in use as it is."""


class NotPlaced(Refused):
    """The resident has no unit."""


class AlreadyPlaced(Refused):
    """The resident lives in that unit already."""


class IsAway(Refused):
    """The resident is away; the return comes first."""


class NotAway(Refused):
    """The resident is not away."""


class BeyondLimit(Refused):
    """Something is planned past a limit; ``what`` is the ``stay``, the ``step`` or the ``unit``."""

    def __init__(self, *, what: str, **facts: object) -> None:
        super().__init__(**facts)
        self.what = what

    @property
    def key(self) -> str:
        """Each limit has its sentence, which names it and its length."""
        keys = {"step": "error.BeyondLimitOfStep", "unit": "error.BeyondLimitOfUnit"}
        return keys.get(self.what, "error.BeyondLimit")


class NoLimit(Refused):
    """There is nothing that runs out, so nothing to extend."""


class LimitNotReached(Refused):
    """The new date is no later than the limit that holds already."""


class EndsBeforeItBegins(Refused):
    """The end is not after the beginning."""


class EventsOutOfOrder(Refused):
    """The day lies before something already written that must come first."""


class NothingToFill(Refused):
    """The last exit has its reason and destination already."""


class UnknownEntry(Refused):
    """No entry has that id."""


class UnknownField(Refused):
    """The entry has no field of that name that can be corrected."""


class EntryInUse(Refused):
    """Other entries rest on this one."""


class NothingChanged(Refused):
    """What was typed stands already: there is nothing to do."""

    exit_code = 0


class NothingToUndo(Refused):
    """There is no command left to take back."""


class ChangedAfterwards(Refused):
    """A row is no longer as the command left it, so it cannot be taken back safely."""


class UndoStops(Refused):
    """An erasure, a restore, a change of encryption or of the file's format lies in between."""


class UndoBlocked(Refused):
    """Taking it back would break something that still stands."""


class AmountIsZero(Refused):
    """A booking of nothing."""


class YearNotPlanned(Refused):
    """The programme has no budget for that year."""


class NothingToShareBy(Refused):
    """Nobody has any weight by the key, so that the amount would fall on nobody."""


class NothingAgreed(NothingToShareBy):
    """The configuration gives nobody any weight by the key."""


class PopulationMissing(Refused):
    """Municipalities whose inhabitants were not counted before the year."""


class DoesNotShare(Refused):
    """The municipality is not among those that share the programme's costs."""


class NotBornYet(Refused):
    """A day of birth after the day asked about."""


class NoBaseAmounts(Refused):
    """The configuration has no table of base amounts."""


class BeforeBaseAmounts(Refused):
    """The day lies before the table of base amounts begins."""


class AfterBaseAmounts(Refused):
    """The day lies after the last one that the newest base amount holds for."""


class UnknownGoal(Refused):
    """The resident has no goal of that number or id."""


class GoalIsClosed(Refused):
    """The goal was closed before that day."""


class GoalOfAnotherStay(Refused):
    """The day lies in another stay than the goal's."""


class TotalOutOfRange(Refused):
    """A total that the instrument cannot give."""


class MeasureRunsAlready(Refused):
    """The resident has a measure of that name from that day on already."""


class UnknownMeasure(Refused):
    """The resident has no measure of that name that runs on that day; those that do are listed."""

    @property
    def key(self) -> str:
        """Where none runs at all there is nothing to list."""
        return "error.UnknownMeasure" if self.facts["known"] else "error.UnknownMeasureNone"


class MeasureOutlivesStay(Refused):
    """A measure cannot run on after the stay has ended."""


class AgencyNotConsented(Refused):
    """Somebody would be spoken of with an agency that they have not consented to."""


class NotKnownHere(Refused):
    """The person was neither admitted nor referred to the programme by that day."""


class DecisionDone(Refused):
    """The decision was carried out already."""


class GapClosed(Refused):
    """The gap was closed already."""


class NotTheirIncident(Refused):
    """The resident has no incident of that id."""


class NotLedTo(Refused):
    """What an incident led to is a move down or an absence in the same stay, not before it."""


class LedToAlready(Refused):
    """The incident led to another one already."""


class MonthNotOver(Refused):
    """The nights of a month are known only when it is over."""


class MoreThanCredit(Refused):
    """No more can be paid back than the resident has to her credit."""


class NoAgreement(Refused):
    """There is no repayment agreement in force."""


class WorkspaceExists(Refused):
    """A configuration or database is there already."""


class NoSuchBackup(Refused):
    """There is no file of that name to restore."""


class ErasedPerson(Refused):
    """The person was erased: only an anonymous stay is left, and nothing is written about it."""


class StillWithUs(Refused):
    """Somebody who has an open stay or referral is not erased."""


class GroundNamesPerson(Refused):
    """The ground for an erasure is kept, so it must not name whom it erases."""


class WouldErase(Refused):
    """A person is erased only when that is said."""


class WouldReplace(Refused):
    """A living database is replaced only when that is said."""


class AlreadyEncrypted(Refused):
    """The database is encrypted as it is."""


class NotEncrypted(Refused):
    """The database is not encrypted."""


class WouldDecrypt(Refused):
    """A database is written out for everybody to read only when that is said."""


class UnknownTemplate(Refused):
    """No template has that name."""


class FutureReport(Refused):
    """The period has not begun."""


class NationalIdentityNumber(Refused):
    """A national identity number has no place in the case book."""


class TextTooLong(Refused):
    """A text longer than a field may hold."""


class NoSuchFile(Refused):
    """There is no file of that name to read."""


class NotText(Refused):
    """A file that holds something else than text."""


class EmptySheet(Refused):
    """A file without even a heading."""


class SheetTooLarge(Refused):
    """A file with more than is read at once."""


class QuotesDoNotMatch(Refused):
    """A quote that begins a cell and never ends it, or ends it too early."""


class WrongColumns(Refused):
    """A heading that lacks a column, has one twice, or one that nobody knows; all are listed."""


class BadRows(Refused):
    """Rows that cannot be imported; every one is listed, without its content."""


class FolderInUse(Refused):
    """A folder that holds something is not written into; ``ours`` where it is an older export."""

    @property
    def key(self) -> str:
        """An export of ours can be replaced."""
        return "error.FolderInUseByExport" if self.facts["ours"] else "error.FolderInUse"


class NotOurExport(Refused):
    """A folder that is no export of this program and this version."""


class DamagedExport(Refused):
    """A file of an export is missing, or is not the one that was written."""


class CodesMissing(Refused):
    """An export uses words that this workspace's configuration does not have; they are listed."""


class WorkspaceNotEmpty(Refused):
    """An export goes into an empty workspace alone."""


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


class NotUtf8(Usage):
    """A line of a file or of standard input that is no text in UTF-8."""


class WhichProgramme(Usage):
    """Several programmes fit and none is named."""


class WhichLadder(Usage):
    """The programme has several ladders and none is named."""


class MissingOption(Usage):
    """An option that the command cannot do without."""


class ReasonNeeded(MissingOption):
    """An exit needs a destination, unless the resident died."""


class OptionsExclude(Usage):
    """Two options that do not go together."""


class MisplacedGlobal(Usage):
    """A global option typed after the command."""


class UnknownOption(Usage):
    """The command has no such option."""


class UnknownCommand(Usage):
    """There is no such command."""


class NotInBatch(Usage):
    """A batch takes write commands only."""


class UnreadableLine(Usage):
    """A batch line whose quotes do not match."""


class UnknownEnding(Usage):
    """No format is known by the file's ending."""


class WorkbookOnTerminal(Usage):
    """A workbook is asked for on a terminal, which could not show it."""


class BadRecovery(Usage):
    """What was typed from a recovery sheet does not add up; ``rows`` are the rows' numbers."""

    @property
    def key(self) -> str:
        """With letters missing or too many no row can be told apart."""
        return "error.BadRecovery" if self.facts["rows"] else "error.BadRecoveryLength"


class PassphraseTooShort(Usage):
    """A passphrase that could be guessed."""


class PassphrasesDiffer(Usage):
    """A new passphrase was not typed the same way twice."""


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


class AlteredBackup(DamagedDatabase):
    """A backup that is not, byte for byte, what its manifest says was written."""


class DamagedLedger(DamagedDatabase):
    """The ledger of erased persons cannot be read, so nobody knows who is to be left out."""


class NoWorkspace(EttervernError):
    """No configuration was found; the places searched are listed."""

    exit_code = 66


class NoDatabase(NoWorkspace):
    """There is a configuration but no database."""


class NowhereToRestore(NoWorkspace):
    """There is no workspace to restore into, and none was named."""


class NoConfiguration(NoWorkspace):
    """A database is to be restored where there is no configuration, and the backup has none."""


class NotWritten(EttervernError):
    """Output could not be written whole."""

    exit_code = 74


class DiskFull(NotWritten):
    """The disk is full; nothing was written."""


class NotTheSame(NotWritten):
    """A rewritten database does not hold what the old one does; the old one stands."""


class Busy(EttervernError):
    """Another process is writing; try again."""

    exit_code = 75


class NoPermission(EttervernError):
    """A file may not be read or written by this user."""

    exit_code = 77


class NoFolder(NoPermission):
    """Something else than a folder has that name."""


class UnsafePlace(NoPermission):
    """The database is a link, or not a regular file."""


class CipherMissing(NoPermission):
    """The library that encrypts is missing, or is not what it should be."""


class KeySettingsMissing(NoPermission):
    """The database is encrypted, and nothing beside it tells where its key lies."""


class KeySettingsDamaged(NoPermission):
    """What tells where the key lies cannot be read."""


class PlainWhereEncrypted(NoPermission):
    """The database is not encrypted, though what lies beside it says that it is."""


class KeyFileMissing(NoPermission):
    """There is no key file where it should be."""


class KeyFileOpen(NoPermission):
    """A key file that others may read."""


class KeyFileDamaged(NoPermission):
    """A key file that does not hold whole keys."""


class KeyNotInKeyring(NoPermission):
    """The system's keyring does not have the key."""


class KeyringUnusable(NoPermission):
    """The system has no keyring that answers."""


class WrongKey(NoPermission):
    """A key that is not the database's."""


class PassphraseNeeded(NoPermission):
    """The key lies behind a passphrase, and there is neither a terminal nor a file to ask."""


class PassphraseFileOpen(NoPermission):
    """The file with the passphrase may be read by others."""


class PassphraseFileMissing(NoPermission):
    """There is no passphrase in the file that is named for it."""


class WrongPassphrase(NoPermission):
    """The passphrase does not open the key."""


class SynchronisedFolder(NoPermission):
    """A synchronised folder or network share, which damages databases."""


class BadConfiguration(EttervernError):
    """The configuration is not valid; every problem is listed."""

    exit_code = 78


class ConfigurationInUse(BadConfiguration):
    """The changed configuration takes away something in use."""
