"""What stands in the place of a figure that outsiders are not to see. Pure."""

from typing import Any


class _Hidden:
    """Not a number: to add it, compare it in size or round it is a TypeError, never a leak.

    It counts as something being there, and is written as statistics bureaus write it.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return ":"

    __repr__ = __str__


SUPPRESSED: Any = _Hidden()
"""The one hidden figure; it may stand wherever a number, a text or a list would."""
