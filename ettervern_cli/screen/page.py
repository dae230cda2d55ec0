"""A report as a page: what it answers, a block a section, and what it rests on.

Every report becomes a page, and a page becomes text and markdown here, html in ``html.py`` and a
workbook in ``xlsx.py``. Pure: neither the clock nor the terminal nor any path is asked.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ettervern_cli.screen import WIDTH, folding, tables
from ettervern_cli.screen.abreast import readable
from ettervern_cli.screen.safe import Cell, Line, safe_text
from ettervern_cli.screen.tables import Table
from ettervern_cli.screen.writing import Writer
from ettervern_cli.words import Language

INDENT = 2


class Figure(NamedTuple):
    """One number that a sentence tells: what is counted, how many, and of how many or how so.

    ``asides`` say what it was a year before, how it changed and what is aimed at; ``beside`` are
    those three numbers, each None where there is none.
    """

    label: str
    value: Cell
    note: str = ""
    asides: Sequence[str] = ()
    beside: Sequence[Cell | None] = ()


class Figured(NamedTuple):
    """A sentence with its numbers: prose in text and markdown, rows or cards elsewhere."""

    text: str
    figures: Sequence[Figure]


Sentence = str | Figured


class Block(NamedTuple):
    """A section: its heading, its tables, and sentences that stand under them.

    ``chart`` draws the section's figure as SVG; it is called for html alone. ``behind`` are the
    tables that a chart is drawn from beyond those above, each with its caption: html and xlsx show
    them, text and markdown do not. ``key`` names the section as csv and json do,
    ``sheet`` the sheet of a workbook that it stands on with others; without one it has its own.
    """

    heading: str
    tables: Sequence[Table] = ()
    sentences: Sequence[Sentence] = ()
    chart: Callable[[], str] | None = None
    behind: Sequence[tuple[str, Table]] = ()
    key: str = ""
    sheet: str = ""


class Page(NamedTuple):
    """A report arranged for reading.

    ``title`` and ``about`` (period, what is left out) head it; ``answer`` stands before
    everything else; ``foot`` is what it rests on. ``basis`` says what was counted, and with which
    filters: it stands at the foot of html and xlsx. ``last`` is the newest day the report knows.
    """

    title: str
    about: Sequence[str]
    answer: Sequence[Sentence]
    blocks: Sequence[Block]
    foot: Sequence[str]
    last: dt.date
    basis: Sequence[str] = ()


def written(page: Page, words: Language) -> Page:
    """The page with every cell that has only its value written in a language."""
    write = Writer(words)

    def told(sentence: Sentence) -> Sentence:
        if isinstance(sentence, str):
            return capital(sentence)
        return Figured(capital(sentence.text), [_written(each, write) for each in sentence.figures])

    blocks = [
        block._replace(
            heading=capital(block.heading),
            tables=[write.table(table) for table in block.tables],
            sentences=[*map(told, block.sentences)],
            behind=[(caption, write.table(table)) for caption, table in block.behind],
        )
        for block in page.blocks
    ]
    return page._replace(answer=[*map(told, page.answer)], blocks=blocks)


def _written(figure: Figure, write: Writer) -> Figure:
    """A figure whose cells are written."""
    return figure._replace(
        label=capital(figure.label),
        value=write.cell(figure.value),
        asides=[*map(capital, figure.asides)],
        beside=[each and write.cell(each) for each in figure.beside],
    )


def capital(text: str) -> str:
    """A text that begins with a capital, as every heading, sentence and card does."""
    return text[:1].upper() + text[1:]


def prose(sentence: Sentence) -> str:
    """A sentence as text."""
    return sentence.text if isinstance(sentence, Figured) else sentence


def text(page: Page, room: int = WIDTH) -> list[Line]:
    """The page for people on ``room`` columns: its answer, a section a block, what it rests on."""
    body = [*_prose(page.title, "bold", room)]
    for place, sentence in enumerate(page.about):
        body += _prose(sentence, "" if place > 1 else "dim", room)
    body.append([])
    for said in page.answer:
        body += _prose(prose(said), "", room)
    for block in page.blocks:
        body += [[], *_prose(block.heading, "bold", room)]
        for table in block.tables:
            least = _widths(table, block.tables, room)
            for part in readable(table, room - INDENT):
                body += tables.lines(part, indent=INDENT, least=least, room=room)
        for said in block.sentences:
            body += _prose(prose(said), "", room, indent=INDENT)
    body.append([])
    for sentence in page.foot:
        body += _prose(sentence, "dim", room)
    return body


def markdown(page: Page) -> str:
    """The page as markdown, headings by section."""
    parts = [f"# {_escaped(page.title)}\n"]
    parts += [_escaped(sentence) + "\n" for sentence in page.about]
    if page.answer:
        parts.append(_list(page.answer))
    for block in page.blocks:
        parts.append(f"## {_escaped(block.heading)}\n")
        parts += [tables.markdown(table) for table in block.tables]
        if block.sentences:
            parts.append(_list(block.sentences))
    if page.foot:
        parts += ["---\n", _list(page.foot)]
    return "\n".join(parts)


def _prose(sentence: str, style: str, room: int, *, indent: int = 0) -> list[Line]:
    """A sentence on as many lines as it takes."""
    blank = " " * indent
    folded = folding.wrap(safe_text(sentence), room - indent)
    return [[Cell(blank + line, style)] for line in folded]


def _widths(table: Table, beside: Sequence[Table], room: int) -> list[int]:
    """How wide a table's columns are, so that those of its section stand below each other.

    Nothing where it is alone, or they do not fit so.
    """
    alike = [one for one in beside if len(one.columns) == len(table.columns) and one.rows]
    wide = [max(sizes) for sizes in zip(*map(tables.extent, alike), strict=True)]
    fits = sum(wide) + len(tables.GAP) * (len(wide) - 1) <= room - INDENT
    return wide if len(alike) > 1 and fits else []


def _list(sentences: Sequence[Sentence]) -> str:
    return "".join(f"- {_escaped(prose(sentence))}\n" for sentence in sentences)


def _escaped(sentence: str) -> str:
    """A sentence as markdown prose: whatever a name in it holds is shown, not obeyed."""
    sentence = safe_text(sentence)
    for mark in "\\`*_[]<>#|":
        sentence = sentence.replace(mark, f"\\{mark}")
    return sentence
