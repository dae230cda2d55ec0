"""What every statement gives: one whole number, and what it counts."""

from typing import NamedTuple


class Cell(NamedTuple):
    """``n`` of a ``measure`` of a site's programme in a period, by its place in those asked for.

    ``item`` is a code of the programme's, empty where there is none. ``k`` is a day, a length in
    days, a number of something, or 0.
    """

    site: str
    programme: str
    period: int
    measure: str
    item: str
    k: int
    n: int
