"""Opening and writing, row by row as they were found to matter."""

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from ettervern_cli.errors import Busy
from ettervern_cli.storage.database import opening, sqlite_file
from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.database.opening import looks_synchronised
from ettervern_cli.storage.schema import VERSION
from ettervern_cli.storage.transaction import reading, writing
from tests.conftest import ENCRYPTED, Workspace
from tests.storage.test_backup import content
from tests.storage.test_restore import AUTHOR

OLD = Path(__file__).parents[1] / "faults" / "version_1"
plain = pytest.mark.skipif(ENCRYPTED, reason="looks at a plain file")


def command(workspace: Workspace, *words: str) -> list[str]:
    """A command line for a process of its own."""
    return [sys.executable, "-m", "ettervern_cli", "--config", str(workspace.config), *words]


@pytest.fixture
def old(tmp_path: Path) -> Workspace:
    """A workspace as version 1 left it."""
    workspace = Workspace(tmp_path / "old", "2026-06-01")
    workspace.folder.mkdir()
    shutil.copy(OLD / "config.yaml", workspace.folder)
    with closing(sqlite3.connect(workspace.database)) as db:
        db.executescript((OLD / "database.sql").read_text("utf-8"))
    workspace.database.chmod(0o600)
    return workspace


# --- every connection ------------------------------------------------------------------------

SETTINGS = {
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "cell_size_check": 1,
    "synchronous": 3,  # EXTRA
    "journal_mode": "delete",
    "trusted_schema": 0 if sqlite3.sqlite_version_info >= (3, 41) else 1,
}


@pytest.mark.parametrize("mode", ["rw", "ro"])
def test_every_connection_has_the_settings(alta: Workspace, mode: str) -> None:
    with closing(connect(str(alta.database), mode)) as db:
        found = {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}
    if ENCRYPTED:
        found.pop("trusted_schema")  # of another library
    assert found == {name: SETTINGS[name] for name in found}


@plain
def test_a_file_that_another_program_put_into_wal_is_taken_out_of_it(alta: Workspace) -> None:
    with closing(sqlite3.connect(alta.database)) as db:
        assert db.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    alta.done("list")
    with closing(sqlite3.connect(alta.database)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_connection_makes_no_file_that_is_missing(tmp_path: Path) -> None:
    for mode in ("rw", "ro"):
        with pytest.raises(sqlite3.OperationalError):
            connect(str(tmp_path / "none.db"), mode)
    assert list(tmp_path.iterdir()) == []


def test_a_path_with_odd_letters_is_taken_as_it_is(tmp_path: Path) -> None:
    name = "50 % ?mode=memory#æøå.db"
    with closing(opening.create(str(tmp_path / name))):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [name]


# --- what may be opened ----------------------------------------------------------------------


def make_link(path: Path) -> None:
    path.rename(path.with_suffix(".moved"))
    path.symlink_to(path.with_suffix(".moved"))


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    import socket

    path.unlink()
    os.chdir(path.parent)  # its whole path would be too long for a socket
    with closing(socket.socket(socket.AF_UNIX)) as made:
        made.bind(path.name)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (make_link, 77),
        (make_folder, 77),
        (make_fifo, 77),
        (make_socket, 77),
        (lambda path: path.write_bytes(b""), 65),
        (lambda path: path.write_bytes(b"x" * 5000), 65),
        (Path.unlink, 66),
    ],
)
def test_what_is_no_ordinary_file_of_ours_is_not_opened(
    alta: Workspace, monkeypatch: pytest.MonkeyPatch, spoil: object, code: int
) -> None:
    monkeypatch.chdir(alta.folder)
    assert callable(spoil)
    spoil(alta.database)
    for words in (("list",), ("gap", "add", "x", "--owner", "nav"), ("data", "backup")):
        alta.refused(*words, code=code)


@pytest.mark.large
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_files_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    workspace = Workspace(tmp_path / "w")
    script = command(workspace, "gap", "add", "x", "--owner", "nav")
    subprocess.run(
        [*script[:3], "init", str(workspace.folder)], check=True, umask=umask, capture_output=True
    )
    subprocess.run(script, check=True, umask=umask, capture_output=True)
    assert stat.S_IMODE(workspace.folder.stat().st_mode) == 0o700
    for path in workspace.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_a_file_that_was_opened_to_others_is_closed_to_them_again(alta: Workspace) -> None:
    alta.database.chmod(0o644)
    alta.done("list")
    assert stat.S_IMODE(alta.database.stat().st_mode) == 0o600


def test_the_journal_is_for_its_owner_alone(alta: Workspace) -> None:
    previous = os.umask(0)
    try:
        with closing(connect(str(alta.database))) as db, writing(db, AUTHOR, "x"):
            db.execute("UPDATE setting SET value = 'x' WHERE name = 'language'")
            assert stat.S_IMODE(Path(f"{alta.database}-journal").stat().st_mode) == 0o600
    finally:
        os.umask(previous)


