"""Deliveries taken into a lake: whole or not at all, the highest number of each site."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ettervern_cli.region.lake.current import current
from ettervern_cli.region.lake.taking import Refusal, Taken, open_lake, take
from ettervern_cli.region.tables import TABLES
from tests.conftest import invoke
from tests.helpers.deliveries import UNTIL, day, make_delivery, person
from tests.helpers.examples import examples

ROOT = Path(__file__).parents[2]
Lines = dict[str, list[dict[str, Any]]]
A, B = {"person": person(1), "stay": 1}, {"person": person(2), "stay": 1}
SOUND: Lines = {
    "stay": [
        {**A, "admitted": day("2025-03-01"), "municipality": "0001", "source": "prison"},
        {**B, "admitted": day("2025-01-10"), "discharged": day("2025-06-01"), "reason": "moved",
         "planned": 1, "destination": "own-home", "lasting": 1},
        {**B, "stay": 2, "admitted": day("2025-06-01"), "discharged": day("2025-09-01"),
         "reason": "died", "died": 1},
    ],
    "move": [
        {**A, "ladder": "homes", "number": 1, "moved": day("2025-03-01"), "direction": "entry",
         "to_step": 1},
        {**A, "ladder": "homes", "number": 2, "moved": day("2025-04-01"), "direction": "up",
         "from_step": 1, "to_step": 2},
    ],
    "contact": [{**A, "number": 1, "held": day("2025-03-04")},
                {**A, "number": 2, "held": day("2025-03-04"), "missed": 1}],
    "due": [{**A, "number": 1, "first": day("2025-03-08"), "every": 7, "last": day("2025-12-27"),
             "open": 1}],
    "unit": [{"unit": person(901), "beds": 1, "ends": day("2027-01-01")},
             {"unit": person(902), "beds": 2}],
    "placement": [{**A, "number": 1, "unit": person(901), "moved_in": day("2025-03-01"),
                   "moved_out": day("2025-05-01")},
                  {**A, "number": 2, "unit": person(902), "moved_in": day("2025-05-01")}],
    "absence": [{**A, "number": 1, "kind": "hospital", "left": day("2025-04-01"),
                 "returned": day("2025-04-03"), "unit_held": 1}],
    "void": [{"unit": person(902), "number": 1, "since": day("2025-01-01"),
              "expected": day("2026-03-01")}],
    "booking": [{"line": "rent", "side": "cost", "booked": day("2025-02-01"), "amount_ore": -5}],
}  # fmt: skip


def with_row(table: str, place: int, **changed: object) -> Lines:
    """The sound delivery with one row of a table changed; beyond the last, with one more."""
    rows = [dict(row) for row in SOUND[table]]
    if place == len(rows):
        rows.append(dict(rows[-1]))
    rows[place].update(changed)
    return {**SOUND, table: rows}


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """A lake without sites."""
    open_lake(str(tmp_path / "lake"))
    return tmp_path / "lake"


def refused(lake: Path, folder: Path) -> list[tuple[str, str, str]]:
    """What is wrong with a delivery: table, column and why, of each kind of fault."""
    there = sorted(lake.rglob("*.parquet"))
    found = take(str(lake), str(folder))
    assert isinstance(found, Refusal), found
    assert sorted(lake.rglob("*.parquet")) == there
    assert not [one for one in lake.rglob("*") if ".taking-" in one.name]
    return [(one.table, one.column, one.why) for one in found.found]


def taken(lake: Path, folder: Path) -> Taken:
    found = take(str(lake), str(folder))
    assert isinstance(found, Taken), found
    return found


def test_a_sound_delivery_is_taken_and_is_nothing_to_do_the_second_time(
    lake: Path, tmp_path: Path
) -> None:
    make_delivery(tmp_path / "d", rows=SOUND)
    first = taken(lake, tmp_path / "d")
    assert (first.site, first.number, first.before, first.is_new) == ("north", 1, None, True)
    assert first.rows == 15
    before = [(one, one.stat().st_mtime_ns) for one in sorted(lake.rglob("*.parquet"))]
    assert not taken(lake, tmp_path / "d").is_new
    assert [(one, one.stat().st_mtime_ns) for one in sorted(lake.rglob("*.parquet"))] == before
    assert current(str(lake)).delivered["north"].manifest.until == UNTIL


BROKEN: list[tuple[str, int, dict[str, object], tuple[str, str, str]]] = [
    ("stay", 0, {"site": "south"}, ("stay", "site", "site")),
    ("stay", 0, {"programme": "other"}, ("stay", "programme", "unknown")),
    ("stay", 0, {"person": "Nora Prøve"}, ("stay", "person", "pseudonym")),
    ("stay", 0, {"person": person(1) + "0"}, ("stay", "person", "pseudonym")),
    ("stay", 0, {"municipality": "0002"}, ("stay", "municipality", "unknown")),
    ("stay", 0, {"source": "moon"}, ("stay", "source", "unknown")),
    ("stay", 1, {"destination": "moon", "lasting": 0}, ("stay", "destination", "unknown")),
    ("stay", 1, {"reason": "moon", "planned": 0}, ("stay", "reason", "unknown")),
    ("stay", 1, {"discharged": day("2025-01-09")}, ("stay", "discharged", "backwards")),
    ("stay", 1, {"discharged": day("2026-01-01")}, ("stay", "discharged", "late")),
    ("stay", 0, {"admitted": day("2026-01-01")}, ("stay", "admitted", "late")),
    ("stay", 0, {"admitted": -30000}, ("stay", "admitted", "far")),
    ("stay", 0, {"reason": "moved", "planned": 1}, ("stay", "reason", "not_ended")),
    ("stay", 1, {"lasting": 0}, ("stay", "lasting", "differs")),
    ("stay", 1, {"planned": 0}, ("stay", "planned", "differs")),
    ("stay", 2, {"died": 0}, ("stay", "died", "differs")),
    ("stay", 1, {"planned": 2}, ("stay", "planned", "flag")),
    ("stay", 2, {"stay": 3}, ("stay", "stay", "number")),
    ("stay", 2, {"stay": 1}, ("stay", "", "twice")),
    ("stay", 2, {"admitted": day("2025-05-31")}, ("stay", "admitted", "overlap")),
    ("stay", 2, {"admitted": day("2025-01-09")}, ("stay", "admitted", "order")),
    ("move", 0, {"person": person(3)}, ("move", "stay", "orphan")),
    ("move", 0, {"stay": 2}, ("move", "stay", "orphan")),
    ("move", 0, {"ladder": "other"}, ("move", "to_step", "unknown")),
    ("move", 1, {"from_step": 4}, ("move", "from_step", "unknown")),
    ("move", 1, {"direction": "sideways"}, ("move", "direction", "unknown")),
    ("move", 1, {"moved": day("2025-02-01")}, ("move", "moved", "outside")),
    ("move", 0, {"moved": day("2025-05-01")}, ("move", "moved", "order")),
    ("contact", 0, {"held": day("2024-01-01")}, ("contact", "held", "outside")),
    ("contact", 1, {"missed": -1}, ("contact", "missed", "flag")),
    ("contact", 2, {"number": 9}, ("contact", "number", "number")),
    ("due", 0, {"last": day("2025-12-28")}, ("due", "last", "not_due")),
    ("due", 0, {"every": 0}, ("due", "every", "number")),
    ("due", 0, {"last": day("2026-01-03")}, ("due", "last", "late")),
    ("unit", 0, {"beds": 0}, ("unit", "beds", "number")),
    ("unit", 0, {"unit": "flat-4"}, ("unit", "unit", "pseudonym")),
    ("unit", 0, {"begins": day("2028-01-01")}, ("unit", "ends", "backwards")),
    ("unit", 1, {"unit": person(901)}, ("unit", "", "twice")),
    ("placement", 0, {"unit": person(999)}, ("placement", "unit", "orphan")),
    ("placement", 0, {"person": person(3)}, ("placement", "stay", "orphan")),
    ("placement", 0, {"moved_out": day("2025-02-20")}, ("placement", "moved_out", "backwards")),
    ("placement", 1, {"moved_in": day("2025-04-30")}, ("placement", "moved_in", "overlap")),
    ("absence", 0, {"kind": "moon"}, ("absence", "kind", "unknown")),
    ("absence", 0, {"left": day("2025-02-01")}, ("absence", "left", "outside")),
    ("void", 0, {"unit": person(999)}, ("void", "unit", "orphan")),
    ("void", 0, {"opened": day("2024-12-31")}, ("void", "opened", "backwards")),
    ("booking", 0, {"line": "moon"}, ("booking", "line", "unknown")),
    ("booking", 0, {"side": "funding"}, ("booking", "side", "differs")),
    ("booking", 0, {"booked": day("2026-01-01")}, ("booking", "booked", "late")),
    ("booking", 1, {}, ("booking", "", "twice")),
]


@pytest.mark.sampled(10)
@pytest.mark.parametrize(
    ("table", "place", "changed", "fault"), BROKEN, ids=lambda one: str(one)[:40]
)
def test_one_wrong_row_refuses_the_whole_delivery_and_is_named(
    lake: Path,
    tmp_path: Path,
    table: str,
    place: int,
    changed: dict[str, object],
    fault: tuple[str, str, str],
) -> None:
    make_delivery(tmp_path / "d", rows=with_row(table, place, **changed))
    assert fault in refused(lake, tmp_path / "d")
    assert current(str(lake)).delivered == {}


def test_rows_that_are_empty_or_out_of_order_are_refused(lake: Path, tmp_path: Path) -> None:
    import pyarrow as arrow  # type: ignore[import-untyped]
    import pyarrow.parquet as parquet  # type: ignore[import-untyped]

    def rewritten(change: Callable[[Any], Any], **settings: Any) -> list[tuple[str, str, str]]:
        folder = tmp_path / f"d{len(list(tmp_path.iterdir()))}"
        make_delivery(folder, rows=SOUND)
        table = change(parquet.read_table(folder / "stay.parquet"))
        parquet.write_table(table, folder / "stay.parquet", store_schema=False, **settings)
        described(folder, "stay", rows=table.num_rows)
        return refused(lake, folder)

    def column(name: str, values: list[Any], kind: Any) -> Callable[[Any], Any]:
        return lambda table: table.set_column(
            table.column_names.index(name), name, arrow.array(values, kind)
        )

    assert ("stay", "", "unsorted") in rewritten(lambda table: table.take([2, 0, 1]))
    empty = column("admitted", [None, 20100, 20240], arrow.int32())
    assert ("stay", "admitted", "empty") in rewritten(empty)
    wide = column("admitted", [20148, 20098, 20240], arrow.int64())
    assert rewritten(wide) == [("stay", "", "columns")]
    assert rewritten(lambda table: table.drop_columns(["died"])) == [("stay", "", "columns")]
    more = arrow.array(["Nora Prøve"] * 3)
    assert rewritten(lambda table: table.append_column("name", more)) == [("stay", "", "columns")]


def test_a_file_that_holds_more_than_rows_is_refused(lake: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as parquet

    make_delivery(tmp_path / "d", rows=SOUND)
    path = tmp_path / "d" / "stay.parquet"
    table = parquet.read_table(path)
    with parquet.ParquetWriter(path, table.schema, store_schema=False) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata({"machine": "somebody's"})
    described(tmp_path / "d", "stay")
    assert refused(lake, tmp_path / "d") == [("stay", "", "metadata")]


def described(folder: Path, table: str, **changed: object) -> None:
    """Have the manifest say of a table's file what is so, and what is not where it is told."""
    from hashlib import sha256

    path = folder / f"{table}.parquet"
    content = path.read_bytes()
    found = json.loads((folder / "manifest.json").read_text("utf-8"))
    (told,) = [one for one in found["tables"] if one["table"] == table]
    told.update({"bytes": len(content), "sha256": sha256(content).hexdigest(), **changed})
    (folder / "manifest.json").write_text(json.dumps(found), "utf-8")


