"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import NotWritten, Usage


class MisplacedGlobal(Usage):
    """A global option typed after the command."""


class UnreadableLine(Usage):
    """A batch line whose quotes do not match."""


class DiskFull(NotWritten):
    """The disk is full; nothing was written."""
