"""Tables and screens as values, and their plain forms: text, markdown, csv and json.

Text is laid out here once, for terminals and pipes alike; ``terminal.py`` adds colour.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ettervern_cli.screen import WIDTH
from ettervern_cli.screen.folding import LEAST, width, wrap
from ettervern_cli.screen.folding import least as least_of
from ettervern_cli.screen.safe import Cell, Code, Line, escapes, inert, safe_text
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.money import Ore

GAP = "  "
FEWEST = 8  # columns that a text has on the narrowest screen, its words torn


WHOLE = (Code, dt.date, Ore)


class Head(NamedTuple):
    """A column's heading and whether numbers are right-aligned in it."""

    heading: str = ""
    right: bool = False


class Graph(NamedTuple):
    """How a workbook draws a table: its title, what sort of chart, and of which columns.

    ``kind`` is ``column``, ``bar`` or ``area``; ``names`` is the column that names the rows, of
    which the last ``sums`` are no part of the chart.
    """

    title: str
    kind: str
    columns: Sequence[int]
    names: int = 0
    stacked: bool = False
    sums: int = 0


class Table(NamedTuple):
    """Columns and rows of cells; a workbook has a chart of those with a ``graph``."""

    columns: list[Head]
    rows: list[list[Cell]]
    graph: Graph | None = None


def is_zero(row: Sequence[Cell], columns: Sequence[Head]) -> bool:
    """Whether a row tells of nothing: all its numbers are 0 or not there, and it is no day's."""
    if any(isinstance(item.value, dt.date) or item.style == "bold" for item in row):
        return False
    told = [
        item
        for item, column in zip(row[1:], columns[1:], strict=True)
        if column.right and item.value is not None
    ]
    return bool(told) and not any(map(_is_something, told))


def _is_something(item: Cell) -> bool:
    value = item.value
    return value is SUPPRESSED or bool(value[0] if isinstance(value, tuple) else value)


def cell(value: object, style: str = "") -> Cell:
    """A cell of user text or anything else, made safe; nothing is an empty cell."""
    return Cell("" if value is None else safe_text(str(value)), style)


def lines(
    table: Table,
    *,
    indent: int = 0,
    headings: bool = True,
    least: Sequence[int] = (),
    given: Sequence[int] = (),
    room: int = WIDTH,
) -> list[Line]:
    """The table as aligned lines of at most ``room`` columns, without frames.

    ``least`` are widths that several tables share, so that their columns stand below each other;
    ``given`` are such widths that longer texts are folded into.
    """
    heads = [Cell(column.heading, "dim") for column in table.columns]
    show = headings and any(head.text for head in heads)
    body = [heads, *table.rows] if show else table.rows
    if not body:
        return []
    if given:
        least, body = given, [part for row in body for part in parted(row, given)]
    else:
        body = _folded(body, table.columns, room - indent)
    taken = [[width(item.text) for item in row] for row in body]
    widths = [max(sizes) for sizes in zip(*taken, *([least] if least else []), strict=True)]
    rights = [column.right for column in table.columns]
    return [
        _line(row, sizes, widths, rights, indent) for row, sizes in zip(body, taken, strict=True)
    ]


def lines_with_texts(
    table: Table, texts: Sequence[str], indent: int = 4, room: int = WIDTH
) -> list[Line]:
    """The table's lines, and below each row a longer text of its own across the whole width."""
    heads = [Cell(column.heading, "dim") for column in table.columns]
    wide = given_way(table.columns, [heads, *table.rows], room)
    body = lines(Table(table.columns, []), given=wide)
    for row, text in zip(table.rows, texts, strict=True):
        body += lines(Table(table.columns, [row]), headings=False, given=wide)
        if text:
            parts = wrap(text, room - indent)
            body += [[Cell(" " * indent), Cell(part, "dim")] for part in parts]
    return body


def _folded(body: list[list[Cell]], columns: list[Head], room: int) -> list[list[Cell]]:
    """Rows that would pass ``room`` go on below: the widest texts give way, side by side."""
    several = any("\n" in text for column in _texts(body) for text in column)
    if not several and fits(Table(columns, body), room):
        return body
    given = given_way(columns, body, room)
    return [part for row in body for part in parted(row, given)]


