"""Every number of every report of five demos, read back from each format and compared.

The value of a report is walked here by its fields, not by what turns it into JSON. Html is read by
a parser of html, a workbook by openpyxl.
"""

import csv
import datetime as dt
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from html.parser import HTMLParser
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from ettervern_cli.programme.programme import choose_programme, municipality
from ettervern_cli.reports.courses import circling, circling_screen, length_of_stay, length_screen
from ettervern_cli.reports.data import data, rows
from ettervern_cli.reports.funder import gather as funder
from ettervern_cli.reports.funder import screen as funder_screen
from ettervern_cli.reports.funder.grants import find_funder
from ettervern_cli.reports.municipality import screen as municipality_screen
from ettervern_cli.reports.municipality.gather import gather_municipality
from ettervern_cli.reports.period.counts.course import with_course
from ettervern_cli.reports.period.counts.gather import gather
from ettervern_cli.reports.period.counts.year_before import with_year_before
from ettervern_cli.reports.period.report import Report
from ettervern_cli.reports.period.screen import page as period_screen
from ettervern_cli.screen import page as pages
from ettervern_cli.screen.documents import html, xlsx
from ettervern_cli.screen.safe import plain
from ettervern_cli.screen.tables import csv_text, json_text
from ettervern_cli.storage.transaction import reading
from ettervern_cli.values.data import MEASURES
from ettervern_cli.values.dates import year_period
from ettervern_cli.values.rates import rounded
from ettervern_cli.words import Language
from tests.conftest import Workspace
from tests.helpers.demos import EACH, demo

SAY = Language("en")
# What a value keeps to work with and tells as something else, or in words.
KEPT = {
    "HelpRow": ("planned_tenths", "hours_tenths"),
    "ReportHelp": ("hours_tenths",),
    "Volunteers": ("hours_tenths",),
    "Gaps": ("open_days",),
    "LadderCount": ("circling_from",),
    "Exits": ("living",),
    "Tally": ("persons",),
    "BedDays": ("beds",),
    "ScoreCount": ("cut_off",),
    "CurveAt": ("months",),
    "Course": ("last",),
}
# What scripts get and no screen shows, or not this one: how sure an estimate is, for one.
UNSHOWN: dict[str, set[tuple[str, ...]]] = {
    "": {("error",), ("cooperation", "gaps", "mean_age_days")},
    "text": {("help", "hours_a_week"), ("help", "measures"), ("outcome_months",)},
    "html": {("stays", "residents")},
    "sheet": {("stays", "residents")},
}
# The course of a period, which text and markdown leave out, as they do every point of a curve.
COURSE = {"months", "nights", "points"}
SHARES = {"survival", "low", "high", "reached", "used"}
# What a workbook tells in words: labels, bands, how many of whom, and the days of a period.
BANDS = {"low", "high"}
IN_WORDS = {
    ("nights", "lengths", "from"), ("nights", "lengths", "to"), ("period", "days"),
    ("people", "staying"), ("people", "discharged"), ("people", "admitted"),
    ("year_before", "period", "days"),
    *((section, name) for section in ("intake", "exits") for name in ("number", "people")),
    ("exits", "back"),
    *(("year_before", name, part) for name in ("lived_in", "on_time", "success")
      for part in ("numerator", "denominator")),
    ("stays", "residents"), ("stays", "left"), ("stays", "died"), ("stays", "staying"),
}  # fmt: skip
# What a report to a municipality tells in words, and others in a table.
OF_TOWN = {("ladders", "up"), ("ladders", "down")}
Arranged = Callable[..., pages.Page]


class Told(NamedTuple):
    """A number of a report's JSON: the keys that lead to it, and what stands beside it."""

    keys: tuple[str, ...]
    number: float
    beside: Mapping[str, Any]


class Written(NamedTuple):
    """A report in every format, and its value."""

    value: Any
    json: dict[str, Any]
    csv: list[list[str]]
    texts: dict[str, list[str]]
    sheet: list[float]
    words: list[str]

    @property
    def told(self) -> list[Told]:
        """Its numbers."""
        return list(told(self.json))


def told(value: Any, keys: tuple[str, ...] = (), beside: Any = None) -> Iterator[Told]:
    """The numbers of JSON."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from told(each, (*keys, key), value)
    elif isinstance(value, list):
        for each in value:
            yield from told(each, keys, beside)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield Told(keys, value, beside or {})


def codes(value: Any) -> Iterator[str]:
    """The keys of JSON."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from codes(each)
    elif isinstance(value, list):
        yield from (key for each in value for key in codes(each))


