"""``data restore``: never over a living database unasked, and what it replaces is kept."""

import datetime as dt
import json
import os
import pty
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from ettervern_cli import rights
from ettervern_cli.app.console import Globals
from ettervern_cli.app.output.complaints import translated
from ettervern_cli.app.session import Session
from ettervern_cli.entries.errors import UndoBlocked
from ettervern_cli.errors import Busy
from ettervern_cli.storage.backups import erased_ledger as ledger
from ettervern_cli.storage.backups import restoring
from ettervern_cli.storage.backups.erased_ledger import Erased
from ettervern_cli.storage.backups.errors import DamagedLedger
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.transaction import writing
from tests.conftest import Workspace, invoke, lived_once
from tests.storage.test_backup import (
    content,
    make_foreign,
    make_newer,
    mode,
    names,
    plain,
    spoil_page,
)

AUTHOR = Author("late", dt.datetime(2009, 11, 20, tzinfo=dt.UTC), dt.date(2009, 11, 20))


@lived_once()
def house(alta: Workspace) -> None:
    """A workspace with one resident, backed up; a second one came afterwards."""
    alta.done("admit", "Nora Prøve", "--unit", "1", "--on", "2009-10-21")
    alta.done("data", "backup")
    alta.done("admit", "Emil Prøve", "--unit", "2", "--on", "2009-10-22")


def backup_of(house: Workspace) -> Path:
    """The one backup there is."""
    (path,) = (house.folder / "backups").glob("*.db")
    return path


def people(house: Workspace) -> list[str]:
    return [row["resident"] for row in house.done("list", "--format", "json").json]


# --- over a living database ------------------------------------------------------------------


def test_a_living_database_is_replaced_only_when_that_is_said(house: Workspace) -> None:
    before = house.database.read_bytes(), names(house.folder)
    said = house.refused("data", "restore", str(backup_of(house)))
    assert said == (
        f"{house.database} is in use. To put the backup in its place, and keep what is there now "
        "beside it: --yes\n"
    )
    assert "er i bruk" in house.refused("data", "restore", str(backup_of(house)), lang="nb")
    assert "is in use" not in house.refused("data", "restore", "no-such.db")
    assert (house.database.read_bytes(), names(house.folder)) == before


def test_what_is_replaced_is_kept_beside_it(house: Workspace) -> None:
    living = house.database.read_bytes()
    answer = house.done(
        *("data", "restore", str(backup_of(house)), "--yes", "--format", "json")
    ).json
    kept = Path(answer.pop("kept"))
    assert kept.name.startswith("ettervern.db.replaced-20")
    assert (kept.read_bytes(), mode(kept)) == (living, 0o600)
    head, counts = answer.pop("head"), answer.pop("counts")
    assert (head["change"], counts["resident"], counts["stay"]) == (2, 1, 1)
    assert answer == {
        "database": str(house.database),
        "restored_from": str(backup_of(house)),
        "config": str(house.config),
        "erased": [],
        "no_ledger": [],
        "faults": [],
        "change": 3,
    }
    assert people(house) == ["R-0001"]
    assert mode(house.database) == 0o600
    assert not [name for name in names(house.folder) if name.startswith(".")]


def test_the_replaced_one_can_be_put_back(house: Workspace) -> None:
    first = house.done("data", "restore", str(backup_of(house)), "--yes", "--format", "json").json
    second = house.done("data", "restore", first["kept"], "--yes", "--format", "json").json
    assert people(house) == ["R-0001", "R-0002"]
    assert first["kept"] != second["kept"]
    assert Path(first["kept"]).exists()


def test_what_it_says_is_one_line(house: Workspace) -> None:
    said = house.done("data", "restore", str(backup_of(house)), "--yes").out
    kept = next(name for name in names(house.folder) if "replaced" in name)
    assert said == (
        f"{house.database} restored from {backup_of(house).name}: 1 resident, up to change 2. "
        f"What was there is kept as {house.folder}/{kept}\n"
    )
    house.database.unlink()
    assert house.done("data", "restore", str(backup_of(house)), lang="nb").out == (
        f"{house.database} gjenopprettet fra {backup_of(house).name}: 1 person, til og med endring "
        "2.\n"
    )
    assert house.done("--quiet", "data", "restore", str(backup_of(house)), "--yes").out == ""


