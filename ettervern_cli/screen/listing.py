"""A list declared once, as fields over rows: text, markdown, html and a workbook follow from it.

What scripts get are the rows themselves, as JSON, and the same by ``names`` as csv. Nothing here
knows what the rows are of.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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
Short = Callable[[Collection[str], int], Mapping[str, str]]


class Field(NamedTuple):
    """A column for people: its heading, and where in a row its value lies.

    ``head`` is the key of a heading, another subject's with a dot in it, with ``>`` in front for
    numbers; ``in_text`` stands in its place on a screen, where a code needs none. ``of`` names what
    a row has, or works it out; what comes out is a value of one of the kinds in ``writing``, or a
    Cell with a style of its own. ``only`` is TEXT for what only a screen shows, TABLE for what it
    leaves out. ``wide`` is how wide a screen must be to show it, where there is room beside the
    others; the widest gives way first. ``short`` makes a column's texts shorter, given how many
    columns there are for them; ``brief`` stands there on a screen that the lines would pass.
    """

    head: str | Head
    of: Of
    style: Style = ""
    only: str = ""
    in_text: str | None = None
    wide: int = 0
    short: Short | None = None
    brief: Of | None = None


class Listing(NamedTuple):
    """A list: its rows, its fields in the order that people read, and its names for csv.

    ``subject`` is whose words head the fields, and ``title`` what the list is called. ``names`` are
    those of csv, each a key of what ``data`` makes of a row, or of what ``flat`` makes of that
    where it is nested. ``above`` and ``below`` are sentences of the screen; ``under`` is a text
    below a row; ``then`` are lists that follow. ``unit`` is what the amounts are in: it and the
    title head the list. ``sums`` are rows in bold at a screen's foot.
    """

    subject: str
    title: str
    rows: Sequence[Any]
    fields: Sequence[Field]
    names: Sequence[str]
    data: Callable[[Any], Mapping[str, object]] = as_json
    flat: Callable[[Mapping[str, Any]], Mapping[str, object]] | None = None
    empty: str = ""
    above: Sequence[str | Cell] = ()
    below: Sequence[str] = ()
    under: Callable[[Any], str] | None = None
    then: "Sequence[Listing]" = ()
    unit: str = ""
    sums: Sequence[Any] = ()


def table(found: Listing, words: "Language", form: str, today: dt.date) -> Table:
    """The rows as cells of the fields that a form shows; only a screen leaves out today's year."""
    return _table(found, _fields(found, form), words, form, today)


def _fields(found: Listing, form: str) -> list[Field]:
    return [field for field in found.fields if field.only in ("", form)]


def _table(
    found: Listing, fields: Sequence[Field], words: "Language", form: str, today: dt.date
) -> Table:
    in_text = form == TEXT
    write = Writer(words, today if in_text else None, several_lines=in_text)
    heads = [field.head if field.in_text is None or not in_text else field.in_text
             for field in fields]  # fmt: skip
    make = [write.column(field.of, field.style) for field in fields]
    rows = [[one(row) for one in make] for row in found.rows]
    if in_text:
        rows += [write.row([field.of for field in fields], one, "bold") for one in found.sums]
    return Table(columns(words, *heads, of=found.subject), rows)


def text(found: Listing, words: "Language", today: dt.date, room: int = WIDTH) -> list[Line]:
    """The list on a screen of ``room`` columns: what is said above, a line a row, what is below."""
    if not found.rows and found.empty:
        return [[Cell(found.empty)]]
    shown = _fitted(found, words, today, room)
    head = heading(found.title, found.unit, room) if found.unit else []
    under = [] if found.under is None else [found.under(row) for row in found.rows]
    parts = [
        [*head, *(line for one in found.above for line in _sentence(one, "", room))],
        tables.lines_with_texts(shown, under, room=room)
        if under
        else tables.lines(shown, room=room),
        [line for one in found.below for line in _sentence(one, "dim", room)],
        *(text(one, words, today, room) for one in found.then),
    ]
    return _parted(part for part in parts if part)


def _sentence(sentence: str | Cell, style: str, room: int) -> list[Line]:
    """A sentence on as many lines as it takes."""
    text, style = (
        (sentence.text, sentence.style) if isinstance(sentence, Cell) else (sentence, style)
    )
    return [[Cell(part, style)] for part in folding.wrap(text, room)]


def _fitted(found: Listing, words: "Language", today: dt.date, room: int) -> Table:
    """The columns that a screen has room for, those left out that nobody has anything in."""
    fields = [field for field in _fields(found, TEXT) if field.wide <= room]
    whole = _table(found, fields, words, TEXT, today)
    if any(field.brief for field in fields) and not tables.fits(used_columns(whole), room):
        fields = [field._replace(of=field.brief or field.of) for field in fields]
        whole = _table(found, fields, words, TEXT, today)
    if not any(field.wide or field.short for field in fields):
        return used_columns(whole)
    wide = [size if any(row[i].text for row in whole.rows) else 0
            for i, size in enumerate(tables.extent(whole))]  # fmt: skip
    kept = [i for i, size in enumerate(wide) if size]
    for i in sorted(kept, key=lambda i: -fields[i].wide):
        if fields[i].wide and _over(wide, kept, room) > 0:
            kept.remove(i)
    shown = Table([whole.columns[i] for i in kept], [[row[i] for i in kept] for row in whole.rows])
    over = _over(wide, kept, room)
    for column, i in enumerate(kept):
        make = fields[i].short
        if make and over > 0:
            shown = _shortened(shown, column, make, wide[i] - over)
    return shown


def _over(wide: Sequence[int], kept: Sequence[int], room: int) -> int:
    """How many columns too many some columns take together."""
    return sum(wide[i] for i in kept) + len(tables.GAP) * (len(kept) - 1) - room


def _shortened(shown: Table, column: int, make: Short, room: int) -> Table:
    brief = make({row[column].text for row in shown.rows}, room)
    for row in shown.rows:
        row[column] = row[column]._replace(text=brief[row[column].text])
    return shown


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
    """The names of csv and its rows: what JSON has, several values joined by semicolons."""
    names = list(found.names)
    rows = ((found.flat or flat)(found.data(row)) for row in found.rows)
    return names, ([row[name] for name in names] for row in rows)
