"""Every report in every format: the same bytes, whoever asks, whenever, wherever.

Only an entry dated in the period and written later changes anything, and then the foot says so.
"""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import Workspace, invoke
from tests.helpers.lab import LAB, typed

FUNDER = """    funders:
      state:
        name: Staten
        kind: grant
        line: grant
        amounts: {2026: 1000}
        report_by: {2026: 2027-03-01}
        covers: [pay]
    goals:
      - {text: Alle i arbeid, counts: [work, occupancy]}
"""
REPORTS = {
    "month": ("report", "month", "2026-09"),
    "period": ("report", "period", "2026-09-03", "2026-09-30", "--count-on", "2026-09-20"),
    "outsiders": ("report", "month", "2026-09", "--external"),
    "funder": ("report", "funder", "state", "--from", "2026-09-01", "--to", "2026-09-30"),
    "municipality": ("report", "municipality", "vardo", "--month", "2026-09"),
    "circling": ("report", "circling", "--from", "2026-09-01", "--to", "2026-09-30"),
    "retention": ("report", "retention", "--from", "2026-09-01", "--to", "2026-09-30"),
}
FORMATS = ("txt", "json", "csv", "md", "html", "xlsx")
pytestmark = pytest.mark.plain
# Written when the month was over; the others after it.
FIRST, LATER = "2026-10-01", "2026-12-20"


class Houses(NamedTuple):
    """One case book as it was when the reports were written, and as it went on."""

    then: Workspace
    later: Workspace


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Houses:
    """Two residents in September 2026, and a busy autumn after it."""
    folder = tmp_path_factory.mktemp("houses")

    made = ["--today", "2026-09-30", "--lang", "en", "init", str(folder / "lab")]
    assert invoke(*made, "--template", "hf").code == 0
    then = Workspace(folder / "lab", "2026-09-30")
    then.config.write_text(LAB + FUNDER, encoding="utf-8")
    typed(
        then,
        "admit Anna --on 2026-09-02 --unit A --municipality vardo --from treatment",
        "admit Bo --on 2026-09-04 --unit B --municipality alta --from prison",
        "log anna Gikk --on 2026-09-12",
        "budget book pay 300 --on 2026-09-15",
        "incident add anna --kind vold --on 2026-09-20",
        "advance anna --on 2026-09-21 --override x",
        "demote anna --steps 1 --reason brudd --on 2026-09-22 --voice Nei",
    )
    shutil.copytree(then.folder, folder / "elsewhere" / "a house")
    later = Workspace(folder / "elsewhere" / "a house", LATER)
    typed(
        later,
        "advance anna --to to --override x --on 2026-10-01",
        "log anna --on 2026-10-01",
        "log bo --on 2026-10-02 --next 2027-01-10",
        "admit Cy --on 2026-10-01 --unit B --municipality vardo",
        "away anna --kind readmission --on 2026-10-10",
        "back anna --on 2026-10-12",
        "unit void C --on 2026-10-01 --reason x",
        "budget book pay 100 --on 2026-10-01",
        "incident add bo --kind vold --on 2026-10-03",
        "outcome add anna work --on 2026-10-03",
        "rent charge --month 2026-10",
        "consent give anna --scope plan --partner nav",
        "referral add Di --source prison --on 2026-10-01",
        "lives bo own --on 2026-11-01",
        "report remark learned Mye --on 2026-11-01",
        "discharge bo --to own --on 2026-11-02",
        "discharge anna --to pending --on 2026-11-05",
        "undo",
    )
    return Houses(then, later)


def written(house: Workspace, words: tuple[str, ...], ending: str, today: str, folder: Path,
            **env: str) -> bytes:  # fmt: skip
    """A report's bytes in a file, as somebody somewhere asks for it on a day."""
    path = folder / f"report.{ending}"
    before = ["--config", str(house.config), "--today", today, "--lang", "en"]
    done = invoke(*before, *words, "-o", str(path), env=dict(env))
    assert (done.code, done.out) == (0, ""), done
    return path.read_bytes()


@pytest.mark.sampled(6)
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_who_asks_when_and_from_where_changes_no_byte(
    houses: Houses, tmp_path: Path, name: str, ending: str
) -> None:
    words = REPORTS[name]
    first = written(houses.then, words, ending, FIRST, tmp_path)
    assert first
    away = {"COLUMNS": "41", "TZ": "Pacific/Auckland", "HOME": str(tmp_path), "LC_ALL": "C"}
    assert written(houses.then, words, ending, LATER, tmp_path, **away) == first
    assert written(houses.later, words, ending, LATER, tmp_path, **away) == first
    assert written(houses.later, words, ending, "2031-02-28", tmp_path) == first
    for told in (str(houses.then.folder), "2026-12-20", "20 Dec 2026", "2031"):
        assert told.encode() not in unpacked(first, tmp_path), told


def unpacked(content: bytes, folder: Path) -> bytes:
    """All that a file holds: of a workbook every part and when each says it was written."""
    if not content.startswith(b"PK"):
        return content
    path = folder / "book.zip"
    path.write_bytes(content)
    with zipfile.ZipFile(path) as book:
        parts = [f"{each.filename} {each.date_time}".encode() for each in book.infolist()]
        return b"\n".join([*parts, *(book.read(each) for each in book.infolist())])


@pytest.mark.sampled(7)
@pytest.mark.parametrize("name", REPORTS)
def test_what_is_dated_in_it_and_written_later_is_counted_in_the_foot_of_every_format(
    houses: Houses, tmp_path: Path, name: str
) -> None:
    words = REPORTS[name]
    before = {form: written(houses.then, words, form, FIRST, tmp_path) for form in FORMATS}
    shutil.copytree(houses.later.folder, tmp_path / "late")
    late = Workspace(tmp_path / "late", LATER)
    typed(late, "log anna Husket --on 2026-09-14", "budget book pay 50 --on 2026-09-16")
    typed(late, "log anna --on 2026-10-20")
    after = {form: written(late, words, form, LATER, tmp_path) for form in FORMATS}
    for form in FORMATS:
        assert after[form] != before[form], form
    told = "2 changes to what is reported here were written after the period ended."
    for form in ("txt", "md", "html", "xlsx"):
        assert told.encode() in b" ".join(unpacked(after[form], tmp_path).split()), form
        assert told.encode() not in unpacked(before[form], tmp_path), form
    for form in ("json", "csv"):
        assert b"written_after" in after[form], form
    found = late.done(*words, "--format", "json", today=LATER).json["seal"]
    earlier = houses.then.done(*words, "--format", "json", today=FIRST).json["seal"]
    assert (earlier["written_after"], found["written_after"]) == (0, 2)
    assert found["newest"] != earlier["newest"]
    rows = after["csv"].decode().splitlines()
    assert next(row for row in rows if "written_after" in row).endswith(",2")
    # And from then on it is the same bytes again.
    typed(late, "log anna --on 2026-11-20")
    for form in FORMATS:
        assert written(late, words, form, "2027-05-01", tmp_path) == after[form], form


def test_a_real_process_without_home_or_locale_writes_the_same_report(
    houses: Houses, tmp_path: Path
) -> None:
    first = written(houses.then, REPORTS["month"], "html", FIRST, tmp_path)
    path = tmp_path / "bare.html"
    words = [sys.executable, "-m", "ettervern_cli", "--config", str(houses.later.config)]
    subprocess.run(
        [*words, "--today", LATER, "--lang", "en", *REPORTS["month"], "-o", str(path)],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "TZ": "America/Adak"},
        check=True,
        cwd="/",
    )
    assert path.read_bytes() == first