def test_the_restore_is_in_the_history_and_undo_stops_there(house: Workspace) -> None:
    house.done("data", "restore", str(backup_of(house)), "--yes")
    newest = house.done("data", "history", "--head", "--format", "json").json[0]
    assert (newest["kind"], newest["actor"]) == ("restore", "tester")
    assert newest["command"] == f"data restore {backup_of(house).name}"
    said = house.refused("undo")
    assert said.startswith("Undo goes no further back than change 3, data restore ettervern-20")
    assert "Angring går ikke lenger tilbake enn til endring 3" in house.refused("undo", lang="nb")
    assert house.done("undo", "--list").out == "Nothing is left to take back.\n"
    house.done("log", "nora", "Etterpå")
    house.done("undo")
    house.refused("undo")


def test_a_later_configuration_does_not_take_the_mark_of_the_restore_away(
    house: Workspace,
) -> None:
    house.done("data", "restore", str(backup_of(house)), "--yes")
    house.config.write_text(house.config.read_text() + "\nlog_reading: true\n")
    assert "removed" not in house.done("list").err
    assert house.rows("SELECT value FROM setting WHERE name = 'restored_from'")


def test_reports_on_the_past_are_the_same_after_a_restore(house: Workspace) -> None:
    report = ("report", "month", "2009-10", "--format", "json")
    house.done("undo")
    before = house.done(*report).json
    house.done("data", "restore", str(backup_of(house)), "--yes")
    assert house.done(*report).json["people"] == before["people"]


def test_a_lost_database_is_restored_without_asking(house: Workspace) -> None:
    house.database.unlink()
    assert house.run("list").code == 66
    assert (
        house.done("data", "restore", str(backup_of(house)), "--format", "json").json["kept"]
        is None
    )
    assert people(house) == ["R-0001"]


def test_a_damaged_database_is_replaced_and_kept(house: Workspace) -> None:
    damaged = b"not a database at all" * 500
    house.database.write_bytes(damaged)
    house.refused("data", "restore", str(backup_of(house)))
    answer = house.done("data", "restore", str(backup_of(house)), "--yes", "--format", "json").json
    assert Path(answer["kept"]).read_bytes() == damaged
    assert people(house) == ["R-0001"]


def test_a_journal_that_nobody_can_play_back_goes_aside_with_its_file(tmp_path: Path) -> None:
    for name in ("e.db", "e.db-journal"):
        (tmp_path / name).write_text(name)
    restoring._set_aside(str(tmp_path / "e.db"), str(tmp_path / "kept"))
    assert names(tmp_path) == ["e.db", "kept", "kept-journal"]  # the next takes e.db's place
    assert (tmp_path / "kept").read_text() == "e.db"


@plain
def test_a_journal_left_by_a_killed_writer_never_meets_the_restored_file(
    house: Workspace, tmp_path: Path
) -> None:
    torn = tmp_path / "torn.db"
    with closing(connect(str(house.database))) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE term SET name = name || printf('%.500c', 'x')")
        db.execute("UPDATE resident SET name = 'Aldri skrevet'")
        for ending in ("", "-journal"):
            shutil.copyfile(f"{house.database}{ending}", f"{torn}{ending}")
        db.execute("ROLLBACK")
    before = content(house.database)
    for ending in ("", "-journal"):
        shutil.copyfile(f"{torn}{ending}", f"{house.database}{ending}")
    assert house.database.read_bytes().count(b"xxxxxxxx") > 0  # half of it had reached the file
    answer = house.done("data", "restore", str(backup_of(house)), "--yes", "--format", "json").json
    assert not Path(f"{house.database}-journal").exists()
    assert people(house) == ["R-0001"]
    assert content(answer["kept"]) == before
    house.done("data", "backup")  # which checks everything


