"""Numbers that are not exact: the lowest and the highest it may be. Pure."""

from typing import NamedTuple


class Range(NamedTuple):
    """A count that is not exact where the two differ."""

    lowest: int
    highest: int


def spread(lowest: int, highest: int) -> str:
    """A count as people write it.

    >>> spread(10, 15), spread(11, 11)
    ('10–15', '11')
    """
    return str(lowest) if lowest == highest else f"{lowest}\u2013{highest}"


def parse_range(text: str) -> Range:
    """A count, or the lowest and the highest it may be; ValueError for anything else.

    >>> parse_range("11"), parse_range("10-15")
    (Range(lowest=11, highest=11), Range(lowest=10, highest=15))
    """
    low, dash, high = text.strip().replace("\u2013", "-").partition("-")
    ends = [part.strip() for part in ((low, high) if dash else (low, low))]
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in ends):
        raise ValueError(text)
    lowest, highest = map(int, ends)
    if highest < lowest:
        raise ValueError(text)
    return Range(lowest, highest)
