"""A slip of the hand, or of a script: what is named to be written or read is not what it should be.

Nothing of a workspace is ever written over, and nothing is waited for that nobody sends.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from ettervern_cli.storage.vault.recovery_sheet import to_rows
from tests.faults.trial import Break, Trial, broken, copied, made

NO_REFUSAL: tuple[Break, ...] = (
    ("storage/named_files/targets.py", "            refuse_target(path, own)\n", ""),
)
NO_HASTE: tuple[Break, ...] = (
    ("storage/named_files/reading.py", "os.O_RDONLY | os.O_NONBLOCK", "os.O_RDONLY"),
)
SECONDS = 10


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """A workspace with a backup, and one in another folder."""
    trial = made(tmp_path_factory.mktemp("laid") / "w")
    trial.done("data", "backup")
    trial.done("data", "backup", str(trial.folder / "elsewhere"))
    return trial


@pytest.fixture
def trial(laid: Trial, tmp_path: Path) -> Trial:
    """A workspace with backups, keys and a recovery sheet, and two of its files as hard links."""
    return furnished(laid, tmp_path / "w")


def furnished(laid: Trial, folder: Path) -> Trial:
    trial = copied(laid, folder)
    os.link(trial.database, folder / "book.csv")
    os.link(folder / "config.yaml", folder / "words.csv")
    (folder / "key").write_text("5a" * 32 + "\n")
    (folder / "key").chmod(0o600)
    shutil.copytree(folder, folder / "other", ignore=shutil.ignore_patterns("other"))
    (folder / "other" / "ettervern.db.key.json").write_text(
        '{"format": 1, "cipher": "sqlcipher", "changing": false, "keys": []}'
    )
    (folder / "sheet.txt").write_text("  ABCD EFGH JKMN PQRS   1\n  ABCD EFGH JKMN PQRS   2\n")
    (folder / "county.json").write_text('{"format": 1, "key": "5a", "number": 3, "content": ""}')
    (folder / "sign.pem").write_text("-----BEGIN PRIVATE KEY-----\nAAAA\n")
    (folder / "out").mkdir()
    (folder / "out" / "manifest.json").write_text('{\n "format": "ettervern delivery",\n')
    for name in ("lake.json", "sites/a/current.json", "published/1.json", "keys/a.pem"):
        (folder / "lake" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "lake" / name).write_text("{}")
    (folder / "link.csv").symlink_to(trial.database)
    (folder / "backups" / "erased.json").write_text("[]")
    return trial


# What is named, and whether that is a kind of file that nothing is written over.
TARGETS = (
    "ettervern.db", "ETTERVERN.DB", "./x/../ettervern.db", "ettervern.db-journal",
    "ettervern.db-wal", "ettervern.db-shm", "ettervern.db.key.json", "config.yaml", "book.csv",
    "words.csv", "link.csv", "key", "sheet.txt", "backups", "backups/erased.json",
    "other/ettervern.db", "other/ettervern.db-journal", "other/ettervern.db.key.json",
    "other/config.yaml", "{backup}", "{backup}.json", "{elsewhere}", "{elsewhere}.json",
    "county.json", "sign.pem", "out/manifest.json", "lake/lake.json", "lake/sites/a/current.json",
    "lake/published/1.json", "lake/keys/a.pem", "/dev/loop0",
)  # fmt: skip


def named(trial: Trial, target: str) -> str:
    """A target's path."""
    backup = next((trial.folder / "backups").glob("*.db"))
    elsewhere = next((trial.folder / "elsewhere").glob("*.db"))
    return str(trial.folder / target.format(backup=backup, elsewhere=elsewhere))


