"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Usage


class UnknownEnding(Usage):
    """No format is known by the file's ending."""


class WorkbookOnTerminal(Usage):
    """A workbook is asked for on a terminal, which could not show it."""
