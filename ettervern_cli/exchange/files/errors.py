"""What this room refuses, or cannot do; the sentences are in words/."""

from ettervern_cli.errors import Refused


class NotText(Refused):
    """A file that holds something else than text."""


class EmptySheet(Refused):
    """A file without even a heading."""


class SheetTooLarge(Refused):
    """A file with more than is read at once."""


class QuotesDoNotMatch(Refused):
    """A quote that begins a cell and never ends it, or ends it too early."""


class NotAWorkbook(Refused):
    """A file that begins like a workbook and is none that can be read."""


class WorkbooksMissing(Refused):
    """The library that reads workbooks is not installed."""
