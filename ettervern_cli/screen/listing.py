"""A list declared once, as fields over rows: text, markdown, html and a workbook follow from it.

What scripts get are the rows themselves, as JSON, and the same by ``names`` as csv. Nothing here
knows what the rows are of.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from ettervern_cli.screen import WIDTH, folding, tables
from ettervern_cli.screen.abreast import readable
from ettervern_cli.screen.phrases import columns, heading, used_columns
from ettervern_cli.screen.safe import Cell, Line
from ettervern_cli.screen.tables import Head, Table
from ettervern_cli.screen.writing import Of, Prose, Style, Writer
from ettervern_cli.values.data import as_json, flat, plain
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.screen.page import Block, Page

TEXT, TABLE = "text", "table"
Entry = Mapping[str, Any]
Told = Mapping[str, Callable[[Entry], object]]
AS_IT_IS: Told = MappingProxyType({})


class Field(NamedTuple):
    """A column for people: its heading, and where in a row its value lies.

    ``head`` is the key of a heading, another subject's with a dot in it, with ``>`` in front for
    numbers; ``in_text`` stands in its place on a screen, where a code needs none. ``of`` names what
    a row has, or works it out; what comes out is a value of one of the kinds in ``writing``, or a
    Cell with a style of its own. ``only`` is TEXT for what only a screen shows, TABLE for what it
    leaves out. ``wide`` is how wide a screen must be to show it, and then only beside the others;
    the widest gives way first: above 80 before anything is cut, else where more texts stay whole
    without it. To ``least`` columns, of 80, longer texts are cut so that they can be told apart;
    ``brief`` stands in place of ``of`` on a screen where that would be folded.
    """

    head: str | Head
    of: Of
    style: Style = ""
    only: str = ""
    in_text: str | None = None
    wide: int = 0
    least: int = 0
    brief: Of | None = None


class Listing(NamedTuple):
    """A list: its rows, its fields in the order that people read, and its names for csv.

    ``subject`` is whose words head the fields, and ``title`` what the list is called. ``names`` are
    those of csv, each a key of what ``data`` makes of a row, or of what ``flat`` makes of that
    where it is nested. ``above`` and ``below`` are sentences, or lines laid out, of the screen;
    ``under`` is a text below a row, ``indent`` columns in; ``then`` are lists that follow, and
    ``besides`` those that only documents have. ``unit`` is what the amounts are in: it and the
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
    above: Sequence[str | Cell | Line] = ()
    below: Sequence[str] = ()
    under: Callable[[Any], str] | None = None
    indent: int = 4
    then: "Sequence[Listing]" = ()
    besides: "Sequence[Listing]" = ()
    unit: str = ""
    sums: Sequence[Any] = ()


def named_list(
    words: Language, title: str, found: Mapping[str, str], key: str, name: str
) -> Listing:
    """Names by what they are called in commands; ``key`` and ``name`` are their names in JSON."""
    return Listing(
        subject="daily",
        title=words.say(title),
        rows=list(found.items()),
        fields=(
            Field(key, lambda row: row[0], "bold", in_text=""),
            Field(name, lambda row: row[1], in_text=""),
        ),
        names=(key, name),
        data=lambda row: {key: row[0], name: row[1]},
    )


def fact_list(
    words: Language, noun: str, found: Sequence[Entry], told: Told = AS_IT_IS, /, **heads: str
) -> Listing:
    """A line an entry, by the names of what it has, each with its heading; the note comes last.

    ``told`` says otherwise what people read of some of them; without a heading it is for scripts.
    """
    fields = [Field(head, told.get(name, itemgetter(name))) for name, head in heads.items() if head]
    return Listing(
        subject="fact",
        title=words.say(f"fact.{noun}_title"),
        rows=found,
        fields=(
            Field("screen.id", itemgetter("id"), "dim", in_text=""),
            Field("screen.code", itemgetter("resident")),
            Field("screen.name", itemgetter("name"), "bold"),
            *fields,
            Field("screen.note", lambda one: one["note"] and Prose(one["note"])),
        ),
        names=("id", "resident", "name", "stay", *heads, "note"),
        data=lambda one: {name: plain(value) for name, value in one.items()},
        empty=words.say(f"fact.{noun}_empty"),
    )