def test_a_copied_file_brings_its_journal_with_it(house: Workspace, tmp_path: Path) -> None:
    torn = tmp_path / "torn.db"
    with closing(connect(str(house.database))) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE term SET name = name || printf('%.500c', 'x')")
        for ending in ("", "-journal"):
            shutil.copyfile(f"{house.database}{ending}", f"{torn}{ending}")
        db.execute("ROLLBACK")
    house.done("data", "restore", str(torn), "--yes")
    assert people(house) == ["R-0001", "R-0002"]
    assert house.rows("SELECT count(*) FROM term WHERE name LIKE '%xxxx%'") == [(0,)]


@plain
def test_who_waited_for_the_replaced_file_is_refused_and_told_to_try_again(
    house: Workspace,
) -> None:
    with closing(connect(str(house.database))) as late:
        late.execute("SELECT count(*) FROM resident").fetchone()
        answer = house.done(
            "data", "restore", str(backup_of(house)), "--yes", "--format", "json"
        ).json
        kept = Path(answer["kept"]).read_bytes()
        with pytest.raises(sqlite3.OperationalError) as refused, writing(late, AUTHOR, "late"):
            late.execute("UPDATE resident SET born = '1985'")
    assert isinstance(translated(refused.value, Session(Globals())), Busy)
    assert Path(answer["kept"]).read_bytes() == kept
    assert people(house) == ["R-0001"]


def test_it_waits_for_somebody_who_is_writing(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ettervern_cli.storage.database.sqlite_file.WAIT_SECONDS", 0.2)
    before = house.database.read_bytes(), names(house.folder)
    with closing(connect(str(house.database))) as db:
        db.execute("BEGIN IMMEDIATE")
        house.refused("data", "restore", str(backup_of(house)), "--yes", code=75)
        db.execute("ROLLBACK")
    assert (house.database.read_bytes(), names(house.folder)) == before
    assert not [name for name in before[1] if name.startswith((".", "ettervern.db.replaced"))]


# --- a prompt on a terminal ------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "code"), [(b"n\n", 1), (b"y\n", 0)])
def test_on_a_terminal_it_asks_first(house: Workspace, typed: bytes, code: int) -> None:
    before = house.database.read_bytes()
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "ettervern_cli", "--lang", "en", "--config", str(house.config)]
    process = subprocess.Popen(
        [*command, "data", "restore", str(backup_of(house))],
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
    )
    os.close(theirs)
    os.write(ours, typed)
    process.communicate()
    said = os.read(ours, 4000).decode()
    os.close(ours)
    assert process.returncode == code
    assert "Replace" in said
    assert (house.database.read_bytes() == before) == (code == 1)


# --- what is not restored --------------------------------------------------------------------


def without_manifest(spoil: Callable[[Path], None]) -> Callable[[Path], None]:
    def both(path: Path) -> None:
        Path(f"{path}.json").unlink()
        spoil(path)

    return both


@plain
@pytest.mark.parametrize(
    ("spoil", "code", "sentence"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-1] + b"x"), 65, "its checksum differs"),
        (without_manifest(spoil_page), 65, "is damaged and is not restored"),
        (without_manifest(make_newer), 65, "was written by a newer version"),
        (without_manifest(make_foreign), 65, "is no database of this program"),
        (lambda path: Path(f"{path}.json").write_text("{"), 65, "is damaged and is not restored"),
        (Path.unlink, 1, "There is no file"),
    ],
)
def test_what_is_not_a_sound_backup_changes_nothing(
    house: Workspace, spoil: Callable[[Path], None], code: int, sentence: str
) -> None:
    path = backup_of(house)
    spoil(path)
    before = house.database.read_bytes(), names(house.folder)
    assert sentence in house.refused("data", "restore", str(path), "--yes", code=code)
    assert (house.database.read_bytes(), names(house.folder)) == before


def test_a_link_in_the_databases_place_is_not_followed(house: Workspace, tmp_path: Path) -> None:
    house.database.rename(tmp_path / "elsewhere.db")
    house.database.symlink_to(tmp_path / "elsewhere.db")
    assert "is a link" in house.refused("data", "restore", str(backup_of(house)), "--yes", code=77)


def test_an_invalid_configuration_is_mended_first(house: Workspace) -> None:
    house.config.write_text(house.config.read_text() + "\nbackups: {kep: 1d}\n")
    house.refused("data", "restore", str(backup_of(house)), "--yes", code=78)


