"""The file beside an encrypted database (``ettervern.db.key.json``), and beside each of its copies.

It tells where the keys lie and holds no secret: ``{"format": 1, "cipher": "sqlcipher", "changing":
bool, "plain": {"sha256", "proof"}, "keys": [{"id", "since", "in": "keyring" | "file" |
"passphrase", …}]}``, the present key first, then those that older backups have. The id is worked
out from the key, so that a wrong one is told from a damaged database. ``changing`` stands while
another file takes the database's place: it may then be either, and plain only if it is the file
that is named.
"""

import json
import os
from typing import Any, NamedTuple

from ettervern_cli.errors import NoPermission
from ettervern_cli.storage.database.sqlite_file import KEY_SETTINGS
from ettervern_cli.storage.files import remove, sync, write_whole
from ettervern_cli.storage.named_files.reading import open_text
from ettervern_cli.storage.vault.errors import KeySettingsDamaged

PLACES = ("keyring", "file", "passphrase")


class KeyEntry(NamedTuple):
    """A key's id, the day it was made (ISO), and where it lies.

    ``file`` is the path of a key file, ``wrapped`` what a passphrase opens.
    """

    id: str
    since: str
    place: str
    file: str | None = None
    wrapped: dict[str, Any] | None = None


class Named(NamedTuple):
    """The one plain file that a database may be while it changes: its SHA-256, and who says so.

    ``proof`` is that digest keyed by the database's key (HMAC-SHA256): nobody else can name one.
    """

    sha256: str
    proof: str


class Settings(NamedTuple):
    """What the file beside a database tells; ``plain`` only while it changes."""

    keys: tuple[KeyEntry, ...]
    changing: bool = False
    plain: "Named | None" = None


def read_settings(path: str) -> Settings | None:
    """What is told beside a database, None where nothing is; KeySettingsDamaged otherwise."""
    try:
        with open_text(path + KEY_SETTINGS) as file:
            found = json.load(file)
        if (found["format"], found["cipher"]) != (1, "sqlcipher"):
            raise ValueError(found["format"])
        entries = tuple(_entry(item) for item in found["keys"])
        if not entries:
            raise ValueError("no key")
        plain = found.get("plain")
        named = Named(str(plain["sha256"]), str(plain["proof"])) if plain else None
        return Settings(entries, found["changing"] is True, named)
    except FileNotFoundError:
        return None
    except PermissionError:
        raise NoPermission(path=path + KEY_SETTINGS) from None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise KeySettingsDamaged(path=path + KEY_SETTINGS) from error


def _entry(item: dict[str, Any]) -> KeyEntry:
    entry = KeyEntry(item["id"], item["since"], item["in"], item.get("file"), item.get("wrapped"))
    texts = (entry.id, entry.since, *([entry.file] if entry.place == "file" else []))
    if entry.place not in PLACES or not all(isinstance(text, str) for text in texts):
        raise ValueError(entry.place)
    return entry


def write_settings(path: str, settings: Settings) -> None:
    """Tell beside a database where its keys lie."""
    keys = []
    for entry in settings.keys:
        shown: dict[str, Any] = {"id": entry.id, "since": entry.since, "in": entry.place}
        for name in ("file", "wrapped"):
            if getattr(entry, name) is not None:
                shown[name] = getattr(entry, name)
        keys.append(shown)
    found = {"format": 1, "cipher": "sqlcipher", "changing": settings.changing, "keys": keys}
    if settings.plain is not None:
        found["plain"] = settings.plain._asdict()
    write_whole(path + KEY_SETTINGS, json.dumps(found, ensure_ascii=True, indent=1) + "\n")


def announce(path: str, after: Settings | None, plain: Named | None) -> None:
    """Before another file takes a database's place: tell the keys of both, the new one's first.

    Until ``settle`` the database may then be either of them; ``plain`` is the one that is, if any.
    """
    before = read_settings(path)
    keys = (*(after.keys if after else ()), *(before.keys if before else ()))
    if keys:
        by_id = {entry.id: entry for entry in reversed(keys)}  # the first of each stays
        order = dict.fromkeys(entry.id for entry in keys)
        told = tuple(by_id[key_id] for key_id in order)
        write_settings(path, Settings(told, changing=True, plain=plain))


def settle(path: str, after: Settings | None) -> None:
    """The other file is in the database's place: tell what holds of it, nothing if it is plain."""
    if after is not None:
        write_settings(path, Settings(after.keys))
    elif os.path.lexists(path + KEY_SETTINGS):
        remove(path + KEY_SETTINGS)
        sync(os.path.dirname(os.path.abspath(path)))


def copy_settings(path: str, copy: str) -> None:
    """Tell beside a copy of a database, such as a backup, what is told beside it, if anything."""
    settings = read_settings(path)
    if settings is not None:
        write_settings(copy, Settings(settings.keys))


def inherited(copy: str, path: str) -> Settings | None:
    """What is to be told once a copy has taken a database's place, None if the copy is plain.

    Where the place of a key is told beside both, the database's is newer.
    """
    new, old = read_settings(copy), read_settings(path)
    if new is None:
        return None
    by_id = {entry.id: entry for entry in (*new.keys, *(old.keys if old else ()))}
    order = dict.fromkeys([entry.id for entry in new.keys] + list(by_id))
    return Settings(tuple(by_id[key_id] for key_id in order))
