"""Where a passphrase comes from: a terminal, or the file that $ETTERVERN_PASSPHRASE_FILE names.

Never the command line, which every user of the machine can read.
"""

import os
import stat
import sys
from typing import TYPE_CHECKING

from ettervern_cli.app.errors import (
    PassphraseFileMissing,
    PassphraseFileOpen,
    PassphrasesDiffer,
    PassphraseTooShort,
)
from ettervern_cli.app.outside.readers import typed
from ettervern_cli.errors import NoPermission
from ettervern_cli.storage.named_files.reading import open_text
from ettervern_cli.storage.vault.errors import PassphraseNeeded

if TYPE_CHECKING:
    from ettervern_cli.app.console import Console

LEAST = 12


def passphrase(console: "Console") -> str:
    """The passphrase of the workspace's key."""
    named = os.environ.get("ETTERVERN_PASSPHRASE_FILE")
    if named:
        return _from_file(named)
    return _typed(console, "encryption.passphrase")


def new_passphrase(console: "Console") -> str:
    """A new passphrase, typed twice, of at least LEAST characters."""
    named = os.environ.get("ETTERVERN_PASSPHRASE_FILE")
    found = _from_file(named) if named else _typed(console, "encryption.new_passphrase")
    if len(found) < LEAST:
        raise PassphraseTooShort(least=LEAST)
    if not named and _typed(console, "encryption.again") != found:
        raise PassphrasesDiffer()
    return found


def on_terminal() -> bool:
    """Whether somebody sits at a terminal who can be asked."""
    return sys.stderr is not None and sys.stderr.isatty() and os.path.exists("/dev/tty")


def _typed(console: "Console", key: str) -> str:
    if not on_terminal():
        raise PassphraseNeeded()
    from getpass import getpass

    return typed(lambda: getpass(console.words.say(key) + " "))


def _from_file(path: str) -> str:
    """The first line of a file that nobody else may read."""
    try:
        with open_text(path, errors="surrogateescape", streams=True) as file:
            if os.fstat(file.fileno()).st_mode & 0o077 and _is_ordinary(file.fileno()):
                raise PassphraseFileOpen(path=path)
            found = file.readline().rstrip("\r\n")
    except FileNotFoundError:
        raise PassphraseFileMissing(path=path) from None
    except (PermissionError, IsADirectoryError):
        raise NoPermission(path=path) from None
    if not found:
        raise PassphraseFileMissing(path=path)
    return found


def _is_ordinary(handle: int) -> bool:
    return stat.S_ISREG(os.fstat(handle).st_mode)
