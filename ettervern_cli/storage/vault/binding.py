"""That a workspace must be encrypted, told where the folder of its database does not decide alone.

A line of the configuration tells it, a note in the user's own folder, by the database's place, and
the system's keyring where there is one. Each alone is enough for a plain file to be refused. The
keyring is asked by ``data verify``: asking it takes longer than a whole daily command.
"""

import os
import re
from contextlib import suppress

from ettervern_cli.errors import EttervernError
from ettervern_cli.storage.database.connecting import note_of, place_name
from ettervern_cli.storage.files import own_folder, remove, write_whole
from ettervern_cli.storage.history import config_digest
from ettervern_cli.storage.named_files.reading import open_text
from ettervern_cli.storage.vault.keys import (
    forget_in_keyring,
    keyring_is_usable,
    tell_keyring,
    told_in_keyring,
)

LINE = "encrypted: true\n"
PRESENT = r"^encrypted:.*\n?"


def note(path: str, notes: str, key_id: str) -> None:
    """Have a note, and the keyring if there is one, say that a database must be encrypted."""
    own_folder(notes)
    write_whole(note_of(path, notes), f"{os.path.realpath(path)}\n{key_id}\n")
    if keyring_is_usable():
        with suppress(EttervernError):  # the note is there
            tell_keyring(place_name(path), key_id)


def release(path: str, notes: str) -> None:
    """Take both away."""
    remove(note_of(path, notes))
    if keyring_is_usable():
        with suppress(EttervernError):
            forget_in_keyring(place_name(path))


def is_told_in_keyring(path: str) -> bool:
    """Whether the keyring says that a database must be encrypted."""
    try:
        return keyring_is_usable() and told_in_keyring(place_name(path))
    except EttervernError:
        return False


def tell_config(config: str, *, encrypted: bool) -> None:
    """Write the line into a configuration, or take it out; OSError or NoPermission if it cannot be.

    The rest of the file stays as it is, and so does who may read it.
    """
    with open_text(config, errors="surrogateescape") as file:
        text = file.read()
    changed = with_line(text, encrypted=encrypted)
    if changed != text:
        place = os.path.realpath(config)
        mode = os.stat(place).st_mode & 0o777
        write_whole(place, changed)
        os.chmod(place, mode)


def digest_with(config: str, *, encrypted: bool) -> str:
    """What a configuration is known by once it has the line, or has it no more."""
    with open_text(config, "utf-8-sig", "surrogateescape") as file:
        return config_digest(with_line(file.read(), encrypted=encrypted))


def with_line(text: str, *, encrypted: bool) -> str:
    """A configuration's text with the line, below that of the database, or without it.

    >>> with_line("database: a.db\\n\\nprogrammes:\\n", encrypted=True)
    'database: a.db\\nencrypted: true\\n\\nprogrammes:\\n'
    >>> with_line("encrypted: true\\nprogrammes:\\n", encrypted=False)
    'programmes:\\n'
    """
    bare = re.sub(PRESENT, "", text, count=1, flags=re.MULTILINE)
    if not encrypted:
        return bare
    below = re.search(r"^database:.*\n", bare, re.MULTILINE)
    at = below.end() if below else (1 if bare.startswith("\ufeff") else 0)
    return bare[:at] + LINE + bare[at:]