@pytest.mark.parametrize(
    ("folder", "shared"),
    [
        ("OneDrive", True),
        ("OneDrive - Alta kommune/prosjekt", True),
        ("onedrive-personal", True),
        ("Dropbox (Bymisjon)/w", True),
        ("Nextcloud/w", True),
        ("ownCloud", True),
        ("Google Drive/w", True),
        ("iCloud Drive/w", True),
        ("Library/Mobile Documents/com~apple~CloudDocs/w", True),
        ("Syncthing/w", True),
        ("Jottacloud/w", True),
        ("pCloudDrive/w", True),
        ("MEGA/w", True),
        ("MEGAsync/w", True),
        ("Seafile/Bolig/w", True),
        ("SeaDrive/w", True),
        ("Tresorit/w", True),
        ("My Dropbox/w", True),
        ("Google Disk/w", True),
        ("megabytes/w", False),
        ("my notes on dropbox/w", False),
        ("drive/w", False),
        ("cloud/w", False),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(
    tmp_path: Path, folder: str, shared: bool
) -> None:
    (tmp_path / folder).mkdir(parents=True)
    assert looks_synchronised(str(tmp_path / folder / "ettervern.db")) is shared


@pytest.mark.parametrize("marker", opening.SYNC_MARKERS)
def test_a_synchronised_folder_is_known_by_what_its_program_leaves(
    tmp_path: Path, marker: str
) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    path = str(tmp_path / "a" / "b" / "ettervern.db")
    assert not looks_synchronised(path)
    (tmp_path / marker).mkdir()
    assert looks_synchronised(path)


def test_a_link_into_a_synchronised_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "w").symlink_to(tmp_path / "Dropbox")
    assert looks_synchronised(str(tmp_path / "w" / "ettervern.db"))


@pytest.mark.parametrize(
    ("table", "shared"),
    [
        ("server:/x {0} nfs4 rw 0 0\n", True),
        ("//server/x {0} cifs rw 0 0\n", True),
        ("kari@server: {0} fuse.sshfs rw 0 0\n", True),
        ("/dev/sda1 {0} ext4 rw 0 0\n", False),
        ("server:/x {0} nfs4 rw 0 0\n/dev/sda1 {0}/mine ext4 rw 0 0\n", False),
        ("server:/x {0}/min nfs4 rw 0 0\n", False),
    ],
)
def test_a_network_share_is_known_by_the_systems_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, shared: bool
) -> None:
    (tmp_path / "mine").mkdir()
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\n" + table.format(tmp_path))
    usual = open
    monkeypatch.setattr(
        opening,
        "open",
        lambda path, *rest, **named: usual(
            mounts if path == "/proc/self/mounts" else path, *rest, **named
        ),
        raising=False,
    )
    assert looks_synchronised(str(tmp_path / "mine" / "ettervern.db")) is shared


# --- writing ---------------------------------------------------------------------------------


def test_an_exception_leaves_nothing_of_a_transaction(alta: Workspace) -> None:
    before = content(alta.database)
    orphan = "INSERT INTO plan (budget_line_id, year, planned_ore) VALUES (99, 2009, 1)"

    def write(db: sqlite3.Connection, query: str, then: type[BaseException]) -> None:
        with writing(db, AUTHOR, "x"):
            db.execute("UPDATE setting SET value = 'x'")
            db.execute(query)
            raise then

    with closing(connect(str(alta.database))) as db:
        for wrong in (KeyboardInterrupt, ValueError, SystemExit):
            with pytest.raises(wrong):
                write(db, "SELECT 1", wrong)
            assert not db.in_transaction
        with pytest.raises(sqlite3.IntegrityError):
            write(db, orphan, AssertionError)
        assert not db.in_transaction
    assert content(alta.database) == before