def changed_manifest(folder: Path, change: Callable[[Any], object]) -> None:
    found = json.loads((folder / "manifest.json").read_text("utf-8"))
    change(found)
    (folder / "manifest.json").write_text(json.dumps(found), "utf-8")


def as_link(path: Path) -> None:
    path.rename(path.with_suffix(".moved"))
    path.symlink_to(path.with_suffix(".moved"))


def as_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def noise(folder: Path) -> None:
    (folder / "due.parquet").write_bytes(b"PAR1" + b"x" * 90 + b"PAR1")
    described(folder, "due")


def huge(folder: Path) -> None:
    os.truncate(folder / "due.parquet", 2**40)
    changed_manifest(folder, lambda m: m["tables"][3].update(bytes=2**40))


def a_bomb_told(folder: Path) -> None:
    a_bomb(folder)
    described(folder, "booking", rows=500_000)


def a_bomb(folder: Path) -> None:
    """A small file that unpacks to very many rows."""
    import duckdb

    path = folder / "booking.parquet"
    path.unlink()
    with duckdb.connect() as db:
        db.execute(
            "COPY (SELECT 'north' AS site, 'house' AS programme, 'rent' AS line, 'cost' AS side, "
            "20000::INTEGER AS booked, 1::BIGINT AS amount_ore FROM range(500000)) "
            f"TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
        )
    described(folder, "booking")


