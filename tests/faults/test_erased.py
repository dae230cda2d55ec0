"""Ways by which somebody erased could come back, or stay: each is shut, or told of."""

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from ettervern_cli.storage.backups import erased_ledger as ledger
from ettervern_cli.storage.backups import places
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.seals.chain import holds
from tests.conftest import ENCRYPTED, Result, Workspace, invoke, lived_once
from tests.faults.trial import Break, Trial, broken, made
from tests.helpers.damage import tampered
from tests.helpers.marked_life import content
from tests.helpers.seals import resealed

GROUND = ("--ground", "Ba om det", "--duty", "none", "--yes")


@lived_once()
def house(house: Workspace) -> None:
    """Somebody who has left, and somebody who stays and whose texts speak of her."""
    house.done("admit", "Nora Prøve", "--born", "1985", "--on", "2009-03-02")
    house.done("discharge", "nora", "--to", "family", "--reason", "planned", "--on", "2009-05-01")
    house.done("admit", "Emil Ås", "--on", "2009-03-09")


def erase(house: Workspace, *words: str, who: str = "R-0001") -> Result:
    return house.done("data", "erase", who, *GROUND, *words)


def names_in(path: Path) -> set[str]:
    with closing(connect(str(path), "ro")) as db:
        return {row[0] for row in db.execute("SELECT name FROM resident")}


def is_whole(house: Workspace) -> bool:
    """Whether everything verifies, and the chain of seals holds."""
    with closing(house.open()) as db:
        return holds(db) and not [
            one
            for one in house.run("data", "verify", "--format", "json").json
            if one["level"] == "error"
        ]


def test_a_volunteer_who_was_a_resident_is_told_of(house: Workspace) -> None:
    house.done("volunteer", "match", "emil", "Prøve", "--on", "2009-05-02")
    assert "VM-1" in erase(house).err


# --- every folder that a backup was written to -----------------------------------------------


def test_a_disk_that_was_away_is_told_at_the_next_chance_and_named_until_then(
    house: Workspace, tmp_path: Path
) -> None:
    usb, away = tmp_path / "usb", tmp_path / "away"
    house.done("data", "backup", str(usb))
    usb.rename(away)
    assert f"{usb} cannot be reached" in erase(house).err
    assert f"{usb} cannot be reached" in house.done("data", "backup").err
    said = house.done("data", "verify").out
    assert "Backups there still hold persons erased since" in " ".join(said.split())
    assert str(usb) in " ".join(house.done("data", "erase", "R-0001").err.split())
    away.rename(usb)
    answer = house.done("data", "backup", "--format", "json")
    assert (answer.json["owing"], answer.err) == ([], "")
    assert [one.resident for one in ledger.entries(str(usb))] == ["R-0001"]
    assert "erased since" not in house.done("data", "verify").out
    [path] = usb.glob("*.db")
    new = tmp_path / "new"
    assert invoke("data", "restore", str(path), "--to", str(new)).code == 0
    assert names_in(new / "ettervern.db") == {"–", "Emil Ås"}


def test_an_empty_mount_and_another_disk_in_the_same_place_are_not_the_one(
    house: Workspace, tmp_path: Path
) -> None:
    mount, first, second = (tmp_path / name for name in ("mount", "first", "second"))
    for disk in (first, second):
        house.done("data", "backup", str(mount))
        house.done("log", "emil", disk.name)
        mount.rename(disk)
        mount.mkdir()
    mount.rmdir()
    second.rename(mount)
    assert str(mount) in erase(house).err  # the first disk is away
    assert ledger.entries(str(mount)) != []
    mount.rename(second)
    mount.mkdir()
    assert str(mount) in house.done("data", "backup").err
    mount.rmdir()
    first.rename(mount)
    assert house.done("data", "backup").err == ""
    assert ledger.entries(str(mount)) != []


def test_backups_in_every_place_are_rewritten_without_naming_it(
    house: Workspace, tmp_path: Path
) -> None:
    house.done("data", "backup", str(tmp_path / "usb"))
    [path] = (tmp_path / "usb").glob("*.db")
    assert str(path) in erase(house, "--backups").out
    assert names_in(path) == {"–", "Emil Ås"}


