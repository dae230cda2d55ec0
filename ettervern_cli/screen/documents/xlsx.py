"""A report's page as a workbook: a sheet a subject, real numbers and dates, ready for A4.

Texts are never formulas. The same page gives the same bytes: what a workbook says of itself is
dated by the report's last day. Only here: xlsxwriter.
"""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any, NamedTuple

import xlsxwriter  # type: ignore[import-untyped]

from ettervern_cli.screen.documents.sheet_names import in_header, sheet_names
from ettervern_cli.screen.documents.xlsx_chart import HEIGHT, ROWS, Range, chart
from ettervern_cli.screen.folding import width as columns
from ettervern_cli.screen.folding import wrap
from ettervern_cli.screen.page import Block, Figure, Figured, Page, Sentence
from ettervern_cli.screen.safe import safe_text
from ettervern_cli.screen.tables import Cell, Head, Table, is_zero
from ettervern_cli.screen.writing import Exact, Share, Year
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.money import Ore
from ettervern_cli.values.rates import Rate
from ettervern_cli.words import NOTHING, Language

LEAST, MOST = 9, 40
LONGEST_TEXT = 32_767
# Rows that a page takes before their letters get too small, and tables that are folded.
PAGE, OPEN = 90, 40
LINE, LETTER = 15, 7
FORMATS: dict[str, dict[str, object]] = {
    "text": {"text_wrap": True, "valign": "top"},
    "heading": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "heading_right": {"bold": True, "bottom": 1, "text_wrap": True, "align": "right"},
    "title": {"bold": True, "font_size": 14},
    "caption": {"bold": True, "font_color": "#5A6268"},
    "section": {"bold": True, "font_size": 12, "font_color": "#1D6A73"},
    "count": {"num_format": "#,##0", "valign": "top"},
    "decimal": {"num_format": "#,##0.0", "valign": "top"},
    "kroner": {"num_format": "#,##0.00", "valign": "top"},
    "exact": {"num_format": "#,##0.00", "valign": "top"},
    "year": {"num_format": "0", "align": "left", "valign": "top"},
    "rate": {"num_format": "0 %", "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"},
}


LIKE_HEADINGS = ("title", "section", "caption")
FORMS: dict[type, str] = {
    int: "count",
    float: "decimal",
    Exact: "exact",
    Ore: "kroner",
    Year: "year",
    Share: "rate",
    dt.date: "date",
}


NONE = Cell("")
NARROWEST, MOST_CHART, MOST_UPRIGHT, SHORT = 70, 95, 110, 40


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
    subjects = _subjects(page)
    names = sheet_names([say.say("page.summary"), *(name for name, _ in subjects)])
    _Sheet(book, formats, names[0], title).summary(page, say)
    for name, (heading, blocks) in zip(names[1:], subjects, strict=True):
        _Sheet(book, formats, name, title).subject(heading, blocks, say)
    book.close()
    return out.getvalue()


def _subjects(page: Page) -> list[tuple[str, list[Block]]]:
    """The sheets: sections that stand together, under what they are called, and each of the others.

    A section without a heading is named as the page is.
    """
    found: dict[tuple[str, int], list[Block]] = {}
    for place, block in enumerate(page.blocks):
        name = block.sheet or block.heading or page.title
        found.setdefault((name, -1 if block.sheet else place), []).append(block)
    return [(name, blocks) for (name, _), blocks in found.items()]