FOLDERS: dict[str, tuple[Callable[[Path], object], tuple[str, str, str]]] = {
    "no folder": (shutil.rmtree, ("", "", "no_manifest")),
    "no manifest": (lambda d: (d / "manifest.json").unlink(), ("", "", "no_manifest")),
    "manifest is a link": (lambda d: as_link(d / "manifest.json"), ("", "", "no_manifest")),
    "manifest is a pipe": (lambda d: as_pipe(d / "manifest.json"), ("", "", "no_manifest")),
    "manifest is huge": (
        lambda d: os.truncate(d / "manifest.json", 2**33), ("", "", "manifest")),
    "no json": (lambda d: (d / "manifest.json").write_text("{"), ("", "", "manifest")),
    "deep json": (lambda d: (d / "manifest.json").write_text("[" * 10**6), ("", "", "manifest")),
    "no utf-8": (
        lambda d: (d / "manifest.json").write_bytes(
            (d / "manifest.json").read_text("utf-8").encode("utf-16")),
        ("", "", "manifest")),
    "another form": (
        lambda d: changed_manifest(d, lambda m: m.update(version=2)), ("", "version", "version")),
    "a key more": (
        lambda d: changed_manifest(d, lambda m: m.update(more=1)), ("", "", "manifest")),
    "a key less": (
        lambda d: changed_manifest(d, lambda m: m.pop("seal")), ("", "seal", "manifest")),
    "out of the lake": (
        lambda d: changed_manifest(d, lambda m: m["site"].update(code="../../x")),
        ("", "site.code", "manifest")),
    "a control character": (
        lambda d: changed_manifest(d, lambda m: m["site"].update(name="a\x1b[2Jb")),
        ("", "site.name", "manifest")),
    "half a character": (
        lambda d: changed_manifest(d, lambda m: m["site"].update(name="\ud800")),
        ("", "site.name", "manifest")),
    "a number as text": (
        lambda d: changed_manifest(d, lambda m: m.update(number="1")), ("", "number", "manifest")),
    "a number as truth": (
        lambda d: changed_manifest(d, lambda m: m.update(number=True)),
        ("", "number", "manifest")),
    "a number of none": (
        lambda d: changed_manifest(d, lambda m: m.update(number=0)), ("", "number", "manifest")),
    "no day": (
        lambda d: changed_manifest(d, lambda m: m.update(until="2025-02-30")),
        ("", "until", "manifest")),
    "a table less": (
        lambda d: changed_manifest(d, lambda m: m["tables"].pop()), ("", "tables", "manifest")),
    "a column more": (
        lambda d: changed_manifest(d, lambda m: m["tables"][0]["columns"].append(
            {"name": "born", "kind": "day", "optional": True})),
        ("", "tables.stay.columns", "manifest")),
    "a step twice": (
        lambda d: changed_manifest(
            d, lambda m: m["programmes"][0]["ladders"][0]["steps"][1].update(number=1)),
        ("", "programmes.ladders.steps.number", "manifest")),
    "a word twice": (
        lambda d: changed_manifest(
            d, lambda m: m["programmes"][0]["sources"].append({"code": "prison", "name": "x"})),
        ("", "programmes.sources.code", "manifest")),
    "no file": (lambda d: (d / "due.parquet").unlink(), ("due", "", "no_file")),
    "a link": (lambda d: as_link(d / "due.parquet"), ("due", "", "no_file")),
    "a pipe": (lambda d: as_pipe(d / "due.parquet"), ("due", "", "no_file")),
    "a folder": (
        lambda d: a_folder(d / "due.parquet"), ("due", "", "no_file")),
    "a byte less": (
        lambda d: os.truncate(d / "due.parquet", (d / "due.parquet").stat().st_size - 1),
        ("due", "", "size")),
    "another byte": (
        lambda d: (d / "due.parquet").write_bytes((d / "due.parquet").read_bytes()[:-1] + b"0"),
        ("due", "", "digest")),
    "noise": (noise, ("due", "", "unreadable")),
    "huge": (huge, ("due", "", "large")),
    "rows more": (lambda d: described(d, "due", rows=2), ("due", "", "rows")),
    "a bomb": (a_bomb, ("booking", "", "rows")),
    "a bomb that is told": (a_bomb_told, ("booking", "", "twice")),
    "very many rows": (lambda d: described(d, "due", rows=10**9), ("due", "", "large")),
}  # fmt: skip


