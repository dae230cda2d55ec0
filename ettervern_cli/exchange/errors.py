"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class NoSuchFile(Refused):
    """There is no file of that name to read."""

    en = "There is no file {file}."
    nb = "Det er ingen fil {file}."


class FolderInUse(Refused):
    """A folder that holds something is not written into; ``ours`` where it is an older export."""

    en = "{path} holds something already; name a folder that is new or empty."
    nb = "{path} har noe i seg fra før; velg en mappe som er ny eller tom."
    en_ours = "{path} holds an export already. To replace it: --yes"
    nb_ours = "{path} har en eksport i seg fra før. For å bytte den ut: --yes"

    @property
    def form(self) -> str:
        """An export of ours can be replaced."""
        return "ours" if self.facts["ours"] else ""


class NotOurExport(Refused):
    """A folder that is no export of this program and this version."""

    en = "{path} is no export of this version of the program."
    nb = "{path} er ingen eksport fra denne versjonen av programmet."


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
    nb = "Dette arbeidsområdet har noe i seg fra før, og en eksport tas bare inn i et tomt. Først: ettervern init MAPPE, og oppsettet fra det gamle."
