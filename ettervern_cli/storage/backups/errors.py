"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import DamagedDatabase, NoWorkspace, Refused


class NoSuchBackup(Refused):
    """There is no file of that name to restore."""


class WouldReplace(Refused):
    """A living database is replaced only when that is said."""


class AlteredBackup(DamagedDatabase):
    """A backup that is not, byte for byte, what its manifest says was written."""


class DamagedLedger(DamagedDatabase):
    """The ledger of erased persons cannot be read, so nobody knows who is to be left out."""


class NowhereToRestore(NoWorkspace):
    """There is no workspace to restore into, and none was named."""


class NoConfiguration(NoWorkspace):
    """A database is to be restored where there is no configuration, and the backup has none."""
