"""How a person is called in the case book, and where a text speaks of one by name. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ettervern_cli.people.errors import ERASED

LEAST_ALONE = 4


def initials(name: str) -> str:
    """The initials of a name, a full stop after each and the hyphens kept.

    >>> initials("Anne-Grethe Øye Li")
    'A.-G.Ø.L.'
    """
    parts = [[letter for letter in part.split("-") if letter] for part in name.split()]
    return "".join("-".join(f"{one[0].upper()}." for one in part) for part in parts if part)


def called(names: str, name: str, code: str) -> str:
    """What a person is called by the programme's ``names``; by the code where there is nothing.

    >>> called("initials", "Nora Prøve", "R-0001")
    'N.P.'
    """
    if names == "codes":
        return code
    return (initials(name) if names == "initials" else name) or code


def widest(names: Sequence[str]) -> str:
    """Of several programmes' ``names`` the one that keeps most: somebody in two has both."""
    return next((kind for kind in ("full", "initials", "codes") if kind in names), "full")


def is_telling(name: str) -> bool:
    """Whether a name is one and no other word: two parts, or one that is long enough."""
    return len(name.split()) > 1 or len(name) >= LEAST_ALONE


def spoken_of(text: str, name: str) -> list[tuple[int, int]]:
    """Where a text has a name, from letter to letter, with a genitive's ending; as whole words.

    Of several parts: over hyphens, double spaces and lines, with initials or fewer names between
    the first and the last, in any case; and the last first, written as the name is. One part alone
    must be written as the name is: ``Bo`` is a name and ``bo`` is not.

    >>> spoken_of("Prøve, Nora K. kom med Nora-Prøves mor", "Nora Prøve")
    [(0, 14), (23, 34)]
    """
    parts = name_parts(name)
    if not parts or parts[-1].casefold() not in text.casefold():
        return []
    return [found.span() for found in _sure(tuple(parts)).finditer(text)]


def likely(text: str, name: str) -> list[tuple[int, int]]:
    """Where a text may mean a name, besides where it has it: a part of it, or initials for parts.

    >>> text = "Nora P. og Noras mor, N. Prøve, N.P., Nora Kari Prøve"
    >>> [text[start:end] for start, end in likely(text, "Nora Prøve")]
    ['Nora P.', 'Noras', 'N. Prøve', 'N.P.', 'Nora Kari Prøve']
    """
    parts = name_parts(name)
    sure = spoken_of(text, name)
    every = [found.span() for found in _likely(tuple(parts)).finditer(text)] if parts else []
    return [(a, b) for a, b in every if not any(a < end and start < b for start, end in sure)]


def parts_alone(name: str) -> set[str]:
    """The parts of a name in small letters, and what a genitive makes of them."""
    alone = {part.casefold() for part in name_parts(name)}
    return alone | {part + ending for part in alone for ending in ("s", "'s", "’s", "'", "’")}


# What may stand between two names: spaces, lines and characters that are not seen; one hyphen or
# dash of any kind; or a mark without a space.
_SPACE = r"[\s\u00ad\u200b-\u200f\u2060\ufeff]"
_GAP = rf"(?:{_SPACE}*[-\u2010-\u2015\u2212]{_SPACE}*|{_SPACE}+|[._])"
_BEGINS, _ENDS = r"(?<![^\W_])", r"(?![^\W_])"
_OWNER = r"(?:['’`´]?[sS]|['’`´])?"
_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Þ])"
_INITIAL = rf"(?:{_CAPITAL}\.?|[^\W\d_]\.)"
_INSIDE = re.compile(r"(?<=[^\W\d_])[-\u2010-\u2015](?=[^\W\d_])|\s+")


def name_parts(name: str) -> list[str]:
    """A name as the names it is made of.

    >>> name_parts("Anne-Grethe Øye Li")
    ['Anne', 'Grethe', 'Øye', 'Li']
    """
    return [part for part in _INSIDE.split(name) if part]


def _as_written(part: str) -> str:
    """A part in the case of the name, or all in capitals where that is no abbreviation."""
    forms = [part, part.upper()] if len(part) >= LEAST_ALONE else [part]
    return f"(?-i:{'|'.join(re.escape(form) for form in dict.fromkeys(forms))})"


@lru_cache(maxsize=4096)
def _sure(parts: tuple[str, ...]) -> re.Pattern[str]:
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return _compiled([_as_written(first)])
    between = "|".join([*map(re.escape, parts[1:-1]), _INITIAL])
    forward = rf"{re.escape(first)}(?:{_GAP}(?:{between})){{0,4}}{_GAP}{re.escape(last)}"
    following = "|".join([*map(re.escape, parts[1:-1]), rf"{_CAPITAL}\."])
    turned = (
        rf"{_as_written(last)}(?:{_SPACE}*,{_SPACE}*|{_SPACE}+){_as_written(first)}"
        rf"(?:{_GAP}(?:{following})){{0,4}}"
    )
    return _compiled([forward, turned])


@lru_cache(maxsize=64)
def _likely(parts: tuple[str, ...]) -> re.Pattern[str]:
    first, last = parts[0], parts[-1]
    alone = [_as_written(part) for part in parts if part[:1].isupper()]
    if len(first) >= LEAST_ALONE:
        alone.append(rf"(?<!-){re.escape(first)}(?!-)")  # in any case, but as a word of its own
    if len(parts) == 1:
        return _compiled(alone or [re.escape(first)])
    letters = [rf"(?-i:{re.escape(part[0])})" for part in parts]
    return _compiled([
        rf"{_as_written(first)}(?:{_GAP}{_CAPITAL}[^\W\d_]+){{1,2}}{_GAP}{_as_written(last)}",
        rf"{_as_written(first)}{_GAP}{letters[-1]}(?:\.|{_ENDS})",
        rf"{letters[0]}\.?{_GAP}(?:{_INITIAL}{_GAP}){{0,3}}{_as_written(last)}",
        rf"{letters[0]}\.{_SPACE}?(?:{_CAPITAL}\.{_SPACE}?){{0,3}}{letters[-1]}(?:\.|{_ENDS})",
        *alone,
    ])  # fmt: skip


def _compiled(forms: list[str]) -> re.Pattern[str]:
    return re.compile(f"{_BEGINS}(?:{'|'.join(forms)}){_OWNER}{_ENDS}", re.IGNORECASE)


def replaced(text: str, names: Sequence[str], *, parts: bool) -> str:
    """The text with a dash for every name in it, and with ``parts`` for what may mean one too.

    >>> replaced("Nora P. og Nora Prøve", ["Nora Prøve"], parts=True)
    '– og –'
    """
    text = without(text, names)
    for name in sorted(names, key=len, reverse=True) if parts else ():
        text = _cut(text, likely(text, name), ERASED)
    return text


def without(text: str, names: Sequence[str], instead: str = ERASED) -> str:
    """The text with every name in it replaced, the longest first.

    >>> without("Ringte Ola Prøve i går", ["Ola Prøve"], "noen")
    'Ringte noen i går'
    """
    for name in sorted(names, key=len, reverse=True):
        text = _cut(text, spoken_of(text, name), instead)
    return text


def _cut(text: str, spans: list[tuple[int, int]], instead: str) -> str:
    for start, end in reversed(spans):
        text = text[:start] + instead + text[end:]
    return text
