"""A report's page as one html file: no script, nothing from outside, light, dark and on A4.

User text is escaped, always. Figures of sentences become rows; the answer's become cards.
"""

import datetime as dt
from collections.abc import Sequence

from ettervern_cli.screen.charts.drawing import escape
from ettervern_cli.screen.documents.html_style import STYLE
from ettervern_cli.screen.folding import width
from ettervern_cli.screen.page import Block, Figure, Figured, Page, Sentence
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import Head, Table, is_zero
from ettervern_cli.screen.values import is_few
from ettervern_cli.values.rates import Rate
from ettervern_cli.words import Language

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
OPEN = 40
WIDE, SLIM = 5, 50
NOTE = "note"
NO_BREAK = "\u00a0"


def document(page: Page, say: Language) -> str:
    """The whole file, in the speaker's language; the same page gives the same bytes."""
    title, about = escape(page.title), [shown(sentence) for sentence in page.about]
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{say.language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{title}: {about[0]}</title>" if about else f"<title>{title}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        f'<body class="{"report" if page.answer else "list"}">',
        "<header>",
        f"<h1>{title}</h1>",
        *(f"<p>{sentence}</p>" for sentence in about),
        "</header>",
        "<main>",
        *_answer(page.answer),
        '<div class="blocks">',
        *(line for block in page.blocks for line in _block(block, page.title, say)),
        "</div>",
        "</main>",
        "<footer>",
        f"<h2>{escape(say.say('page.foot'))}</h2>",
        *(f"<p>{shown(sentence)}</p>" for sentence in (*page.basis, *page.foot)),
        "</footer>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _answer(answer: Sequence[Sentence]) -> list[str]:
    """The answer: a card a figure, then what is said in words alone."""
    figures = [
        figure
        for sentence in answer
        if isinstance(sentence, Figured)
        for figure in sentence.figures
    ]
    parts = []
    if figures:
        beside = len(figures) if len(figures) <= 4 else 3
        parts += [
            f'<dl class="answer of{beside}">',
            *(_card(figure) for figure in figures),
            "</dl>",
        ]
    return parts + [f"<p>{shown(sentence)}</p>" for sentence in answer if isinstance(sentence, str)]


def _card(figure: Figure) -> str:
    """A figure as a card: the number large, what it is, and its fraction."""
    value, note = figure.value.text, figure.note
    if is_led_by_count(figure):
        value, note = note, value
    notes = "".join(f"<dd>{shown(text)}</dd>" for text in (note, *figure.asides) if text)
    return f'<div><dt>{shown(figure.label)}</dt><dd class="value">{shown(value)}</dd>{notes}</div>'


def is_led_by_count(figure: Figure) -> bool:
    """Whether a share is of so few that the count stands before the percentage."""
    rate = figure.value.value
    return isinstance(rate, Rate) and bool(figure.note) and is_few(rate.denominator)


def _block(block: Block, title: str, say: Language) -> list[str]:
    """A section: its chart, its tables, the figures of its sentences, and what is behind.

    One without a heading is named as the page is.
    """
    wide = block.chart or any(len(table.columns) > WIDE for table in block.tables)
    kind, key = "wide" if wide else "small", escape(block.key)
    if block.chart and not block.behind:
        kind = "wide beside"
    parts = [f'<section class="{kind}" data-section="{key}">']
    if block.heading:
        parts.append(f"<h2>{shown(block.heading)}</h2>")
    block = block._replace(heading=block.heading or title)
    if block.chart:
        parts.append(f"<figure>{block.chart()}</figure>")
    facts = []
    for table in block.tables:
        facts += _told(table, _caption(block.heading, table), say)
    figures = [
        f for sentence in block.sentences if isinstance(sentence, Figured) for f in sentence.figures
    ]
    if figures:
        facts += _table(_rows(figures), f"{block.heading}: {say.say('page.figures')}")
    facts += [
        f"<p>{shown(sentence)}</p>" for sentence in block.sentences if isinstance(sentence, str)
    ]
    if not block.behind:
        return [*parts, *facts, "</section>"]
    behind = [line for caption, table in block.behind for line in _fold(block, caption, table, say)]
    slim = all(_is_slim(table) for _, table in block.behind if len(table.rows) <= OPEN)
    side = "side" if slim else "stacked"
    parts += [
        f'<div class="{side}">',
        "<div>",
        *facts,
        "</div>",
        "<div>",
        *behind,
        "</div>",
        "</div>",
    ]
    return [*parts, "</section>"]


def _told(table: Table, caption: str, say: Language) -> list[str]:
    """A table, its rows of nothing but zeros folded where there are several."""
    zeros = [row for row in table.rows if is_zero(row, table.columns)]
    if not 1 < len(zeros) < len(table.rows):
        return _table(table, caption)
    parts = _table(table._replace(rows=[row for row in table.rows if row not in zeros]), caption)
    summary = say.say("page.zeros", n=len(zeros))
    parts.append(f"<details><summary>{shown(summary)}</summary>")
    return [*parts, *_table(table._replace(rows=zeros), f"{caption}, {summary}"), "</details>"]


def _is_slim(table: Table) -> bool:
    """Whether a table fits beside another: by the longest word of each column."""
    longest = 0
    for i, column in enumerate(table.columns):
        words = [*column.heading.split(), *(row[i].text for row in table.rows)]
        longest += max(map(width, words), default=0) + 2
    return longest <= SLIM


def _fold(block: Block, caption: str, table: Table, say: Language) -> list[str]:
    """A table behind a chart, folded where it is long: what it holds is summed above."""
    is_open = " open" if len(table.rows) <= OPEN else ""
    summary = say.say("page.fold", caption=caption, n=len(table.rows))
    parts = [f"<details{is_open}><summary>{shown(summary)}</summary>"]
    return [*parts, *_table(table, f"{block.heading}: {caption}"), "</details>"]


def shown(text: str) -> str:
    """A text escaped, its numbers never broken at the spaces between thousands."""
    letters = list(text)
    for i in range(1, len(text) - 1):
        follows = text[i + 1] == "%" or text[i + 1 : i + 4].isdigit()
        if text[i] == " " and text[i - 1].isdigit() and follows:
            letters[i] = NO_BREAK
    return escape("".join(letters))


def _caption(heading: str, table: Table) -> str:
    """What a table is about: its section, and its first column where that has a heading."""
    first = next((column.heading for column in table.columns if not column.right), "")
    return f"{heading}: {first}" if first else heading


def _rows(figures: Sequence[Figure]) -> Table:
    """Figures as a table without headings: what, how many, of how many."""
    noted = any(figure.note for figure in figures)
    columns = [Head(), Head(right=True), *([Head()] if noted else [])]
    rows = []
    for one in figures:
        rest = [one.value, Cell(one.note, NOTE)]
        if is_led_by_count(one):
            rest = [Cell(one.note), Cell(one.value.text, NOTE)]
        rows.append([Cell(one.label), *rest[: len(columns) - 1]])
    return Table(columns, rows)


def _table(table: Table, caption: str) -> list[str]:
    """A table in a box of its own, which scrolls where the page is narrower."""
    label = escape(caption)
    reached = f' role="group" aria-label="{label}" tabindex="0"' if len(table.columns) > 2 else ""
    parts = [f'<div class="box"{reached}>', "<table>"]
    parts.append(f'<caption class="unseen">{label}</caption>')
    if any(column.heading for column in table.columns):
        heads = "".join(_head(column) for column in table.columns)
        parts.append(f"<thead><tr>{heads}</tr></thead>")
    names = next((i for i, column in enumerate(table.columns) if not column.right), 0)
    parts.append("<tbody>")
    for row in table.rows:
        strong = ' class="sum"' if all(item.style == "bold" for item in row if item.text) else ""
        cells = "".join(
            _cell(item, column, is_name=i == names)
            for i, (item, column) in enumerate(zip(row, table.columns, strict=True))
        )
        parts.append(f"<tr{strong}>{cells}</tr>")
    return [*parts, "</tbody>", "</table>", "</div>"]


def _head(column: Head) -> str:
    kind = ' class="number"' if column.right else ""
    if not column.heading:
        return f"<td{kind}></td>"
    return f'<th scope="col"{kind}>{shown(column.heading)}</th>'


def _cell(item: Cell, column: Head, *, is_name: bool) -> str:
    kind = ' class="number"' if column.right else ""
    if item.style == NOTE:
        kind = ' class="note"'
    if isinstance(item.value, dt.date):
        kind = ' class="date"' if is_name or not column.right else ' class="number"'
    if is_name:
        return f'<th scope="row"{kind}>{shown(item.text)}</th>'
    return f"<td{kind}>{shown(item.text)}</td>"
