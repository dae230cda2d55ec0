"""Where the key of an encrypted database lies: fetched from there, and put there.

A key wrapped by a passphrase is encrypted with AES-256-GCM under what scrypt makes of it, by the
``cryptography`` package; everything told about it is authenticated with it.
"""

import json
import os
from collections.abc import Callable
from typing import Any, NamedTuple

from ettervern_cli.errors import EttervernError, NoPermission
from ettervern_cli.storage.database.sqlite_file import KEY_SETTINGS
from ettervern_cli.storage.digests import text_hash
from ettervern_cli.storage.files import own_folder, write_whole
from ettervern_cli.storage.named_files.reading import open_text
from ettervern_cli.storage.vault.errors import (
    CipherMissing,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileOfOthers,
    KeyFileOpen,
    KeyNotInKeyring,
    KeyringUnusable,
    KeySettingsDamaged,
    PassphraseNeeded,
    WrongKey,
    WrongPassphrase,
)
from ettervern_cli.storage.vault.key_settings import KeyEntry, read_settings

SERVICE = "ettervern"
KEY_BYTES = 32
# OWASP's advice for scrypt: 128 MiB, a third of a second.
SCRYPT = {"n": 2**17, "r": 8, "p": 1}
MOST_MEMORY = 2**30

Ask = Callable[[], str]
# Keys that were found once in this process: a passphrase is asked for once a command.
_found: dict[str, bytes] = {}


class Put(NamedTuple):
    """Where a key is to be put: one of PLACES, with a path for ``file``, words for ``passphrase``.

    A file that is there keeps its other keys.
    """

    place: str
    file: str | None = None
    passphrase: str | None = None


def new_key() -> bytes:
    """A random key of 256 bits."""
    return os.urandom(KEY_BYTES)


def id_of(key: bytes) -> str:
    """What a key is known by; nothing can be learned of the key from it."""
    return text_hash(b"ettervern key\n" + key)[:16]


# --- fetching and putting --------------------------------------------------------------------


def fetch(entry: KeyEntry, path: str, ask: Ask | None = None) -> bytes:
    """The key of an entry: one of the 77 family where it is missing, wrong or out of reach.

    The file that $ETTERVERN_KEY_FILE names goes before the place told, and one that does not hold
    the key is refused: every opening must find it, completion's and cron's too, so it is read here.
    ``ask`` gives the
    passphrase; without it there is none.
    """
    if entry.id not in _found:
        _found[entry.id] = _fetched(entry, path, ask)
    return _found[entry.id]


def known() -> list[bytes]:
    """Keys found or made in this process."""
    return list(_found.values())


def learn(key: bytes) -> None:
    """Have a key at hand for the rest of this process."""
    _found[id_of(key)] = key


def unlock(path: str, ask: Ask) -> None:
    """Have the key of a database or a backup at hand, if one is told of beside it."""
    settings = read_settings(path)
    if settings is not None:
        fetch(settings.keys[0], path, ask)


def forget() -> None:
    """Have no key at hand any more."""
    _found.clear()


def _fetched(entry: KeyEntry, path: str, ask: Ask | None) -> bytes:
    named = os.environ.get("ETTERVERN_KEY_FILE")
    if named:
        held = read_key_file(named, path)
        if entry.id in held:
            return held[entry.id]
        raise KeyFileOfOthers(path=path, file=named, id=entry.id)
    return _placed(entry, path, ask)


def _placed(entry: KeyEntry, path: str, ask: Ask | None) -> bytes:
    """The key where its entry says that it lies."""
    if entry.place == "keyring":
        return _checked(_from_keyring(entry.id, path), entry, path, entry.id)
    if entry.place == "file":
        held = read_key_file(entry.file or "", path)
        if entry.id not in held:
            raise WrongKey(path=path, id=entry.file)
        return held[entry.id]
    if ask is None:
        raise PassphraseNeeded()
    return _checked(_unwrapped(entry, ask(), path), entry, path, entry.id)


def _checked(key: bytes, entry: KeyEntry, path: str, called: str) -> bytes:
    if id_of(key) != entry.id:
        raise WrongKey(path=path, id=called)
    return key


def put(key: bytes, where: Put, since: str) -> KeyEntry:
    """Put a key where it is to lie, and read it back; the entry that tells it."""
    key_id = id_of(key)
    if where.place == "keyring":
        _to_keyring(key_id, key)
        entry = KeyEntry(key_id, since, "keyring")
    elif where.place == "file":
        file = os.path.abspath(where.file or "")
        add_to_key_file(file, key)
        entry = KeyEntry(key_id, since, "file", file=file)
    else:
        wrapped = _wrapped(key, where.passphrase or "", key_id)
        entry = KeyEntry(key_id, since, "passphrase", wrapped=wrapped)
    if _placed(entry, "", lambda: where.passphrase or "") != key:
        raise WrongKey(path="", id=key_id)
    learn(key)
    return entry


# --- a key file ------------------------------------------------------------------------------


