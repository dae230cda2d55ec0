"""A region's reports that are published: what one tells of another, and the lake's register."""

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from ettervern_cli.region.cells.cell import Cell
from ettervern_cli.region.cells.spine import Spine
from ettervern_cli.region.engines import duck
from ettervern_cli.region.lake.current import current
from ettervern_cli.region.lake.published import published
from ettervern_cli.region.report.gather import gather
from ettervern_cli.region.report.outsiders import gather_external
from ettervern_cli.region.report.value import LEVELS
from ettervern_cli.reports.external.errors import GivesBack
from ettervern_cli.values.dates import Period, year_period
from ettervern_cli.values.hidden import SUPPRESSED
from tests.conftest import Result, invoke
from tests.helpers.solver import Line, forced
from tests.region.invented import invented_lake
from tests.region.test_region_external import Figures, figures, lines

ON = dt.date(2026, 2, 1)
BOTH = Period(year_period(2024).first, year_period(2025).last)
# A year, two at once, and those again when a site has come that was late.
SPANS = (year_period(2024), BOTH, BOTH)
STANDING = ("people/staying", "steps/", "nights/", "lengths/")


def released(folder: Path, *, beside: bool) -> tuple[Figures, Figures, list[Line], list[str]]:
    """Four reports one after the other, the last with a site more: true, shown, what is known."""
    late = "site-2"
    lake = current(str(folder))
    away = folder.parent / "away"
    shutil.move(str(folder / "sites" / late), away)
    true: Figures = {}
    shown: Figures = {}
    known: list[Line] = []
    refused = []
    kept: dict[tuple[int, int, int], list[Cell]] = {}

    def counted(folders: Sequence[str], spine: Spine, statements: Sequence[str]) -> Iterable[Cell]:
        """DuckDB's answers, asked for once."""
        key = n, len(folders), len(statements)
        if key not in kept:
            kept[key] = list(duck.cells(folders, spine, statements))
        return kept[key]

    for n, span in enumerate(SPANS):
        if n == len(SPANS) - 1:
            shutil.move(str(away), folder / "sites" / late)
        lake = current(str(folder))
        try:
            masked = {
                level: gather_external(
                    lake, [span], counted, by=level, publish_on=ON if beside else None
                )
                for level in LEVELS
            }
        except GivesBack:
            refused.append(f"{n}")
            continue
        whole = {level: gather(lake, [span], counted, by=level) for level in LEVELS}
        for into, reports in ((true, whole), (shown, masked)):
            found = figures(reports)
            into |= {f"{n}:{key}": value for key, value in found.items()}
        known += [named(n, line) for line in lines(figures(masked), lake)]
    return true, shown, [*known, *(each for each in across(true) if holds(each, true))], refused


def named(n: int, line: Line) -> Line:
    return line._replace(factors={f"{n}:{key}": by for key, by in line.factors.items()})


def across(true: Figures) -> Iterator[Line]:
    """What one report tells of another: the same of the same time, and of a part of it no more."""
    for key in true:
        report, _, place = key.partition(":")
        n, (row, _, path) = int(report), place.rpartition("|")
        stands = path.startswith(STANDING)
        for m in range(n):
            other = f"{m}:{row}|{path}"
            if other in true and SPANS[m] == SPANS[n]:
                yield Line({key: 1, other: -1})
            elif other in true and not stands:
                yield Line({key: 1, other: -1}, 0, None)


def holds(line: Line, true: Figures) -> bool:
    total = sum(by * true[key] for key, by in line.factors.items())
    return bool(total == 0 or (total > 0 and line.high is None))


def recovered(folder: Path, *, beside: bool) -> tuple[dict[str, int], int, list[str]]:
    """What all reports give back, how much is shown, and which were refused."""
    true, shown, known, refused = released(folder, beside=beside)
    told = {key: value for key, value in shown.items() if value is not SUPPRESSED}
    least = {key: min(1, true[key]) for key in shown.keys() - told.keys()}
    found = forced(known, told, least)
    assert found is not None
    return found, len(told), refused


@pytest.mark.large
def test_a_report_gives_back_what_one_before_it_hid(tmp_path: Path) -> None:
    """Without the register: the attack can succeed."""
    found, _, _ = recovered(laid(tmp_path), beside=False)
    assert len(found) > 2


@pytest.mark.large
def test_nothing_published_is_given_back_by_what_is_published_later(tmp_path: Path) -> None:
    found, told, refused = recovered(laid(tmp_path), beside=True)
    assert found == {}
    assert told > 150
    assert len(published(str(tmp_path / "lake"))) == len(SPANS) - len(refused) > 1


def laid(folder: Path) -> Path:
    invented_lake(folder / "lake", 2, (12, 7, 20), 1)
    return folder / "lake"


@pytest.mark.large
def test_the_register_warns_refuses_what_is_no_register_and_keeps_no_report_twice(
    tmp_path: Path,
) -> None:
    lake = tmp_path / "lake"
    invented_lake(lake, 4, (6, 5), 1)

    def report(*words: str, code: int = 0) -> Result:
        found = invoke(
            "--today", "2026-01-15", "--lang", "en", "region", "report", str(lake), *words
        )
        assert found.code == code, found.err
        return found

    external = ("--period", "2025", "--external", "--format", "json")
    assert "--external" in report("--period", "2025", "--publish", code=2).err
    assert report(*external).err == ""
    first = report(*external, "--publish")
    assert report(*external, "--publish").out == first.out
    [one] = published(str(lake))
    assert (one.on, one.periods) == (dt.date(2026, 1, 15), [SPANS[0]._replace(
        first=dt.date(2025, 1, 1), last=dt.date(2025, 12, 31))])  # fmt: skip
    report("--period", "2024", "--external", "--publish", "--by", "site")
    assert "was published on 15 Jan 2026" in report("--period", "2025-03", "--external").err
    file = lake / "published" / "1.json"
    assert file.stat().st_mode & 0o777 == 0o600
    file.write_text(file.read_text().replace('"h"', '""', 1))
    for words in ((), ("--publish",)):
        before = sorted(lake.rglob("*"))
        found = report(*external, *words, code=65)
        assert "2.json, or the file before it, is not what was written" in found.err
        assert (found.out, sorted(lake.rglob("*"))) == ("", before)
