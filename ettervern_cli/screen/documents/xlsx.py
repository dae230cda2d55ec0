"""A report's page as a workbook: a sheet a section, real numbers and dates, ready for A4.

Texts are never formulas. The same page gives the same bytes: what a workbook says of itself is
dated by the report's last day. Only here: xlsxwriter.
"""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any, NamedTuple

import xlsxwriter  # type: ignore[import-untyped]

from ettervern_cli.screen.folding import width as columns
from ettervern_cli.screen.page import Block, Figure, Figured, Page, Sentence
from ettervern_cli.screen.safe import safe_text
from ettervern_cli.screen.tables import Cell, Head, Table
from ettervern_cli.screen.writing import Exact, Share, Year
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.money import Ore
from ettervern_cli.values.rates import Rate
from ettervern_cli.words import NOTHING, Language

FORBIDDEN = "[]:*?/\\"
LONGEST_NAME = 31
RESERVED = "history"
LEAST, MOST = 8, 60
LONGEST_TEXT = 32_767
FORMATS: dict[str, dict[str, object]] = {
    "text": {"text_wrap": True, "valign": "top"},
    "heading": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "heading_right": {"bold": True, "bottom": 1, "text_wrap": True, "align": "right"},
    "title": {"bold": True, "font_size": 14},
    "count": {"num_format": "#,##0", "valign": "top"},
    "decimal": {"num_format": "#,##0.0", "valign": "top"},
    "kroner": {"num_format": "#,##0.00", "valign": "top"},
    "exact": {"num_format": "#,##0.00", "valign": "top"},
    "year": {"num_format": "0", "align": "left", "valign": "top"},
    "rate": {"num_format": "0.0 %", "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"},
}


FORMS: dict[type, str] = {
    int: "count",
    float: "decimal",
    Exact: "exact",
    Ore: "kroner",
    Year: "year",
    Share: "rate",
    dt.date: "date",
}


class Shown(NamedTuple):
    """What a cell of the workbook holds, and in which format."""

    value: str | int | float | dt.date | None
    format: str


