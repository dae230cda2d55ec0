"""Words that the program itself knows: of exits, of kinds of import, and headings of remarks."""

from collections.abc import Iterable
from typing import Literal, get_args

PENDING = "pending"
"""A reason or destination that is not known yet: it is asked for again."""
DIED = "died"
"""What reports call the dead, who went nowhere; as a reason's code it needs no mark of death."""
DEATH = "death"
"""The mark of the exit reasons of those who died."""
EVICTION, KEPT_OUT = "eviction", "kept-out"
"""The marks of reasons for which a tenant is put out, and of absences of those kept out."""


def is_death(reason: str) -> str:
    """Whether an exit reason, a row of ``term`` by its alias, is that of the dead, in SQL: 0 or 1.

    Marked so in the configuration, or by the word that had that meaning before there was a mark.
    """
    return f"coalesce({reason}.effect = '{DEATH}' OR {reason}.code = '{DIED}', 0)"


ImportKind = Literal[
    "stays", "exits", "moves", "follow-ups", "placements", "scores", "bookings", "payments",
    "incidents", "absences", "measures", "outcomes", "referrals", "consents",
]  # fmt: skip
IMPORT_KINDS: tuple[str, ...] = get_args(ImportKind)
HEADINGS = (
    "results",
    "cooperation",
    "involvement",
    "methods",
    "challenges",
    "learned",
    "other",
)
LEAST_LETTERS = 3


def parse_heading(text: str) -> str:
    """One of HEADINGS, any case; ValueError for anything else."""
    heading = text.strip().casefold()
    if heading not in HEADINGS:
        raise ValueError(text)
    return heading


def names_in(text: str, people: Iterable[str]) -> list[str]:
    """Which people's first or whole names stand in a text as words of their own.

    A first name of less than three letters is too often a word to be a sign of anybody.

    >>> names_in("Gikk tur med Nora.", ["Nora Prøve", "Ola Prøve"])
    ['Nora']
    """
    words = _words(text)
    inside = f" {' '.join(words)} "
    known = set(words)
    found: dict[str, None] = {}
    for person in people:
        whole = _words(person)
        if not whole:
            continue
        first = person.split()[0]
        if len(whole) > 1 and f" {' '.join(whole)} " in inside:
            found[person] = None
        elif len(first) >= LEAST_LETTERS and first.casefold() in known:
            found[first] = None
    return list(found)


def _words(text: str) -> list[str]:
    """A text's words in small letters, a genitive's s left as it is."""
    return "".join(c if c.isalnum() or c == "-" else " " for c in text.casefold()).split()
