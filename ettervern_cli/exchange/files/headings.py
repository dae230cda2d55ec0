"""Which column of a file is which cell of its kind, by what people call it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ettervern_cli.values.texts import one_line


class Headings(NamedTuple):
    """Which cells a heading has (cell → place), and what is wrong with it.

    ``missing`` are cells that must be there, by the name that the file would give them; ``unknown``
    the headings that are no cell, ``twice`` those that stand there more than once.
    """

    places: dict[str, int]
    missing: list[str]
    unknown: list[str]
    twice: list[str]

    @property
    def is_one(self) -> bool:
        """Whether a row of texts is a heading of the kind at all."""
        return not self.missing


def find(
    texts: Iterable[str],
    names: Mapping[str, Sequence[str]],
    needed: Iterable[str],
    either: Sequence[str] = (),
) -> Headings:
    """Where each cell stands in a row of headings, any case; ``names`` are what each may be called.

    The first of a cell's names that is there counts. Of the cells in ``either`` one must be there.
    A heading without a name is unknown as ``2`` (its number), so that it can be found.
    """
    shown = [one_line(text) for text in texts]
    standing: dict[str, list[int]] = {}
    for place, text in enumerate(shown):
        standing.setdefault(text.casefold(), []).append(place)
    places: dict[str, int] = {}
    twice: list[str] = []
    for cell, called in names.items():
        there = next((one.casefold() for one in called if one.casefold() in standing), None)
        if there is not None and not set(standing[there]) & set(places.values()):
            places[cell] = standing[there][0]
            twice += [shown[standing[there][1]]] if len(standing[there]) > 1 else []
    missing = [names[cell][0] for cell in needed if cell not in places]
    if either and not any(cell in places for cell in either):
        missing.append(names[either[0]][0])
    taken = {spot for place in places.values() for spot in standing[shown[place].casefold()]}
    unknown = [text[:60] or str(at + 1) for at, text in enumerate(shown) if at not in taken]
    return Headings(places, missing, unknown, twice)
