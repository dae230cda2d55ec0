"""Reading one cell of a table from another system. Pure; each raises ValueError, never quoting."""

import datetime as dt
from typing import NamedTuple

from ettervern_cli.values.dates import FIRST_YEAR, LAST_YEAR, iso_day
from ettervern_cli.values.money import Ore, parse_kroner

YES = frozenset(("1", "x", "yes", "y", "true", "ja", "j", "sann"))
NO = frozenset(("", "0", "no", "n", "false", "nei", "usann"))


class CellDay(NamedTuple):
    """A day as the database writes it, and its number, so that days can be reckoned with."""

    iso: str
    number: int


def cell_day(text: str) -> CellDay:
    """Read ``2026-10-31`` or ``31.10.2026``; ValueError for anything else."""
    if "." in text:
        parts = text.split(".")
        if len(parts) != 3 or [len(part) for part in parts] > [2, 2, 4] or len(parts[2]) != 4:
            raise ValueError
        if not all(part.isascii() and part.isdigit() and part for part in parts):
            raise ValueError
        day = dt.date(int(parts[2]), int(parts[1]), int(parts[0]))
    else:
        day = iso_day(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError
    return CellDay(day.isoformat(), day.toordinal())


def cell_amount(text: str) -> Ore:
    """Read an amount as people type it, or with dots between thousands: ``1.650.000,50``."""
    whole, comma, part = text.partition(",")
    groups = whole.lstrip("-\u2212").split(".")
    if comma and len(groups) > 1 and all(len(group) == 3 for group in groups[1:]):
        return parse_kroner(f"{whole.replace('.', '')},{part}")
    return parse_kroner(text)


def cell_flag(text: str) -> bool:
    """Read yes or no, ja or nei, 1 or 0, an x or nothing."""
    word = text.casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise ValueError