def fields(value: Any) -> Iterator[float]:
    """The numbers in the fields of a value, those left out that it only works with."""
    if hasattr(value, "_fields"):
        for name, each in value._asdict().items():
            if name not in KEPT.get(type(value).__name__, ()):
                yield from fields(each)
    elif isinstance(value, Mapping):
        yield from (number for each in value.values() for number in fields(each))
    elif isinstance(value, list | tuple):
        yield from (number for each in value for number in fields(each))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield round(float(value), 4)


class Cells(HTMLParser):
    """The texts of an html report's cells, cards and paragraphs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("td", "th", "dd", "dt", "p", "h1", "h2", "summary"):
            self.inside = tag not in ("h1", "h2", "summary")
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "dd", "dt", "p", "h1", "h2", "summary"):
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data.replace("\u00a0", " ")


def read_text(text: str) -> list[str]:
    """What stands apart in text: cells by their gaps, sentences as they go on."""
    flowing = re.sub(r"\n *(?=\S)", " ", text)
    return [part for line in text.splitlines() for part in re.split(r" {2,}", line)] + [flowing]


def read_markdown(text: str) -> list[str]:
    return [part.strip() for line in text.splitlines() for part in re.split(r"\s*\|\s*", line)]


def read_sheet(content: bytes) -> tuple[list[float], list[str]]:
    """The numbers of a workbook, and its texts."""
    book = load_workbook(io.BytesIO(content), read_only=True)
    values = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
    numbers = [round(float(value), 4) for value in values if isinstance(value, int | float)]
    return numbers, [value for value in values if isinstance(value, str)]


def gathered(workspace: Workspace) -> Iterator[tuple[str, Any, Arranged]]:
    """Every report by its name: its value, and what arranges it."""
    today = dt.date.fromisoformat(workspace.today)
    year = year_period(today.year)
    spans: dict[str, Any] = {"first": None, "last": None, "today": today}
    with closing(workspace.open()) as db, reading(db):
        programme = choose_programme(db, None)
        report = with_course(db, programme, gather(db, programme, year, today=today))
        yield "year", with_year_before(db, programme, report), period_screen.page
        for (code,) in db.execute("SELECT code FROM funder LIMIT 1").fetchall():
            found = find_funder(db, programme, code)
            grant = funder.gather(db, programme, found, year, today=today)
            yield "funder", grant, funder_screen.page
        (code,) = db.execute("SELECT code FROM municipality LIMIT 1").fetchone()
        town = municipality(db, code)
        claim = gather_municipality(db, programme, town, year, today=today)
        yield "municipality", claim, municipality_screen.page
        yield "circling", circling.gather(db, programme, **spans), circling_screen.page
        yield "retention", length_of_stay.gather(db, programme, **spans), length_screen.page


def written(value: Any, arranged: Arranged) -> Written:
    """A report in every format."""
    found = data(value)
    full = pages.written(arranged(value, SAY, full=True), SAY)
    if isinstance(value, Report):  # text and markdown have no course
        value = value._replace(follow_ups=value.follow_ups._replace(months=None))
    short = pages.written(arranged(value, SAY, full=False), SAY)
    texts = {
        "text": read_text(plain(pages.text(short))),
        "md": read_markdown(pages.markdown(full)),
        "html": Cells(html.document(full, SAY)).texts,
    }
    sheet, words = read_sheet(xlsx.workbook(full, SAY))
    rows_of_csv = list(csv.reader(io.StringIO(csv_text(MEASURES, rows(found)))))
    return Written(value, json.loads(json_text(found)), rows_of_csv[1:], texts, sheet, words)


@pytest.fixture(scope="module", params=EACH)
def reports(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Written]:
    """Every report of a demo, in every format."""
    workspace = demo(tmp_path_factory, request.param)
    return {name: written(value, arranged) for name, value, arranged in gathered(workspace)}


def test_scripts_get_every_number_of_the_value(reports: dict[str, Written]) -> None:
    for name, report in reports.items():
        there = Counter(round(float(one.number), 4) for one in report.told)
        there.update(float(key) for key in codes(report.json) if key.isdigit())
        missing = Counter(fields(report.value)) - there
        assert not missing, (name, missing)


def test_csv_has_what_json_has(reports: dict[str, Written]) -> None:
    for name, report in reports.items():
        there = Counter(value for *_, value in report.csv)
        items = {part for _, item, *_ in report.csv for part in item.split(".")}
        for one in report.told:
            text = str(one.number)
            assert there[text] or text in items, (name, one)
            there[text] -= text not in items
        assert all(each >= 0 for each in there.values()), (name, there)


def forms(one: Told) -> set[str]:
    """How a person may read a number, by what it is called."""
    name, number = one.keys[-1], one.number
    if name.endswith("_ore"):
        return {SAY.kroner(int(number))}
    if name == "rate":
        part, whole = int(one.beside["numerator"]), int(one.beside["denominator"])
        return {SAY.percent(part, whole)}
    if name in SHARES and isinstance(number, float):
        return {f"{round(100 * number)} %", f"{round(100 * number)}"}
    parted = {SAY.decimal(number, 1), SAY.write(number)}
    return {*parted, SAY.number(int(number))} if number == int(number) else parted


ONE = r"\u2212?\d{1,3}(?: \d{3})+(?:\.\d+)?|\u2212?\d+(?:\.\d+)?"
NUMBER = re.compile(rf"(?<![\d.])(?:{ONE})(?: %)?")


def read(texts: list[str]) -> set[str]:
    """Every number that stands in some texts, with the sign of a percent and without."""
    found = {one for text in texts for one in NUMBER.findall(text)}
    return found | {one.removesuffix(" %") for one in found}


def in_words(one: Told) -> bool:
    """A band of days, and a count from one number to another, are no number alone."""
    is_span = one.keys[0] == "goals" and one.beside.get("lowest") is not None
    return one.keys in IN_WORDS or one.keys[-1] in BANDS or is_span


def is_unshown(one: Told, form: str) -> bool:
    """Whether a form leaves a number out.

    Where the longest stays begin is told by those before, and a median not reached has no band.
    """
    keys = ("", *one.keys, "")
    if form in ("text", "md") and COURSE.intersection(keys):
        return True
    if one.keys[-1] == "from" and one.beside["to"] is None:
        return True
    if one.keys[-1] in BANDS and one.beside.get("days", 0) is None:
        return True
    return any(
        keys[place : place + len(left_out)] == left_out
        for left_out in UNSHOWN[""] | UNSHOWN.get(form, set())
        for place in range(len(keys))
    )


def shown(report: Written, form: str) -> Iterator[Told]:
    """The numbers that people are to see in a form: zeros may be left out."""
    for one in report.told:
        if one.number and not is_unshown(one, form):
            yield one


def test_every_number_stands_in_text_markdown_and_html(reports: dict[str, Written]) -> None:
    for name, report in reports.items():
        for form, texts in report.texts.items():
            there = read(texts)
            for one in shown(report, form):
                assert forms(one) & there, (form, name, one)


def test_every_number_is_a_value_of_the_workbook(reports: dict[str, Written]) -> None:
    for name, report in reports.items():
        there, words = set(report.sheet), read(report.words)
        for one in shown(report, "sheet"):
            if in_words(one) or (name == "municipality" and one.keys in OF_TOWN):
                assert forms(one) & words, (name, one)
                continue
            amount = one.number / 100 if one.keys[-1].endswith("_ore") else one.number
            assert round(amount, 4) in there, (name, one)


def shares(found: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Parts and wholes that stand in a report and are shown as shares, too."""
    if "exits" in found:
        yield found["exits"]["planned"], found["exits"]["success"]["denominator"]
    if "money" in found:
        costs = found["money"]["totals"]["cost"]
        yield costs["actual_to_date_ore"] or 0, costs["planned_ore"] or 0
    if "grant" in found:
        total = found["grant"]["total"]
        yield total["spent_ore"] or 0, total["awarded_ore"] or 0


