"""Encryption when something is wrong: it fails closed, and nothing is lost on the way."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ettervern_cli.storage.database.connecting import connect
from ettervern_cli.storage.vault import binding, encryption, keys, plain_files
from ettervern_cli.verify import workspace_files
from tests.conftest import Workspace, invoke
from tests.faults import count
from tests.helpers.secret_house import (
    MARKER,
    PLAIN_HEADER,
    ROOT,
    alone,
    as_if_new,
    everything,
    header,
    make_house,
    sheet_rows,
    told,
)

pytestmark = pytest.mark.plain


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys lie in the test's own application folder."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("ETTERVERN_KEY_FILE", "ETTERVERN_PASSPHRASE_FILE", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(keys, "keyring_is_usable", lambda: False)
    as_if_new()
    yield
    as_if_new()


@pytest.fixture
def secret(tmp_path: Path) -> Workspace:
    """An encrypted house."""
    return make_house(tmp_path / "w", "--encrypt")


# --- it fails closed -------------------------------------------------------------------------


def test_without_the_library_nothing_is_read_or_written(secret: Workspace) -> None:
    absent = "sys.modules['sqlcipher3'] = None"
    before = secret.database.read_bytes()
    for words in (("list",), ("log", "sølvi", "x"), ("data", "decrypt", "--yes")):
        ran = alone(secret, *words, before=absent)
        assert ran.returncode == 77
        assert ran.stdout == ""
        assert ran.stderr == (
            "The library for encryption (SQLCipher) is missing: "
            "pip install 'ettervern[encrypted]'\n"
        )
    assert secret.database.read_bytes() == before


def test_a_plain_sqlite_in_its_place_is_found_out(secret: Workspace, tmp_path: Path) -> None:
    """It would take the key without a word, and write for everybody to read."""
    false = "import sqlite3; sys.modules['sqlcipher3.dbapi2'] = sqlite3.dbapi2"
    before = secret.database.read_bytes()
    ran = alone(secret, "log", "sølvi", "x", before=false)
    assert (ran.returncode, ran.stdout) == (77, "")
    plain = make_house(tmp_path / "plain")
    ran = alone(plain, "data", "encrypt", before=false)
    assert (ran.returncode, ran.stdout) == (77, "")
    assert header(plain.database) == PLAIN_HEADER
    assert "R-0001" in plain.done("list").out
    assert secret.database.read_bytes() == before


def test_a_plain_workspace_needs_no_library(tmp_path: Path) -> None:
    plain = make_house(tmp_path / "plain")
    absent = "\n".join(
        f"sys.modules['{name}'] = None" for name in ("sqlcipher3", "keyring", "cryptography")
    )
    assert alone(plain, "list", before=absent).returncode == 0
    assert alone(plain, "log", "sølvi", "x", before=absent).returncode == 0


def test_the_key_of_another_case_book_does_not_open_this_one(
    secret: Workspace, tmp_path: Path
) -> None:
    other = make_house(tmp_path / "other", "--encrypt")
    shutil.copy(other.key_settings, secret.key_settings)
    as_if_new()
    before = secret.database.read_bytes()
    # What is told beside it and the key agree, and still it does not open: that is damage.
    assert "damaged" in secret.refused("list", code=65)
    own = json.loads(other.key_settings.read_text())["keys"][0]["file"]
    settings = make_house(tmp_path / "third", "--encrypt").key_settings
    told_key = json.loads(settings.read_text())
    shutil.copy(own, told_key["keys"][0]["file"])
    shutil.copy(settings, secret.key_settings)
    as_if_new()
    assert "is not that of" in secret.refused("list", code=77)
    assert secret.database.read_bytes() == before


def test_an_encrypted_file_alone_says_that_it_is_encrypted(secret: Workspace) -> None:
    secret.key_settings.unlink()
    as_if_new()
    said = secret.refused("list", code=77)
    assert "is encrypted, and" in said
    assert f"ettervern data recover {secret.database}" in said


def test_a_damaged_plain_file_is_not_taken_for_an_encrypted_one(tmp_path: Path) -> None:
    plain = make_house(tmp_path / "plain")
    data = bytearray(plain.database.read_bytes())
    data[:16] = os.urandom(16)
    plain.database.write_bytes(data)
    assert "damaged" in plain.refused("list", code=65)


def test_a_plain_file_in_an_encrypted_ones_place_is_refused(
    secret: Workspace, tmp_path: Path
) -> None:
    plain = make_house(tmp_path / "plain")
    shutil.copy(plain.database, secret.database)
    for words in (("list",), ("log", "sølvi", "x")):
        assert "put another file in its place" in secret.refused(*words, code=77)


@pytest.mark.large
@pytest.mark.counted
def test_flipped_bits_are_all_found(secret: Workspace) -> None:
    """In a plain file most change data without a word (trust: 63 %)."""
    data = secret.database.read_bytes()
    chance = random.Random(20091120)
    copy = secret.folder / "flipped.db"
    shutil.copy(secret.key_settings, f"{copy}.key.json")
    found, flips = 0, count(60, 200, 300)
    for _ in range(flips):
        place, bit = chance.randrange(len(data)), chance.randrange(8)
        flipped = bytearray(data)
        flipped[place] ^= 1 << bit
        copy.write_bytes(flipped)
        try:
            with closing(connect(str(copy), "ro")) as db:
                found += bool(db.execute("PRAGMA cipher_integrity_check").fetchall())
        except sqlite3.DatabaseError:
            found += 1
    assert found == flips


def test_a_damaged_page_is_met_as_damage_by_whoever_reads_it(secret: Workspace) -> None:
    data = bytearray(secret.database.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start + 100] ^= 1
    secret.database.write_bytes(data)
    for words in (("list",), ("log", "sølvi", "x"), ("report", "month")):
        assert "damaged" in secret.refused(*words, code=65)


# --- nothing is lost on the way --------------------------------------------------------------


@pytest.mark.large
@pytest.mark.counted
@pytest.mark.parametrize("verb", ["encrypt", "rekey", "decrypt --yes"])
def test_killed_at_any_moment_one_whole_database_opens_with_a_known_key(
    tmp_path: Path, verb: str
) -> None:
    house = make_house(tmp_path / "w", *(["--encrypt"] if verb != "encrypt" else []))
    found = killed(house, verb)
    assert found.killed == (KILLS or found.moments)
    assert found.found == []


@pytest.mark.broken_build
def test_a_build_that_does_not_tell_of_the_key_before_the_swap_loses_the_database(
    tmp_path: Path,
) -> None:
    house = make_house(tmp_path / "w")
    assert killed(house, "encrypt --without-settings", 40).found


KILLS = int(os.environ.get("ETTERVERN_KILLS", count(2, 24, 24)))


class Killings(NamedTuple):
    """How many moments there are to kill at, how many were tried, and what went wrong."""

    moments: int
    killed: int
    found: list[object]


def killed(house: Workspace, verb: str, kills: int = KILLS) -> Killings:
    """What kills of a rewriting left behind."""
    words = [sys.executable, "-m", "tests.helpers.kill_rewriting", str(house.folder), str(kills)]
    ran = subprocess.run(
        [*words, *verb.split()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return Killings(**json.loads(ran.stdout))


def test_a_command_that_was_killed_is_simply_typed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = make_house(tmp_path / "w")
    before = everything(house.database)
    with monkeypatch.context() as at_the_swap:
        at_the_swap.setattr(encryption, "remove", lambda *paths: None)
        at_the_swap.setattr(encryption, "sync", stop)
        with pytest.raises(Killed):
            house.run("data", "encrypt")
    assert (house.folder / "ettervern.db.rewritten").exists()
    house.done("data", "encrypt")
    assert everything(house.database) == before
    assert not (house.folder / "ettervern.db.rewritten").exists()


class Killed(BaseException):
    """Stands for the end of the process."""


def stop(path: str) -> None:
    """End the process instead of going on."""
    raise Killed


def test_a_copy_that_differs_never_takes_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = make_house(tmp_path / "w")
    before = house.database.read_bytes()
    copied = encryption._copy

    def copy_and_lose(source: sqlite3.Connection, partial: str, key: bytes | None) -> None:
        copied(source, partial, key)
        assert key is not None
        db = encryption.opened_with(key, partial)
        assert db is not None
        db.execute("UPDATE resident SET name = 'Nora'")
        db.close()

    monkeypatch.setattr(encryption, "_copy", copy_and_lose)
    said = house.refused("data", "encrypt", code=74)
    assert "does not hold what the old one does (resident)" in said or "rowid" in said
    assert house.database.read_bytes() == before
    assert not house.key_settings.exists()


@pytest.mark.large
def test_those_who_write_meanwhile_are_written_or_refused_and_never_lost(tmp_path: Path) -> None:
    house = make_house(tmp_path / "w")
    line = [sys.executable, "-m", "ettervern_cli", "--config", str(house.config), "--today",
            "2009-11-20", "--quiet"]  # fmt: skip
    env = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "LANG": "C.UTF-8",
           "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}  # fmt: skip

    def begin(*words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*line, *words], cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    writers = [begin("log", "sølvi", f"nummer {number}") for number in range(4)]
    changing = begin("data", "encrypt")
    writers += [begin("log", "sølvi", f"nummer {number}") for number in range(4, 12)]
    said = changing.communicate()[1].decode()
    assert changing.returncode == 0, said
    told_them = [writer.communicate()[1].decode() for writer in writers]
    codes = [writer.returncode for writer in writers]
    assert set(codes) <= {0, 75}, told_them
    as_if_new()
    texts = {text for (text,) in house.rows("SELECT text FROM follow_up")}
    kept = {f"nummer {number}" for number, code in enumerate(codes) if code == 0}
    assert kept <= texts
    assert header(house.database) != PLAIN_HEADER


# --- backups ---------------------------------------------------------------------------------


def test_a_backup_is_encrypted_and_is_restored_on_a_new_machine_by_the_sheet(
    secret: Workspace, tmp_path: Path
) -> None:
    rows = sheet_rows(secret.done("data", "sheet").out)
    path = Path(secret.done("data", "backup", "--format", "json").json["path"])
    before = everything(secret.database)
    assert header(path) != PLAIN_HEADER
    files = [file for file in secret.folder.rglob("*") if file.is_file()]
    assert not [file for file in files if MARKER.encode() in file.read_bytes()]
    stick = tmp_path / "stick"
    shutil.copytree(path.parent, stick)
    shutil.rmtree(secret.folder)
    shutil.rmtree(tmp_path / "home")
    as_if_new()
    new = Workspace(tmp_path / "new")
    backup = str(stick / path.name)
    restore = ["data", "restore", backup, "--to", str(new.folder)]
    lost = invoke("--lang", "en", *restore)
    assert (lost.code, lost.out) == (77, "")
    assert f"ettervern data recover {backup}" in lost.err
    known = invoke("--lang", "en", "data", "recover", backup, stdin="\n".join(rows))
    assert known.code == 0, known
    done = invoke("--lang", "en", *restore)
    assert done.code == 0, done
    as_if_new()
    assert everything(new.database) == before
    assert header(new.database) != PLAIN_HEADER
    assert told(new)["encrypted"] is True
    new.done("log", "sølvi", "På den nye maskinen")


@pytest.mark.large
def test_a_backup_from_before_a_new_key_is_restored_and_the_new_one_is_not_forgotten(
    secret: Workspace,
) -> None:
    first = secret.done("data", "backup", "--format", "json").json["path"]
    old = told(secret)["keys"][0]["key"]
    secret.done("data", "rekey")
    new = told(secret)["keys"][0]["key"]
    elsewhere = str(secret.folder / "elsewhere")
    second = secret.done("data", "backup", elsewhere, "--format", "json").json["path"]
    as_if_new()
    secret.done("data", "restore", first, "--yes")
    assert [key["key"] for key in told(secret)["keys"]] == [old, new]
    as_if_new()
    assert "R-0001" in secret.done("list").out
    secret.done("data", "restore", second, "--yes")
    assert [key["key"] for key in told(secret)["keys"]] == [new, old]
    as_if_new()
    assert "R-0001" in secret.done("list").out


def test_an_unencrypted_backup_in_an_encrypted_ones_place_is_told_of(tmp_path: Path) -> None:
    house = make_house(tmp_path / "w")
    backup = house.done("data", "backup", "--format", "json").json["path"]
    house.done("data", "encrypt")
    told_by_nothing(house)
    done = house.done("data", "restore", backup, "--yes")
    assert "the database no longer is: ettervern data encrypt" in done.err
    assert header(house.database) == PLAIN_HEADER
    kept = next(house.folder.glob("ettervern.db.replaced-*[0-9]"))
    assert header(kept) != PLAIN_HEADER
    assert everything(kept) == everything(house.database)


def told_by_nothing(house: Workspace) -> None:
    """Take away what says that a workspace must be encrypted, as one from before has it."""
    text = house.config.read_text("utf-8")
    house.config.write_text(text.replace("encrypted: true\n", ""), "utf-8")
    shutil.rmtree(Path(os.environ["HOME"]) / ".config" / "ettervern" / "encrypted")


def test_an_unencrypted_backup_is_encrypted_where_the_workspace_must_be(tmp_path: Path) -> None:
    house = make_house(tmp_path / "w")
    backup = house.done("data", "backup", "--format", "json").json["path"]
    house.done("data", "encrypt")
    before, key = everything(house.database), told(house)["keys"][0]["key"]
    assert house.done("data", "restore", backup, "--yes").err.count("no longer") == 0
    assert header(house.database) != PLAIN_HEADER
    assert told(house)["keys"][0]["key"] == key
    as_if_new()
    house.done("log", "sølvi", "Etterpå")
    house.done("undo")
    assert everything(house.database).keys() == before.keys()
    house.key_settings.unlink()
    said = house.refused("data", "restore", backup, "--yes", code=77)
    assert "--to DIR" in said


# --- a plain file in its place ---------------------------------------------------------------


def plain_twin(house: Workspace, folder: Path) -> Path:
    """A plain database of the same case book, as an attacker has it from an old backup."""
    twin = folder / "twin.db"
    shutil.copy(Path(house.done("data", "backup", "--format", "json").json["path"]), twin)
    return twin


SAYS = ("configuration", "note", "both")


@pytest.mark.sampled(4)
@pytest.mark.parametrize("says", SAYS)
@pytest.mark.parametrize("settings", ["gone", "changing", "named"])
def test_a_plain_file_is_not_opened_where_the_workspace_must_be_encrypted(
    tmp_path: Path, says: str, settings: str
) -> None:
    house = make_house(tmp_path / "w")
    twin = plain_twin(house, tmp_path)
    house.done("data", "encrypt")
    found = json.loads(house.key_settings.read_text())
    if says == "configuration":
        shutil.rmtree(tmp_path / "home" / ".config" / "ettervern" / "encrypted")
    if says == "note":
        house.config.write_text(
            house.config.read_text("utf-8").replace("encrypted: true\n", ""), "utf-8"
        )
    put_in_place(house, twin, settings, found)
    before = house.database.read_bytes()
    for words in (["list"], ["log", "sølvi", "Klartekst"], ["data", "verify"], ["data", "backup"],
                  ["undo"], ["data", "export", str(tmp_path / "e")]):  # fmt: skip
        as_if_new()
        said = house.refused(*words, code=77)
        assert "not encrypted" in said, said
        assert house.database.read_bytes() == before
    as_if_new()
    # It is encrypted by the key that is told, if that is the one that the note has.
    is_unsure = settings == "gone" or (settings == "named" and says != "configuration")
    restored = house.run("data", "restore", str(twin), "--yes")
    assert restored.code == (77 if is_unsure else 0), restored
    if restored.code == 0:
        assert header(house.database) != PLAIN_HEADER


def put_in_place(house: Workspace, twin: Path, settings: str, found: Any) -> None:
    """What an attacker does who may write in the folder."""
    shutil.copy(twin, house.database)
    if settings == "gone":
        house.key_settings.unlink()
        return
    found["changing"] = True
    if settings == "named":  # by a key of the attacker's own
        own = house.folder / "own.key"
        own.write_text("5a" * 32 + "\n")
        own.chmod(0o600)
        key = bytes.fromhex("5a" * 32)
        found["keys"].insert(0, {"id": keys.id_of(key), "since": "2009-11-20", "in": "file",
                                 "file": str(own)})  # fmt: skip
        found["plain"] = plain_files.name_plain(str(twin), key)._asdict()
    house.key_settings.write_text(json.dumps(found))


def test_while_it_changes_only_the_plain_file_that_its_key_names_is_taken(tmp_path: Path) -> None:
    house = make_house(tmp_path / "w")
    twin = plain_twin(house, tmp_path)
    house.done("data", "encrypt")
    told_by_nothing(house)  # nothing says that it must be encrypted
    found = json.loads(house.key_settings.read_text())
    encrypted = house.database.read_bytes()
    key = bytes.fromhex(Path(found["keys"][0]["file"]).read_text().strip())
    right = plain_files.name_plain(str(twin), key)._asdict()
    other = {**right, "proof": "0" * 64}
    shutil.copy(twin, house.database)
    for plain in (None, other, {**right, "sha256": "0" * 64}):
        settings = {**found, "changing": True, **({"plain": plain} if plain else {})}
        house.key_settings.write_text(json.dumps(settings))
        as_if_new()
        assert "Somebody has put" in house.refused("list", code=77)
    house.key_settings.write_text(json.dumps({**found, "changing": True, "plain": right}))
    as_if_new()
    house.done("log", "sølvi", "Videre")  # the change was broken off: it goes on plain
    assert not house.key_settings.exists()
    as_if_new()
    house.done("list")
    house.database.write_bytes(encrypted)
    house.key_settings.write_text(json.dumps(found))
    as_if_new()
    house.done("list")


def test_a_wrong_key_file_that_is_named_is_refused_and_not_passed_over(
    secret: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "wrong.key"
    wrong.write_text("5a" * 32 + "\n")
    wrong.chmod(0o600)
    secret.done("list")
    monkeypatch.setenv("ETTERVERN_KEY_FILE", str(wrong))
    as_if_new()
    said = secret.refused("list", code=77)
    assert "ETTERVERN_KEY_FILE" in said
    assert str(wrong) in said


def test_the_configuration_says_what_was_done(tmp_path: Path) -> None:
    house = make_house(tmp_path / "w")
    before = house.config.read_text("utf-8")
    notes = tmp_path / "home" / ".config" / "ettervern" / "encrypted"
    house.done("data", "encrypt")
    assert "\nencrypted: true\n" in house.config.read_text("utf-8")
    assert len(list(notes.iterdir())) == 1
    house.done("list")
    house.done("data", "decrypt", "--yes")
    assert house.config.read_text("utf-8") == before
    assert list(notes.iterdir()) == []
    house.done("log", "sølvi", "Åpent")


def test_the_keyring_says_it_to_whoever_verifies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = make_house(tmp_path / "w")
    house.done("data", "verify")
    monkeypatch.setattr(binding, "keyring_is_usable", lambda: True)
    monkeypatch.setattr(binding, "told_in_keyring", lambda name: True)
    answer = house.run("data", "verify", "--format", "json")
    assert answer.code == 3
    assert "not-encrypted" in {one["finding"] for one in answer.json}


@pytest.mark.large
def test_an_old_library_is_a_notice_where_files_of_others_are_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = make_house(tmp_path / "w")
    assert "old-library" not in house.done("data", "verify", "--format", "csv").out
    backup = house.done("data", "backup", "--format", "json").json["path"]
    house.done("data", "restore", backup, "--yes")  # now it came from somewhere
    for version, told_of in (((3, 50, 1), True), ((3, 50, 2), False), ((3, 40, 1), True)):
        monkeypatch.setattr(workspace_files, "library", lambda db, found=version: found)
        found = house.done("data", "verify", "--format", "json").json
        assert ("old-library" in {one["finding"] for one in found}) is told_of


def test_an_old_backup_goes_with_its_settings(secret: Workspace) -> None:
    folder = secret.folder / "backups"
    for _ in range(3):
        secret.done("data", "backup", str(folder), "--keep", "1d")
    names = {path.name for path in folder.iterdir()}
    kept = {name for name in names if name.endswith(".db")}
    assert 0 < len(kept) < 3
    assert {name for name in names if ".db" in name} == {
        name + ending for name in kept for ending in ("", ".json", ".key.json")
    }