def test_a_fault_that_was_backed_up_is_told_and_restored(house: Workspace) -> None:
    with closing(connect(str(house.database))) as db:
        db.execute("UPDATE change SET actor = 'somebody else' WHERE id = 2")
    path = house.run("data", "backup", "--format", "json").json["path"]
    result = house.done("data", "restore", path, "--yes")
    assert "Something was wrong in the database when it was backed up" in result.err
    assert people(house) == ["R-0001", "R-0002"]


# --- on a new machine ------------------------------------------------------------------------


def test_a_backup_makes_a_workspace_on_a_new_machine(house: Workspace, tmp_path: Path) -> None:
    usb, new = tmp_path / "usb", tmp_path / "new" / "machine"
    house.done("data", "backup", str(usb))
    shown = house.done("show", "nora", "--format", "json").out
    shutil.rmtree(house.folder)
    (path,) = usb.glob("*.db")
    result = invoke("--lang", "en", "data", "restore", str(path), "--to", str(new))
    assert result.code == 0, result
    assert names(new) == [
        "config.yaml", "ettervern.db", "ettervern.db.heads", "ettervern.db.places"
    ]  # fmt: skip
    assert (mode(new), mode(new / "config.yaml"), mode(new / "ettervern.db")) == (
        0o700, 0o600, 0o600,
    )  # fmt: skip
    again = Workspace(new)
    assert again.done("show", "nora", "--format", "json").out == shown
    assert again.done("list").err == ""  # the configuration is the one that was applied
    again.done("log", "nora", "Ny maskin")


def test_a_folder_with_a_workspace_is_restored_into(house: Workspace) -> None:
    words = ("data", "restore", str(backup_of(house)), "--to", str(house.folder))
    assert invoke("--lang", "en", *words).code == 1
    assert invoke("--lang", "en", *words, "--yes").code == 0
    assert people(house) == ["R-0001"]


def test_a_failed_restore_leaves_no_new_workspace(house: Workspace, tmp_path: Path) -> None:
    path = backup_of(house)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    for new in (tmp_path / "new", tmp_path / "there"):
        (tmp_path / "there").mkdir(exist_ok=True)
        assert invoke("data", "restore", str(path), "--to", str(new)).code == 65
    assert not (tmp_path / "new").exists()
    assert names(tmp_path / "there") == []


