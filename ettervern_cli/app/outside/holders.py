"""Who else holds the database, as Linux tells it: a reader or a writer, and which command it is.

Elsewhere, and where it is over by the time somebody asks, nothing is known.
"""

import os
from typing import NamedTuple

from ettervern_cli.app.index import COMMANDS

# SQLite locks these bytes of the file; one that writes has locked the one of them for itself.
LOCKED_FROM, LOCKED_TO = 0x40000000, 0x40000000 + 511


class Holder(NamedTuple):
    """Another process with a lock on the database; ``command`` is ours, "" for another program."""

    process: int
    is_writing: bool
    command: str
    program: str


def holder(path: str) -> Holder | None:
    """Who holds a database, a writer before a reader; None where nobody is known to."""
    try:
        status = os.stat(path)
        with open("/proc/locks", encoding="ascii", errors="replace") as locks:
            lines = [line.split() for line in locks]
    except OSError:
        return None
    place = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}:{status.st_ino}"
    held = [
        (line[3] == "WRITE", int(line[4]))
        for line in lines
        if len(line) == 8 and line[1] == "POSIX" and line[5] == place and _is_lock(line[6])
        if int(line[4]) not in (os.getpid(), -1)
    ]
    if not held:
        return None
    is_writing, process = max(held)
    words = _words(process)
    return Holder(process, is_writing, _command(words), os.path.basename(words[0]))


def _is_lock(begins: str) -> bool:
    return begins.isdigit() and LOCKED_FROM <= int(begins) <= LOCKED_TO


def _words(process: int) -> list[str]:
    """The command line of a process; one empty word where it may not be seen."""
    try:
        with open(f"/proc/{process}/cmdline", "rb") as file:
            return [os.fsdecode(word) for word in file.read().split(b"\0")[:-1]] or [""]
    except OSError:
        return [""]


def _command(words: list[str]) -> str:
    """The command of ours that a command line gives, without what it is about."""
    if not any("ettervern" in word for word in words):
        return ""
    known = {name for name in COMMANDS if " " not in name} | {name.split()[0] for name in COMMANDS}
    place = next((at for at, word in enumerate(words) if word in known), None)
    if place is None:
        return ""
    two = " ".join(words[place : place + 2])
    return two if two in COMMANDS else words[place]
