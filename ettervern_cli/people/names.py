"""How a person is called in the case book, and where a text speaks of one by name. Pure."""

from collections.abc import Sequence

# What stands where something was erased.
ERASED = "\u2013"
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
    """Where a text has a name, from letter to letter; as a whole, and not inside another word.

    In any case where the name has two parts. One alone must be written as the name is: ``Bo`` is a
    name and ``bo`` is not.
    """
    any_case = len(name.split()) > 1
    sought, within = (name.lower(), text.lower()) if any_case else (name, text)
    if len(within) != len(text):  # a letter that has another length in small
        sought, within = name, text
    found, start = [], 0
    while sought and (start := within.find(sought, start)) >= 0:
        end = start + len(sought)
        if not (within[start - 1 : start].isalnum() or within[end : end + 1].isalnum()):
            found.append((start, end))
        start = end
    return found


def without(text: str, names: Sequence[str], instead: str = ERASED) -> str:
    """The text with every name in it replaced, the longest first.

    >>> without("Ringte Ola Prøve i går", ["Ola Prøve"], "noen")
    'Ringte noen i går'
    """
    for name in sorted(names, key=len, reverse=True):
        for start, end in reversed(spoken_of(text, name)):
            text = text[:start] + instead + text[end:]
    return text
