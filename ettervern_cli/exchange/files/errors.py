"""What this room refuses, or cannot do, and how it is said."""

from ettervern_cli.errors import Refused


class NotText(Refused):
    """A file that holds something else than text."""

    en = "{file} is no text file: it holds characters that no text has. Save it as CSV."
    nb = "{file} er ikke en tekstfil. Lagre den som CSV."


class EmptySheet(Refused):
    """A file without even a heading."""

    en = "{file} is empty: its first row has to name the columns."
    nb = "{file} er tom: første rad må ha navnene på kolonnene."


class SheetTooLarge(Refused):
    """A file with more than is read at once."""

    en = "{file} is larger than what is read at once ({most}). Divide it."
    nb = "{file} er større enn det som leses på én gang ({most}). Del den opp."


class QuotesDoNotMatch(Refused):
    """A quote that begins a cell and never ends it, or ends it too early."""

    en = "{file}: the quotes do not match in row {row} or after it; nothing was imported."
    nb = "{file}: anførselstegnene går ikke opp i rad {row} eller etter den; ingenting ble importert."


class NotAWorkbook(Refused):
    """A file that begins like a workbook and is none that can be read."""

    en = "{file} begins like a workbook, but cannot be read as one."
    nb = "{file} begynner som en arbeidsbok, men kan ikke leses som en."


class WorkbooksMissing(Refused):
    """The library that reads workbooks is not installed."""

    en = "{file} is a workbook, and the library that reads them is missing: pip install 'ettervern[xlsx]'"
    nb = "{file} er en arbeidsbok, og biblioteket som leser slike, mangler: pip install 'ettervern[xlsx]'"


class WrongColumns(Refused):
    """A heading that lacks a column, has one twice, or one that nobody knows; all are listed."""

    en = "{file}: the columns are not right; nothing was imported. A file of {kind} may have: {known}."
    nb = "{file}: kolonnene stemmer ikke; ingenting ble importert. En fil med {kind} kan ha: {known}."
