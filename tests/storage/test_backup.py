"""``data backup``: whole, checked, for its owner alone; older ones go only after it is proved."""

import datetime as dt
import hashlib
import json
import os
import resource
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ettervern_cli.errors import EttervernError
from ettervern_cli.storage.backups.backups import Made, back_up, newest, prove
from ettervern_cli.storage.backups.errors import AlteredBackup, NoSuchBackup
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.database.errors import (
    DamagedBackup,
    ForeignDatabase,
    NewerDatabase,
    UnsafePlace,
)
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.schema import CASE_TABLES, COMPILED_TABLES, VERSION
from ettervern_cli.values.backup_schedule import Keeping
from tests.conftest import ENCRYPTED, Workspace, lived_once

TABLES = {
    *CASE_TABLES,
    *COMPILED_TABLES,
    "history",
    "change",
    "due",
    "due_state",
    "ladder_position",
}
plain = pytest.mark.skipif(ENCRYPTED, reason="looks at, or spoils, a plain file")


@lived_once()
def house(alta: Workspace) -> None:
    """A workspace with one resident and a follow-up."""
    alta.done("admit", "Nora Prøve", "--unit", "1", "--on", "2009-10-21")
    alta.done("log", "nora", "Gikk til Nav", "--minutes", "45")


def made(house: Workspace, *words: str) -> dict[str, Any]:
    """Make a backup; what it says as JSON."""
    answer: dict[str, Any] = house.done("data", "backup", *words, "--format", "json").json
    return answer


def content(path: Path | str) -> list[str]:
    """Everything a database holds, as SQL."""
    with closing(connect(str(path), "ro")) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE sql <> ''")]
        query = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
        found = [f"{row}" for row in db.execute(query)]
        for table in sorted(set(tables) & TABLES):
            found += [f"{table} {row}" for row in db.execute(f"SELECT * FROM {table}")]
        return found


def mode(path: Path | str) -> int:
    return stat.S_IMODE(os.stat(path).st_mode)


def names(folder: Path) -> list[str]:
    """What lies in a folder, manifests and hidden files included; where a key lies is left out."""
    return sorted(name for name in os.listdir(folder) if not name.endswith(".key.json"))


def at_night(house: Workspace, folder: Path, when: str, keeping: Keeping | None) -> Made:
    """A backup made at another time than now."""
    moment = dt.datetime.fromisoformat(when)
    author = Author("tester", moment.replace(tzinfo=dt.UTC), moment.date())
    with closing(connect(str(house.database))) as db:
        return back_up(
            db,
            str(house.database),
            str(folder),
            author=author,
            at=moment,
            program="0",
            config="",
            keeping=keeping,
        )


