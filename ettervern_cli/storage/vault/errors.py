"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import NoPermission, NotWritten, Refused, Usage


class AlreadyEncrypted(Refused):
    """The database is encrypted as it is."""


class NotEncrypted(Refused):
    """The database is not encrypted."""


class WouldDecrypt(Refused):
    """A database is written out for everybody to read only when that is said."""


class BadRecovery(Usage):
    """What was typed from a recovery sheet does not add up; ``rows`` are the rows' numbers."""

    @property
    def key(self) -> str:
        """With letters missing or too many no row can be told apart."""
        return "error.BadRecovery" if self.facts["rows"] else "error.BadRecoveryLength"


class NotTheSame(NotWritten):
    """A rewritten database does not hold what the old one does; the old one stands."""


class CipherMissing(NoPermission):
    """The library that encrypts is missing, or is not what it should be."""


class KeySettingsMissing(NoPermission):
    """The database is encrypted, and nothing beside it tells where its key lies."""


class KeySettingsDamaged(NoPermission):
    """What tells where the key lies cannot be read."""


class PlainWhereEncrypted(NoPermission):
    """The database is not encrypted, though what lies beside it says that it is."""


class PlainWhereRequired(PlainWhereEncrypted):
    """The database is not encrypted, though it must be; ``by`` is the file that says so."""


class PlainBackup(NoPermission):
    """A backup that is not encrypted, where the workspace must be and there is no key for it."""


class KeyFileOfOthers(NoPermission):
    """The key file that was named does not hold the database's key."""


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


class WrongPassphrase(NoPermission):
    """The passphrase does not open the key."""
