"""Tables and screens as values, and their plain forms: text, markdown, csv and json.

Text is laid out here once, for terminals and pipes alike; ``terminal.py`` adds colour.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ettervern_cli.render.safe import ESCAPES, inert, safe_text

GAP = "  "
WIDTH = 80
LEAST = 12
NARROW = frozenset("\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2192\u21bb\u2212")


class Cell(NamedTuple):
    """Some text and its style (``bold``, ``dim``, ``red`` …), which only a terminal shows."""

    text: str
    style: str = ""


Line = list[Cell]


class Column(NamedTuple):
    """A column's heading and whether numbers are right-aligned in it."""

    heading: str = ""
    right: bool = False


class Table(NamedTuple):
    """Columns and rows of cells."""

    columns: list[Column]
    rows: list[list[Cell]]


def cell(value: object, style: str = "") -> Cell:
    """A cell of user text or anything else, made safe; nothing is an empty cell."""
    return Cell("" if value is None else safe_text(str(value)), style)


def width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    if text.isascii() or max(text) < "\u0300":
        return len(text)
    if all(letter < "\u0300" or letter in NARROW for letter in text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def lines(
    table: Table, *, indent: int = 0, headings: bool = True, least: Sequence[int] = ()
) -> list[Line]:
    """The table as aligned lines, without frames.

    ``least`` are widths that several tables share, so that their columns stand below each other.
    """
    heads = [Cell(column.heading, "dim") for column in table.columns]
    show = headings and any(head.text for head in heads)
    body = [heads, *table.rows] if show else table.rows
    if not body:
        return []
    widths = [max(width(row[i].text) for row in body) for i in range(len(heads))]
    if least:
        widths = [max(pair) for pair in zip(widths, least, strict=True)]
    return [_line(row, table.columns, widths, indent) for row in body]


def _line(row: list[Cell], columns: list[Column], widths: list[int], indent: int) -> Line:
    line = [Cell(" " * indent)] if indent else []
    last = max((i for i, item in enumerate(row) if item.text), default=0)
    for i, (item, column, size) in enumerate(zip(row, columns, widths, strict=True)):
        if i > last:
            break
        blank = " " * (size - width(item.text))
        if column.right:
            line += [Cell(blank), item]
        else:
            line += [item, Cell(blank if i < last else "")]
        if i < last:
            line.append(Cell(GAP))
    return line


def extent(table: Table) -> list[int]:
    """The width of each column, its heading included."""
    texts = [[column.heading for column in table.columns]]
    texts += [[item.text for item in row] for row in table.rows]
    return [max(width(row[i]) for row in texts) for i in range(len(table.columns))]


def fits(table: Table, room: int = WIDTH) -> bool:
    """Whether the table's lines keep to ``room`` columns."""
    wide = extent(table)
    return sum(wide) + len(GAP) * (len(wide) - 1) <= room


def wrapped(table: Table, column: int, *, indent: int = 0, least: Sequence[int] = ()) -> Table:
    """The table with one column's texts in several rows where lines would pass WIDTH columns.

    A line end in a text begins a new row in any case; nothing is cut. ``least`` is as for lines.
    """
    others = [wide for i, wide in enumerate(least or extent(table)) if i != column]
    room = max(LEAST, WIDTH - indent - sum(others) - len(GAP) * len(others))
    rows: list[list[Cell]] = []
    for row in table.rows:
        first, *rest = wrap(row[column].text, room)
        rows.append([*row[:column], Cell(first, row[column].style), *row[column + 1 :]])
        blank = [Cell("")] * len(row)
        rows += [
            [*blank[:column], Cell(text, row[column].style), *blank[column + 1 :]] for text in rest
        ]
    return Table(table.columns, rows)


def wrap(text: str, size: int) -> list[str]:
    """A text in lines of at most ``size`` columns, broken at spaces, or inside too long a word.

    Spaces at its beginning indent every line.
    """
    found = []
    for part in text.split("\n"):
        if width(part) <= size:
            found.append(part)
            continue
        lead = part[: len(part) - len(part.lstrip(" "))]
        line = ""
        for word in part.split():
            for piece in _pieces(word, size - len(lead)):
                if line and len(lead) + width(line) + 1 + width(piece) > size:
                    found.append(lead + line)
                    line = piece
                else:
                    line = f"{line} {piece}" if line else piece
        found.append(lead + line)
    return found


def _pieces(word: str, size: int) -> list[str]:
    """A word in pieces that fit."""
    pieces = []
    while width(word) > size:
        end = size
        while width(word[:end]) > size and end > 1:
            end -= 1
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


def plain(body: Iterable[Line]) -> str:
    """Lines as text without colour, each ended, without spaces at the end."""
    return "".join("".join(item.text for item in line).rstrip() + "\n" for line in body)


def markdown(table: Table) -> str:
    """The table as GitHub-style markdown; a bar in a text stays inside its cell."""
    rows = [[column.heading for column in table.columns]]
    marks = ["---:" if column.right else "---" for column in table.columns]
    texts = [[_markdown_cell(item.text) for item in row] for row in table.rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in [*rows, marks, *texts])


def markdown_text(value: object) -> str:
    """User text as it may stand in markdown outside a table."""
    return _markdown_cell(safe_text(str(value)))


def _markdown_cell(text: str) -> str:
    for mark in "\\`*_[]<>|":
        text = text.replace(mark, f"\\{mark}")
    return text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as comma-separated values (RFC 4180), formulas made inert, nothing cut."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_plain(item) for item in row])
    return out.getvalue()


def _plain(value: object) -> object:
    """A value as a spreadsheet and a terminal may have it; a text's own line ends stay."""
    if isinstance(value, str):
        return "\n".join(safe_text(line) for line in inert(value).split("\n"))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def json_text(value: object) -> str:
    """A value as JSON, exact, one key a line; what would act on a terminal is escaped."""
    return json.dumps(value, ensure_ascii=False, indent=2).translate(ESCAPES) + "\n"