def test_writers_wait_for_each_other_and_none_is_lost(alta: Workspace) -> None:
    with closing(connect(str(alta.database))) as db, writing(db, AUTHOR, "begin"):
        db.execute("UPDATE setting SET value = '0' WHERE name = 'language'")

    def count_up() -> None:
        with closing(connect(str(alta.database))) as db:
            for _ in range(15):
                with writing(db, AUTHOR, "count"):
                    (number,) = db.execute(
                        "SELECT value FROM setting WHERE name = 'language'"
                    ).fetchone()
                    db.execute(
                        "UPDATE setting SET value = ? WHERE name = 'language'",
                        (str(int(number) + 1),),
                    )

    writers = [threading.Thread(target=count_up) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert alta.rows("SELECT value FROM setting WHERE name = 'language'") == [("60",)]


def test_who_waits_too_long_is_told_to_try_again(
    alta: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "WAIT_SECONDS", 0.1)
    with closing(connect(str(alta.database))) as one, closing(connect(str(alta.database))) as two:
        with writing(one, AUTHOR, "x"), pytest.raises(Busy), writing(two, AUTHOR, "y"):
            pass
        with writing(two, AUTHOR, "y"):
            two.execute("UPDATE setting SET value = 'x' WHERE name = 'language'")


def test_a_report_sees_one_moment_and_writes_nothing(alta: Workspace) -> None:
    ask = "SELECT count(*) FROM gap"
    add = "INSERT INTO gap (programme_id, text, owner, opened_on, recorded_at) "
    add += "VALUES (1, 'x', 'nav', '2009-11-20', 'x')"

    def write() -> None:
        with closing(connect(str(alta.database))) as other, writing(other, AUTHOR, "x"):
            other.execute(add)

    with closing(connect(str(alta.database))) as db:
        with reading(db):
            before = db.execute(ask).fetchone()
            writer = threading.Thread(target=write)
            writer.start()
            writer.join(0.3)
            assert db.execute(ask).fetchone() == before == (0,)
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                db.execute(add)
        writer.join()
        assert db.execute(ask).fetchone() == (1,)  # without a transaction it would have been seen
        assert db.execute("PRAGMA query_only").fetchone() == (0,)


@plain
def test_what_a_killed_writer_left_half_done_is_taken_back(alta: Workspace, tmp_path: Path) -> None:
    before = content(alta.database)
    torn = tmp_path / "torn"
    with closing(connect(str(alta.database))) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE term SET name = name || printf('%.500c', 'x')")
        for ending in ("", "-journal"):
            shutil.copyfile(f"{alta.database}{ending}", f"{torn}{ending}")
        db.execute("ROLLBACK")
    for ending in ("", "-journal"):
        shutil.copyfile(f"{torn}{ending}", f"{alta.database}{ending}")
    assert b"xxxxxxxx" in alta.database.read_bytes()
    alta.done("list")
    assert not Path(f"{alta.database}-journal").exists()
    assert content(alta.database) == before


# --- from an older version -------------------------------------------------------------------


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def copy_of(old: Workspace) -> Path:
    return Path(f"{old.database}.before-{VERSION}-from-1")


@pytest.mark.large
@plain
def test_three_that_migrate_at_once_do_it_once(old: Workspace) -> None:
    before = content(old.database)
    three = [
        subprocess.Popen(command(old, "list"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    answers = [(*process.communicate(), process.returncode) for process in three]
    assert [code for _, _, code in answers] == [0, 0, 0], answers
    assert version(old.database) == VERSION
    assert content(copy_of(old)) == before
    assert stat.S_IMODE(copy_of(old).stat().st_mode) == 0o600
    assert len(list(old.folder.iterdir())) == 3
    assert old.done("data", "backup").err == ""


@pytest.mark.large
@plain
def test_a_migration_that_is_killed_leaves_the_old_file_whole(old: Workspace) -> None:
    before = content(old.database)
    script = (
        "import os, signal, sys\n"
        "from ettervern_cli.storage.database import migrations\n"
        "def dies(*a, **k): os.kill(os.getpid(), signal.SIGKILL)\n"
        "migrations.{} = dies\n"
        "sys.argv = ['ettervern', '--config', {!r}, 'list']\n"
        "from ettervern_cli.start import main\n"
        "main()\n"
    )
    for where in ("checked_copy", "sync", "_drop_triggers_and_views", "_make_triggers"):
        code = script.format(where, str(old.config))
        ran = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
        assert ran.returncode == -signal.SIGKILL, (where, ran)
        assert content(old.database) == before, where
    old.done("list")
    assert version(old.database) == VERSION
    assert not Path(f"{copy_of(old)}.partial").exists()


@plain
def test_a_damaged_old_file_is_not_migrated(old: Workspace) -> None:
    with closing(sqlite3.connect(old.database, isolation_level=None)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("DROP TRIGGER stay_update")
        db.execute("UPDATE stay SET admitted_on = '2009'")
    assert "damaged" in old.refused("list", code=65)
    assert version(old.database) == 1
    assert [path.name for path in old.folder.iterdir() if "before" in path.name] == []


@plain
def test_a_migration_that_finds_no_room_for_its_copy_changes_nothing(
    old: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ettervern_cli.storage.database.copies.sync", full)
    before = content(old.database)
    old.refused("list", code=74)
    assert content(old.database) == before
    assert len(list(old.folder.iterdir())) == 2


@plain
def test_a_newer_file_is_refused_and_not_touched(alta: Workspace) -> None:
    with closing(sqlite3.connect(alta.database)) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = alta.database.read_bytes()
    for words in (("list",), ("gap", "add", "x", "--owner", "nav"), ("data", "backup")):
        assert "newer version" in alta.refused(*words, code=65)
    assert alta.database.read_bytes() == before


@plain
def test_an_old_backup_is_restored_and_brought_up_to_date(old: Workspace, tmp_path: Path) -> None:
    backup = tmp_path / "old.db"
    shutil.copyfile(old.database, backup)
    old.done("list")
    old.done("data", "restore", str(backup), "--yes")
    assert version(old.database) == VERSION
    assert version(backup) == 1
    kinds = [change["kind"] for change in old.done("data", "history", "--format", "json").json]
    assert kinds[:2] == ["config", "restore"]  # this program compiles its configuration anew
