"""What is asked about money reads the same in every format: an amount of JSON is in all others."""

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from ettervern_cli.app.console import Console
from ettervern_cli.screen.folding import width
from ettervern_cli.words import Language
from tests.conftest import Workspace, lived_once

TODAY = "2020-06-01"
# Told in a sentence, or by what changes: not cells.
TOLD = {"auditor_above_ore", "cut_ore", "grants_ore", "most_ore", "agreement", "sums"}
# Of the rows that csv has.
SUMS = {"totals", "sums", "policy_ore", "empty_ore"}
QUESTIONS = (
    "budget show --year 2020",
    "budget --all-years",
    "budget entries",
    "budget forecast --occupancy 0.75 --grant-cut 20%",
    "budget funders",
    "budget funders --all-years",
    "budget vacancy",
    "budget share --amount 734000 --key population",
    "budget share --amount 734000 --compare",
    "budget claim --month 2020-05",
    "budget claim --month 2020-05 --municipality bodo",
    "budget claim --month 2020-04 --municipality bodo",
    "budget claims",
    "rent list",
    "rent list anders",
    "benefit kvp --born 1980-01-01 --children 2",
    "benefit rates",
)


@lived_once("fri", today=TODAY)
def house(fri: Workspace) -> None:
    """Somebody who pays rent, and bookings on both sides."""
    for line in (
        "admit Anders --municipality bodo --unit 1 --on 2020-03-05",
        "rent charge --month 2020-04",
        "rent charge --month 2020-05",
        "rent pay anders 1234,50",
        "rent agree anders 5000",
        "budget book pay 61200,50 --on 2020-04-02 --voucher 41",
        "budget book running 7100,25 --on 2020-05-03 --text Strøm",
        "budget book municipalities 500000 --on 2020-05-04",
        "budget claim --month 2020-03 --issue",
        "budget book pay 5400,25 --on 2020-03-31",
        "budget claim --month 2020-04 --issue",
    ):
        fri.done(*line.split())


def amounts(value: object, without: Collection[str] = (), key: str = "") -> Iterator[int]:
    """Every amount of a value of JSON but 0, in øre; not those under the keys left out."""
    if isinstance(value, dict):
        for name in value.keys() - set(without):
            yield from amounts(value[name], without, name)
    elif isinstance(value, list):
        for part in value:
            yield from amounts(part, without, key)
    elif key.endswith("_ore") and isinstance(value, int) and value:
        yield value


def in_workbook(path: Path) -> set[int]:
    """The numbers of a workbook's cells, as øre."""
    cells = (cell.value for sheet in load_workbook(path) for row in sheet.iter_rows()
             for cell in row)  # fmt: skip
    return {round(100 * value) for value in cells if isinstance(value, int | float)}


@pytest.mark.sampled(4)
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_amount_is_in_every_format(house: Workspace, question: str, tmp_path: Path) -> None:
    words = question.split()
    found: Any = house.done(*words, "--format", "json").json
    asked = set(amounts(found, TOLD))
    assert asked
    book = tmp_path / "book.xlsx"
    house.done(*words, "-o", str(book))
    # A payment lowers what is owed: a ledger shows it below nothing.
    there = in_workbook(book)
    assert {amount for amount in asked if not {amount, -amount} & there} == set()
    say = Language("en")
    for form in ("md", "html"):
        text = house.done(*words, "--format", form).out.replace("\u00a0", " ")
        written = {amount: say.kroner(amount) for amount in asked}
        assert {each for each in written.values() if each.lstrip("\u2212") not in text} == set()


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_amount_is_in_csv(house: Workspace, question: str) -> None:
    words = question.split()
    found: Any = house.done(*words, "--format", "json").json
    rows = [*csv.reader(io.StringIO(house.done(*words, "--format", "csv").out))]
    values = {value for row in rows for value in row}
    assert {amount for amount in amounts(found, SUMS) if str(amount) not in values} == set()


@pytest.mark.sampled(4)
@pytest.mark.parametrize("room", [60, 80, 120, 200])
def test_no_screen_passes_the_width_there_is(
    house: Workspace, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr(Console, "room", property(lambda self: room))
    for question in QUESTIONS:
        for lang in ("en", "nb"):
            lines = house.done(*question.split(), lang=lang).out.splitlines()
            assert max(map(width, lines)) <= room, question


@pytest.mark.parametrize("words", ["benefit kvp --born 1980-01-01 --children 2", "budget forecast"])
def test_a_workbooks_figures_stand_under_their_heading(
    house: Workspace, words: str, tmp_path: Path
) -> None:
    book = tmp_path / "book.xlsx"
    house.done(*words.split(), "-o", str(book))
    say = Language("en")
    heads = (say.say("page.what"), say.say("page.value"))
    [below] = [
        [*sheet.iter_rows(values_only=True)][row : row + 3]
        for sheet in load_workbook(book)
        for row, cells in enumerate(sheet.iter_rows(values_only=True), 1)
        if cells[:2] == heads
    ]
    assert all(isinstance(row[0], str) and isinstance(row[1], int | float) for row in below)