def table(found: Listing, words: Language, form: str, today: dt.date) -> Table:
    """The rows as cells of the fields that a form shows; only a screen leaves out today's year."""
    return _table(found, _fields(found, form), words, form, today)


def _fields(found: Listing, form: str) -> list[Field]:
    return [field for field in found.fields if field.only in ("", form)]


def _table(
    found: Listing, fields: Sequence[Field], words: Language, form: str, today: dt.date
) -> Table:
    in_text = form == TEXT
    write = Writer(words, today if in_text else None, several_lines=in_text)
    heads = [field.head if field.in_text is None or not in_text else field.in_text
             for field in fields]  # fmt: skip
    make = [write.column(field.of, field.style) for field in fields]
    rows = [[one(row) for one in make] for row in found.rows]
    if in_text:
        shown = [(field.of, field.style) for field in fields]
        rows += [write.row(shown, one, "bold") for one in found.sums]
    return Table(columns(words, *heads, of=found.subject), rows)


def text(found: Listing, words: Language, today: dt.date, room: int = WIDTH) -> list[Line]:
    """The list on a screen of ``room`` columns: what is said above, a line a row, what is below."""
    if not found.rows and found.empty:
        return [[Cell(found.empty)]]
    shown = _fitted(found, words, today, room)
    head = heading(found.title, found.unit, room) if found.unit else []
    under = [] if found.under is None else [found.under(row) for row in found.rows]
    parts = [
        [*head, *(line for one in found.above for line in sentence_lines(one, "", room))],
        *(
            [tables.lines_with_texts(shown, under, found.indent, room)]
            if under
            else [tables.lines(one, room=room) for one in readable(shown, room)]
        ),
        [line for one in found.below for line in sentence_lines(one, "dim", room)],
        *(text(one, words, today, room) for one in found.then),
    ]
    return _parted(part for part in parts if part)


def sentence_lines(sentence: str | Cell | Line, style: str, room: int) -> list[Line]:
    """A sentence on as many lines as it takes."""
    if isinstance(sentence, list):
        return [sentence]
    text, style = (
        (sentence.text, sentence.style) if isinstance(sentence, Cell) else (sentence, style)
    )
    return [[Cell(part, style)] for part in folding.wrap(text, room)]


