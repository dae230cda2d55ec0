"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import BadRows, Refused, Usage


class NoSuchFile(Refused):
    """There is no file of that name to read."""

    en = "There is no file {file}."
    nb = "Det er ingen fil {file}."


class ChangedRows(BadRows):
    """Rows that say something else than the case book; every cell is listed."""

    en = (
        "{file}: 1 row says something else than the case book; nothing was imported. --update takes what the file says, --keep leaves what is here. Besides: {new} new, {known} known, {skipped} skipped.",
        "{file}: {n} rows say something else than the case book; nothing was imported. --update takes what the file says, --keep leaves what is here. Besides: {new} new, {known} known, {skipped} skipped.",
    )
    nb = (
        "{file}: 1 rad sier noe annet enn saksboken; ingenting ble importert. --update tar det filen sier, --keep lar det som er her, stå. Ellers: nye: {new}, her fra før: {known}, hoppet over: {skipped}.",
        "{file}: {n} rader sier noe annet enn saksboken; ingenting ble importert. --update tar det filen sier, --keep lar det som er her, stå. Ellers: nye: {new}, her fra før: {known}, hoppet over: {skipped}.",
    )


class UnknownImportColumn(Refused):
    """A column that a kind of file does not have; those that it has are listed."""

    en = "A file of {kind} has no column {value}. It may have: {known}."
    nb = "En fil med {kind} har ingen kolonne {value}. Den kan ha: {known}."


class FolderInUse(Refused):
    """A folder that holds something is not written into; ``ours`` where it is an older export."""

    where = "ours"
    en = "{path} holds something already; name a folder that is new or empty."
    nb = "{path} er ikke tom; velg en mappe som er ny eller tom."
    en_ours = "{path} holds an export already. To replace it: --yes"
    nb_ours = "{path} har en eksport i seg fra før. For å bytte den ut: --yes"


class NotOurExport(Refused):
    """A folder that is no export of this program and this version."""

    en = "{path} is no export of this version of the program."
    nb = "{path} er ikke en eksport fra denne versjonen av programvaren."


class DamagedExport(Refused):
    """A file of an export is missing, or is not the one that was written."""

    en = "{path}: {file} is missing or is not as it was written; nothing was imported. Export anew."
    nb = "{path}: {file} mangler eller er ikke slik den ble skrevet; ingenting ble importert. Eksporter på nytt."


class CodesMissing(Refused):
    """An export uses words that this workspace's configuration does not have; they are listed."""

    en = (
        "The configuration here lacks what the export uses: {known}. Nothing was imported.",
        "The configuration here lacks {n} words that the export uses: {known}. Nothing was imported.",
    )
    nb = (
        "Oppsettet her mangler noe eksporten bruker: {known}. Ingenting ble importert.",
        "Oppsettet her mangler {n} ord som eksporten bruker: {known}. Ingenting ble importert.",
    )


class WorkspaceNotEmpty(Refused):
    """An export goes into an empty workspace alone."""

    en = "This workspace holds something already, and an export goes into an empty one alone. First: ettervern init DIR, and the configuration of the old one."
    nb = "Dette arbeidsområdet er ikke tomt, og en eksport kan bare leses inn i et tomt. Først: ettervern init MAPPE, og oppsettet fra det gamle."


class OnlyReads(Refused):
    """A statement that would do more than read."""

    en = "A query only reads, and asks nothing of SQLite beside: one SELECT. What is to be written goes by the program's own commands."
    nb = "En spørring leser bare, og ber ikke SQLite om noe annet: én SELECT. Det som skal skrives, går gjennom programmets egne kommandoer."


class TookTooLong(Refused):
    """A statement that was not answered in time."""

    en = "The query was stopped after {seconds} s; ask for less, or give it longer: --seconds N"
    nb = "Spørringen ble stanset etter {seconds} s; spør om mindre, eller gi den lengre tid: --seconds N"


class TooManyRows(Refused):
    """A statement with more rows than can be shown."""

    en = "The query has more than {most} rows; ask for less, or export: ettervern data export DIR"
    nb = "Spørringen gir mer enn {most} rader; spør om mindre, eller eksporter: ettervern data export MAPPE"


class BadQuery(Usage):
    """A statement that SQLite cannot read; what it says of it is in English."""

    en = "SQLite cannot answer this ({said}). The views and their columns: ettervern help query"
    nb = "SQLite kan ikke svare på dette ({said}). Visningene og kolonnene deres: ettervern help query"