def held(folder: Path) -> dict[str, bytes | str]:
    """All that a folder holds."""
    return {
        str(path): os.readlink(path) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def ruined(trial: Trial, target: str) -> bool:
    """Write a report over a target; whether anything there is not what it was."""
    before = held(trial.folder)
    ran = trial.run("list", "--format", "csv", "-o", named(trial, target))
    assert b"Traceback" not in ran.stderr
    if held(trial.folder) != before:
        return True
    assert ran.returncode == 2, ran
    assert ran.stdout == b""
    assert len(ran.stderr.strip().splitlines()) == 1
    return False


@pytest.mark.large
def test_no_report_is_written_over_what_a_workspace_lives_by(trial: Trial) -> None:
    (trial.folder / "x").mkdir()
    for target in TARGETS:
        if not target.startswith("/dev") or Path(target).exists():
            assert not ruined(trial, target), target


@pytest.mark.broken_build
def test_a_build_that_writes_over_anything_would_be_found_out(laid: Trial, tmp_path: Path) -> None:
    build = broken(tmp_path, NO_REFUSAL)
    for target in ("ettervern.db", "config.yaml", "{backup}", "key", "sheet.txt"):
        folder = tmp_path / target.strip("{}")
        assert ruined(Trial(furnished(laid, folder).folder, build), target)


WRITERS: dict[str, tuple[str, ...]] = {
    "a list": ("list", "-o", "{0}"),
    "a report": ("report", "month", "2009-10", "--format", "html", "-o", "{0}"),
    "a workbook": ("report", "month", "2009-10", "--format", "xlsx", "-o", "{0}"),
    "findings": ("data", "verify", "--format", "csv", "-o", "{0}"),
    "a calendar": ("due", "--format", "csv", "-o", "{0}"),
    "a recovery sheet": ("data", "encrypt", "--key-in", "file", "-o", "{0}"),
    "an export": ("data", "export", "{0}", "--yes"),
    "a backup": ("data", "backup", "{0}"),
    "a restored workspace": ("data", "restore", "{1}", "--to", "{0}"),
    "a workspace": ("init", "{0}"),
    "a demo": ("demo", "{0}", "--residents", "1"),
}


@pytest.mark.sampled(5)
@pytest.mark.parametrize("what", WRITERS)
def test_nothing_is_written_or_made_under_the_name_of_a_journal(trial: Trial, what: str) -> None:
    before = held(trial.folder)
    backup = str(next((trial.folder / "backups").glob("*.db")))
    target = str(trial.folder / "ettervern.db-journal")
    ran = trial.run(*(word.format(target, backup) for word in WRITERS[what]))
    assert ran.returncode == 2, ran
    assert b"Traceback" not in ran.stderr
    assert not Path(target).exists()
    assert held(trial.folder) == before


def test_a_key_is_put_where_no_other_file_is(trial: Trial) -> None:
    for name in ("ettervern.db", "ettervern.db-journal", "config.yaml", "link.csv", "backups"):
        before = held(trial.folder)
        trial.env["ETTERVERN_KEY_FILE"] = str(trial.folder / name)
        ran = trial.run("data", "encrypt", "--key-in", "file")
        assert ran.returncode == 2, (name, ran)
        assert held(trial.folder) == before, name


@pytest.mark.large
def test_a_recovery_sheet_takes_the_place_of_no_file(trial: Trial) -> None:
    trial.env["ETTERVERN_KEY_FILE"] = str(trial.folder / "own.key")
    plan = trial.folder / "plan.txt"
    plan.write_text("Noe annet\n")
    for words in (("data", "encrypt", "-o", str(plan)), ("data", "sheet", "-o", str(plan))):
        assert trial.run(*words).returncode == 2
        assert plan.read_text() == "Noe annet\n"
        assert not (trial.folder / "own.key").exists()
    trial.done("data", "encrypt", "--key-in", "file", "-o", str(trial.folder / "first.txt"))
    first = (trial.folder / "first.txt").read_text()
    for name in ("first.txt", "own.key"):
        assert trial.run("data", "rekey", "-o", str(trial.folder / name)).returncode == 2
    assert (trial.folder / "first.txt").read_text() == first
    trial.done("list")


# --- streams ---------------------------------------------------------------------------------


@pytest.mark.large
def test_a_stream_is_written_to_as_one(trial: Trial) -> None:
    told = trial.run("list").stdout
    for path in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"):
        assert trial.run("list", "-o", path).stdout == told
    assert trial.run("list", "--format", "json", "-o", "/dev/stderr").stderr.startswith(b"[")
    assert trial.run("list", "-o", "/dev/null").returncode == 0
    for words in (("list",), ("report", "month", "2009-10", "--format", "xlsx")):
        full = trial.run(*words, "-o", "/dev/full")
        assert (full.returncode, full.stdout) == (74, b"")
        assert full.stderr == b"/dev/full could not be written.\n"
    assert Path("/dev/full").is_char_device()
    assert Path("/dev/null").is_char_device()


def test_a_pipe_is_written_to_and_not_replaced_and_nobody_is_waited_for_in_vain(
    trial: Trial,
) -> None:
    pipe = trial.folder / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    trial.done("list", "-o", str(pipe))
    assert reader.communicate(timeout=SECONDS)[0] == trial.run("list").stdout
    assert pipe.is_fifo()
    alone = subprocess.run(
        trial.words("list", "-o", str(pipe)),
        env=trial.env, capture_output=True, timeout=SECONDS * 3, check=False,
    )  # fmt: skip
    assert (alone.returncode, alone.stdout) == (74, b"")


# --- reading ---------------------------------------------------------------------------------


def piped(path: Path) -> None:
    """Put a pipe that nobody writes to in a file's place."""
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)


