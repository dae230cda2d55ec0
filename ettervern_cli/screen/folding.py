"""Texts in lines of a width: broken where a reader would, never inside a date, a sum or a code.

Pure. Widths are columns of a terminal.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import groupby

LEAST = 12
NARROW = frozenset("\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2192\u21bb\u2212")
VOWELS = frozenset("aeiouyæøåäöáéíóúAEIOUYÆØÅÄÖÁÉÍÓÚ")
# What compounds of the field go on with: a word is rather divided at such a joint.
JOINED = (
    "arbeid", "avtale", "behandling", "bolig", "enhet", "forhold", "herberge", "hjelp", "kommune",
    "kontrakt", "kontor", "konto", "leie", "leilighet", "melding", "møte", "opphold", "oppfølging",
    "ordning", "partner", "plan", "plass", "program", "samtale", "senter", "stønad", "tilbud",
    "tjeneste", "trinn", "utvikling",
)  # fmt: skip
ONE_SOUND = (
    "sk",
    "sj",
    "kj",
    "hj",
    "sp",
    "tr",
    "kr",
    "pr",
    "dr",
    "gr",
    "st",
    "bl",
    "pl",
    "kl",
    "fl",
    "gl",
)
TELLING = 5  # columns that must differ at the end of what was cut
FEW = 3  # letters of a word that do not stand alone on a line
SIGNS, IN_NUMBERS = "\u2212+-", ".,:/\u2212-"


def width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    size = len(text)
    if text.isascii() or len(text.encode("latin-1", "ignore")) == size:
        return size
    if max(set(text) - NARROW, default="") < "\u0300":
        return size
    from rich.cells import cell_len

    return cell_len(text)


def wrap(text: str, size: int) -> list[str]:
    """A text in lines of at most ``size`` columns, broken between words, or inside too long a one.

    Spaces at its beginning indent every line; its own line ends stay.
    """
    found = []
    for part in text.split("\n"):
        if width(part) <= size:
            found.append(part)
            continue
        lead = part[: len(part) - len(part.lstrip(" "))]
        found += [lead + line for line in _filled(pieces(part), max(1, size - len(lead)))]
    return found


@lru_cache(maxsize=4096)  # a table asks how narrow its texts may be before it folds them
def pieces(text: str) -> tuple[str, ...]:
    """What of a text stays on one line: words, and dates, sums and numbers with what they count."""
    found: list[str] = []
    for word in text.split():
        # A word alone holds nothing; most are, and need no closer look.
        if found and not found[-1].isalpha() and _holds(found[-1], word):
            found[-1] += f" {word}"
        else:
            found.append(word)
    return tuple(found)


def _holds(before: str, word: str) -> bool:
    """Whether a word belongs on the line of what stands before it.

    A number keeps its next digits, its percent sign and the word of what it counts; a day and its
    month keep their year.
    """
    last = before.rpartition(" ")[2]
    if _is_number(last) and last[-1:] not in ",:;":
        return len(word) <= LEAST or word[:1].isdigit()
    is_year = len(word) >= 4 and word[:4].isdigit() and not word[4:5].isalnum()
    return is_year and " " in before and _is_number(before.rpartition(" ")[0])


def _is_number(text: str) -> bool:
    """Whether a text is a number, a sum, a date or a time in digits, or the beginning of a span."""
    digits = text.removeprefix("(")
    first, rest = digits[:1], digits[1:]
    begins = first.isdecimal() or (first != "" and first in SIGNS)
    return begins and all(letter.isdecimal() or letter in IN_NUMBERS for letter in rest)


def _filled(parts: Sequence[str], room: int) -> list[str]:
    """Pieces in lines as full as they go."""
    lines: list[str] = []
    line = ""
    for part in parts:
        whole = f"{line} {part}" if line else part
        if width(whole) <= room:
            line = whole
            continue
        if line:
            lines.append(line)
        *torn, line = _torn(part, room)
        lines += torn
    return [*lines, line]


def _torn(part: str, room: int) -> list[str]:
    """A piece that is too long by itself: at its spaces if it has any, then inside its words."""
    if width(part) <= room:
        return [part]
    if " " in part:
        return [line for word in part.split(" ") for line in _torn(word, room)]
    found = []
    while width(part) > room:
        most, hyphen = _break(part, room)
        found.append(part[:most] + hyphen)
        part = part[most:]
    return [*found, part]


def _break(word: str, room: int) -> tuple[int, str]:
    """Where a word goes on below: after a hyphen of its own, else between syllables with one."""
    most = _fitting(word, room)
    own = max(word.rfind(mark, 0, most) for mark in "-/")
    if own >= FEW:
        return own + 1, ""
    if any(letter.isdigit() for letter in word):  # a code, which no sign is put into
        return most, ""
    places = range(_fitting(word, room - 1), FEW - 1, -1)
    joint = next((at for at in places if word[at:].casefold().startswith(JOINED)
                  and len(word) - at > FEW and VOWELS & set(word[:at])), None)  # fmt: skip
    divided = next((at for at in places if _divides(word, at)), None)
    found = joint if joint is not None and joint >= most // 3 else divided
    return (most, "") if found is None else (found, "-")


def _divides(word: str, at: int) -> bool:
    """Whether a word may go on below at a letter, as Norwegian divides: before one consonant and

    the vowel after it, also where more consonants stand before; what is said as one sound, as in
    sk, stays whole, and neither part is shorter than FEW or without a vowel.
    """
    before, after, next_ = word[at - 1], word[at : at + 1], word[at + 1 : at + 2]
    if not (before.isalpha() and after.isalpha() and next_):
        return False
    if len(word) - at < FEW or not VOWELS & set(word[:at]):
        return False
    if word[at : at + 2].casefold() in ONE_SOUND and word[at + 2 : at + 3] in VOWELS:
        return True
    one = after not in VOWELS and next_ in VOWELS
    return one and word[at - 1 : at + 1].casefold() not in ONE_SOUND


def _fitting(text: str, room: int) -> int:
    """How many letters of a text fit into ``room`` columns, at least one."""
    most = max(1, room)
    while width(text[:most]) > room and most > 1:
        most -= 1
    return most


def told_apart(texts: Collection[str], size: int) -> dict[str, str]:
    """Texts in at most ``size`` columns each, what differs kept; numbers in front stay whole.

    >>> told_apart(["2 Ordinary flat, some rights", "3 Ordinary flat, all rights"], 18).values()
    dict_values(['2 Ord… some rights', '3 Ordi… all rights'])
    """
    heads = {text: _head(text) for text in texts}
    room = size - max((width(head) for head in heads.values()), default=0)
    names = {text.removeprefix(head) for text, head in heads.items()}
    brief = {name: _cut(name, room) for name in names}
    long = sorted(name for name in names if width(name) > room)
    for _, group in groupby(long, lambda name: name[: max(0, room - TELLING)]):
        alike = list(group)
        if len(alike) > 1:
            shared = max(0, _shared(alike).rfind(" "))
            brief |= {name: _middle_left_out(name, shared, room) for name in alike}
    return {text: head + brief[text.removeprefix(head)] for text, head in heads.items()}


def _head(text: str) -> str:
    """What stands before a text's first letter."""
    letters = (at for at, letter in enumerate(text) if letter.isalnum() and not letter.isdecimal())
    return text[: next(letters, len(text))]


def _shared(texts: Sequence[str]) -> str:
    """What texts in order have in common at their beginning."""
    first, last = texts[0], texts[-1]
    at = next((i for i, letter in enumerate(first) if last[i : i + 1] != letter), len(first))
    return first[:at]


def _cut(text: str, room: int) -> str:
    return text if width(text) <= room else f"{text[: _fitting(text, room - 1)].rstrip()}…"


def _middle_left_out(text: str, shared: int, room: int) -> str:
    """A text whose first ``shared`` letters give way, from their end."""
    rest = f"…{text[shared:]}"
    left = min(shared, room - width(rest))
    return f"{text[:left].rstrip()}{rest}" if left > 0 else _cut(rest, room)


def least(text: str) -> int:
    """The fewest columns that a text can be folded into without tearing what stays whole."""
    most = max(map(width, pieces(text)), default=0)
    return most if most <= LEAST else max(map(_least, pieces(text)))


def _least(piece: str) -> int:
    size = width(piece)
    if size <= LEAST or any(letter.isdigit() for letter in piece):
        return size
    return LEAST
