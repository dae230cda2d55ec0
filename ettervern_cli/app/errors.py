"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import NoPermission, NotWritten, Usage


class MisplacedGlobal(Usage):
    """A global option typed after the command."""


class UnreadableLine(Usage):
    """A batch line whose quotes do not match."""


class DiskFull(NotWritten):
    """The disk is full; nothing was written."""


class UnknownEnding(Usage):
    """No format is known by the file's ending."""


class WorkbookOnTerminal(Usage):
    """A workbook is asked for on a terminal, which could not show it."""


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