def told(folder: Path, **changed: Any) -> None:
    """Something else in the manifest."""
    path = folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changed}))


@pytest.mark.parametrize(
    ("where", "spoil"),
    [
        ("receiver.basis", lambda m: m["receiver"].update(basis="")),
        ("receiver.agreement", lambda m: m["receiver"].update(agreement=" ")),
        ("receiver.name", lambda m: m["receiver"].update(name="")),
        ("site.name", lambda m: m["site"].update(name=" ")),
        ("site.code", lambda m: m["site"].update(code="../north")),
        ("programmes[0].residents_are", lambda m: m["programmes"][0].update(residents_are="x")),
        ("programmes.ladders.circling_from",
         lambda m: m["programmes"][0]["ladders"][0].update(circling_from=0)),
        ("programmes.follow_ups", lambda m: m["programmes"][0]["follow_ups"].update(every_days=0)),
    ],
)  # fmt: skip
def test_a_manifest_that_no_site_would_write_is_refused(
    where: str, spoil: Callable[[Any], None], lake: Path, tmp_path: Path
) -> None:
    make_delivery(tmp_path / "d", rows=SOUND)
    manifest = json.loads((tmp_path / "d" / "manifest.json").read_text())
    spoil(manifest)
    told(tmp_path / "d", **manifest)
    assert refused(lake, tmp_path / "d") == [("", where, "manifest")]


