"""One cell of a table from another system: what it may say, and how it is read.

``cell_day``, ``cell_amount`` and ``cell_flag`` are pure and raise ValueError, never quoting; the
reader of a Cell raises Bad, which names what is wrong.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from ettervern_cli.errors import BadValue, EmptyText, NationalIdentityNumber, TextTooLong
from ettervern_cli.values.dates import FIRST_YEAR, LAST_YEAR, iso_day
from ettervern_cli.values.money import Ore, parse_kroner
from ettervern_cli.values.texts import clean_text

YES = frozenset(("1", "x", "yes", "y", "true", "ja", "j", "sann"))
NO = frozenset(("", "0", "no", "n", "false", "nei", "usann"))
Value = str | int | tuple[int, int] | None
# The row is one of ``rows``, which knows these cells: its own kind is not named here.
Row = Any
Read = Callable[[Row, str], Value]


class Bad(Exception):
    """A cell that says nothing we know; ``why`` is the last part of ``exchange.bad_…``."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Cell(NamedTuple):
    """A column of a file: its name there, what it is called here, and how what it says is read.

    ``read`` is given the row and a text that is not empty; ``empty`` tells what an empty cell
    says. A cell that is not called anything here is read beside another.
    """

    name: str
    column: str | None = None
    read: Read = lambda row, text: text
    needed: bool = False
    empty: Callable[[Row], Value] = lambda row: None


RESIDENT = Cell("resident", needed=True)


def day(row: Row, text: str) -> str:
    """A day that is not to come."""
    said: str = row.source.day(text)
    return said


def free_text(row: Row, text: str) -> str:
    """A text as it is kept; no national identity number, and no more than a field holds."""
    return checked(clean_text, text)


def checked(clean: Callable[[str], str], text: str) -> str:
    """A text by one of the house's own cleaners; Bad where it refuses it."""
    try:
        return clean(text)
    except NationalIdentityNumber:
        raise Bad("identity") from None
    except TextTooLong:
        raise Bad("long") from None
    except (BadValue, EmptyText):
        raise Bad("letters") from None


def word(which: str) -> Read:
    """The key of a word of the programme's, by code or name."""

    def read(row: Row, text: str) -> Value:
        found: Value = row.source.words(which).get(text.casefold())
        if found is None:
            raise Bad("unknown")
        return found

    return read


def reads(how: Callable[[str], int], why: str) -> Read:
    """What a reader that raises ValueError makes of it."""

    def read(row: Row, text: str) -> Value:
        try:
            return int(how(text))
        except ValueError:
            raise Bad(why) from None

    return read


def cell_day(text: str) -> str:
    """A day as the database writes it, from ``2026-10-31`` or ``31.10.2026``."""
    if "." in text:
        parts = text.split(".")
        if len(parts) != 3 or [len(part) for part in parts] > [2, 2, 4] or len(parts[2]) != 4:
            raise ValueError
        if not all(part.isascii() and part.isdigit() and part for part in parts):
            raise ValueError
        found = dt.date(int(parts[2]), int(parts[1]), int(parts[0]))
    else:
        found = iso_day(text)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError
    return found.isoformat()


def cell_amount(text: str) -> Ore:
    """Read an amount as people type it, or with dots between thousands: ``1.650.000,50``."""
    whole, comma, part = text.partition(",")
    groups = whole.lstrip("-\u2212").split(".")
    if comma and len(groups) > 1 and all(len(group) == 3 for group in groups[1:]):
        return parse_kroner(f"{whole.replace('.', '')},{part}")
    return parse_kroner(text)


def cell_flag(text: str) -> bool:
    """Read yes or no, ja or nei, 1 or 0, an x or nothing."""
    said = text.casefold()
    if said in YES:
        return True
    if said in NO:
        return False
    raise ValueError