def workbook(page: Page, say: Language) -> bytes:
    """The whole workbook."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    title = safe_text(page.title)
    made = dt.datetime.combine(page.last, dt.time())
    book.set_properties({"title": title, "author": "ettervern", "created": made})
    book.set_size(2400, 1600)
    formats = {
        f"{name}{'_bold' * bold}": book.add_format({**facts, **({"bold": True} if bold else {})})
        for name, facts in FORMATS.items()
        for bold in (False, True)
    }
    blocks = [block._replace(heading=block.heading or page.title) for block in page.blocks]
    names = _names([say.say("page.summary"), *(block.heading for block in blocks)])
    _Sheet(book, formats, names[0], title).summary(page, say)
    for name, block in zip(names[1:], blocks, strict=True):
        _Sheet(book, formats, name, title).block(block, say)
    book.close()
    return out.getvalue()


class _Sheet:
    """A sheet being filled from above, its columns as wide as what they hold."""

    def __init__(self, book: Any, formats: dict[str, Any], name: str, title: str) -> None:
        self.sheet = book.add_worksheet(name)
        self.formats = formats
        self.row = 0
        self.wide: dict[int, int] = {}
        self.frozen = 0
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.6, right=0.6, top=0.75, bottom=0.75)
        self.sheet.set_header(f"&L{_header(title)}&R{_header(name)}")
        self.sheet.set_footer("&R&P / &N")

    def summary(self, page: Page, say: Language) -> None:
        """The first sheet: the answer in figures and words, and what the report rests on."""
        self.put(0, Shown(safe_text(page.title), "title"))
        self.row += 1
        for sentence in page.about:
            self.line(sentence)
        self.row += 1
        self.figures(page.answer, say)
        self.row += 1
        for sentence in (*page.basis, *page.foot):
            self.line(sentence)
        self.finish()

    def block(self, block: Block, say: Language) -> None:
        """A section: its tables, the figures of its sentences, and what is behind its chart."""
        self.put(0, Shown(safe_text(block.heading), "title"))
        self.row += 1
        for table in block.tables:
            self.table(table, say)
        self.figures(block.sentences, say)
        for caption, table in block.behind:
            self.put(0, Shown(safe_text(caption), "heading"))
            self.row += 1
            self.table(table, say)
        self.finish()

    def figures(self, sentences: Sequence[Sentence], say: Language) -> None:
        """Figures as rows of what, number, part and whole; then what is said in words alone."""
        figures = [
            one
            for sentence in sentences
            if isinstance(sentence, Figured)
            for one in sentence.figures
        ]
        if figures:
            keys = ("what", "value", "part", "whole")
            heads = [Head(say.say(f"page.{key}"), key != "what") for key in keys]
            self.table(Table(heads, [_figure(one) for one in figures]), say)
        for sentence in sentences:
            if isinstance(sentence, str):
                self.line(sentence)

    def line(self, sentence: str) -> None:
        """A sentence on a row of its own."""
        text = safe_text(sentence)[:LONGEST_TEXT]
        self.sheet.write_string(self.row, 0, text)
        self.row += 1

    def table(self, table: Table, say: Language) -> None:
        """A table with its headings, the first of a sheet frozen, and an empty row after it."""
        for i, column in enumerate(_headed(table.columns, say)):
            form = "heading_right" if column.right else "heading"
            self.put(i, Shown(safe_text(column.heading) or None, form))
        self.row += 1
        if not self.frozen:
            self.frozen = self.row
            self.sheet.repeat_rows(self.row - 1)
        for row in table.rows:
            for i, (item, column) in enumerate(zip(row, table.columns, strict=True)):
                bold = "_bold" if item.style == "bold" else ""
                found = shown(item, column)
                self.put(i, found._replace(format=found.format + bold))
            self.row += 1
        self.row += 1

    def put(self, column: int, found: Shown) -> None:
        """One cell, and how wide its column has to be."""
        form = self.formats[found.format]
        if isinstance(found.value, str):
            text = found.value[:LONGEST_TEXT]
            self.sheet.write_string(self.row, column, text, form)
            wide = 0 if found.format == "title" else columns(text)
        elif isinstance(found.value, dt.date):
            self.sheet.write_datetime(self.row, column, found.value, form)
            wide = 11
        elif found.value is None:
            self.sheet.write_blank(self.row, column, None, form)
            wide = 0
        else:
            self.sheet.write_number(self.row, column, found.value, form)
            wide = len(f"{found.value:,.2f}") + 1
        self.wide[column] = max(self.wide.get(column, LEAST), min(wide + 1, MOST))

    def finish(self) -> None:
        """Column widths, and the headings that stay while the sheet is scrolled."""
        for column, wide in self.wide.items():
            self.sheet.set_column(column, column, wide)
        self.sheet.freeze_panes(self.frozen or 1, 0)


def _headed(columns: Sequence[Head], say: Language) -> list[Head]:
    """The columns of a table without headings with those that a sheet needs: what, and number."""
    if any(column.heading for column in columns):
        return list(columns)
    names = next((i for i, column in enumerate(columns) if not column.right), None)
    numbers = [i for i, column in enumerate(columns) if column.right]
    figures = numbers[-1] if numbers else len(columns) - 1
    heads = {names: say.say("page.what"), figures: say.say("page.value")}
    return [Head(heads.get(i, ""), column.right) for i, column in enumerate(columns)]


def shown(item: Cell, column: Head) -> Shown:
    """What a cell of a page is in a workbook: the value it has, else its text; a dash is empty."""
    value: Any = item.value
    form = FORMS.get(type(value))
    if isinstance(value, Rate):
        rate = value.rate
        form, value = ("text", None) if rate is None else ("rate", rate)
    if form is None or value is None or value is SUPPRESSED:
        is_dash = column.right and item.text == NOTHING
        return Shown(None if is_dash else item.text or None, "text")
    return Shown(int(value) / 100 if form == "kroner" else value, form)


def _figure(figure: Figure) -> list[Cell]:
    """A figure as a row: what, its number, and of a share the part and the whole."""
    first, rate = [Cell(safe_text(figure.label)), figure.value], figure.value.value
    if isinstance(rate, Rate) and isinstance(rate.rate, float):
        return [*first, *(Cell("", "", number) for number in rate)]
    return [*first, Cell(safe_text(figure.note)), Cell("")]


def _names(headings: Sequence[str]) -> list[str]:
    """Names that sheets may have: short, none twice, without what Excel forbids."""
    taken = {RESERVED}
    found = []
    for heading in headings:
        plain = "".join(" " if letter in FORBIDDEN else letter for letter in safe_text(heading))
        plain = " ".join(plain.split()).strip(" '") or NOTHING
        name, number = _short(plain, LONGEST_NAME), 1
        while name.casefold() in taken:
            number += 1
            end = f" ({number})"
            name = _short(plain, LONGEST_NAME - len(end)) + end
        taken.add(name.casefold())
        found.append(name)
    return found


def _short(text: str, most: int) -> str:
    """The first whole words of a text, counted as Excel counts letters, in UTF-16 units.

    One word that is longer by itself is cut.
    """
    cut = text
    while len(cut.encode("utf-16-le")) // 2 > most:
        cut = cut[:-1]
    if cut != text and text[len(cut)] != " " and " " in cut:
        cut = cut.rpartition(" ")[0]
    return text.rstrip(" '") if cut == text else cut.rstrip(" ',;:–-(")


def _header(text: str) -> str:
    """A text in a sheet's header, where an ampersand begins a command."""
    return _short(text, 90).replace("&", "&&")
