"""National identity numbers, found in whatever a person typed. Pure.

A fødselsnummer, a D-number, a synthetic one, or a number that the health service makes (FH). It
is found through every way of writing digits and through everything that may stand between them.
"""

import unicodedata

LENGTH = 11
# With the year of birth in full: two digits more, which no check digit covers.
WITH_CENTURY = LENGTH + 2
CENTURIES = ("18", "19", "20")
WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))


def holds_identity_number(text: str) -> bool:
    """Whether digits in the text, whatever but letters stands between them, are such a number.

    Characters that are not seen count for nothing.
    """
    if text.isascii() and sum(map(str.isdecimal, text)) < LENGTH:
        return False  # as nearly every text: nothing more is looked for
    read = _read(text)
    if sum(letter != " " and letter != "x" for letter in read) < LENGTH:
        return False
    return any(_one_of_groups(part.split()) for part in read.split("x"))


def is_bare_number(text: str) -> bool:
    """Whether a text is a number and nothing else: what a field for numbers may hold as it is."""
    return "x" not in _read(text)


def _read(text: str) -> str:
    """The text as digits, an ``x`` for each letter, and a space for everything between."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return "".join(map(_as_read, text))


def _as_read(letter: str) -> str:
    if letter.isdecimal():
        return str(int(letter))
    if letter.isalpha():
        return "x"
    return "" if unicodedata.category(letter) in ("Cf", "Mn", "Me") else " "


def _one_of_groups(groups: list[str]) -> bool:
    """Whether some groups of digits in a row make such a number."""
    for first in range(len(groups)):
        run = ""
        for group in groups[first : first + WITH_CENTURY]:
            run += group
            if any(map(_checks, _forms(run))):
                return True
            if len(run) >= WITH_CENTURY:
                break
    return False


def _forms(run: str) -> list[str]:
    """Eleven digits that a run may stand for: as it is, or with the year of birth in full."""
    if len(run) == LENGTH:
        return [run]
    if len(run) != WITH_CENTURY:
        return []
    day_first = [run[:4] + run[6:]] if run[4:6] in CENTURIES else []
    year_first = [run[6:8] + run[4:6] + run[2:4] + run[8:]] if run[:2] in CENTURIES else []
    return day_first + year_first


def _checks(digits: str) -> bool:
    """The two check digits follow Skatteetaten's rule, modulo 11; an FH-number has no date."""
    if not (digits[0] in "89" or _has_date(digits)):
        return False
    numbers = [int(digit) for digit in digits]
    return all(sum(w * n for w, n in zip(row, numbers, strict=False)) % 11 == 0 for row in WEIGHTS)


def _has_date(digits: str) -> bool:
    """A day and a month; D-numbers add 40 to the day, synthetic ones 40 or 80 to the month."""
    day, month = int(digits[:2]), int(digits[2:4])
    return 1 <= (day - 40 if day > 40 else day) <= 31 and 1 <= month % 40 <= 12
