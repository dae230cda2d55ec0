"""A list declared once, as fields over rows: text, markdown, html and a workbook follow from it.

What scripts get are the rows themselves, as JSON, and the same by ``names`` as csv. Nothing here
knows what the rows are of.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from ettervern_cli.screen import folding, tables
from ettervern_cli.screen.folding import WIDTH
from ettervern_cli.screen.page import Block, Page
from ettervern_cli.screen.phrases import columns, heading, used_columns
from ettervern_cli.screen.tables import Cell, Head, Line, Table
from ettervern_cli.screen.writing import Of, Style, Writer
from ettervern_cli.values.data import as_json, flat

if TYPE_CHECKING:
    from ettervern_cli.words import Language

TEXT, TABLE = "text", "table"


class Field(NamedTuple):
    """A column for people: its heading, and where in a row its value lies.

    ``head`` is the key of a heading, with ``>`` in front for numbers; ``in_text`` stands in its
    place on a screen, where a code needs none. ``of`` names what a row has, or works it out; what
    comes out is a value of one of the kinds in ``writing``, or a Cell with a style of its own.
    ``only`` is TEXT for what only a screen shows, TABLE for what it leaves out. ``brief`` is what
    stands there on a screen where it would be folded.
    """

    head: str | Head
    of: Of
    style: Style = ""
    only: str = ""
    in_text: str | None = None
    brief: Of | None = None


class Listing(NamedTuple):
    """A list: its rows, its fields in the order that people read, and its names for csv.

    ``subject`` is whose words head the fields, and ``title`` what the list is called. ``names`` are
    those of csv, each a key of what ``data`` makes of a row. ``above`` and ``below`` are sentences
    of the screen; ``under`` is a text below a row; ``then`` are lists that follow. ``unit`` is what
    the amounts are in: it and the title head the list. ``sums`` are rows in bold at a screen's
    foot, empty where they have nothing.
    """

    subject: str
    title: str
    rows: Sequence[Any]
    fields: Sequence[Field]
    names: Sequence[str]
    data: Callable[[Any], Mapping[str, object]] = as_json
    empty: str = ""
    above: Sequence[str | Cell] = ()
    below: Sequence[str] = ()
    under: Callable[[Any], str] | None = None
    then: "Sequence[Listing]" = ()
    unit: str = ""
    sums: Sequence[Any] = ()


def table(found: Listing, words: "Language", form: str, today: dt.date) -> Table:
    """The rows as cells of the fields that a form shows; only a screen leaves out today's year."""
    in_text = form == TEXT
    write = Writer(words, today if in_text else None, several_lines=in_text)
    fields = [field for field in found.fields if field.only in ("", form)]
    heads = [field.head if field.in_text is None or not in_text else field.in_text
             for field in fields]  # fmt: skip
    make = [write.column(field.of, field.style) for field in fields]
    rows = [[one(row) for one in make] for row in found.rows]
    if in_text:
        shown = [(field.of, field.style) for field in fields]
        rows += [write.row(shown, one, "bold") for one in found.sums]
    return Table(columns(words, *heads, of=found.subject), rows)


def text(found: Listing, words: "Language", today: dt.date, room: int = WIDTH) -> list[Line]:
    """The list on a screen of ``room`` columns: what is said above, a line a row, what is below."""
    if not found.rows and found.empty:
        return [[Cell(found.empty)]]
    shown = _briefed(found, words, today, room)
    head = heading(found.title, found.unit, room) if found.unit else []
    under = [] if found.under is None else [found.under(row) for row in found.rows]
    parts = [
        [*head, *([one if isinstance(one, Cell) else Cell(one)] for one in found.above)],
        tables.lines_with_texts(shown, under, room=room)
        if under
        else tables.lines(shown, room=room),
        [[Cell(part, "dim")] for one in found.below for part in folding.wrap(one, room)],
        *(text(one, words, today, room) for one in found.then),
    ]
    return _parted(part for part in parts if part)


def _briefed(found: Listing, words: "Language", today: dt.date, room: int) -> Table:
    """The columns in use, what stands for a text briefly where that would be folded."""
    full = table(found, words, TEXT, today)
    shown = used_columns(full)
    if not any(field.brief for field in found.fields) or tables.fits(shown, room):
        return shown
    heads = [Cell(column.heading) for column in shown.columns]
    given = tables.given_way(shown.columns, [heads, *shown.rows], room)
    fields = [field for field in found.fields if field.only in ("", TEXT)]
    used = [field for i, field in enumerate(fields) if any(row[i].text for row in full.rows)]
    folded = [
        field
        for field, size, whole in zip(used, given, tables.extent(shown), strict=True)
        if field.brief and size < whole
    ]
    fields = [
        field._replace(of=field.brief or field.of) if field in folded else field for field in fields
    ]
    return used_columns(table(found._replace(fields=fields), words, TEXT, today))


def _parted(parts: Iterator[list[Line]]) -> list[Line]:
    """Parts of a screen, an empty line between two."""
    first = next(parts, [])
    return [*first, *chain.from_iterable([[], *part] for part in parts)]


def markdown(found: Listing, words: "Language", today: dt.date) -> str:
    """The list as a markdown table, every date with its year, and what stands below it."""
    parts = [tables.markdown(table(found, words, TABLE, today))]
    if found.unit:
        parts.insert(0, f"## {tables.markdown_text(f'{found.title} ({found.unit})')}\n")
    if found.below:
        parts.append("".join(f"- {sentence}\n" for sentence in found.below))
    return "\n".join([*parts, *(markdown(one, words, today) for one in found.then)])


def page(found: Listing, words: "Language", today: dt.date) -> Page:
    """The list as a page, for html and a workbook."""
    lists = [found, *found.then]
    blocks = [
        Block("" if one is found else one.title, [table(one, words, TABLE, today)], one.below)
        for one in lists
        if one.rows
    ]
    about = [one.text if isinstance(one, Cell) else one for one in (found.unit, *found.above)]
    if not found.rows and found.empty:
        about = [found.empty]
    return Page(found.title, [one for one in about if one], (), blocks, (), today)


def csv(found: Listing) -> tuple[list[str], Iterator[list[object]]]:
    """The names of csv and its rows: what JSON has, several values joined by semicolons.

    Lists that follow are rows below, under names of their own.
    """
    lists = (found, *found.then)
    names = list(dict.fromkeys(name for one in lists for name in one.names))
    rows = (flat(one.data(row)) for one in lists for row in one.rows)
    return names, ([row.get(name) for name in names] for row in rows)
