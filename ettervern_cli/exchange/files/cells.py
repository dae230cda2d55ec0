"""Reading one cell of a table from another system. Pure; none quotes what stood there.

``cell_day``, ``cell_amount`` and ``cell_flag`` raise ValueError;
what reads a text raises Bad, which says why.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence

from ettervern_cli.errors import BadValue, EmptyText, NationalIdentityNumber, TextTooLong
from ettervern_cli.values.dates import FIRST_YEAR, LAST_YEAR, iso_day
from ettervern_cli.values.money import Ore, parse_kroner
from ettervern_cli.values.texts import clean_text

YES = frozenset(("1", "x", "yes", "y", "true", "ja", "j", "sann"))
SUMS = frozenset(("sum", "total", "totalt", "sum totalt", "totalsum", "i alt", "saldo"))
NO = frozenset(("", "0", "no", "n", "false", "nei", "usann"))


# A time of day after a day, which says nothing here.
TIME = re.compile(r"[ T][0-2]?\d:[0-5]\d(:[0-5]\d(\.\d+)?)?Z?$")
# What may stand beside an amount of kroner: kr 500, 500 kr, NOK 500, 500,-.
CURRENCY = re.compile(r"^(kr\.?|nok)|(kr\.?|nok|,[-\u2013])$", re.IGNORECASE)
MINUS = ("-", "\u2212")


class Bad(Exception):
    """A cell that says nothing we know; ``why`` is the last part of ``exchange.bad_…``.

    ``known`` are the words that it may hold.
    """

    def __init__(self, why: str, known: Sequence[str] = ()) -> None:
        super().__init__(why)
        self.why = why
        self.known = tuple(known)


def free_text(row: object, text: str) -> str:
    """A text as it is kept; no national identity number, and no more than a field holds."""
    return checked(clean_text, text)


def voucher(row: object, text: str) -> str:
    """A voucher's number as it is kept, which may have eleven digits."""
    return checked(lambda typed: clean_text(typed, "voucher"), text)


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


def cell_day(text: str) -> str:
    """A day as the database writes it, from ``2026-10-31`` or ``31.10.2026``, any time left off."""
    text = TIME.sub("", text)
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
    """Read an amount as people type it, or as other systems write it.

    With dots between thousands (``1.650.000,50``), the currency beside it (``kr 500``, ``500,-``),
    or the minus after it (``100,00-``).
    """
    text = CURRENCY.sub("", text.strip()).strip()
    if text[-1:] in MINUS and text[:1] not in MINUS:
        text = f"-{text[:-1].strip()}"
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


def is_sum(cells: Sequence[str]) -> bool:
    """Whether a file's last row is the sum of those above it: its first word says so."""
    first = next((cell.strip() for cell in cells if cell.strip()), "")
    return first.rstrip(":").strip().casefold() in SUMS