class _Sheet:
    """A sheet being filled from above, its columns as wide as what they hold."""

    def __init__(self, book: Any, formats: dict[str, Any], name: str, title: str) -> None:
        self.book, self.name = book, name
        self.sheet = book.add_worksheet(name)
        self.formats = formats
        self.row = 0
        self.hidden: list[int] = []
        self.texts: dict[int, list[tuple[int, str]]] = {}
        self.wide: dict[int, int] = {}
        self.frozen = 0
        self.lines: list[tuple[int, str]] = []
        self.charts: list[tuple[int, Any]] = []
        self.longest: tuple[int, ...] = ()
        self.sheet.set_paper(9)  # A4
        self.sheet.set_margins(left=0.6, right=0.6, top=0.75, bottom=0.75)
        self.sheet.set_header(f"&L{in_header(title)}&R{in_header(name)}")
        self.sheet.set_footer("&R&P / &N")

    def summary(self, page: Page, say: Language) -> None:
        """The first sheet: the answer in figures and words, and what the report rests on."""
        self.heading(page.title)
        for sentence in page.about:
            self.line(sentence)
        self.row += 1
        self.figures(page.answer, say)
        self.row += 1
        for sentence in (*page.basis, *page.foot):
            self.line(sentence)
        self.finish()

    def subject(self, heading: str, blocks: Sequence[Block], say: Language) -> None:
        """Sections: their tables, the figures of their sentences, and what is behind charts."""
        self.heading(heading)
        if len(blocks) > 1:
            self.frozen = 1
            self.sheet.repeat_rows(0)
        for block in blocks:
            if block.heading not in ("", heading):
                self.heading(block.heading, "section")
            for table in block.tables:
                self.table(table, say)
            self.figures(block.sentences, say)
            for caption, table in block.behind:
                self.behind(caption, table, say)
            self.row += 1
        self.finish()

    def heading(self, text: str, form: str = "title") -> None:
        """A heading on a row of its own."""
        self.put(0, Shown(safe_text(text), form))
        self.row += 1

    def behind(self, caption: str, table: Table, say: Language) -> None:
        """What a chart is drawn from: a long table is folded, and says how it is unfolded."""
        is_long = len(table.rows) > OPEN
        text = caption
        if is_long:
            text = say.say("page.folded", caption=caption, n=len(table.rows))
        self.heading(text, "caption")
        self.table(table, say, is_folded=is_long)

    def figures(self, sentences: Sequence[Sentence], say: Language) -> None:
        """Figures as rows of what, number, part and whole; then what is said in words alone."""
        figures = [
            one
            for sentence in sentences
            if isinstance(sentence, Figured)
            for one in sentence.figures
        ]
        if figures:
            keys = ("what", "value", "part", "whole", "before", "change", "target", "note")
            heads = [Head(say.say(f"page.{key}"), key not in ("what", "note")) for key in keys]
            rows = [_figure(one) for one in figures]
            used = [i for i in range(len(keys)) if i < 2 or any(row[i] != NONE for row in rows)]
            told = [[row[i] for i in used] for row in rows]
            self.table(Table([heads[i] for i in used], told), say)
        for sentence in sentences:
            if isinstance(sentence, str):
                self.line(sentence)

    def line(self, sentence: str) -> None:
        """A sentence on a row of its own, as wide as the sheet will be."""
        self.lines.append((self.row, safe_text(sentence)[:LONGEST_TEXT]))
        self.row += 1

    def table(self, table: Table, say: Language, *, is_folded: bool = False) -> None:
        """A table with its headings, an empty row after it, and its chart.

        Rows of nothing but zeros are folded where there are several; the headings of the first
        table of a sheet with one section stay.
        """
        heads, table = self.row, _named_first(table)
        for i, column in enumerate(_headed(table.columns, say)):
            form = "heading_right" if column.right else "heading"
            self.put(i, Shown(safe_text(column.heading) or None, form))
        self.row += 1
        if not self.frozen:
            self.frozen = self.row
            self.sheet.repeat_rows(self.row - 1)
        zeros = [is_folded or is_zero(row, table.columns) for row in table.rows]
        for row, is_nothing in zip(table.rows, zeros, strict=True):
            for i, (item, column) in enumerate(zip(row, table.columns, strict=True)):
                bold = "_bold" if item.style == "bold" else ""
                found = shown(item, column)
                self.put(i, found._replace(format=found.format + bold))
            if is_nothing and sum(zeros) > 1:
                self.hidden.append(self.row)
            self.row += 1
        if table.rows and not is_folded:
            ends = (len(table.rows), heads, 0, self.row - 1, len(table.columns) - 1)
            self.longest = max(self.longest, ends, key=lambda one: one[:1])
        self.row += 1
        if table.graph and len(table.rows) > table.graph.sums:
            at = Range(self.name, heads, heads + 1, heads + len(table.rows))
            self.charts.append((self.row, chart(self.book, table.graph, at)))
            self.row += ROWS

    def put(self, column: int, found: Shown) -> None:
        """One cell, and how wide its column has to be."""
        form = self.formats[found.format]
        if isinstance(found.value, str):
            text = found.value[:LONGEST_TEXT]
            self.sheet.write_string(self.row, column, text, form)
            wide = columns(text)
            if found.format not in LIKE_HEADINGS:
                self.texts.setdefault(self.row, []).append((column, text))
            if found.format in LIKE_HEADINGS:
                wide = 0
            elif found.format == "heading_right":  # folds between words
                wide = max(map(columns, text.split()), default=0)
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
        """What hangs on the whole sheet: widths, sentences, charts, filter, and paper."""
        last = max(self.wide)
        self.wide[last] = max(self.wide[last], NARROWEST - sum(self.wide.values()))
        for column, wide in self.wide.items():
            self.sheet.set_column(column, column, wide)
        whole = sum(self.wide.values())
        for row in {*self.texts, *self.hidden}:
            tall = max(
                (len(wrap(text, self.wide[i])) for i, text in self.texts.get(row, ())), default=1
            )
            folded = {"level": 1, "hidden": True} if row in self.hidden else {}
            if tall > 1 or folded:
                self.sheet.set_row(row, LINE * tall, None, folded)
        for row, text in self.lines:
            self.sheet.set_row(row, LINE * len(wrap(text, whole)))
            if last:
                self.sheet.merge_range(row, 0, row, last, None, self.formats["text"])
            self.sheet.write_string(row, 0, text, self.formats["text"])
        for row, made in self.charts:
            made.set_size({"width": min(whole, MOST_CHART) * LETTER, "height": HEIGHT})
            self.sheet.insert_chart(row, 0, made, {"object_position": 2})
        if whole > MOST_UPRIGHT and self.row < SHORT:
            self.sheet.set_landscape()
        if self.longest:
            self.sheet.autofilter(*self.longest[1:])
        self.sheet.freeze_panes(self.frozen or 1, 0)
        self.sheet.fit_to_pages(1, 1 if self.row - len(self.hidden) <= PAGE else 0)


def _named_first(table: Table) -> Table:
    """A table whose first column names its rows, so that tables below each other share widths."""
    first = next((i for i, column in enumerate(table.columns) if not column.right), 0)
    order = [first, *(i for i in range(len(table.columns)) if i != first)]
    rows = [[row[i] for i in order] for row in table.rows]
    return table._replace(columns=[table.columns[i] for i in order], rows=rows)


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
    """A figure as a row: what, its number, of a share the part and the whole, and the rest."""
    first, rate = [Cell(safe_text(figure.label)), figure.value], figure.value.value
    beside = [each or NONE for each in figure.beside] or [NONE] * 3
    parts, notes = [NONE] * 2, [figure.note, *figure.asides]
    if isinstance(rate, Rate) and isinstance(rate.rate, float):
        parts, notes = [Cell("", "", number) for number in rate], [*figure.asides]
    return [*first, *parts, *beside, Cell(safe_text(". ".join(filter(None, notes))))]
