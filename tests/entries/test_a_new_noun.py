"""A noun that the program does not have, made here: a record, its verbs and its screen.

An outing is something that a resident went along on. What every noun has (edit, annul, undo,
history, export, import, erasure, access, verify, batch, completion) comes of its record alone.
"""

import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import pytest
import typer

from ettervern_cli import words as languages
from ettervern_cli.app import completion as complete
from ettervern_cli.app import index
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.app import app
from ettervern_cli.app.options import OneAlone, Who, argument
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.people.scene import Scene
from ettervern_cli.people.stays import stay_on
from ettervern_cli.programme.programme import term
from ettervern_cli.record import sections
from ettervern_cli.screen.listing import Listing, fact_list
from ettervern_cli.screen.phrases import TimelineEntry
from ettervern_cli.storage import rows, tables
from ettervern_cli.storage.database import own_schema, sqlite_file
from ettervern_cli.storage.database.migrations import migrate
from ettervern_cli.storage.records import CLEAR, NOTE, Column, Dated, Record, Section, record_of
from ettervern_cli.storage.results import Written, message, on_stay
from ettervern_cli.storage.schema import CASE_TABLES, OURS, VERSION
from ettervern_cli.storage.tables.columns import day_column
from ettervern_cli.values.dates import iso_day
from ettervern_cli.verify import structure
from ettervern_cli.words import Language
from ettervern_cli.words.tongues import WHOLE
from tests import conftest
from tests.conftest import Workspace, invoke
from tests.helpers.damage import without_checks
from tests.helpers.lab import LAB

TODAY = "2026-12-20"
ROOM = "ettervern_cli.outings"

# --- what the noun is ------------------------------------------------------------------------

OUTINGS = f"""
CREATE TABLE outing (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    area_id INTEGER NOT NULL REFERENCES term(id),
    {day_column("went_on", required=True)},
    {day_column("home_on")},
    spot TEXT,
    whereto TEXT,
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX outing_by_stay ON outing (stay_id, went_on);
"""
OUTING = Record(
    "outing", "OU", "stay",
    (
        Column("area", "area_id", "term:area", needed=True),
        Column("went_on", "went_on", "past", needed=True),
        Column("home_on", "home_on", "past"),
        Column("place", "spot", "text", erase=CLEAR),
        Column("where", "whereto", "text", erase=CLEAR),
        NOTE,
    ),
    Dated("went_on", "home_on"),
    subject="outings",
    order=(("went_on", "home_on"),),
).told("outings", "went_on", f"{ROOM}.screen:matters", of_all=True)  # fmt: skip
RECORDS = (OUTING,)

# --- its verbs -------------------------------------------------------------------------------


def add_outing(scene: Scene, area: str, note: str | None) -> Written:
    chosen = term(scene.db, scene.programme, "area", area)
    stay = stay_on(scene)
    number = rows.add(
        scene.db, "outing", scene.author.recorded_at,
        stay_id=stay.id, area_id=chosen.id, went_on=scene.on, note=note,
    )  # fmt: skip
    told = message("outing.added", **scene.resident.named, area=chosen.name, on=scene.on)
    return on_stay(stay.id, f"OU-{number}", [told])


# --- its screen ------------------------------------------------------------------------------


def outing_list(words: Language, found: list[dict[str, Any]]) -> Listing:
    return fact_list(words, "outing", found, area_name="area", went_on=">date")


