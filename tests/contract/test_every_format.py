"""What is read says the same in every format: csv has JSON's keys, html and a workbook open."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from ettervern_cli.app.console import Console
from ettervern_cli.screen.folding import width
from tests.conftest import Workspace
from tests.contract.test_every_command import OTHERS, READS, formats
from tests.helpers.every_command import ready_for_everything

Make = Callable[..., Workspace]
LAID_OUT = {"today", "show"}  # screens that are layout: no page is made of them
LISTS = [name for name in READS if name not in OTHERS | LAID_OUT]
MORE: dict[str, tuple[str, ...]] = {
    "list": ("--status", "all"),
    "due": ("--within", "60d"),
    "referral list": ("--status", "all"),
    "gap list": ("--all",),
    "incident list": (),
    "score show": ("R-0003",),
    "score show --missing": ("R-0003",),
    "meeting list --decisions": (),
    "data history --reading": (),
    "undo --list": (),
    "init --list": (),
}
OF_VALUES = {"plan show", "meeting agenda", "data access"}  # no lists: JSON is one object
SHEETS = ("report", "budget", "benefit")  # tested with the numbers that they show
ROWS = [name for name in LISTS
        if name.split()[0] not in SHEETS and name not in OF_VALUES]  # fmt: skip
ROWS += ["report remarks", *(name for name in MORE if " --" in name)]
# Values that lie in none of an entry's own: csv gives the ids of what lies there.
EMPTY = {"data verify", "data history --reading"}  # all is well here, and no log is kept
NESTED = {"agreement"}  # what may lie inside is named in csv, though nothing does here
INSIDE = {"decisions", "entries"}


@pytest.fixture
def house(make_workspace: Make) -> Workspace:
    return make_workspace("alta", lived=ready_for_everything)


def asked(house: Workspace, name: str, form: str, path: Path | None = None) -> Any:
    """The answer of a read command in a format, or the file that it was written to."""
    words = [*name.split(), *MORE.get(name, READS.get(name, ()))]
    where = ["-o", str(path)] if path else []
    result = house.done(*words, "--format", form, *where)
    return result.json if form == "json" else path or result.out


def keys_of(row: dict[str, Any]) -> Iterator[str]:
    """The names of a row of JSON as csv has them: what lies inside another is named after it."""
    for key, value in row.items():
        if value is None and key in NESTED:
            continue
        if isinstance(value, dict):
            inside = [*keys_of(value)]
            yield from inside if key == "steps" else (f"{key}_{name}" for name in inside)
        else:
            lists = isinstance(value, list) and any(isinstance(part, dict) for part in value)
            assert key in INSIDE or not lists
            yield key


def leaves(value: object) -> Iterator[object]:
    """Every value that lies in another; several texts are one."""
    if isinstance(value, dict):
        for part in value.values():
            yield from leaves(part)
    elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
        for part in value:
            yield from leaves(part)
    else:
        yield value


@pytest.mark.parametrize("name", LISTS)
def test_every_list_and_report_comes_in_every_format(name: str) -> None:
    assert {"text", "json", "csv", "md", "xlsx", "html"} <= {*formats(name)}


@pytest.mark.parametrize("name", ROWS)
def test_csv_has_what_json_has(house: Workspace, name: str) -> None:
    rows = asked(house, name, "json")
    table = list(csv.reader(io.StringIO(asked(house, name, "csv"))))
    assert rows or name in EMPTY
    assert not rows or {*table[0]} == {key for row in rows for key in keys_of(row)}
    assert len(table) == len(rows) + 1


@pytest.mark.parametrize("name", sorted(OF_VALUES))
def test_csv_of_what_is_no_list_has_every_value_of_json(house: Workspace, name: str) -> None:
    found = asked(house, name, "json")
    header, *rows = csv.reader(io.StringIO(asked(house, name, "csv")))
    assert header == ["section", "item", "measure", "value"]
    assert len(rows) == len([*leaves(found)])
    for value in leaves(found):
        if isinstance(value, str) and value and "\n" not in value:
            assert any(row[3].lstrip("'") == value.lstrip("'") for row in rows), value


class Page(HTMLParser):
    """The text of a page whose tags are closed in the order in which they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("name", [*ROWS, *sorted(OF_VALUES)])
def test_html_is_a_whole_page_that_names_everybody(house: Workspace, name: str) -> None:
    text = asked(house, name, "html")
    page = Page()
    page.feed(text)
    page.close()
    assert text.startswith("<!DOCTYPE html>")
    assert not page.open
    seen = " ".join(page.texts)
    rows = asked(house, name, "json")
    for row in rows if isinstance(rows, list) else [rows]:
        assert str(row.get("resident") or "") in seen


@pytest.mark.parametrize("name", [*ROWS, *sorted(OF_VALUES)])
def test_a_workbook_holds_numbers_and_dates_as_such(
    house: Workspace, tmp_path: Path, name: str
) -> None:
    book = load_workbook(asked(house, name, "xlsx", tmp_path / "found.xlsx"))
    kinds = set()
    for sheet in book.worksheets:
        right: dict[int, str] = {}
        for row in sheet.iter_rows():
            if not any(item.value for item in row):
                right.clear()
            for item in row:
                if isinstance(item.value, str) and item.font.b:
                    right.pop(item.column, None)
                    if item.alignment.horizontal == "right":
                        right[item.column] = item.value
                elif item.value is not None and item.column in right:
                    kinds.add(type(item.value))
    assert kinds <= {int, float, dt.datetime}


@pytest.mark.large
@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_line_passes_a_narrow_terminal(
    house: Workspace, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(Console, "room", 60)
    for name in (*LISTS, *LAID_OUT):
        words = [*name.split(), *READS[name]]
        for line in house.done(*words, lang=language).out.splitlines():
            assert width(line) <= 60 or name == "data query", (name, line)


def test_a_list_of_nothing_is_an_empty_array_and_said_in_words(make_workspace: Make) -> None:
    house = make_workspace("hf")
    for name in LISTS:
        if name.endswith(" list") and name not in ("unit list", "score list"):
            words = [*name.split(), *(word for word in READS[name] if word != "R-0003")]
            assert house.done(*words, "--format", "json").json == [], name
            assert house.done(*words).out.strip(), name
