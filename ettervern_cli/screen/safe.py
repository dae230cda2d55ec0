"""Text made safe to show: nothing a person typed is markup, an escape or a formula.

And the cells that all that is shown is made of, which hold no other.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Self

SHY = {
    *range(0x20),
    0x7F,
    *range(0x80, 0xA0),
    0x00AD,
    0x061C,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
}
# In a spreadsheet the wide forms of the four signs begin a formula, too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def _visible(code: int) -> str:
    """What stands for a character that would not be seen, or would do something."""
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _escaped(code: int) -> str:
    """A character as JSON escapes it, beyond the first plane as a surrogate pair."""
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    return f"\\u{0xD7C0 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


@cache
def escapes() -> dict[int, str]:
    """What JSON must escape beside what lies below space; its own line ends must stay."""
    return {code: _escaped(code) for code in SHY if code >= 0x20}


@cache
def _marks() -> dict[int, str]:
    return {code: _visible(code) for code in SHY}


def safe_text(text: str) -> str:
    """The text on one line, with control, direction and zero-width characters made visible."""
    if text.isprintable():  # nothing of SHY and no surrogate is
        return text
    text = text.translate(_marks())
    return "".join(c if not "\ud800" <= c <= "\udfff" else f"\\u{ord(c):04x}" for c in text)


def inert(text: str) -> str:
    """The text as a spreadsheet may hold it: never read as a formula, nor any part of it.

    Where numbers have a decimal comma, cells are parted by semicolons, and a quotation mark in the
    middle of a line means nothing: what follows a semicolon or a line end begins a cell there.
    """
    if not any(sign in text for sign in FORMULA):
        return text
    parts = re.split("([;\n])", text)
    return "".join(
        f"'{one}" if one.startswith(FORMULA) and not _is_number(one) else one for one in parts
    )


def _is_number(text: str) -> bool:
    body = text[1:].replace(".", "", 1).replace(",", "", 1)
    return body.isascii() and body.isdigit()


class _Cell(NamedTuple):
    text: str
    style: str = ""
    value: object = None


class Cell(_Cell):
    """Some text and its style (``bold``, ``dim``, ``red`` …), which only a terminal shows.

    The text is made safe here, wherever it comes from: nothing else that is shown has any.

    ``value`` is what the text tells (an int, Ore, float, date, Rate …), which a workbook holds
    instead of it; with none the text is all there is.
    """

    __slots__ = ()

    def __new__(cls, text: str, style: str = "", value: object = None) -> "Self":
        """A cell whose text can neither act nor hide on a terminal."""
        if not text.isprintable():  # a line may end in it, which the layout wants
            text = "\n".join(map(safe_text, text.split("\n")))
        return tuple.__new__(cls, (text, style, value))


Line = list[Cell]


class Code(str):
    """A code, as it is typed: it never breaks across lines."""


def plain(body: Iterable[Line]) -> str:
    """Lines as text without colour, each ended, without spaces at the end."""
    return "".join("".join(item.text for item in line).rstrip() + "\n" for line in body)