def matters(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    text = words.say("outing.told", text=entry["note"] or entry["place"] or "")
    return [TimelineEntry(iso_day(entry["went_on"]), 5, entry["id"], "outing", text)]


# --- its commands ----------------------------------------------------------------------------


@acts
def add(
    it: Act,
    who: Who,
    area: Annotated[str, argument("AREA", "One.", complete.areas)],
) -> None:
    """Out together: ettervern outing add nora bolig --on 2026-11-02"""
    it.show(add_outing(it.scene, area, it.note))


@looks
def list_(it: Look, who: OneAlone = None) -> None:
    """Outings, in order of date: ettervern outing list"""
    it.facts(OUTING, who, outing_list)


# --- its place in the program: the index of commands, the index of records, and the words ----

WORDS = {
    "outing": {
        "outing.added": "{name} ({code}) went along to {area} on {on}.",
        "outing.told": "Out: {text}",
    },
    "fact": {"fact.outing_title": "Outings", "fact.outing_empty": "None."},
    "history": {"history.table_outing": "outing"},
    "screen": {"screen.matter_outing": "outing"},
    "privacy": {
        "privacy.matter_outings": "Outings",
        "privacy.field_went_on": "went",
        "privacy.field_home_on": "home",
        "privacy.field_spot": "place",
        "privacy.field_whereto": "where",
    },
    "export": {"export.about_outing": "An outing together."},
}
FOLDER_OF = {
    "fact": "daily",
    "history": "data",
    "screen": "daily",
    "privacy": "data",
    "export": "data",
}


@pytest.fixture(autouse=True)
def noun(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    here = sys.modules[__name__]
    for part in ("record", "commands", "screen"):
        monkeypatch.setitem(sys.modules, f"{ROOM}.{part}", here)
    monkeypatch.setitem(CASE_TABLES, "outing", f"{ROOM}.record")
    monkeypatch.setitem(tables.PARTS, VERSION, (*tables.PARTS[VERSION], OUTINGS))
    monkeypatch.setitem(index.GROUPS, "outing", "Out together.")
    for verb, function in (("add", "add"), ("list", "list_")):
        entry = index.CommandEntry("outings.commands", function, "Out together.", verb == "add")
        monkeypatch.setitem(index.COMMANDS, f"outing {verb}", entry)
    monkeypatch.setattr(conftest, "command", typer.main.get_command(app))
    monkeypatch.setitem(languages.FOLDER_OF, "outing", "care")
    for language in WHOLE:
        own = ModuleType("outing")
        vars(own)["WORDS"] = WORDS["outing"]
        name = f"ettervern_cli.words.{language}"
        monkeypatch.setitem(sys.modules, f"{name}.care.outing", own)
        for module, folder in FOLDER_OF.items():
            there = __import__(f"{name}.{folder}.{module}", fromlist=["WORDS"]).WORDS
            for key, text in WORDS[module].items():
                monkeypatch.setitem(there, key, text)
    ours = OURS | {"outing"}
    monkeypatch.setattr(own_schema, "OURS", ours)
    monkeypatch.setattr(sqlite_file, "OURS", ours)
    fresh = sqlite_file.scratch()
    migrate(fresh, ":memory:")
    monkeypatch.setattr(own_schema, "SCHEMA_SHA256", own_schema.digest(own_schema.rows_of(fresh)))
    fresh.close()
    structure._made.cache_clear()
    yield
    structure._made.cache_clear()


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    """Nora has been on two outings."""
    house = made(tmp_path / "house")
    house.done("admit", "Nora Prøve", "--unit", "A", "--on", "2026-02-01")
    house.done("outing", "add", "nora", "bolig", "--on", "2026-03-01", "--note", "Fisketur")
    house.done("outing", "add", "nora", "bolig", "--on", "2026-03-08", "--note", "Skitur")
    return house


def made(folder: Path) -> Workspace:
    assert invoke("--today", TODAY, "--lang", "en", "init", str(folder)).code == 0
    workspace = Workspace(folder, TODAY)
    workspace.config.write_text(LAB, encoding="utf-8")
    workspace.done("config", "apply")
    return workspace


def found(house: Workspace) -> set[tuple[str, str]]:
    result = house.run("data", "verify", "--format", "json")
    return {(one["finding"], one["where"]) for one in result.json} - {
        ("no-backup", "backups"),
        ("over-stay", "R-0001"),
    }


def entries(house: Workspace) -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = house.done("show", "nora", "--format", "json").json["outings"]
    return shown


def test_it_is_added_and_listed_in_every_form(house: Workspace) -> None:
    answer = house.done("outing", "add", "nora", "bolig", "--format", "json").json
    assert (answer["id"], answer["resident"]) == ("OU-3", "R-0001")
    assert "OU-1" in house.done("outing", "list").out
    assert [one["id"] for one in house.done("outing", "list", "--format", "json").json] == [
        "OU-1", "OU-2", "OU-3",
    ]  # fmt: skip
    assert house.done("outing", "list", "--format", "csv").out.splitlines()[1].startswith("OU-1")
    before = house.rows("SELECT count(*) FROM outing")
    house.done("outing", "add", "nora", "bolig", "--dry-run")
    assert house.rows("SELECT count(*) FROM outing") == before
    house.done("batch", stdin="outing add nora bolig\nouting add nora bolig\n")
    assert house.rows("SELECT count(*) FROM outing") == [(before[0][0] + 2,)]


def test_show_tells_it_and_scripts_get_it(house: Workspace) -> None:
    assert [one["note"] for one in entries(house)] == ["Fisketur", "Skitur"]
    assert "Out: Fisketur" in house.done("show", "nora").out
    later = house.done("show", "nora", "--since", "2026-03-02", "--format", "json").json
    assert [one["id"] for one in later["outings"]] == ["OU-2"]
    rows = house.done("show", "nora", "--format", "csv").out.splitlines()
    assert "outings,OU-1,2026-03-01,note,Fisketur" in [row.replace(";", ",") for row in rows]


def by_the_sea(*_: object) -> list[dict[str, str]]:
    """What a section's reader may say: names that commands and other entries have too."""
    return [{"id": "OU-1", "went_on": "2026-03-01", "note": "", "name": "Tur", "place": "Sjøen"}]


def test_show_has_what_is_called_as_a_word_of_sql_or_as_what_others_have(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.done("edit", "OU-1", "place=Fjellet", "where=Nord")
    assert {one["place"]: one["where"] for one in entries(house)} == {"Fjellet": "Nord", None: None}
    read = Section("outings", "went_on", "", f"{ROOM}.screen:by_the_sea", ("outing",),
                   f"{ROOM}.screen:matters")  # fmt: skip
    monkeypatch.setattr(
        sections, "record_of",
        lambda table: OUTING._replace(section=read) if table == "outing" else record_of(table),
    )  # fmt: skip
    assert entries(house) == by_the_sea()
    assert "Out: Sjøen" in house.done("show", "nora").out


def test_it_is_edited_and_what_cannot_be_is_refused(house: Workspace) -> None:
    house.done("edit", "OU-1", "went_on=2026-03-02", "home_on=2026-03-03", "note=Isfiske")
    assert entries(house)[0]["note"] == "Isfiske"
    house.refused("edit", "OU-1", "went_on=2026-01-31")
    house.refused("edit", "OU-1", "went_on=2027-01-01")
    house.refused("edit", "OU-1", "home_on=2026-03-01")
    house.refused("edit", "OU-1", "area=ukjent")
    house.refused("edit", "OU-1", "area=", code=2)
    house.refused("discharge", "nora", "--to", "own", "--on", "2026-03-07")
    house.refused("edit", "S-1", "admitted_on=2026-03-05")
    house.refused("annul", "S-1", "--reason", "x")


def test_it_is_annulled_undone_and_told_by_the_history(house: Workspace) -> None:
    house.done("edit", "OU-1", "note=Isfiske")
    house.done("annul", "OU-2", "--reason", "Not hers")
    assert [one["id"] for one in entries(house)] == ["OU-1"]
    house.done("undo")
    house.done("undo")
    assert [one["note"] for one in entries(house)] == ["Fisketur", "Skitur"]
    told = house.done("data", "history", "nora").out
    assert "OU-1 outing" in told
    assert "note Fisketur → Isfiske" in told
    changes = house.done("data", "history", "--format", "json").json
    assert changes[0]["entries"][0]["id"] == "OU-1"


def test_verify_finds_it_well_and_what_is_wrong_with_it(house: Workspace) -> None:
    assert found(house) == set()
    with without_checks(house.database) as db:
        db.execute("UPDATE outing SET went_on = '2026-01-01' WHERE id = 1")
        db.execute("UPDATE outing SET home_on = '2026-03-07' WHERE id = 2")
        db.execute("UPDATE outing SET area_id = (SELECT id FROM term WHERE list = 'source')")
    assert {("outside-stay", "OU-1"), ("dates-reversed", "OU-2"), ("not-its-own", "OU-1"),
            ("row-differs", "OU-1")} <= found(house)  # fmt: skip


def test_an_export_has_it_and_is_imported_with_it(house: Workspace, tmp_path: Path) -> None:
    house.done("data", "export", str(tmp_path / "out"))
    exported = json.loads((tmp_path / "out" / "outing.json").read_text("utf-8"))
    assert [one["note"] for one in exported] == ["Fisketur", "Skitur"]
    other = made(tmp_path / "other")
    other.done("data", "import", str(tmp_path / "out"))
    assert entries(other) == entries(house)
    assert found(other) == set()


def test_the_person_gets_it_and_erasing_takes_the_text_and_leaves_the_day(
    house: Workspace,
) -> None:
    given = house.done("data", "access", "nora", "--format", "json").json
    assert [one["id"] for one in given["matters"]["outings"]] == ["OU-1", "OU-2"]
    assert "Fisketur" in house.done("data", "access", "nora").out
    house.done("discharge", "nora", "--to", "own", "--reason", "planned")
    house.done("data", "erase", "R-0001", "--ground", "asked", "--duty", "none", "--yes")
    assert house.rows("SELECT went_on, note FROM outing") == [
        ("2026-03-01", None), ("2026-03-08", None),
    ]  # fmt: skip
    assert "Fisketur" not in str(house.rows("SELECT old, new FROM history"))
    assert found(house) == set()


def test_two_records_of_one_person_become_one_with_it(house: Workspace) -> None:
    house.done("discharge", "nora", "--to", "own", "--reason", "planned", "--on", "2026-04-01")
    house.done("admit", "Nora P", "--on", "2026-05-01")
    house.done("outing", "add", "R-0002", "bolig", "--on", "2026-05-02")
    house.done("data", "merge", "R-0001", "R-0002")
    listed = house.done("outing", "list", "--format", "json").json
    assert {one["resident"] for one in listed} == {"R-0002"}
    assert len(listed) == 3


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("line", "offered"),
    [("outi", "outing"), ("outing a", "add"), ("outing add no", "nora"),
     ("outing add nora bo", "bolig")],
)  # fmt: skip
def test_it_is_completed(
    house: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    line: str,
    offered: str,
) -> None:
    words = f"ettervern {line}"
    monkeypatch.setenv("ETTERVERN_CONFIG", str(house.config))
    monkeypatch.setenv("_ETTERVERN_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
    with pytest.raises(SystemExit):
        typer.main.get_command(app)(prog_name="ettervern")
    assert offered in capsys.readouterr().out.split()
