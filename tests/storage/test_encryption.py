"""Encryption at rest: begun, ended, with a new key, and after a lost one."""

import json
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from ettervern_cli.storage.vault import keys
from tests.conftest import Workspace, invoke
from tests.helpers.secret_house import (
    MARKER,
    PLAIN_HEADER,
    as_if_new,
    everything,
    header,
    make_house,
    sheet_rows,
    told,
)

pytestmark = pytest.mark.plain
PHRASE = "en båt på fjorden i mai"


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keys lie in the test's own application folder, and scrypt takes no time."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("ETTERVERN_KEY_FILE", raising=False)
    monkeypatch.delenv("ETTERVERN_PASSPHRASE_FILE", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr(keys, "SCRYPT", {"n": 2**4, "r": 8, "p": 1})
    monkeypatch.setattr(keys, "keyring_is_usable", lambda: False)
    as_if_new()
    yield tmp_path / "home"
    as_if_new()


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    """An unencrypted house."""
    return make_house(tmp_path / "w")


@pytest.fixture
def secret(tmp_path: Path) -> Workspace:
    """An encrypted house, whose key lies in the application folder."""
    return make_house(tmp_path / "w", "--encrypt")


# --- begun and ended -------------------------------------------------------------------------


def test_a_new_workspace_is_encrypted_from_its_first_byte_and_prints_its_sheet(
    tmp_path: Path, own_keys: Path
) -> None:
    made = invoke("--today", "2009-11-20", "--lang", "en", "init", str(tmp_path / "w"), "--encrypt")
    house = Workspace(tmp_path / "w")
    rows = sheet_rows(made.out)
    assert header(house.database) != PLAIN_HEADER
    assert stat.S_IMODE(house.database.stat().st_mode) == 0o600
    assert stat.S_IMODE(house.key_settings.stat().st_mode) == 0o600
    found = told(house)
    key = found["keys"][0]["key"]
    file = own_keys / ".config" / "ettervern" / "keys" / f"{key}.key"
    assert found == {
        "encrypted": True,
        "keys": [{"key": key, "since": "2009-11-20", "in": "file", "file": str(file)}],
    }
    assert made.out.splitlines()[:4] == [
        "Recovery sheet: the key of the case book", str(house.database), "",
        f"Key {key}, since 20 Nov 2009",
    ]  # fmt: skip
    assert house.done("data", "sheet").out == made.out
    text = house.key_settings.read_text()
    assert file.read_text().strip() not in text
    assert not any(row in text for row in rows)
    assert house.rows("SELECT kind FROM change") == [("begin",)]
    assert house.rows("SELECT value FROM setting WHERE name = 'encryption'") == [
        (f"sqlcipher {key}",)
    ]


def test_a_database_is_encrypted_with_everything_it_holds(house: Workspace) -> None:
    before, count = everything(house.database), house.rows("SELECT count(*) FROM history")[0][0]
    sheet = house.folder / "sheet.txt"
    done = house.done("data", "encrypt", "-o", str(sheet), "--format", "json")
    assert done.json["encrypted"] is True
    assert (done.json["change"], done.json["in"]) == (4, "file")
    assert "recovery" not in done.json
    assert header(house.database) != PLAIN_HEADER
    assert everything(house.database) == before
    # Which key it is under, and what the configuration says of it.
    assert house.rows("SELECT count(*) FROM history") == [(count + 2,)]
    assert house.rows("SELECT kind, command, actor FROM change ORDER BY id DESC LIMIT 1") == [
        ("encryption", "data encrypt", "tester")
    ]
    assert (
        stat.S_IMODE(sheet.stat().st_mode) == stat.S_IMODE(house.database.stat().st_mode) == 0o600
    )
    assert sorted(path.name for path in house.folder.iterdir()) == [
        "config.yaml", "ettervern.db", "ettervern.db.key.json", "sheet.txt"
    ]  # fmt: skip
    assert "Copies elsewhere" in done.err
    said = house.refused("data", "encrypt")
    assert "is encrypted already" in said


def test_and_decrypted_again_only_when_that_is_said(secret: Workspace) -> None:
    before, key = everything(secret.database), told(secret)["keys"][0]
    assert "--yes" in secret.refused("data", "decrypt")
    assert header(secret.database) != PLAIN_HEADER
    done = secret.done("data", "decrypt", "--yes", "--format", "json").json
    assert done == {"encrypted": False, "change": 4}
    assert header(secret.database) == PLAIN_HEADER
    assert not secret.key_settings.exists()
    assert everything(secret.database) == before
    assert told(secret) == {"encrypted": False, "keys": []}
    assert os.path.exists(key["file"])  # encrypted backups need it
    for words in (("decrypt", "--yes"), ("rekey",), ("sheet",)):
        assert "is not encrypted" in secret.refused("data", *words)


def test_a_new_key_leaves_the_old_one_to_the_backups(secret: Workspace) -> None:
    before, old = everything(secret.database), told(secret)["keys"][0]
    copy = secret.folder / "copy.db"
    shutil.copy(secret.database, copy)
    shutil.copy(secret.key_settings, f"{copy}.key.json")
    done = secret.done("data", "rekey")
    new, kept = told(secret)["keys"]
    assert kept == old
    assert new["key"] != old["key"]
    assert everything(secret.database) == before == everything(copy)
    assert f"Older key {old['key']}" in done.out
    assert f"Older backups keep the key {old['key']}" in done.err
    os.unlink(new["file"])
    as_if_new()
    assert "no key file" in secret.refused("list", code=77)
    assert everything(copy) == before


def test_undo_goes_no_further_back_than_a_change_of_encryption(secret: Workspace) -> None:
    for words in (("rekey",), ("decrypt", "--yes"), ("encrypt",)):
        secret.done("data", *words)
        command = f"data {words[0]}"
        assert command in secret.refused("undo")
        assert secret.done("undo", "--list", "--format", "json").json == []
        secret.done("log", "sølvi", "Etterpå")
        secret.done("undo")


def test_a_changed_configuration_leaves_the_word_of_the_key_alone(secret: Workspace) -> None:
    before = secret.rows("SELECT value FROM setting WHERE name = 'encryption'")
    text = secret.config.read_text(encoding="utf-8")
    secret.config.write_text(text.replace("keep_empty: 1", "keep_empty: 2"), encoding="utf-8")
    secret.done("list")
    assert secret.rows("SELECT value FROM setting WHERE name = 'encryption'") == before


def test_no_name_can_be_found_in_any_file_of_an_encrypted_workspace(
    house: Workspace, tmp_path: Path
) -> None:
    needles = [MARKER.encode(), MARKER.encode("utf-16-le"), b"Marih", b"Krekling", b"marih"]

    def hits() -> list[str]:
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        return [path.name for path in files if any(n in path.read_bytes() for n in needles)]

    assert hits() == ["ettervern.db"]
    house.done("data", "encrypt")
    assert hits() == []
    house.done("log", "sølvi", f"Mer om {MARKER}")
    house.done("data", "rekey")
    db = house.open()
    assert db.execute("PRAGMA temp_store").fetchone() == (0,)
    assert ("TEMP_STORE=2",) in db.execute("PRAGMA compile_options").fetchall()
    db.close()
    assert hits() == []


def test_a_journal_left_by_a_crash_is_encrypted_too(secret: Workspace) -> None:
    from ettervern_cli.storage.database.connecting import connect

    journal = secret.folder / "ettervern.db-journal"
    db = connect(str(secret.database))
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE resident SET name = name || ' Krekling'")
    db.execute("PRAGMA cache_spill = ON")
    left = journal.read_bytes()
    db.execute("ROLLBACK")
    db.close()
    assert len(left) > 4096
    assert b"Krekling" not in left


def test_what_may_still_hold_the_data_is_listed(house: Workspace) -> None:
    (house.folder / "backups").mkdir()
    for name in ("backups/old.db", "ettervern.db.before-2-from-1"):
        shutil.copy(house.database, house.folder / name)
    other = house.folder / "hard-link.db"
    os.link(house.database, other)
    done = house.done("data", "encrypt")
    said = " ".join(done.err.split())
    assert "3 files still hold data that anybody can read" in said
    for name in ("backups/old.db", "ettervern.db.before-2-from-1", "hard-link.db"):
        assert str(house.folder / name) in said
    assert "could not be overwritten" in said
    assert header(other) == PLAIN_HEADER  # a copy that somebody made is not destroyed


def test_verify_goes_on_pointing_at_what_can_be_read(house: Workspace) -> None:
    (house.folder / "backups").mkdir(mode=0o700)
    rewritten = house.folder / "ettervern.db.rewritten"
    shutil.copy(house.database, house.folder / "backups" / "old.db")
    assert "plain-copy" not in house.done("data", "verify", "--format", "csv").out
    house.done("data", "encrypt")
    shutil.copy(house.folder / "backups" / "old.db", rewritten)  # as a killed data decrypt leaves
    found = {
        (one["finding"], one["level"], one["where"])
        for one in house.done("data", "verify", "--format", "json").json
    }
    assert found >= {
        ("plain-copy", "notice", "old.db"),
        ("left-unfinished", "notice", "ettervern.db.rewritten"),
    }
    assert ("plain-copy", "notice", "ettervern.db.rewritten") not in found


def test_a_backup_under_an_older_passphrase_key_is_still_proved(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = house.folder.parent / "phrase"
    file.write_text(PHRASE + "\n", encoding="utf-8")
    file.chmod(0o600)
    monkeypatch.setenv("ETTERVERN_PASSPHRASE_FILE", str(file))
    house.done("data", "encrypt", "--key-in", "passphrase")
    house.done("data", "backup")
    house.done("data", "rekey")
    as_if_new()
    house.done("data", "verify", "--backups")


def test_a_file_without_another_name_is_overwritten(house: Workspace) -> None:
    with open(house.database, "rb") as old:
        done = house.done("data", "encrypt")
        assert not any(old.read())
    assert "could not be overwritten" not in done.err


# --- where the key lies ----------------------------------------------------------------------


def test_a_key_beside_the_database_is_warned_of(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ETTERVERN_KEY_FILE", str(house.folder / "key"))
    assert "whoever copies the folder has both" in house.done("data", "encrypt").err
    monkeypatch.setenv("ETTERVERN_KEY_FILE", str(house.folder.parent / "key"))
    assert "has both" not in house.done("data", "rekey").err


def test_a_passphrase_comes_from_a_file_where_there_is_no_terminal(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = house.folder.parent / "phrase"
    said = house.refused("data", "encrypt", "--key-in", "passphrase", code=77)
    assert "$ETTERVERN_PASSPHRASE_FILE" in said
    assert header(house.database) == PLAIN_HEADER
    monkeypatch.setenv("ETTERVERN_PASSPHRASE_FILE", str(file))
    assert "no passphrase in" in house.refused("data", "encrypt", "--key-in", "passphrase", code=77)
    file.write_text("kort\n", encoding="utf-8")
    file.chmod(0o600)
    assert "at least 12" in house.refused("data", "encrypt", "--key-in", "passphrase", code=2)
    file.write_text(PHRASE + "\n", encoding="utf-8")
    file.chmod(0o644)
    said = house.refused("data", "encrypt", "--key-in", "passphrase", code=77)
    assert said.startswith(f"The passphrase file {file} can be read by others")
    file.chmod(0o600)
    house.done("data", "encrypt", "--key-in", "passphrase")
    assert told(house)["keys"][0]["in"] == "passphrase"
    assert PHRASE not in house.key_settings.read_text(encoding="utf-8")
    as_if_new()
    assert "R-0001" in house.done("list").out
    file.write_text("en annen båt på fjorden\n", encoding="utf-8")
    as_if_new()
    assert "not the passphrase" in house.refused("list", code=77)
    monkeypatch.delenv("ETTERVERN_PASSPHRASE_FILE")
    as_if_new()
    assert "type it on a terminal" in house.refused("list", code=77)


def test_a_passphrase_is_asked_for_once_a_command_on_a_terminal(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ettervern_cli.app.outside import passphrases

    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return PHRASE

    monkeypatch.setattr("getpass.getpass", typed)
    monkeypatch.setattr(passphrases, "on_terminal", lambda: True)
    house.done("data", "encrypt", "--key-in", "passphrase")
    assert asked == ["New passphrase: ", "The same once more: "]
    for words in (("list",), ("log", "sølvi", "x"), ("report", "month")):
        as_if_new()
        asked.clear()
        house.done(*words)
        assert asked == ["Passphrase: "], words


def test_two_passphrases_that_differ_change_nothing(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ettervern_cli.app.outside import passphrases

    answers = iter([PHRASE, PHRASE + "!"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    monkeypatch.setattr(passphrases, "on_terminal", lambda: True)
    assert "not typed the same" in house.refused(
        "data", "encrypt", "--key-in", "passphrase", code=2
    )
    assert header(house.database) == PLAIN_HEADER


def test_a_key_moves_by_taking_a_new_one(
    secret: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = secret.folder.parent / "phrase"
    file.write_text(PHRASE)
    file.chmod(0o600)
    monkeypatch.setenv("ETTERVERN_PASSPHRASE_FILE", str(file))
    secret.done("data", "rekey", "--key-in", "passphrase")
    assert [key["in"] for key in told(secret)["keys"]] == ["passphrase", "file"]
    secret.done("data", "rekey")
    assert [key["in"] for key in told(secret)["keys"]] == ["passphrase", "passphrase", "file"]


# --- after a lost key ------------------------------------------------------------------------


def test_a_lost_key_is_typed_in_from_the_sheet(secret: Workspace) -> None:
    rows = sheet_rows(secret.done("data", "sheet").out)
    before = everything(secret.database)
    key = told(secret)["keys"][0]
    os.unlink(key["file"])
    as_if_new()
    said = secret.refused("list", code=77)
    assert said == (
        f"There is no key file {key['file']}. With the recovery sheet: "
        f"ettervern data recover {secret.database}\n"
    )
    wrong = [rows[0], rows[1].replace(rows[1][0], "X" if rows[1][0] != "X" else "Y", 1), *rows[2:]]
    said = secret.refused("data", "recover", stdin="\n".join(wrong), code=2)
    assert said.startswith("Row 2 does not add up")
    assert "four rows" in secret.refused("data", "recover", stdin="\n".join(rows[:3]), code=2)
    assert not os.path.exists(key["file"])
    done = secret.done("data", "recover", stdin="\n".join(rows).lower() + "\n")
    assert "The key opens" in done.out
    as_if_new()
    assert told(secret)["keys"][0] == key
    assert everything(secret.database) == before


def test_the_sheet_of_another_case_book_is_refused(secret: Workspace, tmp_path: Path) -> None:
    other = make_house(tmp_path / "other", "--encrypt")
    rows = sheet_rows(other.done("data", "sheet").out)
    settings = secret.key_settings.read_text()
    said = secret.refused("data", "recover", stdin="\n".join(rows), code=77)
    assert "is not that of" in said
    assert secret.key_settings.read_text() == settings


def test_a_sheet_opens_a_database_of_which_nothing_else_is_left(
    secret: Workspace, tmp_path: Path
) -> None:
    """The file alone, on another machine: neither its settings nor a workspace."""
    rows = sheet_rows(secret.done("data", "sheet").out)
    before = everything(secret.database)
    copy = tmp_path / "stick" / "copy.db"
    copy.parent.mkdir()
    shutil.copy(secret.database, copy)
    shutil.rmtree(tmp_path / "home")
    shutil.rmtree(secret.folder)
    as_if_new()
    done = invoke("--lang", "en", "data", "recover", str(copy), stdin="\n".join(rows))
    assert done.code == 0, done
    as_if_new()
    assert everything(copy) == before


def test_settings_that_cannot_be_read_are_made_anew_from_the_sheet(secret: Workspace) -> None:
    rows = sheet_rows(secret.done("data", "sheet").out)
    for text in (
        "",
        "{",
        "[]",
        '{"format": 2}',
        '{"format": 1, "cipher": "sqlcipher", "keys": []}',
    ):
        secret.key_settings.write_text(text)
        as_if_new()
        assert "tells where the key lies" in secret.refused("list", code=77)
        secret.done("data", "recover", stdin="\n".join(rows))
        as_if_new()
        assert "R-0001" in secret.done("list").out


def test_no_option_takes_a_secret() -> None:
    """Whoever has an account on the machine can read command lines."""
    common = {"--help"}
    for verb, own in {
        "encrypt": {"--key-in", "--output", "--format"},
        "rekey": {"--key-in", "--output", "--format"},
        "recover": {"--key-in", "--format"},
        "decrypt": {"--yes", "--format"},
        "key": {"--output", "--format"},
        "sheet": {"--output"},
    }.items():
        words = invoke("data", verb, "--help").out.replace(",", " ").split()
        assert {word for word in words if word.startswith("--")} == common | own, verb


def test_what_scripts_read_is_complete(house: Workspace) -> None:
    done = house.done("data", "encrypt", "--format", "json").json
    assert list(done) == ["encrypted", "key", "since", "in", "file", "change", "recovery"]
    assert len(done["recovery"]) == 4
    again = house.done("data", "rekey", "--format", "json").json
    assert list(again) == list(done)
    lines = house.done("data", "key", "--format", "csv").out.splitlines()
    assert [line.split(",")[0] for line in lines] == ["key", again["key"], done["key"]]
    assert house.done("data", "key", "--format", "md").out.count("| ") > 6
    settings = json.loads(house.key_settings.read_text())
    assert [key["id"] for key in settings["keys"]] == [again["key"], done["key"]]


def test_both_languages_say_it(secret: Workspace) -> None:
    said = secret.done("data", "sheet", lang="nb").out
    assert said.startswith("Gjenopprettingsark")
    assert "ettervern data recover" in said
    assert "er kryptert fra før" in secret.refused("data", "encrypt", lang="nb")