def test_without_a_workspace_the_way_to_one_is_told(
    house: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = backup_of(house)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    monkeypatch.setenv("HOME", str(tmp_path / "empty"))
    result = invoke("--lang", "en", "data", "restore", str(path))
    assert result.code == 66
    assert f"data restore {path} --to DIR" in result.err


def test_a_backup_without_configuration_asks_for_one(house: Workspace, tmp_path: Path) -> None:
    path = backup_of(house)
    Path(f"{path}.json").unlink()
    new = tmp_path / "new"
    result = invoke("--lang", "en", "data", "restore", str(path), "--to", str(new))
    assert result.code == 66
    assert f"First: ettervern init {new}, then restore with --yes." in result.err
    assert invoke("--lang", "en", "init", str(new), "--template", "alta").code == 0
    assert invoke("data", "restore", str(path), "--to", str(new), "--yes").code == 0
    assert people(Workspace(new)) == ["R-0001"]


@pytest.mark.parametrize("place", ["{old}/data/e.db", "../e.db"])
def test_a_database_that_lay_elsewhere_comes_into_the_new_folder(
    house: Workspace, tmp_path: Path, place: str
) -> None:
    (tmp_path / "data").mkdir()
    place = place.format(old=tmp_path)
    text = house.config.read_text().replace("database: ettervern.db", f"database: {place}")
    house.config.write_text(text)
    house.database.rename(os.path.join(house.folder, place))
    before = house.done("data", "backup", str(tmp_path / "usb"), "--format", "json").json
    new = tmp_path / "new"
    answer = invoke("data", "restore", before["path"], "--to", str(new), "--format", "json").json
    assert answer["database"] == str(new / "ettervern.db")
    assert "database: ettervern.db" in (new / "config.yaml").read_text()
    assert people(Workspace(new)) == ["R-0001", "R-0002"]


def test_a_database_inside_the_folder_keeps_its_place(house: Workspace, tmp_path: Path) -> None:
    text = house.config.read_text().replace("database: ettervern.db", "database: data/e.db")
    house.config.write_text(text)
    (house.folder / "data").mkdir()
    house.database.rename(house.folder / "data" / "e.db")
    path = house.done("data", "backup", str(tmp_path / "usb"), "--format", "json").json["path"]
    answer = invoke("data", "restore", path, "--to", str(tmp_path / "n"), "--format", "json").json
    assert answer["database"] == str(tmp_path / "n" / "data" / "e.db")


def test_a_configuration_that_differs_stays_and_is_spoken_of(house: Workspace) -> None:
    text = house.config.read_text() + "\nlog_reading: true\n"
    house.config.write_text(text)
    result = house.done("data", "restore", str(backup_of(house)), "--yes")
    assert "config.yaml differs from the one in the backup and stays as it is" in result.err
    assert house.config.read_text() == text


def test_letters_that_are_no_text_survive_in_the_configuration(
    house: Workspace, tmp_path: Path
) -> None:
    whole = house.config.read_bytes() + b"# \xe6\xf8 from an old editor\n"
    house.config.write_bytes(whole)
    path = house.done("data", "backup", "--format", "json").json["path"]
    assert invoke("data", "restore", path, "--to", str(tmp_path / "new")).code == 0
    assert (tmp_path / "new" / "config.yaml").read_bytes() == whole


def test_a_synchronised_folder_is_refused_unless_allowed(house: Workspace, tmp_path: Path) -> None:
    new = tmp_path / "Dropbox" / "new"
    path = str(backup_of(house))
    assert invoke("data", "restore", path, "--to", str(new)).code == 77
    assert not new.exists()
    house.config.write_text("allow_synchronised_folder: true\n" + house.config.read_text())
    path = house.done("data", "backup", "--format", "json").json["path"]
    assert invoke("data", "restore", path, "--to", str(new)).code == 0


# --- erased persons --------------------------------------------------------------------------


def erased_entry(house: Workspace, code: int = 1) -> Erased:
    with closing(house.open()) as db:
        return ledger.entry_of(db, code, f"R-{code:04}", "2009-11-20")


def test_the_ledger_is_written_whole_and_each_person_once(house: Workspace, tmp_path: Path) -> None:
    folder = str(tmp_path)
    entry = erased_entry(house)
    assert ledger.entries(folder) == []
    for one in (entry, entry._replace(resident_id=9, resident="R-0009"), entry):
        ledger.remember(folder, one)
    assert [one.resident for one in ledger.entries(folder)] == ["R-0001", "R-0009"]
    assert ledger.entries(folder)[0] == entry
    assert mode(tmp_path / "erased.json") == 0o600
    assert "Nora" not in (tmp_path / "erased.json").read_text()
    assert json.loads((tmp_path / "erased.json").read_text())[0] == entry._asdict()


@pytest.mark.parametrize("text", ["", "{}", '["R-0001"]', '[{"resident": "R-0001"}]', "[null]"])
def test_a_ledger_that_cannot_be_read_stops_the_restore(house: Workspace, text: str) -> None:
    path = house.folder / "backups" / "erased.json"
    path.write_text(text)
    if text == "{}":
        path.write_text('{"resident": 1}')
    with pytest.raises(DamagedLedger):
        ledger.entries(str(path.parent))
    with pytest.raises(DamagedLedger):
        ledger.remember(str(path.parent), erased_entry(house))
    before = house.database.read_bytes()
    said = house.refused("data", "restore", str(backup_of(house)), "--yes", code=65)
    assert "nobody knows who was erased" in said
    assert house.database.read_bytes() == before


def test_the_ledger_means_the_very_person_and_not_a_code(
    house: Workspace, make_workspace: Callable[..., Workspace]
) -> None:
    entry = erased_entry(house)
    other = make_workspace("alta", name="other")
    other.done("admit", "Siri Prøve", "--unit", "1")
    with closing(house.open()) as db:
        assert ledger.still_there(db, entry)
        assert not ledger.still_there(db, entry._replace(resident_id=2, resident="R-0002"))
        assert not ledger.still_there(db, entry._replace(resident_id=7, resident="R-0007"))
    with closing(other.open()) as db:
        assert not ledger.still_there(db, entry)


def test_the_ledger_goes_with_every_backup(house: Workspace, tmp_path: Path) -> None:
    ledger.remember(str(house.folder), erased_entry(house))
    house.done("data", "backup", str(tmp_path / "usb"))
    assert ledger.entries(str(tmp_path / "usb")) == [erased_entry(house)]


class FakeErasing(ModuleType):
    """Stands for the room that erases: only that it is asked, for whom, and when."""

    def __init__(self, *, fails: bool = False) -> None:
        super().__init__("ettervern_cli.rights.erasure")
        self.fails = fails
        self.asked: list[str] = []

    def erase_from_ledger(
        self, db: sqlite3.Connection, author: Author, persons: list[Erased]
    ) -> None:
        self.asked += [person.resident for person in persons]
        if self.fails:
            raise UndoBlocked()
        for person in persons:
            with writing(db, author, "data erase", kind="erasure"):
                db.execute("UPDATE resident SET name = 'x' WHERE id = ?", (person.resident_id,))


@pytest.mark.parametrize("where", ["backups", "."])
def test_who_was_erased_after_the_backup_is_erased_from_it_again(
    house: Workspace, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    fake = FakeErasing()
    monkeypatch.setitem(sys.modules, fake.__name__, fake)
    monkeypatch.setattr(rights, "erasure", fake, raising=False)
    for code in (1, 2):  # the second one came after the backup
        ledger.remember(str(house.folder / where), erased_entry(house, code))
    answer = house.done("data", "restore", str(backup_of(house)), "--yes", "--format", "json").json
    assert (answer["erased"], fake.asked) == (["R-0001"], ["R-0001"])
    assert house.rows("SELECT name FROM resident") == [("x",)]
    assert [entry.resident_id for entry in ledger.entries(str(house.folder))] == [1, 2]


def test_whom_the_database_to_be_replaced_says_was_erased_is_erased_again(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = FakeErasing()
    monkeypatch.setitem(sys.modules, fake.__name__, fake)
    monkeypatch.setattr(rights, "erasure", fake, raising=False)
    with closing(connect(str(house.database))) as db, writing(db, AUTHOR, "x", kind="erasure"):
        db.execute(
            "INSERT INTO erasure (resident_id, erased_on, ground, recorded_at) "
            "VALUES (1, '2009-11-20', 'x', 'x')"
        )
    said = house.done("data", "restore", str(backup_of(house)), "--yes").out
    assert said.endswith(" 1 erased person was erased from it again: R-0001.\n")
    assert [entry.resident for entry in ledger.entries(str(house.folder))] == ["R-0001"]


def test_what_cannot_be_erased_again_is_not_restored(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = FakeErasing(fails=True)
    monkeypatch.setitem(sys.modules, fake.__name__, fake)
    monkeypatch.setattr(rights, "erasure", fake, raising=False)
    ledger.remember(str(house.folder), erased_entry(house))
    before = content(house.database), names(house.folder)
    house.refused("data", "restore", str(backup_of(house)), "--yes")
    assert fake.asked == ["R-0001"]
    assert (content(house.database), names(house.folder)) == before


@plain
def test_nothing_of_an_erased_person_comes_back_with_a_backup(house: Workspace) -> None:
    backup = backup_of(house)
    assert "Nora Prøve".encode() in backup.read_bytes()
    house.done("discharge", "nora", "--to", "unknown", "--reason", "planned")
    house.done("data", "erase", "R-0001", "--ground", "Bedt om det", "--duty", "none", "--yes")
    house.done("data", "restore", str(backup), "--yes")
    for path in (house.database, Path(f"{house.database}-journal")):
        assert not path.exists() or "Nora Prøve".encode() not in path.read_bytes()
    assert house.rows("SELECT count(*) FROM erasure") == [(1,)]
    assert house.done("list", "--status", "all", "--format", "json").json[0]["resident"] == "R-0001"
    house.done("data", "backup")  # the chain holds
