"""Opening a file that is named, to read it: an ordinary one, so that nothing is waited for.

Where a stream makes sense, what the shell hands over by a name of its own is read, too.
"""

import errno
import io
import os
import re
import stat
from typing import BinaryIO, TextIO

from ettervern_cli.storage.named_files.errors import NotAFile, Unreadable

# Names of what this process has open already: a pipe of the shell's, and its standard streams.
_STREAMS = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
_NUMBERED = r"/(?:dev|proc/self)/fd/(\d{1,9})"
# Opening a socket answers the one, a device that is not there the other.
_NO_FILE = (errno.ENXIO, errno.ENODEV)


def stream_number(path: str) -> int | None:
    """The number of the open stream that a path names, None for any other path."""
    numbered = re.fullmatch(_NUMBERED, path)
    return int(numbered[1]) if numbered else _STREAMS.get(path)


def open_named(path: str, *, streams: bool = False) -> BinaryIO:
    """A file opened to read, without waiting; NotAFile for what is none, else as ``open`` does.

    With ``streams`` a name of an open stream is that stream, and the empty device is empty.
    """
    number = stream_number(path) if streams else None
    if number is not None:
        return _stream(number, path)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError as error:
        if error.errno in _NO_FILE:
            raise NotAFile(errno.EISDIR, "not a file", path) from None
        raise
    if stat.S_ISREG(os.fstat(handle).st_mode) or (streams and path == os.devnull):
        return os.fdopen(handle, "rb")
    os.close(handle)
    raise NotAFile(errno.EISDIR, "not a file", path)


def read_named(path: str, most: int = -1, *, streams: bool = False) -> bytes:
    """What is in a file, as far as ``most`` bytes; Unreadable where the disk fails meanwhile."""
    with open_named(path, streams=streams) as file:
        try:
            return file.read(most)
        except OSError as error:
            raise Unreadable(path=path) from error


def open_text(
    path: str, encoding: str = "utf-8", errors: str = "strict", *, streams: bool = False
) -> TextIO:
    """The same as text."""
    return io.TextIOWrapper(open_named(path, streams=streams), encoding, errors)


def _stream(number: int, path: str) -> BinaryIO:
    try:
        return os.fdopen(os.dup(number), "rb")
    except IsADirectoryError:
        raise NotAFile(errno.EISDIR, "not a file", path) from None
    except OSError:
        raise FileNotFoundError(errno.ENOENT, "not open", path) from None
