"""Which of the programme's own words a text means: by code, by name, or by a start of one. Pure."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from ettervern_cli.errors import UnknownName
from ettervern_cli.programme.errors import NotConfigured, SeveralNames


class Word(Protocol):
    """Something with a code and a name."""

    @property
    def code(self) -> str:
        """What commands and scripts call it."""

    @property
    def name(self) -> str:
        """What people call it."""


Found = TypeVar("Found", bound=Word)


def codes_and_name(word: Word) -> Iterable[str]:
    """What a word answers to, where it has no other names."""
    return word.code, word.name


def meant(
    every: Sequence[Found], text: str, names: Callable[[Found], Iterable[str]] = codes_and_name
) -> list[Found]:
    """All that a text means: those so called, as typed before any case, else those that begin so.

    A number begins nothing: flat 1 is not flat 12.
    """
    sought = text.strip().casefold()
    called = [(one, list(names(one))) for one in every]
    exact = [one for one, own in called if text in own]
    whole = exact or [one for one, own in called if sought in map(str.casefold, own)]
    if whole or not sought or sought.isdigit():
        return whole
    return [one for one, own in called if any(n.casefold().startswith(sought) for n in own)]


def pick(
    what: str,
    every: Sequence[Found],
    text: str,
    names: Callable[[Found], Iterable[str]] = codes_and_name,
) -> Found:
    """The one that a text means; SeveralNames where that is no one alone, else UnknownName.

    Of several so called, the first is meant; of several that only begin so, none.
    """
    found = meant(every, text, names)
    sought = text.strip().casefold()
    if len(found) > 1 and sought not in map(str.casefold, names(found[0])):
        raise SeveralNames(what=what, value=text, known=[one.name for one in found])
    if not found:
        raise unknown(what, text, every)
    return found[0]


def unknown(what: str, text: str, every: Iterable[Word]) -> UnknownName:
    """The refusal of a text that means none: it asks about a near miss, else lists the names."""
    from difflib import get_close_matches

    known = {one.code: one.name for one in every}
    near = get_close_matches(text, known, 1, 0.6) or get_close_matches(text, known.values(), 1, 0.6)
    names = list(dict.fromkeys(known.values()))
    grows = not near and what in ("municipality", "staff", "partner")
    made = NotConfigured if grows else UnknownName
    return made(what=what, value=text, known=names, near="".join(near))
