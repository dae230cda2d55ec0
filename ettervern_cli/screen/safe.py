"""User text made safe to show: nothing a person typed is markup, an escape or a formula."""

import re
from functools import cache

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
