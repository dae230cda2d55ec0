"""The languages there are: how each writes numbers and days, counts, and what it falls back on.

What a language says lies in the folder of its code; here is only what no sentence can hold. To
begin one: a line in ``TONGUES`` and its code in ``language:`` of the configuration's model.
"""

from collections.abc import Callable
from typing import NamedTuple


def _two_forms(n: object) -> int:
    return 0 if n == 1 else 1


class Plural(NamedTuple):
    """The forms that a sentence about ``n`` has, by CLDR's names, and which one a number takes."""

    names: tuple[str, ...]
    form: Callable[[object], int]
    """The place of the form for ``n``; what is no number (nothing, a hidden figure) is other."""
    gettext: str
    """The same rule as translators' files write it."""


ONE_OTHER = Plural(("one", "other"), _two_forms, "nplurals=2; plural=(n != 1);")


class Tongue(NamedTuple):
    """How one language writes."""

    code: str
    back: str | None
    """Whose sentence is said where this language has none."""
    decimal: str = ","
    thousands: str = " "
    day: str = "{day}. {month}"
    """A day without its year, which follows in all of them after a space."""
    plural: Plural = ONE_OTHER


TONGUES = {
    tongue.code: tongue
    for tongue in (
        Tongue("nb", back="en"),
        Tongue("nn", back="nb"),
        Tongue("en", back=None, decimal=".", day="{day} {month}"),
    )
}

# These say everything; the sentences of errors stand on their classes in these.
WHOLE = ("nb", "en")


def chain(code: str) -> list[Tongue]:
    """A language and those it falls back on, in turn."""
    tongue = TONGUES[code]
    return [tongue, *(chain(tongue.back) if tongue.back else [])]
