"""A sheet: tables of amounts under a title and their unit, with what is said of them.

Made once, it is a screen, markdown, and the page that html and a workbook are made of. Its tables
are fields over rows, as a list's are, but of rows of several kinds: lines, their sums, headings.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ettervern_cli.screen import WIDTH, folding, tables
from ettervern_cli.screen.abreast import abreast
from ettervern_cli.screen.listing import Field
from ettervern_cli.screen.page import Block, Page
from ettervern_cli.screen.phrases import columns, heading
from ettervern_cli.screen.safe import Cell, Line, safe_text
from ettervern_cli.screen.tables import Head, Table
from ettervern_cli.screen.writing import Writer
from ettervern_cli.words import Language

INDENT = 2


class Row(NamedTuple):
    """A row of a table: what it shows, in which style, and how far its name is set in.

    ``of`` is something that has what the fields name, or some of it; a text is a name alone.
    """

    of: Any
    style: str = ""
    indent: int = 0


class Part(NamedTuple):
    """Something of a sheet between two empty lines: what heads it, a table, and sentences.

    ``indent`` sets a table and sentences in below their heading, without an empty line.
    """

    table: Table | None = None
    heading: str = ""
    sentences: Sequence[str] = ()
    indent: int = 0


class Sheet(NamedTuple):
    """A title, the unit of its amounts, sentences right below them, and the parts."""

    title: str
    unit: str
    parts: Sequence[Part]
    notes: Sequence[str] = ()


def group(name: str, rows: Iterable[object], *sums: object) -> list[Row]:
    """Rows under a name, and in bold what they come to."""
    return [
        Row(name, "bold"),
        *(Row(row, "", INDENT) for row in rows),
        *(Row(row, "bold", INDENT) for row in sums),
    ]


def grid(
    words: Language,
    fields: Sequence[Field],
    rows: Iterable[Row],
    of: str = "screen",
    omit_year_of: dt.date | None = None,
) -> Table:
    """A table of rows of several kinds, ``of`` whose words it is headed in; the first is a name."""
    write = Writer(words, omit_year_of)
    heads = columns(words, *(field.head for field in fields), of=of)
    return Table(heads, [_cells(write, fields, row) for row in rows])


def _cells(write: Writer, fields: Sequence[Field], row: Row) -> list[Cell]:
    if isinstance(row.of, str):
        first, *rest = [Cell(safe_text(row.of), row.style), *[Cell("")] * (len(fields) - 1)]
    else:
        shown = [(field.of, field.style) for field in fields]
        first, *rest = write.row(shown, row.of, row.style)
    return [first._replace(text=" " * row.indent + first.text), *rest]


def facts(words: Language, rows: Sequence[Sequence[object]]) -> Table:
    """A table without headings: a name, its figure, and what else there is to say of it."""
    heads = [Head(), Head("", True), *[Head()] * (len(rows[0]) - 2)]
    return Writer(words).table(Table(heads, [list(row) for row in rows]))  # type: ignore[arg-type]


def text(sheet: Sheet, room: int = WIDTH) -> list[Line]:
    """The sheet on a screen of ``room`` columns; a table too wide goes on below, names repeated."""
    body = heading(safe_text(sheet.title), safe_text(sheet.unit), room)
    body += _prose(sheet.notes, room)
    for part in sheet.parts:
        body.append([])
        body += [[Cell(line, "bold")] for line in folding.wrap(safe_text(part.heading), room)
                 if line]  # fmt: skip
        if part.heading and not part.indent:
            body.append([])
        for place, table in enumerate(abreast(part.table, room) if part.table else ()):
            body += [[]] if place else []
            body += tables.lines(table, indent=part.indent, room=room)
        body += _prose(part.sentences, room, part.indent)
    return body


def _prose(sentences: Iterable[str], room: int, indent: int = 0) -> list[Line]:
    """Sentences, each in as many lines as it takes."""
    return [
        [Cell(" " * indent), Cell(line)]
        for sentence in sentences
        for line in folding.wrap(safe_text(sentence), room - indent)
    ]


def markdown(sheet: Sheet) -> str:
    """The sheet as markdown: title and unit, then tables and lists of what is said of them."""
    parts = [f"## {tables.markdown_text(f'{sheet.title} ({sheet.unit})')}\n"]
    parts += [f"{tables.markdown_text(note)}\n" for note in sheet.notes]
    for part in sheet.parts:
        parts += [f"### {tables.markdown_text(part.heading)}\n"] if part.heading else []
        parts += [tables.markdown(_flush(part.table))] if part.table else []
        said = "".join(f"- {tables.markdown_text(one)}\n" for one in part.sentences)
        parts += [said] if said else []
    return "\n".join(parts)


def page(sheet: Sheet, last: dt.date) -> Page:
    """The sheet as a page; a part without a heading belongs to the one before it."""
    blocks: list[Block] = []
    for part in sheet.parts:
        shown = [_flush(part.table)] if part.table else []
        if part.heading or not blocks:
            blocks.append(Block(part.heading, shown, part.sentences))
            continue
        before = blocks[-1]
        blocks[-1] = before._replace(
            tables=[*before.tables, *shown], sentences=[*before.sentences, *part.sentences]
        )
    return Page(sheet.title, [sheet.unit, *sheet.notes], (), blocks, (), last)


def _flush(table: Table) -> Table:
    """The table with names that are not set in, where a reader's own program lays it out."""
    rows = [[first._replace(text=first.text.lstrip(" ")), *rest] for first, *rest in table.rows]
    return table._replace(rows=rows)
