"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import NotWritten, Refused, Usage


class NotAFile(IsADirectoryError):
    """What is to be read is no ordinary file: a folder, or something that could make one wait."""


class Unreadable(Refused):
    """What is to be read lies on a disk or a device that fails."""


class UnusableTarget(Usage):
    """What is to be written over is no ordinary file: a folder, a link or a device."""


class OwnTarget(Usage):
    """What is to be written over is a workspace's own, or a key, a recovery sheet or a backup."""


class SheetExists(Usage):
    """A recovery sheet takes the place of no file: an older one may be the only one of its key."""


class NobodyReads(NotWritten):
    """A named pipe that nobody reads from."""