def test_a_place_outlives_the_workspaces_move_a_restore_and_a_damaged_line(
    house: Workspace, tmp_path: Path
) -> None:
    house.done("data", "backup", str(tmp_path / "usb"))
    house.done("data", "backup")
    [path] = (house.folder / "backups").glob("*.db")
    house.done("data", "restore", str(path), "--yes")
    moved = Workspace(tmp_path / "moved")
    house.folder.rename(moved.folder)
    noted = moved.folder / "ettervern.db.places"
    noted.write_bytes(b"\xff\n[1]\n{}\n" + noted.read_bytes())
    assert os.stat(noted).st_mode & 0o077 == 0
    found = {one.folder for one in places.places(str(moved.database))}
    assert found in ({str(moved.folder / "backups"), str(tmp_path / "usb")}, set())
    noted.write_bytes(noted.read_bytes()[2:])
    found = {one.folder for one in places.places(str(moved.database))}
    assert found == {str(moved.folder / "backups"), str(tmp_path / "usb")}
    shutil.rmtree(tmp_path / "usb")
    assert str(tmp_path / "usb") in erase(moved).err


def test_a_place_is_one_still_when_its_older_backups_are_removed(
    house: Workspace, tmp_path: Path
) -> None:
    for text in ("Hei", "Hallo", "God dag"):
        house.done("log", "emil", text)
        house.done("data", "backup", str(tmp_path / "usb"), "--keep", "1d")
    assert len(list((tmp_path / "usb").glob("*.db"))) == 1
    assert len(places.places(str(house.database))) == 1
    assert "cannot be reached" not in erase(house).err


def test_a_folder_that_is_gone_for_good_is_forgotten_when_that_is_said(
    house: Workspace, tmp_path: Path
) -> None:
    usb = str(tmp_path / "usb")
    house.done("data", "backup", usb)
    shutil.rmtree(usb)
    erase(house)
    assert "no longer named" in house.done("data", "backup", "--forget", usb).out
    assert house.done("data", "backup").err == ""
    assert "No backup is remembered" in house.refused("data", "backup", "--forget", usb)


def test_a_lost_ledger_is_made_again_of_what_the_database_says(
    house: Workspace, tmp_path: Path
) -> None:
    erase(house)
    (house.folder / ledger.NAME).unlink()
    house.done("data", "backup", str(tmp_path / "usb"))
    assert [one.resident for one in ledger.entries(str(tmp_path / "usb"))] == ["R-0001"]


def test_a_restore_says_where_nobody_tells_who_was_erased(house: Workspace, tmp_path: Path) -> None:
    house.done("data", "backup", str(tmp_path / "usb"))
    [path] = (tmp_path / "usb").glob("*.db")
    alone = tmp_path / "alone"
    alone.mkdir()
    for name in os.listdir(tmp_path / "usb"):
        shutil.copy(tmp_path / "usb" / name, alone / name)
    new = ("--to", str(tmp_path / "new"))
    erase(house)
    answer = invoke("--lang", "en", "data", "restore", str(alone / path.name), *new)
    assert "no ledger of erased persons" in answer.err
    assert str(alone) in answer.err
    answer = invoke("data", "restore", str(path), "--to", str(tmp_path / "newer"))
    assert "erased.json" not in answer.err
    assert "no ledger" not in house.done("data", "restore", str(path), "--yes").err


# --- an export -------------------------------------------------------------------------------


