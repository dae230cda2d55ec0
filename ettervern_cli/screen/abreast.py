"""A table that is wider than the screen, in several: each goes on where the one before it ended."""

from ettervern_cli.screen import tables
from ettervern_cli.screen.folding import LEAST, least
from ettervern_cli.screen.tables import Table

NAMES = 24  # columns that names have at most


def readable(table: Table, room: int) -> list[Table]:
    """The table alone where its texts can be folded between words, else in several."""
    if tables.fits(table, room):
        return [table]
    wide = [
        size if column.right else max((least(row[i].text) for row in table.rows), default=0)
        for i, (size, column) in enumerate(zip(tables.extent(table), table.columns, strict=True))
    ]
    fits = sum(wide) + len(tables.GAP) * (len(wide) - 1) <= room
    return [table] if fits else abreast(table, room)


def abreast(table: Table, room: int) -> list[Table]:
    """A table in as many as it takes to keep to ``room``, each with the first column, its names.

    Texts give way before that, and names further where other columns are texts.
    """
    every = all(column.right for column in table.columns[1:])
    wide = [size if column.right else min(size, LEAST)
            for size, column in zip(tables.extent(table), table.columns, strict=True)]  # fmt: skip
    names = min(tables.extent(table)[0], NAMES) if every else wide[0]
    parts: list[list[int]] = [[0]]
    taken = names
    for i in range(1, len(wide)):
        taken += len(tables.GAP) + wide[i]
        if taken > room and len(parts[-1]) > 1:
            parts.append([0])
            taken = names + len(tables.GAP) + wide[i]
        parts[-1].append(i)
    return [
        Table([table.columns[i] for i in part], [[row[i] for i in part] for row in table.rows])
        for part in parts
    ]
