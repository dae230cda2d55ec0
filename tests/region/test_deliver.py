"""What leaves a site: to whom, under which number, and that it stays the same and whole."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet  # type: ignore[import-untyped]
import pytest

from ettervern_cli.region.manifest import Manifest, parsed
from ettervern_cli.region.tables import TABLES
from tests.conftest import Workspace, lived_once

RECEIVERS = """
site: {code: north, name: The house in the north}
receivers:
  county: {name: Storvik county, basis: Invented law § 1, agreement: Agreement 1}
  state: {name: The state, basis: Invented law § 2, agreement: Agreement 2}
"""
UNTIL = ("--until", "2009-10-31")


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own settings: a folder of the test's."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    return tmp_path / "settings" / "ettervern" / "receivers"


@lived_once()
def house(house: Workspace) -> None:
    """Three stays with follow-ups, an absence, a void unit and bookings until October."""
    done = house.done
    with house.config.open("a", encoding="utf-8") as file:
        file.write(RECEIVERS)
    done("admit", "Nora Prøve", "--unit", "1", "--from", "prison", "--on", "2009-05-04")
    done("admit", "Emil Prøve", "--unit", "2", "--on", "2009-06-01")
    done("log", "nora", "Gikk tur", "--on", "2009-05-06")
    done("log", "nora", "--missed", "--on", "2009-05-20")
    done("advance", "nora", "--override", "Klar", "--on", "2009-06-10")
    done("away", "emil", "--kind", "leave", "--on", "2009-06-20")
    done("back", "emil", "--on", "2009-06-25")
    done("discharge", "emil", "--to", "family", "--reason", "planned", "--on", "2009-08-01")
    done("unit", "void", "7", "--reason", "Vannskade", "--on", "2009-08-01")
    done("budget", "book", "car", "100", "--on", "2009-08-01")
    done("budget", "book", "car", "50", "--on", "2009-08-01")
    done("admit", "R-0002", "--unit", "3", "--on", "2009-09-15")


def later(house: Workspace) -> None:
    """What happens in November."""
    done = house.done
    done("log", "nora", "Kaffe", "--on", "2009-11-02")
    done("log", "emil", "Kaffe", "--on", "2009-11-03")
    done("advance", "nora", "--override", "Klar", "--on", "2009-11-04")
    done("away", "nora", "--kind", "leave", "--on", "2009-11-05")
    done("back", "nora", "--on", "2009-11-09")
    done("discharge", "emil", "--to", "family", "--reason", "planned", "--on", "2009-11-10")
    done("unit", "open", "7", "--on", "2009-11-10")
    done("budget", "book", "car", "70", "--on", "2009-11-10")
    done("admit", "Siri Prøve", "--unit", "4", "--on", "2009-11-11")


def delivered(house: Workspace, name: str, *words: str, to: str = "county") -> Path:
    """The folder of a delivery until the end of October."""
    folder = house.folder.parent / name
    house.done("data", "deliver", str(folder), "--to", to, *(words or UNTIL))
    return folder


def manifest(folder: Path) -> Manifest:
    return parsed((folder / "manifest.json").read_bytes())


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parquet.read_table(folder / f"{table}.parquet").to_pylist()
    return found


def test_a_delivery_says_what_happened_and_no_more(house: Workspace) -> None:
    folder = delivered(house, "out")
    told = manifest(folder)
    assert (told.site.code, told.receiver.code, told.number) == ("north", "county", 1)
    assert (told.first, told.until) == ("2009-05-04", "2009-10-31")
    stays = rows(folder, "stay")
    assert sorted((one["stay"], one["discharged"] is None) for one in stays) == [
        (1, False), (1, True), (2, True)
    ]  # fmt: skip
    left = next(one for one in stays if one["discharged"] is not None)
    assert (left["destination"], left["planned"], left["died"]) == ("family", 1, 0)
    assert rows(folder, "contact")[0]["number"] == 1
    assert [one["missed"] for one in rows(folder, "contact")] == [0, 1]
    assert [one["amount_ore"] for one in rows(folder, "booking")] == [15000]
    assert [one["kind"] for one in rows(folder, "absence")] == ["leave"]
    assert len(rows(folder, "unit")) == 7
    (void,) = rows(folder, "void")
    assert void["opened"] is None


def test_every_file_is_for_its_owner_alone(house: Workspace) -> None:
    folder = delivered(house, "out")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}
    assert {one.name for one in folder.iterdir()} == {
        "manifest.json", *(f"{table.name}.parquet" for table in TABLES)
    }  # fmt: skip
    assert [one.name for one in folder.parent.iterdir() if "partial" in one.name] == []


def test_what_happened_after_the_last_day_changes_no_byte(house: Workspace) -> None:
    before = delivered(house, "before")
    later(house)
    after = delivered(house, "after")
    for one in sorted(before.iterdir()):
        assert one.read_bytes() == (after / one.name).read_bytes(), one.name


def test_a_number_rises_with_each_other_content_and_for_each_receiver(house: Workspace) -> None:
    assert manifest(delivered(house, "a")).number == 1
    assert manifest(delivered(house, "b")).number == 1
    house.done("log", "nora", "Glemt", "--on", "2009-10-01")
    assert manifest(delivered(house, "c")).number == 2
    assert manifest(delivered(house, "d")).number == 2
    assert manifest(delivered(house, "e", to="state")).number == 1
    assert manifest(delivered(house, "f", "--until", "2009-09-30")).number == 3


def test_a_restored_database_gives_no_number_a_second_time(house: Workspace) -> None:
    kept = house.database.read_bytes()
    delivered(house, "a")
    house.done("log", "nora", "Glemt", "--on", "2009-10-01")
    assert manifest(delivered(house, "b")).number == 2
    house.database.write_bytes(kept)
    assert manifest(delivered(house, "c")).number == 3


def test_two_receivers_share_no_pseudonym(house: Workspace) -> None:
    found = [
        {
            value
            for table in TABLES
            for row in rows(delivered(house, f"{to}-{table.name}", to=to), table.name)
            for name, value in row.items()
            if name in ("person", "unit")
        }
        for to in ("county", "state")
    ]
    assert len(found[0]) == 2 + 7
    assert len(found[1]) == len(found[0])
    assert not found[0] & found[1]


def test_who_delivered_what_to_whom_stands_in_the_history(house: Workspace) -> None:
    delivered(house, "out")
    (change, *_) = house.done("data", "history", "--format", "json").json
    assert change["command"] == "data deliver"
    assert "Storvik county (county) 1" in json.dumps(change)
    assert house.done("data", "verify").out.startswith("No errors")


def test_a_delivery_is_not_taken_back_and_stands_in_no_ones_way(house: Workspace) -> None:
    house.done("log", "nora", "Feil", "--on", "2009-10-02")
    delivered(house, "out")
    assert "log" in house.done("undo").out
    assert house.rows("SELECT count(*) FROM follow_up") == [(2,)]


def test_the_key_is_the_users_own_and_a_lost_one_is_told(house: Workspace, settings: Path) -> None:
    first = delivered(house, "a")
    path = settings / "north.county.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    key = json.loads(path.read_text("utf-8"))["key"]
    assert len(key) == 64
    for one in house.folder.rglob("*"):
        assert not one.is_file() or key.encode() not in one.read_bytes()
    path.unlink()
    again = house.done("data", "deliver", str(house.folder.parent / "b"), "--to", "county", *UNTIL)
    assert "so a new one is made" in again.err
    second = house.folder.parent / "b"
    assert manifest(second).number == 2
    people = [{row["person"] for row in rows(one, "stay")} for one in (first, second)]
    assert not people[0] & people[1]
    assert len(people[0]) == len(people[1])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.chmod(0o640),
        lambda path: path.write_text("{}", "utf-8"),
        lambda path: path.write_bytes(b"\xff"),
        lambda path: path.write_text(path.read_text("utf-8").replace('y": "', 'y": "0'), "utf-8"),
        lambda path: path.rename(path.with_suffix(".x")).with_suffix(".json").symlink_to(
            path.with_suffix(".x")),
        lambda path: os.mkfifo(path.rename(path.with_suffix(".x")).with_suffix(".json"), 0o600),
    ],
    ids=["open", "empty", "noise", "long", "link", "pipe"],
)  # fmt: skip
def test_a_key_that_is_not_whole_and_secret_is_refused(
    house: Workspace, settings: Path, spoil: Callable[[Path], object]
) -> None:
    delivered(house, "a")
    spoil(settings / "north.county.json")
    said = house.refused("data", "deliver", str(house.folder.parent / "b"), "--to", "county",
                         code=77)  # fmt: skip
    assert "The receiver's key cannot be used" in said
    assert not (house.folder.parent / "b").exists()


def test_a_dry_run_says_what_would_leave_and_writes_nothing(
    house: Workspace, settings: Path
) -> None:
    folder = house.folder.parent / "out"
    words = ("data", "deliver", str(folder), "--to", "county", *UNTIL, "--dry-run")
    before = house.database.read_bytes()
    shown = house.done(*words).out
    for told in ("Storvik county", "Invented law § 1", "Agreement 1", "admitted, discharged"):
        assert told in shown
    found = house.done(*words, "--format", "json").json
    assert found["receiver"]["basis"] == "Invented law § 1"
    assert {one["table"]: one["rows"] for one in found["tables"]}["stay"] == 3
    assert "Vanlig leilighet, ordinær kontrakt" in shown
    assert "Leasing av bil" in found["names"]["line"]
    assert not folder.exists()
    assert not settings.exists()
    assert house.database.read_bytes() == before


def test_a_dry_run_tells_every_name_that_goes_along(house: Workspace) -> None:
    folder = house.folder.parent / "out"
    words = ("data", "deliver", str(folder), "--to", "county", *UNTIL)
    told = house.done(*words, "--dry-run", "--format", "json").json["names"]
    house.done(*words)
    manifest = json.loads((folder / "manifest.json").read_text())
    left = set(names_in(manifest["programmes"])) | set(names_in(manifest["municipalities"]))
    assert {name for names in told.values() for name in names} == left


def names_in(value: Any) -> list[str]:
    """Every name in a manifest's part."""
    if isinstance(value, list):
        return [name for each in value for name in names_in(each)]
    if not isinstance(value, dict):
        return []
    own = [value["name"]] if "name" in value else []
    return own + [name for each in value.values() for name in names_in(each)]


