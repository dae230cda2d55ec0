"""What holds of every command alike: a table of lines, and each promise asked of all of them."""

import csv
import io
import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.app.app import command
from ettervern_cli.app.index import COMMANDS
from tests.conftest import Workspace
from tests.helpers.case_work import tried, written
from tests.helpers.every_command import WRITES, filled, ready_for_everything
from tests.helpers.exchange_files import everything

Make = Callable[..., Workspace]
# A line for every command that reads; a report to a municipality names it.
READS: dict[str, tuple[str, ...]] = {
    name: () for name, entry in COMMANDS.items() if not entry.writes
} | {
    "show": ("R-0003",),
    "find": ("Prøve",),
    "plan show": ("R-0003",),
    "score show": ("R-0003",),
    "measure list": ("R-0003",),
    "incident list": ("R-0003",),
    "consent list": ("R-0003",),
    "report period": ("2009-05-01", "2009-06-30"),
    "report funder": ("husbanken",),
    "report municipality": ("alta",),
    "budget share": ("--amount", "1000", "--key", "equal"),
    "benefit kvp": ("--born", "1985-05-05"),
    "report year": ("2009",),
    "data access": ("R-0003",),
    "data query": ("SELECT * FROM v_resident ORDER BY resident",),
}
# Asked of files, keys and folders, or of many lines: they have tests of their own.
OTHERS = {
    "init", "demo", "batch", "undo", "data import", "data export", "data backup", "data restore",
    "data erase", "data encrypt", "data decrypt", "data rekey", "data key", "data sheet",
    "data recover", "data accept", "config check", "config show", "config apply", "config schema",
    "config example", "data deliver", "region take", "region status", "region report",
}  # fmt: skip


@pytest.fixture
def house(make_workspace: Make) -> Workspace:
    return make_workspace("alta", lived=ready_for_everything)


def formats(name: str) -> list[str]:
    """The formats that a command says it takes."""
    found: Any = command
    for word in name.split():
        found = found.real(word)
    (option,) = [each for each in found.params if "--format" in each.opts] or [None]
    return option.metavar.split("|") if option else []


def parsed(form: str, text: str) -> object:
    """What a text says in a format; raises where it is not of it."""
    if form == "json":
        return json.loads(text)
    if form == "csv":
        rows = list(csv.reader(io.StringIO(text)))
        assert len({len(row) for row in rows}) <= 1, rows
        return rows
    assert text.strip()
    assert form != "html" or text.startswith("<!DOCTYPE html>")
    return text


def test_every_command_is_asked_here_or_known_to_be_of_another_kind() -> None:
    assert set(WRITES) == {name for name, entry in COMMANDS.items() if entry.writes}
    assert set(READS) | set(WRITES) == set(COMMANDS)
    assert set(READS) >= OTHERS


@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", WRITES)
def test_a_dry_run_says_what_would_be_and_writes_nothing(house: Workspace, name: str) -> None:
    before = everything(house)
    tried(house, *name.split(), *filled(house, name))
    assert everything(house) == before


@pytest.mark.sampled(2, 1)
@pytest.mark.parametrize("name", WRITES)
def test_what_was_written_is_answered_as_json_and_undone_whole(house: Workspace, name: str) -> None:
    before, (_, changes) = everything(house), written(house)
    answer = house.done(*name.split(), *filled(house, name), "--format", "json").json
    assert answer["dry_run"] is False
    assert answer["change"] == changes + 1
    after = everything(house)
    assert {**after, "history": 0, "change": 0} != {**before, "history": 0, "change": 0}
    assert house.done("undo").out
    undone = everything(house)
    assert {**undone, "history": 0, "change": 0} == {**before, "history": 0, "change": 0}


@pytest.mark.sampled(3, 2)
@pytest.mark.parametrize("name", WRITES)
def test_a_line_in_a_batch_writes_what_it_writes_alone(
    make_workspace: Make, house: Workspace, name: str
) -> None:
    other = make_workspace("alta", name="other", lived=ready_for_everything)
    words = [*name.split(), *filled(house, name)]
    house.done(*words)
    other.done("batch", "-", stdin=shlex.join(words))
    assert history(other) == history(house)


def history(workspace: Workspace) -> list[tuple[Any, ...]]:
    """What was written, but for the moment."""
    query = (
        "SELECT table_name, row_id, action, json_remove(old, '$.recorded_at'), "
        "json_remove(new, '$.recorded_at') FROM history ORDER BY id"
    )
    return workspace.rows(query)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", WRITES)
def test_a_bad_option_is_refused_with_exit_2_and_writes_nothing(
    house: Workspace, name: str
) -> None:
    before = written(house)
    words = [*name.split(), *filled(house, name)]
    for bad in (("--no-such",), ("--format", "xml"), ("--on", "i fjor")):
        if name in ("edit", "annul") and bad[0] == "--on":
            continue  # what is corrected has its own days, and the option is not read
        said = house.refused(*words, *bad, code=2)
        assert said.strip()
        assert "Traceback" not in said
    assert written(house) == before


@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", [name for name in READS if name not in OTHERS])
def test_every_format_of_what_is_read_answers_and_parses(
    house: Workspace, tmp_path: Path, name: str
) -> None:
    before = everything(house)
    words = [*name.split(), *READS[name]]
    assert parsed("text", house.done(*words).out)
    for form in formats(name):
        if form == "xlsx":
            path = tmp_path / "out.xlsx"
            house.done(*words, "-o", str(path))
            assert path.read_bytes()[:2] == b"PK"
        else:
            parsed(form, house.done(*words, "--format", form).out)
    for bad in (("--no-such",), ("--format", "xml")):
        assert "Traceback" not in house.refused(*words, *bad, code=2)
    assert everything(house) == before
