"""Who there is room for: places open to a person, and beds of a unit over time. Pure."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ettervern_cli.values.dates import FAR


class Span(NamedTuple):
    """Days from ``first`` up to, not including, ``end``."""

    first: dt.date
    end: dt.date

    def covers(self, day: dt.date) -> bool:
        """Whether the day lies inside."""
        return self.first <= day < self.end


def span(first: dt.date, end: dt.date | None) -> Span:
    """A span that is open where it has no end."""
    return Span(first, end or FAR)


def most_at_once(wanted: Span, others: Iterable[Span]) -> int:
    """The greatest number of ``others`` on any one day of ``wanted``."""
    taken = [other for other in others if other.first < wanted.end and wanted.first < other.end]
    days = [wanted.first, *(other.first for other in taken if other.first > wanted.first)]
    return max((sum(other.covers(day) for other in taken) for day in days), default=0)


class Bed(NamedTuple):
    """The beds of one unit on a day: how many are free, and whose they are."""

    free: int
    reserved_for: int | None


class Unplaced(NamedTuple):
    """Somebody who takes a place without a unit, and the partner they belong to."""

    partner: int | None


def open_places(beds: Sequence[Bed], unplaced: Sequence[Unplaced], partner: int | None) -> int:
    """Places open to a person of ``partner`` (None: of none), once the unplaced have theirs.

    The unplaced take a bed reserved for their own partner first, then any unreserved one.
    """
    reserved: dict[int | None, int] = {}
    for bed in beds:
        reserved[bed.reserved_for] = reserved.get(bed.reserved_for, 0) + bed.free
    general = reserved.pop(None, 0)
    for person in unplaced:
        if person.partner is not None and reserved.get(person.partner, 0) > 0:
            reserved[person.partner] -= 1
        else:
            general -= 1
    return general + (reserved.get(partner, 0) if partner is not None else 0)
