"""What a lake says of itself."""

from pathlib import Path

import pytest

from ettervern_cli.region.errors import DamagedLake, NoLake
from ettervern_cli.region.lake.current import Site, current
from tests.helpers.deliveries import HOUSE, day, make_lake, person

STAY = {"person": person(1), "stay": 1, "admitted": day("2025-03-01"), "municipality": "0001"}


def test_a_lake_tells_who_is_expected_and_what_each_has_delivered(tmp_path: Path) -> None:
    expected = [Site("north", "North", "Upper"), Site("south", "South", "Lower")]
    lake = make_lake(tmp_path / "lake", {"north": {"stay": [STAY]}}, expected)
    found = current(str(lake))
    assert found.expected == tuple(expected)
    assert found.missing == (expected[1],)
    north = found.delivered["north"]
    assert north.manifest.until == "2025-12-31"
    assert north.manifest.first == "2025-03-01"
    assert north.manifest.programmes == (HOUSE,)
    assert (Path(north.folder) / "stay.parquet").is_file()


def test_a_folder_without_a_lake_is_none(tmp_path: Path) -> None:
    with pytest.raises(NoLake):
        current(str(tmp_path))


def test_a_manifest_that_was_changed_is_not_believed(tmp_path: Path) -> None:
    lake = make_lake(tmp_path / "lake", {"north": {"stay": [STAY]}})
    path = lake / "sites" / "north" / "1" / "manifest.json"
    path.write_text(path.read_text("utf-8").replace("house", "horse"), "utf-8")
    with pytest.raises(DamagedLake):
        current(str(lake))
