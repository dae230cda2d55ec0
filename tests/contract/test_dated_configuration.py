"""What the configuration has at one time and not at another: every command answers or refuses.

A look-up among what there is on one day for something dated on another must not end in exit 70.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ettervern_cli.app.index import COMMANDS
from tests.conftest import Workspace
from tests.helpers.case_work import refused, units
from tests.helpers.every_command import WRITES, copied_house, line
from tests.helpers.examples import ways

TEMPLATES = ("alta", "fri", "hf", "sent-ute", "steg")
OUTSIDE = ("init", "demo", "batch", "data restore", "data encrypt", "data decrypt", "data rekey",
           "data recover", "data export", "data import", "data sheet", "data backup")  # fmt: skip
# What a reading command must be told beside its name; in vain where the house knows nobody.
TOLD: dict[str, tuple[str, ...]] = {
    "show": ("R-0003",),
    "plan show": ("R-0003",),
    "score show": ("R-0003",),
    "data access": ("R-0003",),
    "data erase": ("R-0001", "--ground", "request", "--dry-run"),
    "budget share": ("--amount", "1000"),
    "benefit kvp": ("--on", "2009-11-20", "--born", "1980-05-01"),
    "report period": ("2009-01-01", "2009-12-31"),
    "report month": ("2009-11",),
    "report year": ("2009",),
    "report municipality": ("alta",),
    "report funder": ("husbanken",),
    "undo": ("--list",),
}
READS = [
    (*name.split(), *TOLD.get(name, ()))
    for name, entry in COMMANDS.items()
    if not entry.writes and name not in OUTSIDE
]
UNIT = r"from: 2009-03-01"
NOT_YET, GONE = "from: 2010-02-01", "from: 2009-03-01, until: 2009-11-01"
CHANGES: dict[str, Callable[[str], str]] = {
    "units that are not there yet": lambda text: _dated(text, NOT_YET),
    "units that are gone": lambda text: _dated(text, GONE),
    "no step is run but the highest": lambda text: re.sub(
        r"( +)every_days: (3|7|14) .*", r"\g<0>\n\1run: false", text
    ),
    "a budget and awards of later years alone": lambda text: re.sub(
        r"\b(2009|201[0-2]):", lambda year: f"{int(year[1]) + 30}:", text
    ),
}


def _dated(text: str, dates: str) -> str:
    """The configuration with other days on every unit."""
    flow = re.sub(r"(code: .*)from: 2009-03-01", rf"\1{dates}", text)
    return flow.replace("        from: 2009-03-01", "        " + dates.replace(", ", "\n        "))


@pytest.fixture(scope="module")
def laid_house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Where every line of WRITES can be written; to be copied."""
    return copied_house(tmp_path_factory)


@pytest.fixture
def house(laid_house: Workspace, tmp_path: Path) -> Workspace:
    """A house of one test alone."""
    shutil.copytree(laid_house.folder, tmp_path / "w")
    return Workspace(tmp_path / "w")


def changed(house: Workspace, change: Callable[[str], str]) -> None:
    """Put another configuration in place; it must be another one, and valid."""
    text = house.config.read_text(encoding="utf-8")
    assert change(text) != text
    house.config.write_text(change(text), encoding="utf-8")
    house.done("config", "apply")


# What is added to a command line, and the day on which it is typed.
DATED: tuple[tuple[tuple[str, ...], str | None], ...] = (
    (("--dry-run",), None),
    (("--dry-run", "--on", "2009-11-01"), None),
    (("--dry-run",), "2010-01-31"),
)


def answered(house: Workspace, *words: str, today: str | None = None) -> None:
    """A command says what is, or why not; never that something went wrong within."""
    answer = house.run(*words, today=today)
    assert answer.code in (0, 1, 2, 3), (words, answer)


@pytest.mark.sampled(4)
@pytest.mark.counted
@pytest.mark.parametrize("change", CHANGES)
def test_no_command_breaks_on_what_is_dated_elsewhere(house: Workspace, change: str) -> None:
    changed(house, CHANGES[change])
    first = list(CHANGES).index(change)
    for number, command in enumerate(WRITES, first):
        words = line(house, command)
        for more, today in ways(DATED, number):
            answered(house, *words, *more, today=today)
    for read in READS:
        answered(house, *read)


@pytest.mark.large
@pytest.mark.counted
def test_no_command_breaks_on_another_day(house: Workspace) -> None:
    lines = (*([*line(house, command), "--dry-run"] for command in WRITES), *READS)
    for number, words in enumerate(lines):
        for today in ways(("2009-01-31", "2010-01-01", "2041-06-30"), number):
            answered(house, *words, today=today)


@pytest.mark.sampled(5)
@pytest.mark.counted
@pytest.mark.parametrize("template", TEMPLATES)
def test_no_reading_breaks_where_nobody_is_yet(
    make_workspace: Callable[..., Workspace], template: str
) -> None:
    house = make_workspace(template)
    for number, words in enumerate(READS, TEMPLATES.index(template)):
        for today in ways(("2009-01-01", "2029-12-31"), number):
            answered(house, *words, today=today)


@pytest.mark.parametrize("dates", [NOT_YET, GONE])
@pytest.mark.parametrize("verb", ["void", "open"])
def test_a_unit_that_is_not_in_use_is_neither_voided_nor_opened(
    house: Workspace, verb: str, dates: str
) -> None:
    changed(house, lambda text: _dated(text, dates))
    words = ["unit", verb, "7" if verb == "open" else "5"]
    words += ["--reason", "Maling"] if verb == "void" else []
    assert refused(house, *words) == f"Unit {words[2]} is not in use on 20 Nov 2009.\n"
    nb = refused(house, *words, lang="nb")
    assert nb == f"Boenhet {words[2]} er ikke i bruk 20. nov. 2009.\n"


def test_what_was_void_while_it_was_in_use_is_shown_as_it_stands(house: Workspace) -> None:
    changed(house, lambda text: _dated(text, GONE))
    words = ("unit", "void", "5", "--reason", "Maling", "--on", "2009-10-20", "--format", "json")
    shown = house.done(*words).json
    assert (shown["unit"], shown["status"], shown["since"]) == ("5", "void", "2009-10-20")
    opened = house.done("unit", "open", "5", "--on", "2009-10-25", "--format", "json").json
    assert (opened["status"], opened["since"]) == ("free", "2009-10-25")
    assert "5" not in units(house)
