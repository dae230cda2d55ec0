"""A key as people copy it by hand: rows of groups in letters that are not mistaken for each other.

256 bits are 52 letters of Crockford's base 32 (no I, L, O or U); each row of 13 carries three more
that are worked out from its number and letters, so that a slip is found in its own row.
"""

from hashlib import sha256

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE = {"I": "1", "L": "1", "O": "0"}
ROWS = 4
IN_ROW = 13
CHECKS = 3
GROUP = 4
KEY_BYTES = 32


class Mistyped(Exception):
    """What was typed is no key. ``rows`` are the numbers, from 1, of the rows that do not add up;

    none when the number of letters is wrong.
    """

    def __init__(self, rows: list[int]) -> None:
        super().__init__(rows)
        self.rows = rows


def to_rows(key: bytes) -> list[str]:
    """A key of 32 bytes as four rows of four groups of four letters."""
    number = int.from_bytes(key, "big") << (5 * ROWS * IN_ROW - 8 * KEY_BYTES)
    letters = ""
    for _ in range(ROWS * IN_ROW):
        letters = LETTERS[number & 31] + letters
        number >>= 5
    rows = []
    for row in range(ROWS):
        own = letters[row * IN_ROW : (row + 1) * IN_ROW]
        own += _checks(row + 1, own)
        rows.append(" ".join(own[i : i + GROUP] for i in range(0, len(own), GROUP)))
    return rows


def from_text(text: str) -> bytes:
    """The key that somebody typed, in any case, with any spaces or dashes; Mistyped if it is none.

    I and L are read as 1, and O as 0.
    """
    letters = "".join(ALIKE.get(letter, letter) for letter in text.upper() if letter.isalnum())
    size = IN_ROW + CHECKS
    if len(letters) != ROWS * size:
        raise Mistyped([])
    rows = [letters[i : i + size] for i in range(0, len(letters), size)]
    wrong = [
        number
        for number, row in enumerate(rows, 1)
        if not set(row) <= set(LETTERS) or _checks(number, row[:IN_ROW]) != row[IN_ROW:]
    ]
    if wrong:
        raise Mistyped(wrong)
    number = 0
    for letter in "".join(row[:IN_ROW] for row in rows):
        number = number << 5 | LETTERS.index(letter)
    spare = 5 * ROWS * IN_ROW - 8 * KEY_BYTES
    if number & ((1 << spare) - 1):
        raise Mistyped([ROWS])
    return (number >> spare).to_bytes(KEY_BYTES, "big")


def _checks(number: int, letters: str) -> str:
    """The three letters that end a row: 15 bits of SHA-256 over its number and letters."""
    found = int.from_bytes(sha256(f"{number} {letters}".encode()).digest()[:2], "big")
    return "".join(LETTERS[found >> shift & 31] for shift in (10, 5, 0))
