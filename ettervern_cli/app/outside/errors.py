"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import NoPermission, Usage


class NotUtf8(Usage):
    """A line of a file or of standard input that is no text in UTF-8."""


class PassphraseTooShort(Usage):
    """A passphrase that could be guessed."""


class PassphrasesDiffer(Usage):
    """A new passphrase was not typed the same way twice."""


class PassphraseFileOpen(NoPermission):
    """The file with the passphrase may be read by others."""


class PassphraseFileMissing(NoPermission):
    """There is no passphrase in the file that is named for it."""
