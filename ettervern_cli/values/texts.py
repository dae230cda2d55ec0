"""What people type as text: cleaned, and refused where it must not be stored. Pure."""

import unicodedata

from ettervern_cli.errors import BadValue, EmptyText, NationalIdentityNumber, TextTooLong
from ettervern_cli.values.identity_numbers import holds_identity_number, is_bare_number

MOST_NAME = 200
MOST_TEXT = 10_000
# A sought name followed by it comes after every other that begins so.
END = "\U0010ffff"
# Fields meant for numbers of other kinds, such as an invoice's.
NUMBERED = ("voucher",)


def clean_name(text: str) -> str:
    """A name on one line, NFC, spaces folded; EmptyText, TextTooLong or BadValue otherwise."""
    name = one_line(_clean(text, MOST_NAME, "name"))
    if not name:
        raise EmptyText(field="name")
    return name


def clean_text(text: str, field: str = "text") -> str:
    """Free text, NFC; a text of nothing but spaces is EmptyText.

    A field of NUMBERED takes any eleven digits, if nothing else stands there.
    """
    cleaned = _clean(text, MOST_TEXT, field).strip()
    if not cleaned:
        raise EmptyText(field=field)
    return cleaned


def check_no_identity_number(text: str, field: str) -> None:
    """Refuse a text that holds one: NationalIdentityNumber, which names the field alone."""
    if holds_identity_number(text) and not (field in NUMBERED and is_bare_number(text)):
        raise NationalIdentityNumber(field=field)


def one_line(text: str) -> str:
    r"""A text that somebody wrote, its line ends and runs of spaces as one space.

    >>> one_line(" A flat\n  of her own ")
    'A flat of her own'
    """
    return " ".join(text.split())


def _clean(text: str, most: int, field: str) -> str:
    if any("\ud800" <= letter <= "\udfff" for letter in text) or "\0" in text:
        raise BadValue(what="text", value=field)
    if len(text) > most:
        raise TextTooLong(field=field, most=most)
    check_no_identity_number(text, field)
    return unicodedata.normalize("NFC", text)


def sought(name: str) -> str:
    """A name as it is looked up: any case, folded spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def parse_id(text: str) -> tuple[str, int] | None:
    """The prefix and the number of an id such as ``F-12``, any case; None for anything else."""
    head, _, digits = text.strip().upper().partition("-")
    # More than 18 digits are no key of SQLite's.
    if head.isalpha() and digits.isascii() and digits.isdigit() and len(digits) <= 18:
        return head, int(digits)
    return None