def test_an_export_from_before_does_not_bring_the_person_back(
    house: Workspace, tmp_path: Path, make_workspace: object
) -> None:
    house.done("data", "export", str(tmp_path / "usb" / "export"))
    house.done("log", "emil", "Var med Nora Prøve", "--on", "2009-11-01")
    erase(house)
    shutil.copy(house.folder / ledger.NAME, tmp_path / "usb" / ledger.NAME)
    fresh = make_workspace("alta", name="fresh")  # type: ignore[operator]
    before = content(fresh)
    said = fresh.done("data", "import", str(tmp_path / "usb" / "export"), "--dry-run").out
    assert "R-0001" in said
    assert content(fresh) == before
    answer = fresh.done("data", "import", str(tmp_path / "usb" / "export"), "--format", "json").json
    assert answer["erased"] == ["R-0001"]
    assert "Prøve" not in content(fresh)
    assert is_whole(fresh)
    assert "Undo goes no further back" in fresh.refused("undo")
    assert names_in(fresh.database) == {"–", "Emil Ås"}
    assert [one.resident for one in ledger.entries(str(fresh.folder))] == ["R-0001"]


def test_an_import_says_where_nobody_tells_and_takes_no_namesake(
    house: Workspace, tmp_path: Path, make_workspace: object
) -> None:
    house.done("data", "export", str(tmp_path / "export"))
    fresh = make_workspace("alta", name="fresh")  # type: ignore[operator]
    with closing(house.open()) as db:
        other = ledger.entry_of(db, 1, "R-0001", "2009-11-20")._replace(first="0" * 64)
    said = fresh.done("data", "import", str(tmp_path / "export"), "--dry-run").err
    assert "no ledger of erased persons" in said
    ledger.remember(str(fresh.folder), other)
    answer = fresh.done("data", "import", str(tmp_path / "export"), "--format", "json")
    assert (answer.json["erased"], answer.err) == ([], "")
    assert "Nora Prøve" in names_in(fresh.database)


# --- names, however they are written ---------------------------------------------------------


WRITTEN = (
    "Nora Prøve", "NORA PRØVE", "nora prøve", "Nora  Prøve", "Nora\nPrøve", "Nora\u00a0Prøve",
    "Nora-Prøve", "Nora – Prøve", "Nora K. Prøve", "Nora K Prøve", "Prøve, Nora", "Prøve Nora",
    "Prøve,\nNora K.", "Nora Prøves", "nora prøve's", "Nora_Prøve", "Nora\u200bPrøve",
)  # fmt: skip
PERHAPS = ("Nora", "Noras", "NORA", "nora", "Prøves", "Nora P.", "N. Prøve", "N.P.", "N. P.",
           "Nora Kari Prøve")  # fmt: skip
OTHERS = ("Norah", "prøve seg", "Prøvetid", "Honora", "noratun", "Emil Ås", "n.p")


@pytest.mark.sampled(4)
@pytest.mark.parametrize("written", WRITTEN)
def test_a_name_goes_from_others_texts_however_it_is_written(
    house: Workspace, written: str
) -> None:
    house.done("log", "emil", f"Var hos {written} i går", "--on", "2009-11-01")
    house.done("log", "emil", f"{written}", "--on", "2009-11-02")
    house.done("edit", "F-2", "text=Rettet", "--note", f"Det var {written}")
    answer = erase(house, "--format", "json").json
    assert answer["named"] == ["F-1"]
    assert answer["left"] == []
    assert house.rows("SELECT text FROM follow_up") == [("Var hos – i går",), ("Rettet",)]
    left = content(house).casefold()
    assert "nora" not in left
    assert "prøve" not in left.replace("prøvel", "").replace("prøvet", "")
    assert is_whole(house)


@pytest.mark.sampled(4)
@pytest.mark.parametrize("written", PERHAPS)
def test_what_may_be_the_name_is_told_and_goes_when_that_is_said(
    house: Workspace, written: str
) -> None:
    house.done("log", "emil", f"Var hos {written} i går", "--on", "2009-11-01")
    house.done("edit", "F-1", f"text=Satt hos {written} i går", "--note", f"Sa {written}")
    number = house.rows("SELECT max(id) FROM change")[0][0]
    told = house.done("data", "erase", "R-0001", "--dry-run", "--format", "json").json
    assert told["left"] == ["F-1", f"change {number}"]
    assert "F-1" in house.refused("data", "erase", "R-0001", *GROUND[:-1])
    both = ("--also", "f-1", "--also", f"change {number}")
    answer = erase(house, *both, "--format", "json").json
    assert (answer["named"], answer["left"]) == (["F-1", f"change {number}"], [])
    assert house.rows("SELECT text FROM follow_up") == [("Satt hos – i går",)]
    assert f"hos {written}" not in content(house)
    assert is_whole(house)