def test_what_is_refused_leaves_no_site_behind(lake: Path, tmp_path: Path) -> None:
    make_delivery(tmp_path / "d", rows=with_row("stay", 0, source="moon"))
    assert refused(lake, tmp_path / "d") == [("stay", "source", "unknown")]
    assert list((lake / "sites").iterdir()) == []


def test_days_that_have_not_come_are_not_delivered(tmp_path: Path) -> None:
    make_delivery(tmp_path / "d", rows=SOUND)
    words = ("region", "take", str(tmp_path / "d"), "--into", str(tmp_path / "lake"))
    found = invoke("--today", "2025-12-30", "--lang", "en", *words)
    assert found.code == 1
    assert "manifest.json, until: a day that has not come yet" in found.err
    assert invoke("--today", "2025-12-31", "--lang", "en", *words).code == 0


@pytest.mark.sampled(5)
@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_is_no_whole_delivery_is_refused(
    lake: Path, tmp_path: Path, name: str
) -> None:
    spoil, fault = FOLDERS[name]
    make_delivery(tmp_path / "d", rows=SOUND)
    spoil(tmp_path / "d")
    assert fault in refused(lake, tmp_path / "d")
    assert current(str(lake)).delivered == {}
    assert {one.name for one in tmp_path.iterdir()} <= {"d", "lake"}


