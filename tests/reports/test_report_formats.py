"""Reports as html and as workbooks: the same numbers as csv, whole files, nothing that acts."""

import csv
import datetime as dt
import io
import os
import re
import stat
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from ettervern_cli.app.errors import WorkbookOnTerminal
from ettervern_cli.screen.documents import html, sheet_names, xlsx
from ettervern_cli.screen.page import Block, Figure, Figured, Page
from ettervern_cli.screen.tables import Cell, Head, Table
from ettervern_cli.screen.writing import Exact, Person, Share, Year
from ettervern_cli.values.hidden import SUPPRESSED
from ettervern_cli.values.money import Ore
from ettervern_cli.values.rates import Rate
from ettervern_cli.words import Language
from tests.conftest import Workspace
from tests.helpers.demos import EACH, demo

HOSTILE = (
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "=HYPERLINK(1)",
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\x1b[31mred\u202e",
    "&amp; & ]]>",
    "{{7*7}} ${7*7}",
)


class Read(HTMLParser):
    """What an html report holds: its sections' table cells, its cards and its foot."""

    VOID = ("meta",)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.sections: dict[str, list[str]] = {"answer": [], "foot": []}
        self.order: list[str] = []
        self.headings: list[str] = []
        self.behind: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.here = ""
        self.feed(text)
        self.close()
        self.headings = self.headings[: len(self.order)]  # without the foot's
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "section":
            self.here = dict(attrs)["data-section"] or ""
            self.order.append(self.here)
        elif tag == "h2":
            self.headings.append("")
        elif tag in ("dl", "footer"):
            self.here = {"dl": "answer", "footer": "foot"}[tag]
        if tag in ("td", "th", "dd", "dt", "p"):
            self._place().setdefault(self.here, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "h2" in self.open:
            self.headings[-1] += data
        if {"td", "th", "dd", "dt", "p"} & set(self.open) and self.here:
            self._place()[self.here][-1] += data.replace("\u00a0", " ")

    def _place(self) -> dict[str, list[str]]:
        return self.behind if "details" in self.open else self.sections


@pytest.fixture(scope="module", params=EACH)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return demo(tmp_path_factory, request.param)


@pytest.fixture(scope="module")
def alta_demo(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return demo(tmp_path_factory, "alta")


def spans(filled: Workspace) -> list[tuple[str, ...]]:
    return [("month",), ("year", filled.today[:4])]


def cells(path: Path) -> dict[str, list[list[Any]]]:
    book = load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.iter_rows()] for sheet in book.worksheets}


NOT_NUMBERS = ("side", "name", "code", "from", "to", "newest", "step_code", "step_name")
COURSE = re.compile(r"(.*\.)?\d{4}-\d\d")
SECTION = {
    "period": ("answer",),
    "people": ("answer", "people"),
    "occupancy": ("occupancy", "on", "answer"),
    "outcome_months": ("outcomes",),
    "incidents_reported": ("incidents",),
    "seal": ("foot",),
}


def numbers(text: str) -> Iterator[tuple[str, str, str, float]]:
    """Every number of a report's csv: section, item, measure, number."""
    for section, item, measure, value in list(csv.reader(io.StringIO(text)))[1:]:
        if measure not in NOT_NUMBERS and value:
            yield section, item, measure, float(value)


def told(measure: str, number: float, say: Language) -> str:
    """A number of csv as a person reads it, shares apart."""
    if measure.endswith("_ore"):
        return say.kroner(int(number))
    if number.is_integer() and measure not in FRACTIONAL:
        return say.number(int(number))
    return say.decimal(number, 1)


IN_A_SENTENCE = {
    *(("people", name) for name in ("admitted", "discharged", "staying")),
    *((section, name) for section in ("intake", "exits") for name in ("number", "people")),
    ("exits", "back"),
}
FRACTIONAL = (
    "mean", "median", "mean_age_days", "hours", "hours_a_week", "planned_hours_a_week",
    "actual_hours_a_week",
)  # fmt: skip


def section_keys(section: str, item: str) -> tuple[str, ...]:
    """The keys of the sections of a page that tell a section of csv."""
    if section == "ladders":
        return (f"ladders.{item.partition('.')[0]}",)
    return SECTION.get(section, (section,))


def places(section: str, item: str, measure: str, page: Read) -> list[str]:
    """The cells that tell a row of csv: months and nights stand behind the charts.

    A single month is the section itself.
    """
    is_behind = COURSE.match(item) and (section, measure) != ("occupancy", "residents")
    keys = section_keys(section, item)
    behind = [text for key in keys for text in page.behind.get(key, ()) if is_behind]
    if behind or not is_behind:
        behind += [text for key in keys for text in page.sections.get(key, ())]
    return behind


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_number_of_csv_stands_in_the_tables_of_html(filled: Workspace, language: str) -> None:
    say = Language(language)
    for span in spans(filled):
        rows = list(numbers(filled.done("report", *span, "--format", "csv").out))
        page = Read(filled.done("report", *span, "--format", "html", lang=language).out)
        rates = {(s, i, m): n for s, i, m, n in rows}
        seen = 0
        for section, item, measure, number in rows:
            there = places(section, item, measure, page)
            if section == "period" or not there or not number:
                continue
            seen += 1
            if COURSE.match(item) and measure in ("numerator", "denominator"):
                text = say.number(int(number))
                assert any(text == one or one.endswith(f" {text}") for one in there), (item, there)
            elif measure in ("numerator", "denominator"):
                part, whole = (rates[section, item, m] for m in ("numerator", "denominator"))
                fraction = say.say(
                    "page.of", part=say.number(int(part)), whole=say.number(int(whole))
                )
                assert any(text.startswith(fraction) for text in there), (section, item, there)
            elif measure == "rate":
                part, whole = (rates[section, item, m] for m in ("numerator", "denominator"))
                assert say.percent(int(part), int(whole)) in there, (section, item, there)
            elif measure == "used":
                share = say.percent(*(int(rates[section, item, m]) for m in ("occupied", "beds")))
                assert share in there, (section, item, there)
            elif measure == "usable_days":
                assert any(text.endswith(say.number(int(number))) for text in there)
            elif section == "seal" or (section, measure) in IN_A_SENTENCE:
                words = {word.strip(".,;") for text in there for word in text.split()}
                assert say.number(int(number)) in words, (section, measure, there)
            elif (section, measure) == ("exits", "planned"):
                start = say.say("page.of", part=say.number(int(number)), whole="")
                assert any(text.startswith(start) for text in there)
            else:
                assert told(measure, number, say) in there, (section, item, measure, there)
        assert seen > 20


def test_every_number_of_csv_stands_in_the_cells_of_the_workbook(
    filled: Workspace, tmp_path: Path
) -> None:
    for span in spans(filled):
        rows = list(numbers(filled.done("report", *span, "--format", "csv").out))
        page = Read(filled.done("report", *span, "--format", "html").out)
        filled.done("report", *span, "-o", str(tmp_path / "r.xlsx"))
        headings = dict(zip(page.headings, page.order, strict=True))
        found: dict[str, set[float]] = {}
        for name, sheet in cells(tmp_path / "r.xlsx").items():
            key = "answer" if name == "Summary" else ""
            for row in sheet:
                key = headings.get(row[0].value, key)
                found.setdefault(key, set()).update(
                    round(float(cell.value), 4)
                    for cell in row
                    if isinstance(cell.value, int | float)
                )
        for section, item, measure, number in rows:
            keys = section_keys(section, item)
            there = [value for key in keys for value in found.get(key, ())]
            is_sentence = section in ("period", "seal") or (section, measure) in IN_A_SENTENCE
            if is_sentence or not there or not number:
                continue
            amount = number / 100 if measure.endswith("_ore") else number
            assert round(amount, 4) in there, (section, item, measure, amount, there)


def test_every_number_in_the_tables_of_html_is_one_of_csv(filled: Workspace) -> None:
    say = Language("en")
    for span in spans(filled):
        rows = list(numbers(filled.done("report", *span, "--format", "csv").out))
        page = Read(filled.done("report", *span, "--format", "html").out)
        written = {told(measure, number, say) for _, _, measure, number in rows}
        written |= {say.decimal(number, 1) for _, _, _, number in rows}
        written |= {say.number(round(100 * n)) + " %" for _, _, m, n in rows if m == "rate"}
        written |= {item.partition(".")[2] for _, item, _, _ in rows}
        exits = {(item, m): int(n) for s, item, m, n in rows if s == "exits"}
        written.add(say.percent(exits["", "planned"], exits["success", "denominator"]))
        for key in set(page.order):
            for text in page.sections[key]:
                if text[:1].isdigit() and not any(letter.isalpha() for letter in text):
                    is_length = "–" in text
                    assert text in written or is_length, (key, text)


def test_sums_equal_their_lines_in_every_format(filled: Workspace, tmp_path: Path) -> None:
    report = ("report", "year", filled.today[:4])
    found = filled.done(*report, "--format", "json").json["money"]
    for side in ("cost", "funding"):
        for measure in ("planned_ore", "actual_ore", "actual_to_date_ore"):
            lines = [one[measure] or 0 for one in found["lines"] if one["side"] == side]
            assert sum(lines) == (found["totals"][side][measure] or 0)
    filled.done(*report, "-o", str(tmp_path / "r.xlsx"))
    sheet = cells(tmp_path / "r.xlsx")["Money"]
    rows = {row[0].value: [cell.value or 0 for cell in row[1:4]] for row in sheet if row[0].value}
    names = {side: [one["name"] for one in found["lines"] if one["side"] == side]
             for side in ("cost", "funding")}  # fmt: skip
    for place in range(3):
        costs = sum(rows[name][place] for name in names["cost"])
        funding = sum(rows[name][place] for name in names["funding"])
        assert rows["Sum of costs"][place] == pytest.approx(costs)
        assert rows["Sum of financing"][place] == pytest.approx(funding)
        assert rows["Result"][place] == pytest.approx(funding - costs)


def test_what_is_behind_the_charts_sums_to_what_the_report_counts(filled: Workspace) -> None:
    say = Language("en")
    report = ("report", "year", filled.today[:4])
    found = filled.done(*report, "--format", "json").json
    page = Read(filled.done(*report, "--format", "html").out)
    if found["occupancy"]["bed_days"]:
        nights = [text for text in page.behind["occupancy"] if text]
        months = sum(1 for month in found["occupancy"]["months"] if month["usable_days"])
        by_month = [nights[5 * n + 5 : 5 * n + 10] for n in range(months)]
        sums = [sum(int(row[i].replace(" ", "")) for row in by_month) for i in (1, 2, 3)]
        occupancy = found["occupancy"]
        in_use = occupancy["bed_days"] - occupancy["void_days"]
        assert sums == [in_use, occupancy["occupied_days"], occupancy["held_days"]]
    for ladder in found["ladders"]:
        run = [step for step in ladder["steps"] if step["residents"]]
        last = page.behind.get(f"ladders.{ladder['ladder']}", [])
        for step in run:
            assert say.number(step["residents"]) in last[-len(ladder["steps"]) :]


def test_a_workbook_holds_numbers_dates_and_texts_and_no_formula(
    alta_demo: Workspace, tmp_path: Path
) -> None:
    alta_demo.done("report", "year", "2009", "-o", str(tmp_path / "r.xlsx"))
    book = load_workbook(tmp_path / "r.xlsx")
    assert book.properties.created == dt.datetime(2009, 11, 20)
    for sheet in book.worksheets:
        assert len(sheet.title) <= 31
        assert sheet.freeze_panes.startswith("A")
        assert sheet.auto_filter.ref
        assert sheet.page_setup.paperSize == 9
        assert sheet.print_title_rows
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    money = {row[0].value: row for row in book["Money"].iter_rows()}
    booked = money["Veiledning og fagutvikling"][1]
    assert (booked.value, booked.number_format) == (100_000, "#,##0.00")
    homes = {row[0].value: row for row in book["Homes"].iter_rows()}
    assert homes[dt.datetime(2009, 1, 31)][1].value == 0
    exits = {row[0].value: row for row in book["In and out"].iter_rows()}
    share = exits["To a lasting home, deaths left out"]
    assert share[1].value == round(share[2].value / share[3].value, 4)
    assert share[1].number_format == "0 %"


def test_run_again_every_format_has_the_same_bytes(alta_demo: Workspace, tmp_path: Path) -> None:
    for ending in ("html", "xlsx"):
        written = []
        for name, day in (("one", "2010-02-01"), ("two", "2011-03-05")):
            path = tmp_path / f"{name}.{ending}"
            alta_demo.done("report", "month", "2009-10", "-o", str(path), today=day)
            written.append(path.read_bytes())
        assert written[0] == written[1]


def test_a_file_is_private_and_its_ending_says_how(alta_demo: Workspace, tmp_path: Path) -> None:
    for ending, start in (("html", b"<!DOCTYPE html>"), ("htm", b"<!DOCTYPE"), ("xlsx", b"PK")):
        path = tmp_path / f"report.{ending}"
        alta_demo.done("report", "month", "-o", str(path))
        assert path.read_bytes().startswith(start)
        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    alta_demo.refused("report", "month", "-o", str(tmp_path / "report.ods"), code=2)
    alta_demo.refused("report", "month", "--format", "ods", code=2)
    alta_demo.refused("list", "-o", str(tmp_path / "list.ods"), code=2)


def test_a_workbook_that_cannot_be_written_leaves_what_was_there(
    alta_demo: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.xlsx"
    path.write_text("before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    alta_demo.refused("report", "month", "-o", str(path), code=74)
    assert [file.name for file in tmp_path.iterdir()] == ["report.xlsx"]
    assert path.read_text() == "before"


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_terminal_is_spared_a_workbook(
    alta_demo: Workspace, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    from ettervern_cli.app.output import report_output

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    class System:
        stdout = Terminal()

    monkeypatch.setattr(report_output, "sys", System)
    said = alta_demo.refused("report", "month", "--format", "xlsx", code=2, lang=language)
    assert said == Language(language).tell(WorkbookOnTerminal()) + "\n"


def page(text: str) -> Page:
    """A page in which a text stands wherever people's words can."""
    rows = [[Cell(text), Cell("4 350", "", 4350), Cell(text)]]
    table = Table([Head(text), Head(text, True), Head(text)], rows)
    told = Figured(text, [Figure(text, Cell("83 %", "", Rate(5, 6)), text)])
    block = Block(text, [table], [told, text], None, [(text, table)], "k")
    return Page(text, [text], [told, text], [block, block], [text], dt.date(2020, 2, 29), [text])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_people_type_is_never_markup(hostile: str) -> None:
    say = Language("en")
    harmless = Read(html.document(page("harmless"), say))
    found = Read(html.document(page(hostile), say))
    assert found.tags == harmless.tags
    names = [name for name, _ in harmless.attributes]
    assert [name for name, _ in found.attributes] == names


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_people_type_is_never_a_formula_and_always_a_sheets_name(
    hostile: str, tmp_path: Path
) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(xlsx.workbook(page(hostile), Language("en")))
    for rows in cells(path).values():
        for row in rows:
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)


def test_sheets_have_short_different_names_without_what_is_forbidden() -> None:
    headings = ["a:b/c", "a b c", "x" * 40, "x" * 41, "History", "'q'", "", "\U0001f600" * 20]
    names = sheet_names.sheet_names(headings)
    assert names[:4] == ["a b c", "a b c (2)", "x" * 31, "x" * 27 + " (2)"]
    assert names[4:7] == ["History (2)", "q", "–"]
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize(
    ("item", "value", "form"),
    [
        (Cell("1 650 000,50", "", Ore(165_000_050)), 1_650_000.5, "kroner"),
        (Cell("−4 350", "", -4350), -4350, "count"),
        (Cell("61,5", "", 61.5), 61.5, "decimal"),
        (Cell("0.50", "", Exact(0.5)), 0.5, "exact"),
        (Cell("2009", "", Year(2009)), 2009, "year"),
        (Cell("66 %", "", Rate(1221, 1843)), 0.6625, "rate"),
        (Cell("87 %", "", Share(0.8731)), 0.8731, "rate"),
        (Cell("–", "", Rate(0, 0)), None, "text"),
        (Cell("–"), None, "text"),
        (Cell("0150"), "0150", "text"),
        (Cell("4 350"), "4 350", "text"),
        (Cell(":", "", SUPPRESSED), ":", "text"),
        (Cell(":", "", Rate(SUPPRESSED, 4)), ":", "text"),
        (Cell("yes", "", True), "yes", "text"),
        (Cell("R-0001 Nora", "", Person("R-0001", "Nora")), "R-0001 Nora", "text"),
        (Cell("=1+1"), "=1+1", "text"),
        (Cell("2 Mar 2009", "", dt.date(2009, 3, 2)), dt.date(2009, 3, 2), "date"),
    ],
)
def test_a_cell_of_a_workbook_is_the_value_it_has(item: Cell, value: object, form: str) -> None:
    assert xlsx.shown(item, Head(right=True)) == (value, form)
    if value is None:
        assert xlsx.shown(item, Head()) == (item.text, "text")


def test_html_has_one_policy_no_script_and_nothing_from_outside(alta_demo: Workspace) -> None:
    text = alta_demo.done("report", "year", "2009", "--format", "html").out
    found = Read(text)
    assert {"script", "link", "img", "iframe", "a", "object"} & set(found.tags) == set()
    assert ("content", html.POLICY) in found.attributes
    assert not {name for name, _ in found.attributes} & {"src", "href", "style", "onload"}
    assert "url(http" not in text
    assert "@import" not in text
    for language in ("en", "nb"):
        out = alta_demo.done("report", "month", "--format", "html", lang=language).out
        assert f'<html lang="{language}">' in out


def test_the_foot_says_what_was_counted_when_and_with_which_filters(alta_demo: Workspace) -> None:
    words = ("report", "month", "2009-10", "--count-on", "2009-10-07", "--format", "html")
    foot = " ".join(Read(alta_demo.done(*words).out).sections["foot"])
    seal = alta_demo.done("report", "month", "2009-10", "--format", "json").json["seal"]["newest"]
    for told in ("Counted: residents", "1 Oct 2009 to 31 Oct 2009", "7 Oct 2009", seal):
        assert told in foot


def test_bars_stand_beside_the_figures_on_a_terminal_alone(
    alta_demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ettervern_cli.reports.period import commands as report

    report_words = ("report", "year", "2009")
    plain = alta_demo.done(*report_words).out.splitlines()
    monkeypatch.setattr(report, "bar_style", lambda *_: "blocks")
    barred = alta_demo.done(*report_words).out.splitlines()
    added = [line for line in barred if "\u2588" in line]
    assert [line for line in barred if line not in added] == plain
    assert not any("\u2588" in line for line in plain)
    occupied = [line for line in added if "2009  " in line]
    assert occupied[0] == "  Mar 2009  " + "\u2588" * 8 + "\u2591" * 16 + "  34 %"
    assert len(added) == 9 + 8
    assert all(len(line) <= 80 for line in added)
