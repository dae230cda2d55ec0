"""A report on many sites says of each what the site's own report says, to the last digit."""

import datetime as dt
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
from tests.helpers.demos import DAYS, demo
from tests.region.oracle import oracle
from tests.region.rows import deliver, own_parts, rows_of

pytestmark = pytest.mark.large
LAST = {name: dt.date.fromisoformat(day) for name, day in DAYS.items()}


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workspace]:
    return {name: demo(tmp_path_factory, name) for name in DAYS}


@pytest.fixture(scope="module")
def lake(demos: dict[str, Workspace], tmp_path_factory: pytest.TempPathFactory) -> Lake:
    folder = tmp_path_factory.mktemp("region") / "lake"
    folder.mkdir()
    write_lake(str(folder), tuple(Site(name, name, "one") for name in DAYS))
    for name, book in demos.items():
        db = book.open()
        deliver(folder, db, name, LAST[name])
        db.close()
    return current(str(folder))


def periods_of(last: dt.date) -> list[Period]:
    """The year before, a month of it, and from its middle up to the day."""
    year = last.year - 1
    return [
        Period(dt.date(year, 1, 1), dt.date(year, 12, 31)),
        Period(dt.date(year, 3, 1), dt.date(year, 3, 31)),
        Period(dt.date(year, 7, 15), last),
    ]


def own_report(book: Workspace, programme: str, period: Period) -> dict[str, Any]:
    days = (period.first.isoformat(), period.last.isoformat())
    before, form = ("--programme", programme, "report"), ("--format", "json")
    found = book.done(*before, "period", *days, *form).json
    lengths = book.done(*before, "retention", "--from", days[0], "--to", days[1], *form).json
    return own_parts(found, lengths)


@pytest.mark.parametrize("name", DAYS)
def test_a_site_is_told_what_its_own_report_says(
    name: str, demos: dict[str, Workspace], lake: Lake
) -> None:
    periods = periods_of(LAST[name])
    found = gather(lake, periods, duck.cells, by=SITE)
    rows = [row for row in found.rows if row.site == name]
    programmes = [one.code for one in lake.delivered[name].manifest.programmes]
    assert [row.programme for row in rows] == programmes * len(periods)
    for row in rows:
        told = data(row)
        told["money"] = told["money"]["lines"]
        own = own_report(demos[name], str(row.programme), row.report.period)
        assert {key: told[key] for key in own} == own


def test_duckdb_and_sqlite_count_the_same_cells(demos: dict[str, Workspace], lake: Lake) -> None:
    asked = spine([period for last in LAST.values() for period in periods_of(last)])
    delivered = []
    for name, book in demos.items():
        db = book.open()
        delivered.append(rows_of(db, name, LAST[name]))
        db.close()
    folders = [one.folder for one in lake.delivered.values()]
    found = sorted(duck.cells(folders, asked, STATEMENTS))
    assert len(found) > 1000
    assert found == oracle(delivered, asked, STATEMENTS)