@pytest.mark.parametrize("written", OTHERS)
def test_what_is_no_name_of_the_person_stays(house: Workspace, written: str) -> None:
    house.done("log", "emil", f"Om {written} i går", "--on", "2009-11-01")
    answer = erase(house, "--format", "json").json
    assert (answer["named"], answer["left"]) == ([], [])
    assert f"Om {written} i går" in content(house)


def test_nothing_is_taken_from_an_entry_where_the_name_does_not_stand(house: Workspace) -> None:
    house.done("log", "emil", "Noe annet", "--on", "2009-11-01")
    before = content(house)
    said = house.refused("data", "erase", "R-0001", *GROUND, "--also", "F-1")
    assert "Nothing that may mean R-0001 stands in F-1" in said
    assert content(house) == before


def test_whom_an_entry_is_about_may_have_the_same_first_name(house: Workspace) -> None:
    house.done("admit", "Nora Li", "--on", "2009-10-05")
    house.done("log", "R-0003", "Noras mor ringte", "--on", "2009-10-06")
    assert erase(house, "--format", "json").json["left"] == []


def test_a_single_name_goes_from_what_stays_of_the_persons_own_rows(house: Workspace) -> None:
    house.done("measure", "start", "R-0001", "Noras kurs", "--provider", "Tante Prøve", "--on",
               "2009-04-01")  # fmt: skip
    erase(house)
    assert house.rows("SELECT name, provider FROM measure") == [("– kurs", "Tante –")]
    assert is_whole(house)


# --- somebody whose admission was undone -----------------------------------------------------


def undone(house: Workspace) -> None:
    """Somebody written down by mistake, with a word of their own, and taken back."""
    house.done(
        "admit", "Vera Feilført", "--born", "1990-02-03", "--note", "hemmelig", "--on", "2009-11-02"
    )
    house.done("undo")
    assert "Feilført" in content(house)


@pytest.mark.parametrize("who", ["R-0003", "Vera Feilført", "vera", "-"])
def test_somebody_who_stands_only_in_the_history_is_erased(house: Workspace, who: str) -> None:
    undone(house)
    house.done("log", "emil", "Spurte etter Vera Feilført", "--on", "2009-11-03")
    answer = house.done(
        *("data", "erase", who, *GROUND, "--format", "json"), stdin="vera feilført\n"
    ).json
    assert (answer["resident"], answer["named"]) == ("R-0003", ["F-1"])
    assert answer["history"] >= 4
    left = content(house)
    assert "Feilført" not in left
    assert "hemmelig" not in left
    assert "1990-02-03" not in left
    assert is_whole(house)
    assert "R-0003 was erased on 20 Nov 2009" in house.done("data", "erase", "R-0003").out
    assert "vera" in house.refused("data", "erase", "vera", *GROUND)
    assert "Undo goes no further back" in house.refused("undo")


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_backup_from_before_or_after_the_undo_does_not_bring_them_back(
    house: Workspace, when: str
) -> None:
    if when == "before":
        house.done("admit", "Vera Feilført", "--on", "2009-11-02")
        house.done("data", "backup")
        house.done("undo")
    else:
        undone(house)
        house.done("data", "backup")
    [path] = (house.folder / "backups").glob("*.db")
    answer = house.done("data", "erase", "R-0003", *GROUND, "--format", "json").json
    assert answer["holding"] == [str(path)]
    restored = house.done("data", "restore", str(path), "--yes", "--format", "json").json
    assert restored["erased"] == ["R-0003"]
    assert "Feilført" not in content(house)
    assert is_whole(house)
    answer = house.done("data", "erase", "R-0003", "--backups", "--format", "json").json
    assert answer["rewritten"] == [str(path)]
    copy = Workspace(house.folder)
    with closing(connect(str(path), "ro")) as db:
        assert holds(db)
        told = " ".join(str(row) for row in db.execute("SELECT old, new FROM history"))
    assert "Feilført" not in told
    assert is_whole(copy)


