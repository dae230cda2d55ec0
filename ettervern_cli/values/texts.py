"""What people type as text: cleaned, and refused where it must not be stored. Pure."""

import unicodedata

from ettervern_cli.errors import BadValue, EmptyText, NationalIdentityNumber, TextTooLong

MOST_NAME = 200
MOST_TEXT = 10_000
DIGITS = frozenset("0123456789")
IDENTITY_DIGITS = 11
# A sought name followed by it comes after every other that begins so.
END = "\U0010ffff"


def clean_name(text: str) -> str:
    """A name on one line, NFC, spaces folded; EmptyText, TextTooLong or BadValue otherwise."""
    name = " ".join(_clean(text, MOST_NAME, "name").split())
    if not name:
        raise EmptyText(field="name")
    return name


def clean_text(text: str, field: str = "text") -> str:
    """Free text, NFC; a text of nothing but spaces is EmptyText."""
    cleaned = _clean(text, MOST_TEXT, field).strip()
    if not cleaned:
        raise EmptyText(field=field)
    return cleaned


def _clean(text: str, most: int, field: str) -> str:
    if any("\ud800" <= letter <= "\udfff" for letter in text) or "\0" in text:
        raise BadValue(what="text", value=field)
    if len(text) > most:
        raise TextTooLong(field=field, most=most)
    if holds_identity_number(text):
        raise NationalIdentityNumber(field=field)
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


def holds_identity_number(text: str) -> bool:
    """Whether eleven digits in the text, spaces or marks between them or not, are such a number.

    A fødselsnummer, a D-number or a synthetic one counts. The two check digits follow
    Skatteetaten's rule: weights 3 7 6 1 8 9 4 5 2 and 5 4 3 2 7 6 5 4 3 2, modulo 11.
    """
    if sum(letter in DIGITS for letter in text) < IDENTITY_DIGITS:
        return False
    kept = (x if x in DIGITS else " " if x.isspace() or x in "-./" else "x" for x in text)
    return any(_one_of_groups(part.split()) for part in "".join(kept).split("x"))


def _one_of_groups(groups: list[str]) -> bool:
    """Whether some groups of digits in a row make such a number."""
    for first in range(len(groups)):
        run = ""
        for group in groups[first : first + IDENTITY_DIGITS]:
            run += group
            if len(run) >= IDENTITY_DIGITS:
                break
        if len(run) == IDENTITY_DIGITS and _checks(run):
            return True
    return False


def _checks(digits: str) -> bool:
    numbers = [int(digit) for digit in digits]
    day, month = numbers[0] * 10 + numbers[1], numbers[2] * 10 + numbers[3]
    if not (1 <= (day - 40 if day > 40 else day) <= 31 and 1 <= month % 40 <= 12):
        return False
    first = sum(w * n for w, n in zip((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), numbers, strict=False))
    second = sum(w * n for w, n in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), numbers, strict=False))
    return first % 11 == 0 and second % 11 == 0