def alone(house: Workspace, *words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with nothing of an environment but what is given."""
    command = [sys.executable, "-m", "ettervern_cli", "--config", str(house.config), *words]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        # Under a limit on files Python would leave half a cached module behind.
        env={"PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"},
        **options,
    )


# --- what is written -------------------------------------------------------------------------


def test_a_backup_holds_everything_and_its_manifest_says_what(house: Workspace) -> None:
    head = house.done("data", "history", "--head", "--format", "json").json[0]
    answer = made(house)
    path = Path(answer["path"])
    assert path.parent == house.folder / "backups"
    assert content(path) == content(house.database)
    manifest = json.loads(Path(f"{path}.json").read_text())
    assert manifest["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert manifest["head"] == {"change": head["change"], "seal": head["seal"]}
    assert manifest["counts"]["resident"] == manifest["counts"]["follow_up"] == 1
    assert manifest["config"] == house.config.read_text()
    assert (manifest["file"], manifest["size"]) == (path.name, path.stat().st_size)
    assert (manifest["schema"], manifest["program"], manifest["faults"]) == (VERSION, "0.1.0", [])
    assert set(answer) - set(manifest) == {"path", "removed", "owing"}
    assert set(manifest) - set(answer) == {"config"}


def test_it_is_named_by_date_and_time_and_for_its_owner_alone(house: Workspace) -> None:
    at_night(house, house.folder / "backups", "2026-10-31T03:12:40", None)
    folder = house.folder / "backups"
    assert names(folder) == ["ettervern-2026-10-31T0312.db", "ettervern-2026-10-31T0312.db.json"]
    assert mode(folder) == 0o700
    assert {mode(folder / name) for name in names(folder)} == {0o600}


def test_what_the_command_says_is_one_line(house: Workspace) -> None:
    said = house.done("data", "backup").out
    assert said.startswith(f"{house.folder}/backups/ettervern-20")
    assert said.endswith(" kB, checked, up to change 3.\n")
    said = house.done("data", "backup", lang="nb").out
    assert "kontrollert, til og med endring 3." in said
    assert said.count("\n") == 1


def test_a_second_one_in_the_same_minute_gets_a_name_of_its_own(house: Workspace) -> None:
    folder = house.folder / "b"
    for _ in range(3):
        at_night(house, folder, "2026-10-31T03:12", None)
    stem = "ettervern-2026-10-31T0312"
    assert [name for name in names(folder) if name.endswith(".db")] == [
        f"{stem}-2.db", f"{stem}-3.db", f"{stem}.db",
    ]  # fmt: skip
    (folder / f"{stem}-4.db").write_text("somebody else's")
    at_night(house, folder, "2026-10-31T03:12", None)
    assert (folder / f"{stem}-4.db").read_text() == "somebody else's"
    assert f"{stem}-5.db" in names(folder)


# --- which are kept --------------------------------------------------------------------------


def test_older_ones_are_removed_by_the_rule_each_with_its_manifest(house: Workspace) -> None:
    folder = house.folder / "b"
    for day in range(1, 11):
        answer = at_night(house, folder, f"2026-10-{day:02}T03:12", Keeping(2, 1))
    assert answer.removed == ["ettervern-2026-10-08T0312.db"]
    assert names(folder) == [
        f"ettervern-2026-10-{day}T0312.db{ending}"
        for day in ("09", "10")
        for ending in ("", ".json")
    ]


def test_the_one_just_made_stays_though_the_clock_went_back(house: Workspace) -> None:
    folder = house.folder / "b"
    at_night(house, folder, "2026-10-31T03:12", Keeping(1))
    answer = at_night(house, folder, "2020-01-01T00:00", Keeping(1))
    assert answer.removed == []
    assert len(names(folder)) == 4


def test_what_is_not_ours_is_never_removed(
    house: Workspace, make_workspace: Callable[..., Workspace]
) -> None:
    folder = house.folder / "b"
    at_night(make_workspace("fri", name="other"), folder, "2026-01-01T03:12", None)
    (folder / "ettervern-2026-01-02T0312.db").write_text("no manifest beside it")
    at_night(house, folder, "2026-01-03T03:12", None)
    renamed = folder / "before the move.db"
    (folder / "ettervern-2026-01-03T0312.db").rename(renamed)
    before = set(names(folder))
    at_night(house, folder, "2026-10-31T03:12", Keeping(1))
    assert before < set(names(folder))


def test_the_folder_of_the_configuration_is_kept_by_its_rule_a_named_one_by_keep_alone(
    house: Workspace,
) -> None:
    text = house.config.read_text()
    house.config.write_text(f"{text}\nbackups: {{folder: ../safe, keep: 1d}}\n")
    safe, usb = house.folder.parent / "safe", house.folder / "usb"
    for folder in (safe, usb):
        at_night(house, folder, "2026-01-03T03:12", None)
    assert made(house)["removed"] == ["ettervern-2026-01-03T0312.db"]
    assert len(names(safe)) == 2
    assert made(house, str(usb))["removed"] == []
    assert len(made(house, str(usb), "--keep", "1d")["removed"]) == 2
    assert house.done("data", "backup", "--keep", "all").out.count("removed") == 0


def test_one_older_backup_is_said_to_be_removed(house: Workspace) -> None:
    at_night(house, house.folder / "backups", "2026-01-03T03:12", None)
    assert house.done("data", "backup", "--keep", "1d").out.endswith(
        "checked, up to change 3. 1 older backup removed.\n"
    )


def test_a_rule_that_cannot_be_read_is_wrong_usage(house: Workspace) -> None:
    assert "write 7d,4w,12m" in house.refused("data", "backup", "--keep", "7x", code=2)
    assert "skriv 7d,4w,12m" in house.refused("data", "backup", "--keep", "0d", code=2, lang="nb")
    assert not (house.folder / "backups").exists()


# --- when things go wrong --------------------------------------------------------------------


def test_the_folder_may_be_named_from_home_and_verify_finds_it_there(
    house: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    text = house.config.read_text()
    house.config.write_text(f"{text}\nbackups: {{folder: ~/safe}}\n")
    house.done("config", "apply")
    house.done("data", "backup")
    assert list((tmp_path / "home" / "safe").glob("ettervern-*.db"))
    assert "no-backup" not in house.done("data", "verify", "--format", "csv").out


def test_an_invalid_configuration_is_backed_up_too(house: Workspace) -> None:
    house.config.write_text(house.config.read_text() + "\nbackups: {kep: 1d}\n")
    assert house.run("list").code == 78
    result = house.done("data", "backup")
    assert "config.yaml is not valid; backed up all the same" in result.err
    path = newest(str(house.folder / "backups"))
    assert path is not None
    assert prove(path).manifest is not None
    assert "kep: 1d" in str(prove(path).manifest)


def test_cron_hears_nothing_without_home_locale_or_terminal(house: Workspace) -> None:
    for text in ("", "\nbackups: {kep: 1d}\n"):
        house.config.write_text(house.config.read_text() + text)
        result = alone(house, "--quiet", "data", "backup", stdin=subprocess.DEVNULL)
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
        del result
    # The word before the command goes for this one too: quiet means quiet.
    assert len(names(house.folder / "backups")) == 2


def test_files_are_for_their_owner_alone_whatever_the_umask(house: Workspace) -> None:
    assert alone(house, "data", "backup", umask=0).returncode == 0
    folder = house.folder / "backups"
    assert mode(folder) == 0o700
    assert {mode(folder / name) for name in names(folder)} == {0o600}


@pytest.mark.large
def test_a_full_disk_leaves_nothing_and_takes_nothing(house: Workspace) -> None:
    old = at_night(house, house.folder / "backups", "2026-01-03T03:12", None)
    before = names(house.folder / "backups")
    size = Path(old.path).stat().st_size  # without the pages that are free
    for most in (0, 4096, size // 2, size - 4096):
        result = alone(
            house,
            *("data", "backup", "--keep", "1d"),
            preexec_fn=lambda most=most: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        )
        assert result.returncode == 74, (most, result)
        assert "The disk is full" in result.stderr
        assert names(house.folder / "backups") == before
    assert prove(old.path).contents.head.change == 3


def test_a_manifest_that_cannot_be_written_leaves_no_backup(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ettervern_cli.storage.backups.backups.write_whole", full)
    assert house.run("data", "backup").code == 74
    assert names(house.folder / "backups") == []


def test_a_damaged_database_gives_no_backup_and_older_ones_stay(house: Workspace) -> None:
    at_night(house, house.folder / "backups", "2026-01-03T03:12", None)
    before = names(house.folder / "backups")
    with closing(connect(str(house.database))) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("DROP TRIGGER stay_update")
        db.execute("UPDATE stay SET admitted_on = '2009'")
    assert "damaged" in house.refused("data", "backup", "--keep", "1d", code=65)
    assert names(house.folder / "backups") == before


def test_a_broken_chain_is_backed_up_said_and_no_older_one_is_removed(house: Workspace) -> None:
    at_night(house, house.folder / "backups", "2026-01-03T03:12", None)
    with closing(connect(str(house.database))) as db:
        db.execute("UPDATE change SET actor = 'somebody else' WHERE id = 2")
    result = house.run("--quiet", "data", "backup", "--keep", "1d")
    assert (result.code, result.out) == (3, "")
    assert "the chain of the history is broken" in result.err
    assert len(names(house.folder / "backups")) == 4
    path = newest(str(house.folder / "backups"))
    assert path is not None
    assert prove(path).contents.faults == ["chain"]
    assert "kjeden i historikken er brutt" in house.run("data", "backup", lang="nb").err


def test_a_row_that_refers_to_none_is_backed_up_and_said(house: Workspace) -> None:
    with closing(connect(str(house.database))) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("UPDATE follow_up SET stay_id = 99")
    result = house.run("data", "backup")
    assert result.code == 3
    assert "there are rows that refer to none" in result.err


def test_something_else_than_a_folder_is_refused(house: Workspace) -> None:
    (house.folder / "backups").write_text("no folder")
    assert "is no folder" in house.refused("data", "backup", code=77)
    assert "is no folder" in house.refused("data", "backup", str(house.config / "x"), code=77)


def test_a_folder_that_cannot_be_made_is_no_bug(house: Workspace) -> None:
    folder = str(house.folder / ("x" * 300))
    for command in (("backup", folder), ("export", f"{folder}/y")):
        assert house.refused("data", *command, code=74).endswith("could not be written.\n")


@plain
def test_a_synchronised_folder_is_warned_of_since_the_backup_can_be_read(house: Workspace) -> None:
    folder = house.folder.parent / "OneDrive - Kommunen" / "b"
    assert "can be read by anybody" in house.done("data", "backup", str(folder)).err


def test_what_a_killed_backup_left_is_taken_away_by_the_next(house: Workspace) -> None:
    folder = house.folder / "backups"
    script = (
        "import os, signal\n"
        "from ettervern_cli.storage.backups import backups\n"
        "def dies(*a, **k): os.kill(os.getpid(), signal.SIGKILL)\n"
        "backups.{} = dies\n"
        "from ettervern_cli.start import main\n"
        "import sys; sys.argv = ['ettervern', '--config', {!r}, 'data', 'backup']\n"
        "main()\n"
    )
    # Before the copy, before the manifest, and after the backup has its name.
    for where, left in (("checked_copy", 1), ("checksum", 1), ("write_whole", 1), ("sync", 0)):
        code = script.format(where, str(house.config))
        ran = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
        assert ran.returncode == -9, (where, ran)
        hidden = [name for name in names(folder) if name.startswith(".")]
        assert len(hidden) == left, where
    whole = [name for name in names(folder) if name.endswith(".db")]
    assert len(whole) == 1  # killed after its name was given, so it is whole
    assert prove(str(folder / whole[0])).contents.head.change == 3
    house.done("data", "backup", "--keep", "all")
    assert all(name.startswith("ettervern-") for name in names(folder))
    assert len([name for name in names(folder) if name.endswith(".db")]) == 2


# --- others at the same time -----------------------------------------------------------------


@plain
def test_it_waits_for_somebody_who_is_writing(house: Workspace) -> None:
    with closing(
        sqlite3.connect(house.database, isolation_level=None, check_same_thread=False)
    ) as db:
        db.execute("BEGIN EXCLUSIVE")
        db.execute("UPDATE resident SET born = '1985'")
        end = threading.Timer(0.4, lambda: db.execute("COMMIT"))
        end.start()
        begun = time.monotonic()
        house.done("data", "backup")
        assert time.monotonic() - begun > 0.3
        end.join()
    path = newest(str(house.folder / "backups"))
    assert path is not None
    assert "1985" in "".join(content(path))


def test_what_is_not_yet_committed_is_not_in_it(house: Workspace) -> None:
    before = content(house.database)
    with closing(connect(str(house.database))) as db:
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE resident SET born = '1985'")
        path = made(house)["path"]
        db.execute("COMMIT")
    assert content(path) == before != content(house.database)


def test_two_at_once_make_two_whole_ones(house: Workspace) -> None:
    command = [sys.executable, "-m", "ettervern_cli", "--config", str(house.config)]
    both = [
        subprocess.Popen(
            [*command, "data", "backup", "--keep", "all", "--format", "json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    answers = [(*process.communicate(), process.returncode) for process in both]
    assert [code for _, _, code in answers] == [0, 0, 0], answers
    paths = {json.loads(out)["path"] for out, _, _ in answers}
    assert len(paths) == 3
    for path in paths:
        found = prove(path)
        assert found.manifest is not None
        assert found.contents.head.change == 3
    assert len(names(house.folder / "backups")) == 6


# --- proving one -----------------------------------------------------------------------------


def test_a_proof_says_what_is_in_it_and_leaves_nothing_behind(house: Workspace) -> None:
    path = made(house)["path"]
    before = names(house.folder / "backups")
    bytes_before = Path(path).read_bytes()
    found = prove(path)
    assert (found.contents.schema, found.contents.faults) == (VERSION, [])
    assert found.contents.counts["stay"] == 1
    assert names(house.folder / "backups") == before
    assert Path(path).read_bytes() == bytes_before


def test_every_flipped_bit_is_found_by_the_checksum(house: Workspace) -> None:
    path = Path(made(house)["path"])
    whole = path.read_bytes()
    for place in range(20, len(whole), len(whole) // 25):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(AlteredBackup):
            prove(str(path))
    path.write_bytes(whole[:-4096])
    with pytest.raises(AlteredBackup):
        prove(str(path))
    path.write_bytes(whole)
    prove(str(path))


def spoil_header(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1000)


def spoil_page(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(4096) * 3 + whole[4096 * 4 :])


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")


def make_foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE t (x)")


def make_empty(path: Path) -> None:
    path.write_bytes(b"")


def make_fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def make_link(path: Path) -> None:
    path.rename(path.with_suffix(".moved"))
    path.symlink_to(path.with_suffix(".moved"))


@plain
@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (spoil_header, DamagedBackup),
        (spoil_page, DamagedBackup),
        (make_newer, NewerDatabase),
        (make_foreign, ForeignDatabase),
        (make_empty, ForeignDatabase),
        (make_fifo, UnsafePlace),
        (make_link, UnsafePlace),
        (Path.unlink, NoSuchBackup),
    ],
)
def test_without_a_manifest_the_database_itself_is_checked(
    house: Workspace, spoil: Callable[[Path], None], error: type[EttervernError]
) -> None:
    path = Path(made(house)["path"])
    Path(f"{path}.json").unlink()
    assert prove(str(path)).manifest is None
    spoil(path)
    with pytest.raises(error):
        prove(str(path))
    assert not [name for name in names(path.parent) if name.startswith(".")]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"file": 1}', '{"sha256": "x"}', "\udcff", "[" * 100_000]
)
def test_a_manifest_that_is_none_is_damage(house: Workspace, text: str) -> None:
    path = made(house)["path"]
    Path(f"{path}.json").write_text(text, errors="surrogateescape")
    with pytest.raises(DamagedBackup):
        prove(path)
    house.done("data", "backup")  # and it is in nobody's way
    assert Path(path).exists()
