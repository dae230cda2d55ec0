"""What the sheets of a workbook may be called, and what may stand in their headers. Pure."""

from collections.abc import Sequence

from ettervern_cli.screen.safe import safe_text
from ettervern_cli.words import NOTHING

FORBIDDEN = "[]:*?/\\"
LONGEST_NAME = 31
RESERVED = "history"


def sheet_names(headings: Sequence[str]) -> list[str]:
    """Names that sheets may have: short, none twice, without what Excel forbids."""
    taken = {RESERVED}
    found = []
    for heading in headings:
        plain = "".join(" " if letter in FORBIDDEN else letter for letter in safe_text(heading))
        plain = " ".join(plain.split()).strip(" '") or NOTHING
        name, number = _short(plain, LONGEST_NAME), 1
        while name.casefold() in taken:
            number += 1
            end = f" ({number})"
            name = _short(plain, LONGEST_NAME - len(end)) + end
        taken.add(name.casefold())
        found.append(name)
    return found


def _short(text: str, most: int) -> str:
    """The beginning of a text in whole words, counted as Excel counts letters, in UTF-16 units."""
    short = text
    while len(short.encode("utf-16-le")) // 2 > most:
        short = short[:-1]
    if short != text and not text[len(short)].isspace():
        short = short.rpartition(" ")[0] or short
    return short.rstrip(" ',:;")


def in_header(text: str) -> str:
    """A text in a sheet's header, where an ampersand begins a command."""
    return _short(text, 90).replace("&", "&&")
