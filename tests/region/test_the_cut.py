"""What happened after the last day is as if it had not, in every house and on every day."""

import datetime as dt
import os
import sqlite3
from pathlib import Path

import pytest

from ettervern_cli.follow_ups.derived import refresh_all
from ettervern_cli.region.delivery.definitions import definitions, municipalities
from ettervern_cli.region.delivery.gather import Pseudonyms, gather
from ettervern_cli.region.delivery.writing import write_manifest, write_tables
from ettervern_cli.region.lake.taking import Taken, open_lake, take
from ettervern_cli.region.manifest import FORMAT, VERSION, Manifest, Word
from ettervern_cli.region.tables import TABLES
from ettervern_cli.values.dates import iso_day
from tests.helpers.deliveries import COUNTY
from tests.helpers.demos import DAYS, EACH, demo
from tests.region.test_canaries import KEY, opened

# In ``.ci/run`` every one of them.
CUTS = (0, 1, 13, 40, 101, 204)[:: 1 if os.environ.get("ETTERVERN_FAULTS") else 3]


def forget_after(db: sqlite3.Connection, until: str) -> None:
    """Take away what came after a day, as if nobody had written it."""
    for table, begins in (
        ("follow_up", "held_on"), ("move", "moved_on"), ("absence", "left_on"),
        ("placement", "moved_in_on"), ("void", "since_on"), ("booking", "booked_on"),
        ("stay", "admitted_on"),
    ):  # fmt: skip
        db.execute(f"DELETE FROM {table} WHERE {begins} > ?", (until,))
    for table, ends in (
        ("absence", "returned_on"), ("placement", "moved_out_on"), ("void", "opened_on"),
    ):  # fmt: skip
        db.execute(f"UPDATE {table} SET {ends} = NULL WHERE {ends} > ?", (until,))
    db.execute(
        "UPDATE stay SET discharged_on = NULL, exit_reason_id = NULL, destination_id = NULL "
        "WHERE discharged_on > ?",
        (until,),
    )
    for table in ("move", "follow_up", "due", "due_state", "ladder_position"):
        db.execute(f"DELETE FROM {table} WHERE stay_id NOT IN (SELECT id FROM stay)")
    refresh_all(db)


@pytest.mark.sampled(5)
@pytest.mark.parametrize("template", EACH)
def test_a_delivery_is_that_of_a_house_in_which_nothing_happened_since(
    tmp_path_factory: pytest.TempPathFactory, template: str
) -> None:
    workspace = demo(tmp_path_factory, template)
    with opened(workspace.database) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        found, last = {}, iso_day(DAYS[template])
        days = [last - dt.timedelta(back) for back in CUTS]
        for until in days:
            found[until] = gather(db, "north", until, KEY)
        for until in days:
            forget_after(db, until.isoformat())
            again = gather(db, "north", until, KEY)
            for table in TABLES:
                assert found[until][table.name] == again[table.name], (until, table.name)


@pytest.mark.parametrize("template", EACH)
def test_what_leaves_on_any_day_is_taken(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, template: str
) -> None:
    workspace = demo(tmp_path_factory, template)
    open_lake(str(tmp_path / "lake"))
    with opened(workspace.database) as db:
        for number, back in enumerate(reversed(CUTS), 1):
            until = iso_day(DAYS[template]) - dt.timedelta(back)
            folder = tmp_path / f"d{number}"
            folder.mkdir()
            files = write_tables(str(folder), gather(db, "north", until, Pseudonyms(b"k" * 32)))
            manifest = Manifest(
                FORMAT, VERSION, 3, "0.1.0", Word("north", "North"), COUNTY, number, None,
                until.isoformat(), None, definitions(db), municipalities(db), files,
            )  # fmt: skip
            write_manifest(str(folder), manifest)
            taken = take(str(tmp_path / "lake"), str(folder))
            assert isinstance(taken, Taken), taken
            assert taken.rows == sum(file.rows for file in files)
