"""Tables and screens as values, and their plain forms: text, markdown, csv and json.

Text is laid out here once, for terminals and pipes alike; ``terminal.py`` adds colour.
"""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ettervern_cli.screen.safe import ESCAPES, inert, safe_text
from ettervern_cli.values.hidden import SUPPRESSED

if TYPE_CHECKING:
    from typing import Self

GAP = "  "
WIDTH = 80
LEAST = 12
NARROW = frozenset("\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2192\u21bb\u2212")


class _Cell(NamedTuple):
    text: str
    style: str = ""
    value: object = None


class Cell(_Cell):
    """Some text and its style (``bold``, ``dim``, ``red`` …), which only a terminal shows.

    The text is made safe here, wherever it comes from: nothing else that is shown has any.

    ``value`` is what the text tells (an int, Ore, float, date, or a pair for a rate), which a
    workbook holds instead of it; none is a text, or a number read back from it.
    """

    __slots__ = ()

    def __new__(cls, text: str, style: str = "", value: object = None) -> "Self":
        """A cell whose text can neither act nor hide on a terminal."""
        return super().__new__(cls, safe_text(text), style, value)


Line = list[Cell]


class Head(NamedTuple):
    """A column's heading and whether numbers are right-aligned in it."""

    heading: str = ""
    right: bool = False


class Table(NamedTuple):
    """Columns and rows of cells."""

    columns: list[Head]
    rows: list[list[Cell]]


def cell(value: object, style: str = "") -> Cell:
    """A cell of user text or anything else, made safe; nothing is an empty cell."""
    return Cell("" if value is None else str(value), style)


def width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    if text.isascii() or max(set(text) - NARROW, default="") < "\u0300":
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def lines(
    table: Table,
    *,
    indent: int = 0,
    headings: bool = True,
    least: Sequence[int] = (),
    room: int = WIDTH,
) -> list[Line]:
    """The table as aligned lines of at most ``room`` columns, without frames.

    ``least`` are widths that several tables share, so that their columns stand below each other.
    """
    heads = [Cell(column.heading, "dim") for column in table.columns]
    show = headings and any(head.text for head in heads)
    body = [heads, *table.rows] if show else table.rows
    if not body:
        return []
    body = _folded(body, table.columns, room - indent)
    taken = [[width(item.text) for item in row] for row in body]
    widths = [max(sizes) for sizes in zip(*taken, *([least] if least else []), strict=True)]
    rights = [column.right for column in table.columns]
    return [
        _line(row, sizes, widths, rights, " " * indent)
        for row, sizes in zip(body, taken, strict=True)
    ]


def lines_with_texts(table: Table, texts: Sequence[str], indent: int = 4) -> list[Line]:
    """The table's lines, and below each row a longer text of its own across the whole width."""
    wide = _given_way(extent(table), table.columns, WIDTH)
    body = lines(Table(table.columns, []), least=wide)
    for row, text in zip(table.rows, texts, strict=True):
        body += lines(Table(table.columns, _parted(row, wide)), headings=False, least=wide)
        if text:
            parts = wrap(text, WIDTH - indent)
            body += [[Cell(" " * indent), Cell(part, "dim")] for part in parts]
    return body


def _folded(body: list[list[Cell]], columns: list[Head], room: int) -> list[list[Cell]]:
    """Rows that would pass ``room`` go on below: the widest texts give way, side by side."""
    wide = [max(width(row[i].text) for row in body) for i in range(len(columns))]
    given = _given_way(wide, columns, room)
    return body if given == wide else [part for row in body for part in _parted(row, given)]


def _given_way(wide: list[int], columns: list[Head], room: int) -> list[int]:
    """Widths of columns that keep to ``room`` together: the widest texts give way first."""
    given, room = list(wide), room - len(GAP) * (len(columns) - 1)
    texts = [i for i, column in enumerate(columns) if not column.right]
    while sum(given) > room and max((given[i] for i in texts), default=0) > LEAST:
        given[max(texts, key=lambda i: given[i])] -= 1
    return given


def _parted(row: list[Cell], wide: list[int]) -> list[list[Cell]]:
    """A row in as many as its texts take in columns of these widths."""
    parts = [wrap(item.text, size) for item, size in zip(row, wide, strict=True)]
    return [
        [
            Cell(part[line] if line < len(part) else "", item.style)
            for part, item in zip(parts, row, strict=True)
        ]
        for line in range(max(map(len, parts)))
    ]


def _line(
    row: list[Cell], taken: list[int], widths: list[int], rights: list[bool], gap: str
) -> Line:
    """A row up to its last text, each cell after the blanks that bring it to its place."""
    last = len(row) - 1
    while last and not row[last].text:
        last -= 1
    line = []
    for i in range(last + 1):
        blank = " " * (widths[i] - taken[i])
        line += [Cell(gap + blank if rights[i] else gap), row[i]]
        gap = GAP if rights[i] else blank + GAP
    return line


def extent(table: Table) -> list[int]:
    """The width of each column, its heading included."""
    return [_extent(table, i) for i in range(len(table.columns))]


def _extent(table: Table, i: int) -> int:
    texts = [table.columns[i].heading, *(row[i].text for row in table.rows)]
    return max(map(width, texts))


def fits(table: Table, room: int = WIDTH) -> bool:
    """Whether the table's lines keep to ``room`` columns."""
    wide = extent(table)
    return sum(wide) + len(GAP) * (len(wide) - 1) <= room


def wrapped(table: Table, column: int, *, indent: int = 0, least: Sequence[int] = ()) -> Table:
    """The table with one column's texts in several rows where lines would pass WIDTH columns.

    A line end in a text begins a new row in any case; nothing is cut. ``least`` is as for lines.
    """
    every = range(len(table.columns))
    others = [least[i] if least else _extent(table, i) for i in every if i != column]
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
        rest, room = " ".join(part.split()), size - len(lead)
        while (most := _fitting(rest, room)) < len(rest):
            end = _break(rest, most)
            end = most if end < 0 else end
            found.append(lead + rest[:end])
            rest = rest[end:].lstrip(" ")
        found.append(lead + rest)
    return found


def _break(text: str, most: int) -> int:
    """The last space up to ``most`` at which a line may end: not inside an amount or a percent."""
    end = text.rfind(" ", 0, most + 1)
    while end > 0 and text[end - 1].isdigit() and _goes_on(text[end + 1 : end + 4]):
        end = text.rfind(" ", 0, end)
    return end


def _goes_on(text: str) -> bool:
    """Whether what stands after a digit and a space belongs to the number."""
    return text.isdigit() or text[:1] == "%"


def _fitting(text: str, room: int) -> int:
    """How many letters of a text fit into ``room`` columns, at least one."""
    most = room
    while width(text[:most]) > room and most > 1:
        most -= 1
    return most


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
        writer.writerow([plain_value(item) for item in row])
    return out.getvalue()


def plain_value(value: object) -> object:
    """A value as a spreadsheet and a terminal may have it; a text's own line ends stay."""
    if isinstance(value, str):
        return "\n".join(safe_text(line) for line in inert(value).split("\n"))
    if value is None or value is SUPPRESSED:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def json_text(value: object) -> str:
    """A value as JSON, exact, one key a line; what would act on a terminal is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=_hidden)
    return text.translate(ESCAPES) + "\n"


def _hidden(value: object) -> None:
    """A hidden figure is null; nothing else that JSON does not know may stand in a value."""
    if value is not SUPPRESSED:
        raise TypeError(type(value).__name__)