def _fitted(found: Listing, words: Language, today: dt.date, room: int) -> Table:
    """The columns that a screen has room for, those left out that nobody has anything in."""
    fields = [field for field in _fields(found, TEXT) if field.wide <= room]
    whole = _table(found, fields, words, TEXT, today)
    if any(field.brief for field in fields) and not tables.fits(used_columns(whole), room):
        fields = _briefed(fields, whole, room)
        whole = _table(found, fields, words, TEXT, today)
    if not any(field.wide or field.least for field in fields):
        return used_columns(whole)
    floors = [field.least * min(room, WIDTH) // WIDTH for field in fields]
    wide = tables.extent(whole)
    kept = [i for i in range(len(wide)) if any(row[i].text for row in whole.rows)]
    for i in sorted(kept, key=lambda i: -fields[i].wide):
        if not fields[i].wide or _over(wide, kept, room) <= 0:
            continue
        others = [other for other in kept if other != i]
        here, there = (_whole(whole, wide, floors, some, room) for some in (kept, others))
        if fields[i].wide > WIDTH or here < 0 or here < there:
            kept = others
    rows = [[row[i] for i in kept] for row in whole.rows]
    for column, i in enumerate(kept):
        if floors[i] and (over := _over(wide, kept, room)) > 0:
            _shorten(rows, column, max(wide[i] - over, floors[i]))
    return Table([whole.columns[i] for i in kept], rows)


def _whole(
    found: Table, wide: Sequence[int], floors: Sequence[int], kept: Sequence[int], room: int
) -> int:
    """How many texts that may be cut stay whole in some columns; -1 where these do not fit."""
    over = max(0, _over(wide, kept, room))
    left = {i: max(wide[i] - over, floors[i]) for i in kept if floors[i]}
    if over > sum(max(0, wide[i] - size) for i, size in left.items()):
        return -1
    return sum(folding.width(row[i].text) <= size for row in found.rows for i, size in left.items())


def _briefed(fields: list[Field], whole: Table, room: int) -> list[Field]:
    """The columns with what stands for a text briefly where that would be folded."""
    shown = used_columns(whole)
    heads = [Cell(column.heading) for column in shown.columns]
    given = tables.given_way(shown.columns, [heads, *shown.rows], room)
    used = [i for i in range(len(fields)) if any(row[i].text for row in whole.rows)]
    folded = [i for i, now, size in zip(used, given, tables.extent(shown), strict=True)
              if now < size]  # fmt: skip
    return [
        field._replace(of=field.brief or field.of) if i in folded else field
        for i, field in enumerate(fields)
    ]


def _over(wide: Sequence[int], kept: Sequence[int], room: int) -> int:
    """How many columns too many some columns take together."""
    return sum(wide[i] for i in kept) + len(tables.GAP) * (len(kept) - 1) - room


def _shorten(rows: Sequence[list[Cell]], column: int, room: int) -> None:
    brief = folding.told_apart({row[column].text for row in rows}, room)
    for row in rows:
        row[column] = row[column]._replace(text=brief[row[column].text])


def _parted(parts: Iterator[list[Line]]) -> list[Line]:
    """Parts of a screen, an empty line between two."""
    first = next(parts, [])
    return [*first, *chain.from_iterable([[], *part] for part in parts)]


def markdown(found: Listing, words: Language, today: dt.date) -> str:
    """The list as a markdown table, every date with its year, and what stands below it."""
    parts = [tables.markdown(table(found, words, TABLE, today))]
    if found.unit:
        parts.insert(0, f"## {tables.markdown_text(f'{found.title} ({found.unit})')}\n")
    if found.below:
        parts.append("".join(f"- {sentence}\n" for sentence in found.below))
    others = (*found.then, *found.besides)
    return "\n".join([*parts, *(markdown(one, words, today) for one in others if one.rows)])


def page(found: Listing, words: Language, today: dt.date) -> "Page":
    """The list as a page, for html and a workbook."""
    from ettervern_cli.screen.page import Page

    said = [one.text if isinstance(one, Cell) else one for one in (found.unit, *found.above)]
    about = [one for one in said if isinstance(one, str) and one not in ("", found.title)]
    if not found.rows and found.empty:
        about = [found.empty]
    lists = [found._replace(title=""), *found.then, *found.besides]
    return Page(found.title, about, (), blocks(lists, words, today), (), today)


def blocks(lists: Sequence[Listing], words: Language, today: dt.date) -> "list[Block]":
    """Lists as the sections of a page, those without rows left out."""
    from ettervern_cli.screen.page import Block  # a screen has no pages

    return [
        Block(one.title, [used_columns(table(one, words, TABLE, today))], one.below)
        for one in lists
        if one.rows
    ]


def csv(found: Listing) -> tuple[list[str], Iterator[list[object]]]:
    """The names of csv and its rows: what JSON has, several values joined by semicolons.

    Lists that follow are rows below, under names of their own; without names they are left out.
    """
    lists = [one for one in (found, *found.then) if one.names]
    names = list(dict.fromkeys(name for one in lists for name in one.names))
    rows = ((one.flat or flat)(one.data(row)) for one in lists for row in one.rows)
    return names, ([row.get(name) for name in names] for row in rows)
