"""Markdown laid out for a terminal: headings, paragraphs, lists and tables in its width.

Blocks between fences, and lines that begin with four spaces, are shown as they are: they are there
to be copied. Only the marks that our own topics use are known here.
"""

import re
from collections.abc import Iterator

from ettervern_cli.screen import NARROWEST, WIDEST
from ettervern_cli.screen.folding import wrap
from ettervern_cli.screen.safe import Cell, Line
from ettervern_cli.screen.tables import Head, Table, fits, lines

CODE, STRONG = "`", "**"
# A code as long as this is not broken over two lines: its spaces are others until it is laid out.
WHOLE = 40
KEPT_SPACE = "\0"


def topic_lines(text: str, columns: int) -> list[Line]:
    """A topic in so many columns; never narrower than 60 or wider than 200."""
    size = max(NARROWEST, min(columns, WIDEST))
    body: list[Line] = []
    for block in blocks(text):
        body += [*([[]] if body else []), *_block_lines(block, size)]
    return body


def blocks(text: str) -> Iterator[list[str]]:
    """The lines of each block; a fenced one is whole, with its fences."""
    block: list[str] = []
    fenced = False
    for line in [*text.splitlines(), ""]:
        fence = line.startswith("```")
        if line or fenced:
            block.append(line)
        elif block:
            yield block
            block = []
        fenced = fenced != fence


def _block_lines(block: list[str], size: int) -> list[Line]:
    first = block[0]
    if first.startswith("```"):
        return [[Cell(line, "bold" if line.startswith("$ ") else "")] for line in block[1:-1]]
    if first.startswith("    "):
        return [[Cell(line)] for line in block]
    if first.startswith("#"):
        return [[Cell(first.lstrip("# "), "bold")]]
    if first.startswith("|"):
        return _table_lines(block, size)
    return [line for item in _items(block) for line in _item_lines(item, size)]


def _items(block: list[str]) -> list[str]:
    """The items of a list, each in one line; a paragraph is one item."""
    found: list[str] = []
    for line in block:
        if not found or line.startswith("- "):
            found.append(line.strip())
        else:
            found[-1] += f" {line.strip()}"
    return found


def _item_lines(text: str, size: int) -> list[Line]:
    """A paragraph or an item of a list, broken at spaces; an item's lines begin under its first."""
    indent = 2 if text.startswith("- ") else 0
    head, rest = text[:indent], text[indent:].replace(STRONG, "\1")
    whole = re.sub(r"`[^`]*`", lambda code: _kept_whole(code.group()), rest)
    style, body = "", list[Line]()
    for part in wrap(whole, size - indent):
        cells, style = _styled(part.replace(KEPT_SPACE, " "), style)
        body.append([Cell(head or " " * indent), *cells])
        head = ""
    return body


def _kept_whole(code: str) -> str:
    return code.replace(" ", KEPT_SPACE) if len(code) <= WHOLE else code


def _styled(text: str, style: str) -> tuple[list[Cell], str]:
    """A line's cells, and the style in which the next one goes on: code is cyan, strong is bold."""
    cells = []
    for part in re.split("([`\1])", text):
        if part == CODE:
            style = "" if style == "cyan" else "cyan"
            cells.append(Cell(CODE, "cyan"))
        elif part == "\1":
            style = "" if style == "bold" else "bold"
        elif part:
            cells.append(Cell(part, style))
    return cells, style


def _table_lines(block: list[str], size: int) -> list[Line]:
    """A table in columns; where texts go on below, a blank line parts the rows."""
    head, _, *rows = [[part.strip() for part in line.strip("|").split(" | ")] for line in block]
    table = Table([Head(name) for name in head], [[Cell(text) for text in row] for row in rows])
    if not fits(table, size):
        blank = [Cell("")] * len(head)
        table = table._replace(rows=[part for row in table.rows for part in (blank, row)])
    return lines(table, room=size)
