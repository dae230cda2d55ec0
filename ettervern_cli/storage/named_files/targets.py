"""Whether what a person names may be written over, and writing it: whole, or as a stream.

A file takes the place of an ordinary one or of nothing, and of none that a workspace lives by. The
workspace in use is known by its paths; every other, and what belongs to none, by what lies there.
"""

import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from ettervern_cli.errors import NoPermission, NotWritten
from ettervern_cli.storage.database.sqlite_file import KEY_SETTINGS
from ettervern_cli.storage.files import put
from ettervern_cli.storage.named_files.errors import (
    NobodyReads,
    OwnTarget,
    SheetExists,
    UnusableTarget,
)
from ettervern_cli.storage.named_files.reading import open_named, stream_number

DATABASE_HEADER = b"SQLite format 3\0"
BESIDE = ("-journal", "-wal", "-shm", KEY_SETTINGS)
MANIFEST, LEDGER, BACKUP = ".json", "erased.json", "ettervern-"
# A key file, a recovery sheet's row, key settings or a receiver's key, a manifest or a delivery's,
# a configuration, a key that signs.
OURS = (
    rb"\A[0-9A-Fa-f]{64}\s|^ *(?:[0-9A-HJKMNP-TV-Z]{4} ){4} *[1-4]\r?$|\A\{\s*\"format\": 1,\s*"
    rb"\"(?:cipher|key)\": |\A\{\s*\"file\": \"[^\"]*\",\s*\"sha256\": |\A\{[^{}]{0,99}"
    rb"\"format\": \"ettervern delivery\"|^programmes:|^-----BEGIN [A-Z ]*KEY-----"
)
# A lake of deliveries, and what in its folder is its own (``region/lake``).
LAKE, IN_LAKE = "lake.json", ("lake.json", "sites", "published", "keys")
LOOKED_AT = 2**18
PATIENCE = 5.0


class Own(NamedTuple):
    """Where the workspace in use has its own files; nothing where there is none."""

    database: str | None = None
    config: str | None = None
    backups: str | None = None


def write_named(path: str, content: bytes, own: Own) -> None:
    """Write a file whole or not at all, or into a stream that a path names.

    Raises UnusableTarget and OwnTarget before anything is touched, NotWritten where it cannot be.
    """
    try:
        if is_stream(path):
            _write_stream(path, content)
        else:
            refuse_target(path, own)
            put(path, content, ending="")
    except (OSError, NoPermission) as error:
        raise NotWritten(file=path) from error


def is_stream(path: str) -> bool:
    """Whether a path is written to as a stream: an open one, a pipe, or a device that keeps none.

    >>> is_stream("/dev/stdout"), is_stream("/dev/null"), is_stream("list.csv")
    (True, True, False)
    """
    if stream_number(path) is not None:
        return True
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISFIFO(status.st_mode) or _keeps_nothing(status)


def refuse_target(path: str, own: Own) -> None:
    """Refuse to write over what is no ordinary file, and what is a workspace's own."""
    refuse_own(path, own)
    try:
        status = os.lstat(path)
    except OSError:
        return
    if not stat.S_ISREG(status.st_mode):
        raise UnusableTarget(file=path)
    if any(os.path.samestat(status, other) for other in _present(own)) or _is_ours(path):
        raise OwnTarget(file=path)


def refuse_sheet(path: str, database: str, own: Own) -> None:
    """Refuse to write a recovery sheet over any file: an older one may be its key's only one."""
    if is_stream(path):
        return
    refuse_target(path, own._replace(database=database))
    if os.path.lexists(path):
        raise SheetExists(file=path)


def check_key_target(path: str, database: str, own: Own) -> None:
    """Refuse to put a key where a workspace has another file; one that holds keys takes more."""
    refuse_own(path, own._replace(database=database))
    if os.path.lexists(path) and not stat.S_ISREG(os.lstat(path).st_mode):
        raise UnusableTarget(file=path)


def refuse_own(path: str, own: Own) -> None:
    """Refuse a name that a workspace has for a file or folder of its own, there or not."""
    folder, name = os.path.split(os.path.abspath(path))
    for where, names in _names(own):
        if names.fullmatch(_folded(name)) and _same_folder(folder, where):
            raise OwnTarget(file=path)
    for ending in BESIDE:
        if _folded(name).endswith(ending) and _is_database(path[: -len(ending)]):
            raise OwnTarget(file=path)


# --- what is a workspace's own ---------------------------------------------------------------


def _names(own: Own) -> list[tuple[str, re.Pattern[str]]]:
    """Folders, and the names in each that are the workspace's, whatever their case."""
    found = []
    for path, more in ((own.database, rf"(?:[-.].*)?|{re.escape(LEDGER)}"), (own.config, "")):
        if path is not None:
            folder, name = os.path.split(os.path.abspath(path))
            found.append((folder, re.compile(re.escape(_folded(name)) + more, re.DOTALL)))
    if own.backups is not None:
        kept = rf"{BACKUP}.*\.db.*|{re.escape(LEDGER)}"
        found.append((os.path.abspath(own.backups), re.compile(kept, re.DOTALL)))
    return found


def _present(own: Own) -> Iterator[os.stat_result]:
    """The files that are there under those names: another name may be a hard link to one."""
    for folder, names in _names(own):
        for name in os.listdir(folder) if os.path.isdir(folder) else ():
            if names.fullmatch(_folded(name)):
                with suppress(OSError):
                    yield os.stat(os.path.join(folder, name))


def _folded(name: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", name).casefold()


def _same_folder(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _is_ours(path: str) -> bool:
    """Whether a file is a database, or a text without which one is lost, of any workspace."""
    if os.path.basename(path) == LEDGER or _is_database(path) or _is_of_lake(path):
        return True
    try:
        with open_named(path) as file:
            return re.search(OURS, file.read(LOOKED_AT), re.MULTILINE) is not None
    except OSError:  # what cannot be read cannot be told
        return False


def _is_of_lake(path: str) -> bool:
    """Whether a file is one that a lake of deliveries lives by: where those lie is fixed."""
    folder, name = os.path.split(os.path.realpath(path))
    while name:
        if name in IN_LAKE and os.path.lexists(os.path.join(folder, LAKE)):
            return True
        folder, name = os.path.split(folder)
    return False


def _is_database(path: str) -> bool:
    if os.path.lexists(path + KEY_SETTINGS):
        return True
    try:
        with open_named(path) as file:
            return file.read(len(DATABASE_HEADER)) == DATABASE_HEADER
    except OSError:
        return False


# --- writing ---------------------------------------------------------------------------------


def _write_stream(path: str, content: bytes) -> None:
    number = stream_number(path)
    handle = os.dup(number) if number is not None else _opened(path)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


def _opened(path: str) -> int:
    """A pipe or a device opened to write; a pipe that nobody reads yet is waited for a little."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            handle = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_NOCTTY)
        except OSError as error:
            if error.errno != errno.ENXIO or time.monotonic() >= until:
                raise NobodyReads(file=path) from error
            time.sleep(0.02)
        else:
            os.set_blocking(handle, True)
            return handle


def _keeps_nothing(status: os.stat_result) -> bool:
    """Whether a device is one of those that what is written to is gone from, or a terminal."""
    if not stat.S_ISCHR(status.st_mode):
        return False
    for device in ("/dev/null", "/dev/full", "/dev/tty"):
        with suppress(OSError):
            if os.stat(device).st_rdev == status.st_rdev:
                return True
    return False
