"""What stands in the place of a figure that outsiders are not to see. Pure."""

from typing import Any


class Mark(str):
    """How a hidden figure is written in a table; a sentence says it in words."""

    __slots__ = ()


class _Hidden:
    """Not a number: to add it, compare it in size or round it is a TypeError, never a leak.

    It counts as something being there, and is written as statistics bureaus write it.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return Mark(":")

    __repr__ = __str__


SUPPRESSED: Any = _Hidden()
"""The one hidden figure; it may stand wherever a number, a text or a list would."""
