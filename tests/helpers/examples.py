"""How many examples a property is tried with."""

import os
from collections.abc import Sequence
from typing import TypeVar

Way = TypeVar("Way")


def examples(full: int) -> int:
    """A fifth of them, so that the suite stays short; all in ``.ci/run`` (``ETTERVERN_FAULTS``)."""
    return full if os.environ.get("ETTERVERN_FAULTS") else max(full // 5, 10)


def ways(every: Sequence[Way], number: int) -> Sequence[Way]:
    """Of the ways to try each of many things, one by its number in the suite; all in ``.ci/run``.

    Each way is met by some of the things, each thing by one of the ways.
    """
    return every if os.environ.get("ETTERVERN_FAULTS") else [every[number % len(every)]]