def given_way(columns: list[Head], body: list[list[Cell]], room: int) -> list[int]:
    """Widths of columns that keep to ``room`` together: the widest texts give way first.

    What must stay whole does, until nothing else is left to give.
    """
    texts = _texts(body)
    given = [max(map(_widest, column)) for column in texts]
    room -= len(GAP) * (len(columns) - 1)
    for floor in _floors([column.right for column in columns], texts, given):
        while sum(given) > room:
            most = max(range(len(given)), key=lambda i: given[i] if given[i] > floor[i] else 0)
            if given[most] <= floor[most]:
                break
            given[most] -= 1
        if sum(given) <= room:
            break
    return given


def _floors(
    rights: list[bool], texts: list[set[str]], given: Sequence[int]
) -> Iterator[Sequence[int]]:
    """How far columns may give way, the gentlest first: texts between words, then inside them,
    at last headings and numbers; dates, sums and codes stay whole."""
    yield given
    floors = [
        size if right else _floor(found)
        for right, found, size in zip(rights, texts, given, strict=True)
    ]
    yield floors
    codes = [_floor(text for text in found if isinstance(text, Code)) for found in texts]
    for few in (LEAST, FEWEST):
        floors = [
            size if right else max(code, min(size, few))
            for right, code, size in zip(rights, codes, floors, strict=True)
        ]
        yield floors
    floors = [
        _floor(found) if right else size
        for right, found, size in zip(rights, texts, floors, strict=True)
    ]
    yield floors
    yield [max(code, min(size, LEAST)) for code, size in zip(codes, floors, strict=True)]


def _texts(body: list[list[Cell]]) -> list[set[str]]:
    """The texts of each column."""
    return [
        {Code(item.text) if isinstance(item.value, WHOLE) else item.text for item in column}
        for column in zip(*body, strict=True)
    ]


def _floor(texts: Iterable[str]) -> int:
    """The fewest columns that texts can be folded into; what is shorter needs no look."""
    floor = 0
    for text in texts:
        if len(text) > floor or not text.isascii():
            floor = max(floor, width(text) if isinstance(text, Code) else least_of(text))
    return floor


def _widest(text: str) -> int:
    return max(map(width, text.split("\n"))) if "\n" in text else width(text)


def parted(row: list[Cell], wide: Sequence[int]) -> list[list[Cell]]:
    """A row in as many as its texts take in columns of these widths."""
    if all(width(item.text) <= size and "\n" not in item.text
           for item, size in zip(row, wide, strict=True)):  # fmt: skip
        return [row]
    parts = [wrap(item.text, size) for item, size in zip(row, wide, strict=True)]
    return [
        [
            Cell(part[line] if line < len(part) else "", item.style)
            for part, item in zip(parts, row, strict=True)
        ]
        for line in range(max(map(len, parts)))
    ]


def _line(
    row: list[Cell], taken: list[int], widths: list[int], rights: list[bool], gap: int
) -> Line:
    """A row up to its last text, each cell after the blanks that bring it to its place."""
    last = len(row) - 1
    while last and not row[last].text:
        last -= 1
    line = []
    for i in range(last + 1):
        blank = widths[i] - taken[i]
        line += [_blank(gap + blank if rights[i] else gap), row[i]]
        gap = len(GAP) if rights[i] else blank + len(GAP)
    return line


@cache
def _blank(size: int) -> Cell:
    """A cell of so many blanks, of which a long screen has thousands."""
    return Cell(" " * size)


def extent(table: Table) -> list[int]:
    """The width of each column, its heading included."""
    return [_extent(table, i) for i in range(len(table.columns))]


def _extent(table: Table, i: int) -> int:
    return max(map(_widest, {table.columns[i].heading, *(row[i].text for row in table.rows)}))


def fits(table: Table, room: int = WIDTH) -> bool:
    """Whether the table's lines keep to ``room`` columns."""
    wide = extent(table)
    return sum(wide) + len(GAP) * (len(wide) - 1) <= room


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
    if isinstance(value, list | tuple):
        return plain_value(";".join(map(str, value)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def json_text(value: object, indent: int | None = 2) -> str:
    """A value as JSON, exact, one key a line; what would act on a terminal is escaped.

    Without ``indent`` all of it stands on one line.
    """
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent, default=_hidden)
    return text.translate(escapes()) + "\n"


def _hidden(value: object) -> None:
    """A hidden figure is null; nothing else that JSON does not know may stand in a value."""
    if value is not SUPPRESSED:
        raise TypeError(type(value).__name__)
