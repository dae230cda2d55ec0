"""Names of other persons in what somebody reads: taken out the same way wherever that is."""

import sqlite3
from collections.abc import Collection, Iterable

from ettervern_cli.people.names import is_telling, without

OTHERS = "\u2026"


class Mask:
    """Takes names out of texts, which ``hidden`` counts; none that is one of ``own``."""

    def __init__(self, names: Iterable[str], own: Collection[str] = ()) -> None:
        ours = {name.casefold() for name in own}
        self.names = [one for one in set(names) if is_telling(one) and one.casefold() not in ours]
        self.hidden = 0

    def __call__(self, text: str) -> str:
        """The text with a mark where a name stood."""
        cleaned = without(text, self.names, OTHERS)
        self.hidden += cleaned != text
        return cleaned


def mask_of_others(db: sqlite3.Connection, ids: Collection[int], own: Collection[str]) -> Mask:
    """What takes out everybody's names but those of one person, whose ids and names are given."""
    marks = ", ".join("?" * len(ids))
    rows = db.execute(
        f"SELECT name FROM resident WHERE id NOT IN ({marks}) AND name <> code", tuple(ids)
    )
    return Mask((str(name) for (name,) in rows), own)