def changes(found: dict[str, Any]) -> Iterator[float]:
    """What changed since the year before, as a workbook has it."""
    was = found.get("year_before")
    if not was:
        return
    yield found["people"]["served"] - was["served"]
    spent = found["money"]["totals"]["cost"]["actual_to_date_ore"]
    if was["spent_ore"] is not None:
        yield ((spent or 0) - was["spent_ore"]) / 100
    now = {
        "lived_in": found["occupancy"]["rate"],
        "on_time": found["follow_ups"]["on_time"],
        "success": found["exits"]["success"],
    }
    for name, rate in now.items():
        if rate["rate"] is not None and was[name]["rate"] is not None:
            yield round(rate["rate"] - was[name]["rate"], 4)


def test_html_markdown_and_workbook_have_no_number_but_those(reports: dict[str, Written]) -> None:
    for name, report in reports.items():
        more = [pair for pair in shares(report.json) if pair[1]]
        there = {round(float(one.number), 4) for one in report.told}
        there |= {one.number / 100 for one in report.told if one.keys[-1].endswith("_ore")}
        there |= set(changes(report.json))
        wholes = {float(whole) for _, whole in more}
        assert set(report.sheet) <= there | {rounded(*pair) for pair in more} | wholes, name
        written = {form for one in report.told for form in forms(one)}
        written |= {SAY.percent(*pair) for pair in more}
        for form in ("html", "md"):
            cells = {text for text in report.texts[form] if NUMBER.fullmatch(text)}
            assert cells <= written, (name, form, cells - written)
