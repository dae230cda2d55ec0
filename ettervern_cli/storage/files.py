"""Files beside the database: written whole, for their owner alone, and on the disk.

No name of a person and no rule of the case book lives here.
"""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from ettervern_cli.errors import Busy, NoPermission, NotWritten
from ettervern_cli.storage.database.sqlite_file import WAIT_SECONDS
from ettervern_cli.storage.errors import NoFolder

PARTIAL = ".ettervern-"


def sync(path: str) -> None:
    """Have the system write a file, or a folder's entries, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def own_folder(folder: str) -> None:
    """Make a folder that only its owner may enter, if it is not there; NoFolder if it cannot be.

    One that exists keeps its mode: it may be a disk of the user's own.
    """
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise NoFolder(path=folder) from None
    except PermissionError:
        raise NoPermission(path=folder) from None
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ENAMETOOLONG):
            raise
        raise NotWritten(file=folder) from None


def fresh(folder: str, ending: str) -> str:
    """An empty file of one's own in a folder, mode 0600, under a name that nobody else has."""
    import tempfile

    try:
        handle, path = tempfile.mkstemp(prefix=PARTIAL, suffix=ending, dir=folder)
    except PermissionError:
        raise NoPermission(path=folder) from None
    os.close(handle)
    return path


def put(path: str, content: bytes, ending: str = ".partial") -> None:
    """Let a file of this content, mode 0600, take its place in one step; nothing is left of half.

    Raises OSError where the disk is full or the folder is out of reach.
    """
    partial = fresh(os.path.dirname(os.path.abspath(path)), ending)
    try:
        with open(partial, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except BaseException:
        os.unlink(partial)
        raise


@contextmanager
def new_file(path: str) -> Iterator[BinaryIO]:
    """A file that was not there, mode 0600, opened to write, and on the disk afterwards."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def write_whole(path: str, text: str) -> None:
    """Write a text to a file as ``put`` does, and have its folder's entry on the disk, too."""
    put(path, text.encode("utf-8", "surrogateescape"))
    sync(os.path.dirname(os.path.abspath(path)))


def remove(*paths: str) -> None:
    """Take files away, as far as they are there."""
    for path in paths:
        with suppress(FileNotFoundError):
            os.unlink(path)


@contextmanager
def held(folder: str) -> Iterator[None]:
    """Keep others that ask the same out of a folder meanwhile; Busy when one stays too long.

    Where the file system knows no locks nobody is kept out.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


def is_held(folder: str) -> bool:
    """Whether somebody keeps others out of a folder at this moment."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    else:
        return False
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise Busy() from None
            time.sleep(0.02)
        except OSError:
            return
        else:
            return


def checksum(source: BinaryIO, target: str | None = None) -> tuple[str, int]:
    """SHA-256 and size of what is read; it is written to ``target`` too, a new file, mode 0600."""
    from hashlib import sha256

    whole, size = sha256(), 0
    copy = None if target is None else os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        while block := source.read(1 << 20):
            whole.update(block)
            size += len(block)
            if copy is not None:
                _write(copy, block)
        if copy is not None:
            os.fsync(copy)
    finally:
        if copy is not None:
            os.close(copy)
    return whole.hexdigest(), size


def _write(handle: int, block: bytes) -> None:
    while block:
        block = block[os.write(handle, block) :]