def test_a_higher_number_takes_the_place_of_the_earlier_one(lake: Path, tmp_path: Path) -> None:
    make_delivery(tmp_path / "one", rows=SOUND)
    make_delivery(tmp_path / "three", rows=with_row("booking", 0, amount_ore=7), number=3)
    taken(lake, tmp_path / "one")
    third = taken(lake, tmp_path / "three")
    assert (third.number, third.before) == (3, 1)
    assert sorted(one.name for one in (lake / "sites" / "north").iterdir()) == ["3", "current.json"]
    assert refused(lake, tmp_path / "one") == [("", "3", "older")]
    make_delivery(tmp_path / "other", rows=SOUND, number=3)
    assert refused(lake, tmp_path / "other") == [("", "3", "same_number")]
    make_delivery(tmp_path / "worse", rows=with_row("stay", 0, source="moon"), number=4)
    refused(lake, tmp_path / "worse")
    assert current(str(lake)).delivered["north"].manifest.number == 3


def test_the_same_content_said_by_another_version_is_the_same(lake: Path, tmp_path: Path) -> None:
    make_delivery(tmp_path / "d", rows=SOUND)
    taken(lake, tmp_path / "d")
    changed_manifest(tmp_path / "d", lambda m: m.update(program="9.9", schema=4, seal="a" * 64))
    assert not taken(lake, tmp_path / "d").is_new


