"""Where a key lies: the system's keyring, a file, or behind a passphrase."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from ettervern_cli.errors import EttervernError
from ettervern_cli.storage.vault import keys
from ettervern_cli.storage.vault.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileOpen,
    KeyNotInKeyring,
    KeyringUnusable,
    KeySettingsDamaged,
    PassphraseNeeded,
    WrongKey,
    WrongPassphrase,
)
from ettervern_cli.storage.vault.key_settings import KeyEntry

pytestmark = pytest.mark.plain
SINCE = "2009-11-20"
PHRASE = "en båt på fjorden i mai"


class Memory(KeyringBackend):
    """A keyring that lasts as long as a test."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password


@pytest.fixture(autouse=True)
def nothing_at_hand(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No key is known from before, and scrypt takes no time."""
    monkeypatch.delenv("ETTERVERN_KEY_FILE", raising=False)
    monkeypatch.setattr(keys, "SCRYPT", {"n": 2**4, "r": 8, "p": 1})
    before = keyring.get_keyring()
    keys.forget()
    yield
    keys.forget()
    keyring.set_keyring(before)


@pytest.fixture
def memory() -> Memory:
    """The system has a keyring."""
    found = Memory()
    keyring.set_keyring(found)
    return found


def fetched(entry: KeyEntry, phrase: str = PHRASE) -> bytes:
    """The key as another process would find it."""
    keys.forget()
    return keys.fetch(entry, "w.db", lambda: phrase)


def test_a_key_in_a_file_is_one_line_that_only_its_owner_reads(tmp_path: Path) -> None:
    key, path = keys.new_key(), tmp_path / "deep" / "er" / "w.key"
    entry = keys.put(key, keys.Put("file", file=str(path)), SINCE)
    assert entry == KeyEntry(keys.id_of(key), SINCE, "file", str(path), None)
    assert fetched(entry) == key
    assert path.read_text() == key.hex() + "\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_keeps_its_other_keys(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    one, other = keys.new_key(), keys.new_key()
    entries = [keys.put(key, keys.Put("file", file=str(path)), SINCE) for key in (one, other, one)]
    assert [fetched(entry) for entry in entries] == [one, other, one]
    assert path.read_text().split() == [one.hex(), other.hex()]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("", KeyFileDamaged),
        ("ab" * 31 + "\n", KeyFileDamaged),
        ("ab" * 31 + "a", KeyFileDamaged),
        ("ab" * 33, KeyFileDamaged),
        ("xy" * 32, KeyFileDamaged),
        ("æ" * 64, KeyFileDamaged),
        ("ab" * 32, WrongKey),
        (None, KeyFileMissing),
    ],
)
def test_a_key_file_cut_short_garbled_gone_or_of_another_is_told_apart(
    tmp_path: Path, content: str | None, error: type[EttervernError]
) -> None:
    path = tmp_path / "w.key"
    entry = keys.put(keys.new_key(), keys.Put("file", file=str(path)), SINCE)
    path.unlink()
    if content is not None:
        path.write_text(content)
        path.chmod(0o600)
    with pytest.raises(error) as met:
        fetched(entry)
    assert met.value.exit_code == 77


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620, 0o660])
def test_a_key_file_that_others_may_read_is_refused_and_not_mended(
    tmp_path: Path, mode: int
) -> None:
    path = tmp_path / "w.key"
    entry = keys.put(keys.new_key(), keys.Put("file", file=str(path)), SINCE)
    path.chmod(mode)
    with pytest.raises(KeyFileOpen):
        fetched(entry)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_the_file_that_the_environment_names_goes_before_the_place_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory: Memory
) -> None:
    key, named = keys.new_key(), tmp_path / "for-cron"
    entry = keys.put(key, keys.Put("keyring"), SINCE)
    keys.add_to_key_file(str(named), key)
    memory.held.clear()
    with pytest.raises(KeyNotInKeyring):
        fetched(entry)
    monkeypatch.setenv("ETTERVERN_KEY_FILE", str(named))
    assert fetched(entry) == key
    monkeypatch.setenv("ETTERVERN_KEY_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(KeyFileMissing):
        fetched(entry)


def test_a_key_in_the_keyring_is_known_by_its_id(memory: Memory) -> None:
    key = keys.new_key()
    entry = keys.put(key, keys.Put("keyring"), SINCE)
    assert keys.keyring_is_usable()
    assert memory.held == {("ettervern", keys.id_of(key)): key.hex()}
    assert fetched(entry) == key
    memory.held["ettervern", entry.id] = keys.new_key().hex()
    with pytest.raises(WrongKey):
        fetched(entry)


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring])
def test_a_system_without_a_keyring_is_found_out_before_anything_rests_on_it(
    backend: type[KeyringBackend],
) -> None:
    keyring.set_keyring(backend())
    assert not keys.keyring_is_usable()
    with pytest.raises((KeyringUnusable, KeyNotInKeyring)) as met:
        keys.put(keys.new_key(), keys.Put("keyring"), SINCE)
    assert met.value.exit_code == 77


def test_a_passphrase_opens_the_key_and_no_other_does() -> None:
    key = keys.new_key()
    entry = keys.put(key, keys.Put("passphrase", passphrase=PHRASE), SINCE)
    assert key.hex() not in json.dumps(entry)
    assert fetched(entry) == key
    # å as one letter or as a and a ring: it is the same passphrase.
    assert fetched(entry, PHRASE.replace("å", "a\u030a")) == key
    with pytest.raises(WrongPassphrase):
        fetched(entry, PHRASE.upper())
    keys.forget()
    with pytest.raises(PassphraseNeeded):
        keys.fetch(entry, "w.db")


def test_nothing_told_of_a_wrapped_key_can_be_altered() -> None:
    entry = keys.put(keys.new_key(), keys.Put("passphrase", passphrase=PHRASE), SINCE)
    assert entry.wrapped is not None
    altered = {
        "salt": os.urandom(16).hex(), "nonce": os.urandom(12).hex(), "key": "00" * 48,
        "n": 2**5, "r": 4, "p": 2,
    }  # fmt: skip
    for name, value in altered.items():
        with pytest.raises(WrongPassphrase):
            fetched(entry._replace(wrapped={**entry.wrapped, name: value}))
    with pytest.raises(WrongPassphrase):
        fetched(entry._replace(id="0" * 16))
    wrongs: tuple[dict[str, object], ...] = (
        {"n": 2**40},
        {"n": 3},
        {"cipher": "rot13"},
        {"kdf": "md5"},
        {"salt": "x"},
    )
    for wrong in wrongs:
        with pytest.raises(KeySettingsDamaged):
            fetched(entry._replace(wrapped={**entry.wrapped, **wrong}))
    with pytest.raises(KeySettingsDamaged):
        fetched(entry._replace(wrapped=None))


def test_two_keys_are_never_the_same_and_an_id_says_nothing_of_its_key() -> None:
    made = [keys.new_key() for _ in range(100)]
    assert len(set(made)) == 100 == len({keys.id_of(key) for key in made})
    assert all(len(key) == 32 and keys.id_of(key) not in key.hex() for key in made)
