"""Nothing of a person leaves but days: words planted in every text appear in no byte."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pyarrow.parquet as parquet  # type: ignore[import-untyped]
import pytest

from ettervern_cli.region.columnar import Row
from ettervern_cli.region.delivery.definitions import definitions, municipalities
from ettervern_cli.region.delivery.gather import Pseudonyms, gather
from ettervern_cli.region.delivery.writing import write_manifest, write_tables
from ettervern_cli.region.manifest import FORMAT, VERSION, Manifest, Word
from ettervern_cli.region.tables import TABLES
from ettervern_cli.storage.records import record_of
from ettervern_cli.storage.schema import CASE_TABLES
from ettervern_cli.values.dates import iso_day
from tests.helpers.deliveries import COUNTY
from tests.helpers.demos import EACH, demo

UNTIL = "2030-12-31"
KEY = Pseudonyms(b"k" * 32)
BEYOND = 7_000_000_000
# Tables whose rows come in the order of their keys where their days are the same.
IN_ORDER = {"stay", "move", "ladder", "step"}
# What the programme itself names, none of it a word that leaves.
OWN = {"unit": ("code", "name", "kind", "owner"), "staff": ("code", "name"),
       "partner": ("code", "name"), "resident": ("code",)}  # fmt: skip


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of a database in memory, with neither triggers nor foreign keys."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as source, closing(
        sqlite3.connect(":memory:", isolation_level=None)
    ) as db:  # fmt: skip
        source.backup(db)
        names = db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            db.execute(f"DROP TRIGGER {name}")
        yield db


def gathered(db: sqlite3.Connection) -> dict[str, list[Row]]:
    return gather(db, "north", iso_day(UNTIL), KEY)


def references(db: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Every column that names a row: its table, its name, the other table."""
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        for reference in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if reference[4] == "id":
                yield table, reference[3], reference[2]


def other_keys(db: sqlite3.Connection) -> None:
    """Give every row another key: far beyond what is there, the other way round where it may be."""
    named = list(references(db))
    tables = {other for _, _, other in named} | {*CASE_TABLES, "due"}
    for table in tables:
        sign = "+" if table in IN_ORDER else "-"
        db.execute(f"UPDATE {table} SET id = -({BEYOND} {sign} id)")
        db.execute(f"UPDATE {table} SET id = -id")
    for table, column, other in named:
        sign = "+" if other in IN_ORDER else "-"
        db.execute(f"UPDATE {table} SET {column} = {BEYOND} {sign} {column}")


def plant(db: sqlite3.Connection) -> None:
    """Put words of our own into every text that people type, and into every name and code."""
    for table in CASE_TABLES:
        for column in {*record_of(table).texts, *OWN.get(table, ())} - {"born"}:
            db.execute(f"UPDATE {table} SET {column} = 'canary-{table}-{column}-' || id")
        if "recorded_at" in {row[1] for row in db.execute(f"PRAGMA table_info({table})")}:
            db.execute(f"UPDATE {table} SET recorded_at = 'canary-{table}'")
    for table in set(OWN) - set(CASE_TABLES):
        for column in OWN[table]:
            db.execute(f"UPDATE {table} SET {column} = 'canary-{table}-{column}-' || id")
    db.execute("UPDATE resident SET born = '1987-06-05'")


@pytest.mark.sampled(5)
@pytest.mark.parametrize("template", EACH)
def test_no_text_name_or_code_is_in_any_byte_of_a_delivery(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, template: str
) -> None:
    workspace = demo(tmp_path_factory, template)
    with opened(workspace.database) as db:
        plant(db)
        other_keys(db)
        rows = gathered(db)
        files = write_tables(str(tmp_path), rows)
        manifest = Manifest(FORMAT, VERSION, 3, "0.1.0", Word("north", "North"), COUNTY, 1, None,
                            UNTIL, None, definitions(db), municipalities(db), files)  # fmt: skip
        write_manifest(str(tmp_path), manifest)
        known = {row[0] for row in db.execute("SELECT name FROM resident")}
    assert all(name.startswith("canary-") for name in known)
    for path in tmp_path.iterdir():
        assert b"canary" not in path.read_bytes(), path.name
        assert b"1987" not in path.read_bytes(), path.name
    for table in TABLES:
        found = parquet.read_table(tmp_path / f"{table.name}.parquet")
        assert found.num_rows == len(rows[table.name])
        assert found.schema.metadata is None
        for column in table.columns:
            for value in found.column(column.name).unique().to_pylist():
                assert "canary" not in str(value)
                assert not isinstance(value, int) or abs(value) < BEYOND // 2


@pytest.mark.sampled(5)
@pytest.mark.parametrize("template", EACH)
def test_neither_keys_nor_their_order_make_a_difference(
    tmp_path_factory: pytest.TempPathFactory, template: str
) -> None:
    workspace = demo(tmp_path_factory, template)
    with opened(workspace.database) as db:
        before = gathered(db)
        other_keys(db)
        assert gathered(db) == before
    assert all(before[name] for name in ("stay", "contact", "due"))


def test_a_parquet_file_tells_nothing_of_the_machine_and_is_the_same_twice(tmp_path: Path) -> None:
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    rows["booking"] = [("north", "house", "rent", "cost", 14000, 100)]
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_tables(str(tmp_path / name), rows)
    content = (tmp_path / "a" / "booking.parquet").read_bytes()
    assert content == (tmp_path / "b" / "booking.parquet").read_bytes()
    metadata = parquet.read_metadata(tmp_path / "a" / "booking.parquet")
    assert metadata.metadata is None
    assert re.fullmatch(r"parquet-cpp-arrow version [\d.]+", metadata.created_by)