@pytest.mark.large
@settings(
    max_examples=examples(20),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(order=st.lists(st.sampled_from(["n1", "n2", "n3", "s1", "s2"]), min_size=1, max_size=7))
def test_in_any_order_and_however_often_the_highest_number_of_each_site_holds(
    tmp_path: Path, order: list[str]
) -> None:
    for site, name in (("north", "n"), ("south", "s")):
        for number in (1, 2, 3):
            folder = tmp_path / f"{name}{number}"
            if not folder.exists():
                make_delivery(folder, site, {"booking": [
                    {"line": "rent", "side": "cost", "booked": day(UNTIL), "amount_ore": number}
                ]}, number=number)  # fmt: skip
    lake = tmp_path / "lake"
    open_lake(str(lake))
    for name in order:
        take(str(lake), str(tmp_path / name))
    held = {site: one.manifest.number for site, one in current(str(lake)).delivered.items()}
    shutil.rmtree(lake)
    wanted = {"north": [int(name[1]) for name in order if name[0] == "n"],
              "south": [int(name[1]) for name in order if name[0] == "s"]}  # fmt: skip
    assert held == {site: max(numbers) for site, numbers in wanted.items() if numbers}


def killed_at(lake: Path, delivery: Path, at: int) -> "subprocess.CompletedProcess[str]":
    words = [sys.executable, "-m", "tests.helpers.kill_taking", str(lake), str(delivery), str(at)]
    return subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.large
def test_killed_at_any_moment_the_earlier_delivery_holds_or_the_next(
    lake: Path, tmp_path: Path
) -> None:
    make_delivery(tmp_path / "one", rows=SOUND)
    make_delivery(tmp_path / "two", rows=with_row("booking", 0, amount_ore=7), number=2)
    taken(lake, tmp_path / "one")
    copy = tmp_path / "copy"
    shutil.copytree(lake, copy)
    moments = int(killed_at(copy, tmp_path / "two", 0).stdout)
    assert moments > 100
    number, seen = examples(60), set()
    for step in range(number):
        at = moments - step * moments // number
        shutil.rmtree(copy)
        shutil.copytree(lake, copy)
        assert killed_at(copy, tmp_path / "two", at).returncode == -signal.SIGKILL
        found = current(str(copy)).delivered["north"]
        seen.add(found.manifest.number)
        assert all((Path(found.folder) / table.file).is_file() for table in TABLES)
        taken(copy, tmp_path / "two")
        there = sorted(one.name for one in (copy / "sites" / "north").iterdir())
        assert there == ["2", "current.json"]
    assert seen == {1, 2}


# --- the command -----------------------------------------------------------------------------


@pytest.mark.large
def test_one_that_is_refused_stands_in_no_others_way(tmp_path: Path) -> None:
    make_delivery(tmp_path / "good", "south", SOUND)
    make_delivery(tmp_path / "bad", "north", with_row("stay", 0, source="moon"))
    words = ("region", "take", str(tmp_path / "bad"), str(tmp_path / "good"), "--into",
             str(tmp_path / "lake"))  # fmt: skip
    answer = invoke("--lang", "en", *words)
    assert answer.code == 1
    assert answer.out.startswith("The house in the south (south): delivery 1 taken, 15 rows")
    assert "bad: stay, row 1, source: not in the manifest's list" in answer.err
    again = invoke("--lang", "nb", *words, "--format", "json")
    assert [one["is_new"] for one in again.json] == [False]
    assert "bad: stay, rad 1, source: ikke i manifestets liste" in again.err
    good = invoke("--lang", "nb", "region", "take", str(tmp_path / "good"), "--into",
                  str(tmp_path / "lake"))  # fmt: skip
    assert (good.code, good.err) == (0, "")
    assert good.out.endswith("er her allerede: ingenting å gjøre.\n")


def test_a_lake_is_made_of_no_folder_that_holds_something_else(tmp_path: Path) -> None:
    make_delivery(tmp_path / "d", rows=SOUND)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "my.txt").touch()
    answer = invoke("--lang", "en", "region", "take", str(tmp_path / "d"), "--into",
                    str(tmp_path / "mine"))  # fmt: skip
    assert (answer.code, answer.out) == (1, "")
    assert "holds something else" in answer.err
    assert [one.name for one in (tmp_path / "mine").iterdir()] == ["my.txt"]


def test_signs_of_a_pattern_in_a_path_are_signs(tmp_path: Path) -> None:
    folder = tmp_path / "a[1]*?'b"
    make_delivery(folder / "d", rows=SOUND)
    open_lake(str(folder / "lake"))
    assert taken(folder / "lake", folder / "d").rows == 15


def test_with_a_sites_key_only_what_it_signed_is_taken(lake: Path, tmp_path: Path) -> None:
    def made(name: str) -> Path:
        key = tmp_path / f"{name}.pem"
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", key], check=True,
                       capture_output=True)  # fmt: skip
        key.chmod(0o600)
        return key

    from ettervern_cli.region.signing import signer

    (lake / "keys").mkdir()
    subprocess.run(["openssl", "pkey", "-in", made("ours"), "-pubout", "-out",
                    lake / "keys" / "north.pem"], check=True, capture_output=True)  # fmt: skip
    make_delivery(tmp_path / "d", rows=SOUND)
    content = (tmp_path / "d" / "manifest.json").read_bytes()
    signature = tmp_path / "d" / "manifest.sig"
    assert refused(lake, tmp_path / "d") == [("", "", "not_signed")]
    signature.write_bytes(signer(str(made("theirs")))(content))
    assert refused(lake, tmp_path / "d") == [("", "", "signature")]
    signature.write_bytes(b"x")
    assert refused(lake, tmp_path / "d") == [("", "", "signature")]
    signature.write_bytes(signer(str(tmp_path / "ours.pem"))(content))
    assert taken(lake, tmp_path / "d").signed
    assert current(str(lake)).delivered["north"].signed