@pytest.mark.skipif(ENCRYPTED, reason="alters a plain file")
def test_rows_emptied_of_somebody_in_the_history_alone_are_sealed_one_by_one(
    house: Workspace,
) -> None:
    undone(house)
    erase(house, who="R-0003")
    with tampered(house.database) as db:
        last = db.execute("SELECT max(id) FROM change").fetchone()[0]
        db.execute(
            "UPDATE change SET about = json_remove(about, '$.rows[0]') WHERE id = ?", (last,)
        )
        db.execute("UPDATE change SET seal = ? WHERE id = ?", (resealed(db, last), last))
    found = house.run("data", "verify", "--format", "json")
    assert found.code == 3
    assert {"history-blanked", "erasure-altered"} <= {one["finding"] for one in found.json}


def test_one_admitted_anew_after_an_undo_is_told_of_by_the_same_name(house: Workspace) -> None:
    undone(house)
    house.done("admit", "Vera Feilført", "--on", "2009-11-02")
    house.done("discharge", "R-0004", "--to", "family", "--on", "2009-11-05")
    answer = house.run("data", "erase", "R-0004", *GROUND)
    assert answer.code == 0
    assert "R-0003, of the same name, stands in the history alone" in answer.err
    erase(house, who="R-0003")
    assert "Feilført" not in content(house)


# --- what killed commands left ---------------------------------------------------------------


def test_what_a_killed_backup_left_is_named_as_not_looked_into(house: Workspace) -> None:
    left = house.folder / ".ettervern-x.partial"
    shutil.copy(house.database, left)
    assert str(left) in erase(house).err


def test_an_entry_that_went_to_another_person_stays_proved(house: Workspace) -> None:
    house.done("log", "R-0001", "Hemmelig om Emil", "--on", "2009-04-01")
    house.done("edit", "F-1", "resident=R-0002")
    house.done("edit", "F-1", "text=Om Emil")
    erase(house)
    assert house.rows("SELECT text FROM follow_up") == [("Om Emil",)]
    assert is_whole(house)


# --- builds that are wrong on purpose --------------------------------------------------------


def kept_back(trial: Trial) -> set[str]:
    """In which of its ways somebody erased is still there, or is not told of."""
    usb, away = trial.folder / "usb", trial.folder / "away"
    trial.run("admit", "Siri Dal", "--on", "2009-10-01")
    trial.run("log", "R-0001", "Var hos Siri-\nDals mor", "--on", "2009-10-02")
    trial.run("undo")
    trial.run("undo")
    trial.run("log", "R-0001", "Var hos Dal, Siri", "--on", "2009-10-02")
    trial.run("data", "backup", str(usb))
    usb.rename(away)
    trial.run("data", "erase", "R-0002", *GROUND)
    found = set()
    with closing(connect(str(trial.database), "ro")) as db:
        told = str(db.execute("SELECT old, new FROM history").fetchall())
        texts = str(db.execute("SELECT text FROM follow_up").fetchall())
    if "Siri Dal" in told:
        found.add("history")
    if "Siri" in texts:
        found.add("text")
    if b"cannot be reached" not in trial.run("data", "backup").stderr:
        found.add("place")
    return found


WRONG: dict[str, Break] = {
    "history": ("rights/erase_command.py", "found = find_in_history(session.db, text)",
                "found = None"),
    "text": ("people/names.py", "[forward, turned]", "[forward]"),
    "place": ("storage/backups/places.py", "    _change(database, here)\n", ""),
}  # fmt: skip


@pytest.mark.large
def test_nothing_is_kept_back(tmp_path: Path) -> None:
    assert kept_back(made(tmp_path / "w")) == set()


@pytest.mark.broken_build
@pytest.mark.parametrize("what", WRONG)
def test_a_build_that_keeps_somebody_back_would_be_found_out(tmp_path: Path, what: str) -> None:
    build = broken(tmp_path / "b", [WRONG[what]])
    assert what in kept_back(Trial(made(tmp_path / "w").folder, build))
