"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import DamagedDatabase, NoWorkspace, Refused


class NoSuchBackup(Refused):
    """There is no file of that name to restore."""

    en = "There is no file {path}."
    nb = "Det finnes ingen fil {path}."


class NoSuchPlace(Refused):
    """A folder that no backup is remembered to be written to cannot be forgotten."""

    en = "No backup is remembered to have been written to {folder}."
    nb = "Det er ikke husket at noen sikkerhetskopi er skrevet til {folder}."


class WouldReplace(Refused):
    """A living database is replaced only when that is said."""

    en = "{path} is in use. To put the backup in its place, and keep what is there now beside it: --yes"
    nb = "{path} er i bruk. For å erstatte den med sikkerhetskopien (det som er der nå, tas vare på): --yes"


class AlteredBackup(DamagedDatabase):
    """A backup that is not, byte for byte, what its manifest says was written."""

    en = "{path} is not what was written: its checksum differs from that in {manifest}. Nothing was changed. Take another backup."
    nb = "{path} er ikke det som ble skrevet: sjekksummen er en annen enn i {manifest}. Ingenting er endret. Ta en annen sikkerhetskopi."


class DamagedLedger(DamagedDatabase):
    """The ledger of erased persons cannot be read, so nobody knows who is to be left out."""

    en = "{path} cannot be read, so nobody knows who was erased; nothing was changed. Fetch the file from another folder of backups, or mend it."
    nb = "{path} kan ikke leses, så ingen vet hvem som er slettet; ingenting er endret. Hent filen fra en annen mappe med sikkerhetskopier, eller rett den."


class NowhereToRestore(NoWorkspace):
    """There is no workspace to restore into, and none was named."""

    en = "There is no workspace here. To make one of the backup: ettervern data restore {file} --to DIR"
    nb = "Det er ikke noe arbeidsområde her. For å lage ett av sikkerhetskopien: ettervern data restore {file} --to MAPPE"


class NoConfiguration(NoWorkspace):
    """A database is to be restored where there is no configuration, and the backup has none."""

    en = "There is no config.yaml in {folder}, and none lies with the backup. First: ettervern init {folder}, then restore with --yes."
    nb = "Det er ingen config.yaml i {folder}, og ingen ligger ved sikkerhetskopien. Først: ettervern init {folder}, så gjenopprett med --yes."