def test_the_last_day_is_else_that_of_the_last_whole_month(house: Workspace) -> None:
    words = ("data", "deliver", "--to", "county", "--dry-run", "--format", "json")
    for today, until in (("2009-11-20", "2009-10-31"), ("2010-01-31", "2009-12-31")):
        found = house.done(*words, str(house.folder.parent / "out"), today=today).json
        assert found["until"] == until
    said = house.refused(*words[:4], "out", "--until", "2009-11-21")
    assert "has not come yet" in said


@pytest.mark.parametrize(
    ("config", "code", "told"),
    [
        ("", 1, "names no receivers"),
        ("receivers:\n  county: {name: X, basis: Y, agreement: Z}\n", 1, "which site delivers"),
        ("site: {code: a, name: A}\nreceivers:\n  county: {name: X, basis: Y}\n", 78, "1 problem"),
        ("site: {code: a, name: A}\nreceivers:\n  county: {name: X, agreement: Y, basis: ''}\n",
         78, "1 problem"),
        ("site: {code: a/b, name: A}\nreceivers: {}\n", 78, "1 problem"),
        ("site: {code: a, name: A}\nreceivers:\n  state: {name: X, basis: Y, agreement: Z}\n",
         1, "There is no receiver"),
    ],
    ids=["none", "no-site", "no-agreement", "no-basis", "site-code", "another"],
)  # fmt: skip
def test_nothing_leaves_without_a_receiver_with_basis_and_agreement(
    house: Workspace, settings: Path, config: str, code: int, told: str
) -> None:
    text = house.config.read_text("utf-8").replace(RECEIVERS, "\n" + config)
    house.config.write_text(text, "utf-8")
    folder = house.folder.parent / "out"
    assert told in house.refused("data", "deliver", str(folder), "--to", "county", code=code)
    assert not folder.exists()
    assert not settings.exists()