def read_key_file(path: str, database: str) -> dict[str, bytes]:
    """The keys in a key file, by id: one a line, in 64 hexadecimal digits.

    Errors name the ``database`` that is to be opened. A file that others may read is refused, not
    mended: the key may be known by now.
    """
    try:
        with open_text(path, "ascii") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise KeyFileOpen(path=path)
            keys = [bytes.fromhex(line) for line in file.read().split()]
    except FileNotFoundError:
        raise KeyFileMissing(path=path, database=database) from None
    except (PermissionError, IsADirectoryError):
        raise NoPermission(path=path) from None
    except ValueError:
        raise KeyFileDamaged(path=path, database=database) from None
    if not keys or any(len(key) != KEY_BYTES for key in keys):
        raise KeyFileDamaged(path=path, database=database)
    return {id_of(key): key for key in keys}


def add_to_key_file(path: str, key: bytes) -> None:
    """Write a key to a file of mode 0600, after those that it holds already."""
    own_folder(os.path.dirname(path))
    held = read_key_file(path, "") if os.path.lexists(path) else {}
    if id_of(key) not in held:
        write_whole(path, "".join(f"{one.hex()}\n" for one in (*held.values(), key)))


# --- the system's keyring --------------------------------------------------------------------


def keyring_is_usable() -> bool:
    """Whether the system has a keyring that keeps its secrets encrypted."""
    try:
        import keyring

        return float(keyring.get_keyring().priority) >= 1
    except Exception:  # a backend may fail in any way of its own
        return False


def _from_keyring(key_id: str, database: str) -> bytes:
    found = _with_keyring(lambda keyring: keyring.get_password(SERVICE, key_id))
    if found is None:
        raise KeyNotInKeyring(id=key_id, database=database)
    try:
        return bytes.fromhex(found)
    except ValueError:
        raise KeyNotInKeyring(id=key_id, database=database) from None


def _to_keyring(key_id: str, key: bytes) -> None:
    _with_keyring(lambda keyring: keyring.set_password(SERVICE, key_id, key.hex()))


def tell_keyring(name: str, value: str) -> None:
    """Have the keyring keep a word that is no secret."""
    _with_keyring(lambda keyring: keyring.set_password(f"{SERVICE} encrypted", name, value))


def told_in_keyring(name: str) -> bool:
    """Whether the keyring keeps a word under a name."""
    found = _with_keyring(lambda keyring: keyring.get_password(f"{SERVICE} encrypted", name))
    return found is not None


def forget_in_keyring(name: str) -> None:
    """Have the keyring keep it no longer."""
    _with_keyring(lambda keyring: keyring.delete_password(f"{SERVICE} encrypted", name))


def _with_keyring(act: Callable[[Any], Any]) -> Any:
    try:
        import keyring
    except ImportError:
        raise KeyringUnusable(kind="keyring") from None
    try:
        return act(keyring)
    except EttervernError:
        raise
    except Exception as error:  # a backend may fail in any way of its own
        raise KeyringUnusable(kind=type(error).__name__) from None


# --- a passphrase ----------------------------------------------------------------------------


def _wrapped(key: bytes, passphrase: str, key_id: str) -> dict[str, Any]:
    aead = _aead()
    nonce = os.urandom(12)
    stated: dict[str, Any] = {
        "cipher": "aes-256-gcm", "kdf": "scrypt", **SCRYPT, "salt": os.urandom(16).hex(),
    }  # fmt: skip
    stated["nonce"] = nonce.hex()
    sealed = aead(_stretched(passphrase, stated)).encrypt(nonce, key, _facts(key_id, stated))
    return {**stated, "key": sealed.hex()}


def _unwrapped(entry: KeyEntry, passphrase: str, path: str) -> bytes:
    aead = _aead()
    from cryptography.exceptions import InvalidTag

    wrapped = entry.wrapped
    try:
        if not wrapped or (wrapped["cipher"], wrapped["kdf"]) != ("aes-256-gcm", "scrypt"):
            raise ValueError
        stated = {name: value for name, value in wrapped.items() if name != "key"}
        nonce, sealed = bytes.fromhex(wrapped["nonce"]), bytes.fromhex(wrapped["key"])
        opened = aead(_stretched(passphrase, stated)).decrypt(
            nonce, sealed, _facts(entry.id, stated)
        )
    except InvalidTag:
        raise WrongPassphrase() from None
    except (ValueError, TypeError, KeyError, OverflowError):
        raise KeySettingsDamaged(path=path + KEY_SETTINGS) from None
    return bytes(opened)


def _aead() -> Any:
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError:
        raise CipherMissing() from None
    return AESGCM


def _stretched(passphrase: str, stated: dict[str, Any]) -> bytes:
    """What scrypt makes of a passphrase; the same however its letters were put together."""
    from hashlib import scrypt
    from unicodedata import normalize

    n, r, p = stated["n"], stated["r"], stated["p"]
    if 128 * n * r * p > MOST_MEMORY:
        raise ValueError(n)
    return scrypt(
        normalize("NFC", passphrase).encode(errors="surrogateescape"),
        salt=bytes.fromhex(stated["salt"]), n=n, r=r, p=p, maxmem=MOST_MEMORY + 2**20, dklen=32,
    )  # fmt: skip


def _facts(key_id: str, stated: dict[str, Any]) -> bytes:
    return json.dumps({**stated, "id": key_id}, sort_keys=True).encode()
