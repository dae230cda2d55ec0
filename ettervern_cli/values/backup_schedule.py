"""Which backups are kept: the newest of each of so many days, weeks, months and years."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

ALL = "all"


class Keeping(NamedTuple):
    """For how many days, weeks, months and years that have a backup the newest one is kept."""

    days: int = 0
    weeks: int = 0
    months: int = 0
    years: int = 0


class Copy(NamedTuple):
    """A backup: the day it is named by, and what orders those of one day."""

    on: dt.date
    order: str
    name: str


_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


def parse_keeping(text: str) -> Keeping | None:
    """Read ``7d,4w,12m``, or ``all`` (None: nothing is removed); ValueError for anything else.

    Every number is at least one, and no unit stands twice.
    """
    if text.strip() == ALL:
        return None
    found: dict[str, int] = {}
    for part in text.split(","):
        number, unit = part.strip()[:-1], _UNITS.get(part.strip()[-1:])
        whole = number.isascii() and number.isdigit() and len(number) <= 4
        if unit is None or unit in found or not whole or int(number) == 0:
            raise ValueError(text)
        found[unit] = int(number)
    return Keeping(**found)


def retained(copies: Iterable[Copy], keeping: Keeping | None) -> set[str]:
    """The names of those to keep, the newest always among them.

    Only days, weeks (ISO), months and years that have a backup count: a long pause removes
    nothing. Kept once a day or all at once, the answer is the same.
    """
    newest_first = sorted(copies, key=lambda copy: (copy.on, copy.order, copy.name), reverse=True)
    if keeping is None:
        return {copy.name for copy in newest_first}
    chosen = {copy.name for copy in newest_first[:1]}
    for most, part_of in zip(keeping, _PERIODS, strict=True):
        seen: set[object] = set()
        for copy in newest_first:
            period = part_of(copy.on)
            if len(seen) < most and period not in seen:
                seen.add(period)
                chosen.add(copy.name)
    return chosen


_PERIODS: tuple[Callable[[dt.date], object], ...] = (
    lambda day: day,
    lambda day: day.isocalendar()[:2],
    lambda day: (day.year, day.month),
    lambda day: day.year,
)
