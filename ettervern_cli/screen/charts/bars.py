"""Bars beside figures on a terminal: how much of a whole. Pure; a figure always stands beside one.

A pipe, a file and the other formats get none: whoever draws asks the session for a style first.
"""

BLOCKS = "blocks"
ASCII = "ascii"
_MARKS = {BLOCKS: ("\u2588", "\u2591"), ASCII: ("#", ".")}
OVER = "+"


def bar(numerator: int | None, denominator: int | None, width: int, style: str = BLOCKS) -> str:
    """How much of ``denominator`` is there, in exactly ``width`` characters.

    Something never shows as nothing, and less than all never as full; more than all ends in
    ``+``. Without a style, a width or anything to divide it is empty text. ``style`` is ``blocks``
    or ``ascii``, or empty where bars are not wanted.
    """
    if not style or width < 1 or numerator is None or denominator is None or denominator <= 0:
        return ""
    full, rest = _MARKS[style]
    if numerator > denominator:
        return full * (width - 1) + OVER
    whole = numerator * width // denominator
    if 0 < numerator < denominator:
        whole = min(max(whole, 1), max(width - 1, 1))
    whole = max(whole, 0)
    return full * whole + rest * (width - whole)


def style_for(encoding: str | None) -> str:
    """The style that a stream of this encoding can show: blocks, or ASCII where it knows none."""
    try:
        "".join(_MARKS[BLOCKS]).encode(encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return ASCII
    return BLOCKS