# What a recovery sheet could say.
KEY = "\n".join(to_rows(bytes(32))).encode()
# What becomes a pipe, what is typed then, and its exit code.
READERS: dict[str, tuple[str, tuple[str, ...], int]] = {
    "an import": ("in", ("data", "import", "stays", "in"), 1),
    "a batch": ("in", ("batch", "in"), 2),
    "an export": ("in/datapackage.json", ("data", "import", "in"), 1),
    "the configuration": ("config.yaml", ("list",), 66),
    "the database": ("ettervern.db", ("list",), 77),
    "its journal": ("ettervern.db-journal", ("list",), 77),
    "its log": ("ettervern.db-wal", ("list",), 77),
    "key settings": ("ettervern.db.key.json", ("list",), 77),
    "a backup": ("in.db", ("data", "restore", "in.db", "--yes"), 77),
    "a manifest": ("elsewhere/{elsewhere}.json", ("data", "restore", "{0}", "--yes"), 65),
    "the ledger": ("erased.json", ("data", "backup"), 65),
    "a key to recover": ("in.db", ("data", "recover", "in.db"), 77),
}


def waited_for(trial: Trial, what: str) -> bool:
    """Whether a command waits for a pipe that nobody writes to."""
    name, words, code = READERS[what]
    backup = next((trial.folder / "elsewhere").glob("*.db"))
    piped(trial.folder / name.format(elsewhere=backup.name))
    given = [str(trial.folder / word) if word.startswith("in") else word for word in words]
    given = [word.format(backup) for word in given]
    try:
        ran = subprocess.run(
            trial.words(*given), env=trial.env, cwd=trial.folder, input=KEY, timeout=SECONDS,
            capture_output=True, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return True
    assert ran.returncode == code, ran
    assert b"Traceback" not in ran.stderr
    return False


@pytest.mark.sampled(5)
@pytest.mark.parametrize("what", READERS)
def test_no_pipe_in_a_files_place_makes_a_command_wait(trial: Trial, what: str) -> None:
    assert not waited_for(trial, what)


@pytest.mark.broken_build
def test_a_build_that_waits_would_be_found_out(laid: Trial, tmp_path: Path) -> None:
    build = broken(tmp_path, NO_HASTE)
    for what in ("an import", "a batch", "key settings"):
        assert waited_for(Trial(furnished(laid, tmp_path / what).folder, build), what)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", ["ETTERVERN_KEY_FILE", "ETTERVERN_PASSPHRASE_FILE"])
def test_no_pipe_in_a_keys_place_makes_a_command_wait(tmp_path: Path, name: str) -> None:
    trial = made(tmp_path / "w")
    secret = trial.folder / "secret"
    trial.env["ETTERVERN_KEY_FILE" if "KEY" in name else name] = str(secret)
    if "PASSPHRASE" in name:
        secret.write_text("fire ord som ingen gjetter\n")
        secret.chmod(0o600)
    trial.done("data", "encrypt", "--key-in", "passphrase" if "PASSPHRASE" in name else "file")
    piped(secret)
    ran = subprocess.run(
        trial.words("list"), env=trial.env, capture_output=True, timeout=SECONDS, check=False
    )
    assert ran.returncode == 77, ran


@pytest.mark.large
def test_what_a_shell_hands_over_is_read(trial: Trial) -> None:
    def shell(line: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["bash", "-c", line.replace("ETTERVERN", " ".join(trial.words()))],
            env=trial.env, capture_output=True, timeout=SECONDS * 3, check=False,
        )  # fmt: skip

    stays = "resident;admitted_on\\nK-{0};2009-10-0{0}\\n"
    for line in (
        "ETTERVERN batch <(echo 'log R-0001 En')",
        "echo 'log R-0001 To' | ETTERVERN batch /dev/stdin",
        f"ETTERVERN data import stays <(printf '{stays.format(1)}')",
        f"printf '{stays.format(2)}' | ETTERVERN data import stays /dev/stdin",
        "ETTERVERN list -o >(cat >&2)",
    ):
        ran = shell(line)
        assert ran.returncode == 0, (line, ran)
    assert trial.texts() == ["En", "To"]


def test_an_endless_device_is_no_file_to_read(trial: Trial) -> None:
    for path in ("/dev/zero", "/dev/full", "/dev/random"):
        for words, code in ((("batch", path), 2), (("data", "import", "stays", path), 1)):
            assert trial.run(*words).returncode == code, words


def test_what_a_failing_disk_holds_is_not_taken_for_a_full_one(trial: Trial) -> None:
    ran = trial.run("data", "import", "stays", "/proc/self/mem")  # reading it fails
    assert (ran.returncode, b"full" in ran.stderr) == (1, False), ran


@pytest.mark.parametrize("words", [("list",), ("data", "history"), ("--help",), ("list", "--help")])
def test_an_output_that_takes_nothing_says_nothing_of_the_database(
    trial: Trial, words: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            trial.words(*words), env=trial.env, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (ran.returncode, ran.stderr) == (74, b"stdout could not be written.\n")