def test_a_folder_that_holds_anything_is_left_as_it_is(house: Workspace, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine", "utf-8")
    (tmp_path / "link").symlink_to(full)
    for folder in (full, full / "mine.txt", tmp_path / "link"):
        house.refused("data", "deliver", str(folder), "--to", "county")
    house.refused("data", "deliver", str(house.folder / "ettervern.db-x"), "--to", "county", code=2)
    assert [one.name for one in full.iterdir()] == ["mine.txt"]
    empty = tmp_path / "empty"
    empty.mkdir()
    house.done("data", "deliver", str(empty), "--to", "county")
    assert (empty / "manifest.json").is_file()


def test_a_missing_library_is_told_with_how_to_get_it(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [one for one in sys.modules if one.split(".")[0] in ("pyarrow", "duckdb")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    out = str(house.folder.parent / "out")
    for words in (("data", "deliver", out, "--to", "county"),
                  ("region", "take", "x", "--into", out)):  # fmt: skip
        said = house.refused(*words, code=69)
        assert "pip install 'ettervern[region]'" in said
        assert said.count("\n") == 1


def test_somebody_erased_is_an_anonymous_stay_and_one_merged_is_one_person(
    house: Workspace,
) -> None:
    house.done("discharge", "nora", "--to", "family", "--reason", "planned", "--on", "2009-10-30")
    before = {row["person"] for row in rows(delivered(house, "a"), "stay")}
    house.done("data", "erase", "R-0001", "--ground", "Ba om det", "--duty", "none", "--yes")
    erased = delivered(house, "b")
    assert {row["person"] for row in rows(erased, "stay")} == before
    house.done("admit", "Nora Dobbel", "--on", "2009-04-01")
    house.done("discharge", "nora", "--to", "family", "--reason", "planned", "--on", "2009-04-02")
    assert len({row["person"] for row in rows(delivered(house, "c"), "stay")}) == 3
    house.done("data", "merge", "R-0003", "R-0002")
    merged = rows(delivered(house, "d"), "stay")
    assert {row["person"] for row in merged} == before
    assert sorted(row["stay"] for row in merged) == [1, 1, 2, 3]


def test_a_signature_is_the_sites_own_and_checked_by_anybody(
    house: Workspace, tmp_path: Path
) -> None:
    key, public = tmp_path / "site.pem", tmp_path / "public.pem"
    run = partial(subprocess.run, check=True, capture_output=True)
    run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", key])
    run(["openssl", "pkey", "-in", key, "-pubout", "-out", public])
    folder = tmp_path / "out"
    words = ("data", "deliver", str(folder), "--to", "county", "--sign")
    key.chmod(0o640)
    assert "others may read it" in house.refused(*words, str(key), code=77)
    for wrong in (public, house.config, tmp_path / "none", tmp_path):
        house.refused(*words, str(wrong), code=77)
    assert not folder.exists()
    key.chmod(0o600)
    house.done(*words, str(key))
    run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", public, "-rawin", "-in",
         folder / "manifest.json", "-sigfile", folder / "manifest.sig"])  # fmt: skip
    assert stat.S_IMODE((folder / "manifest.sig").stat().st_mode) == 0o600
