"""A report on many sites says of each what the site's own report says, to the last digit."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.region.cells.spine import spine
from ettervern_cli.region.engines import duck
from ettervern_cli.region.engines.tables import STATEMENTS
from ettervern_cli.region.lake.current import Lake, Site, current, write_lake
from ettervern_cli.region.report.gather import gather
from ettervern_cli.region.report.value import SITE
from ettervern_cli.reports.data import data
from ettervern_cli.values.dates import Period
from tests.conftest import Workspace
from tests.helpers.deliveries import make_delivery, put_in_lake
from tests.helpers.demos import DAYS, demo
from tests.region.oracle import oracle
from tests.region.rows import Rows, definitions, mapped, rows_of, towns

SAME = ("people", "nights", "occupancy", "ladders", "follow_ups", "intake", "exits", "absences")
NOT_DELIVERED = {"people": ("referred", "waiting"), "ladders": ("months",),
                 "follow_ups": ("months",), "occupancy": ("months", "nights")}  # fmt: skip


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workspace]:
    return {name: demo(tmp_path_factory, name) for name in DAYS}


@pytest.fixture(scope="module")
def delivered(demos: dict[str, Workspace]) -> dict[str, Rows]:
    found = {}
    for name, book in demos.items():
        db = book.open()
        found[name] = rows_of(db, name, dt.date.fromisoformat(DAYS[name]))
        db.close()
    return found


@pytest.fixture(scope="module")
def lake(
    demos: dict[str, Workspace],
    delivered: dict[str, Rows],
    tmp_path_factory: pytest.TempPathFactory,
) -> Lake:
    folder = tmp_path_factory.mktemp("region") / "lake"
    folder.mkdir()
    write_lake(str(folder), tuple(Site(name, name, "one") for name in DAYS))
    for name, book in demos.items():
        db = book.open()
        made = folder / f"{name}.made"
        manifest = make_delivery(
            made, name, mapped(delivered[name]), until=DAYS[name], programmes=definitions(db),
            municipalities=towns(db),
        )  # fmt: skip
        db.close()
        put_in_lake(folder, manifest, made)
    return current(str(folder))


def periods_of(until: str) -> list[Period]:
    """The year before, the last months of another, and all up to the day."""
    day = dt.date.fromisoformat(until)
    year = day.year - 1
    return [
        Period(dt.date(year, 1, 1), dt.date(year, 12, 31)),
        Period(dt.date(year, 3, 1), dt.date(year, 3, 31)),
        Period(dt.date(year, 7, 15), day),
    ]


def own_report(book: Workspace, programme: str, period: Period) -> dict[str, Any]:
    """What the site's own report says of the parts that are delivered, and of lengths."""
    days = (period.first.isoformat(), period.last.isoformat())
    before = ("--programme", programme, "report")
    found = book.done(*before, "period", *days, "--format", "json").json
    lengths = book.done(*before, "retention", "--from", days[0], "--to", days[1],
                        "--format", "json").json  # fmt: skip
    told = {name: found[name] for name in ("period", *SAME)}
    for section, names in NOT_DELIVERED.items():
        parts = told[section] if isinstance(told[section], list) else [told[section]]
        for part in parts:
            for name in names:
                part.pop(name, None)
    told["money"] = [
        {**line, "planned_ore": None} for line in found["money"]["lines"]
    ]
    told["retention"] = {name: lengths[name] for name in ("stays", "in_programme")}
    return told


@pytest.mark.parametrize("name", DAYS)
def test_a_site_is_told_what_its_own_report_says(
    name: str, demos: dict[str, Workspace], lake: Lake
) -> None:
    periods = periods_of(DAYS[name])
    found = gather(lake, periods, duck.cells, by=SITE)
    rows = [row for row in found.rows if row.site == name]
    programmes = [one.code for one in lake.delivered[name].manifest.programmes]
    assert [row.programme for row in rows] == programmes * len(periods)
    for row in rows:
        told = data(row)
        own = own_report(demos[name], str(row.programme), row.report.period)
        told["money"] = told["money"]["lines"]
        assert {key: told[key] for key in own} == own


def test_duckdb_and_sqlite_count_the_same_cells(
    delivered: dict[str, Rows], lake: Lake
) -> None:
    periods = [period for until in DAYS.values() for period in periods_of(until)]
    folders = [one.folder for one in lake.delivered.values()]
    found = sorted(duck.cells(folders, spine(periods), STATEMENTS))
    assert len(found) > 1000
    assert found == oracle(list(delivered.values()), spine(periods), STATEMENTS)
