"""Lines with colour for a terminal, by a few codes; Rich folds those that are too long."""

from collections.abc import Iterable

from ettervern_cli.screen.folding import width
from ettervern_cli.screen.safe import Line

CODES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "cyan": "36"}
Row = list[tuple[str, str]]


def written(body: Iterable[Line], room: int, *, whole: bool = False) -> str:
    """Lines with their styles; one longer than ``room`` is folded at a space, never cut.

    ``whole`` leaves it in one piece, for lines that are there to be copied.
    """
    rows = [trimmed(line) for line in body]
    if all(map(_is_simple, rows)) and (whole or all(_width(row) <= room for row in rows)):
        return "".join("".join(map(_coloured, row)) + "\n" for row in rows)
    return by_rich(rows, room, whole=whole)


def trimmed(line: Line) -> Row:
    """The texts of a line and their styles, without spaces at its end."""
    row = [(item.text, item.style) for item in line if item.text]
    while row and not (last := row[-1][0].rstrip()):
        row.pop()
    return [*row[:-1], (last, row[-1][1])] if row else []


def _is_simple(row: Row) -> bool:
    return all("\n" not in text and CODES.keys() >= set(style.split()) for text, style in row)


def _width(row: Row) -> int:
    return sum(width(text) for text, _ in row)


def _coloured(item: tuple[str, str]) -> str:
    text, style = item
    codes = ";".join(CODES[word] for word in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m" if codes else text


def by_rich(rows: Iterable[Row], room: int, *, whole: bool = False) -> str:
    """The same by Rich, which can fold and knows every style. It takes longer than the rest."""
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(file=out, force_terminal=True, width=room, markup=False, emoji=False,
                      highlight=False)  # fmt: skip
    texts = [Text.assemble(*row) for row in rows]
    if texts:
        screen = Text("\n").join(texts)
        console.print(screen, overflow="ignore" if whole else "fold", soft_wrap=whole)
    return out.getvalue()
