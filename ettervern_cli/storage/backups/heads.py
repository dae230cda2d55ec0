"""Where the history ends, as a line that is made to be kept elsewhere, and such lines read again.

A chain of seals does not see that its end was cut, nor that all of it was written anew: only what
was kept where the writer could not reach tells that. With a key at hand a line is keyed, so that
one kept beside the file cannot be made to fit, either.
"""

import re
import sqlite3
from typing import NamedTuple

from ettervern_cli.storage.files import write_whole
from ettervern_cli.storage.history import Author
from ettervern_cli.storage.named_files.errors import NotAFile
from ettervern_cli.storage.named_files.reading import open_text
from ettervern_cli.storage.vault.key_settings import read_settings
from ettervern_cli.storage.vault.keys import fetch, read_key_file

BESIDE = ".heads"  # beside the database, by its name
_LINE = re.compile(
    r"(?:change=(?P<change>\d+) )?(?:seal=)?(?P<seal>[0-9a-f]{64})(?: at=\S+)?"
    r"(?: reads=(?P<reads>\d{1,18}:[0-9a-f]{64}))?(?: hmac=(?P<mac>[0-9a-f]{64}))?\b"
)


class KeptHead(NamedTuple):
    """A head as it was kept: its seal, and its change and its HMAC where the line has them.

    ``reads`` is where the log of who read what ended: its last line's number and seal.
    """

    seal: str
    change: int | None
    mac: str | None
    reads: str | None = None

    @property
    def sealed(self) -> str:
        """What the HMAC is over."""
        return f"{self.seal}\n{self.reads}" if self.reads else self.seal


def seal_key(database: str, named: str | None) -> bytes | None:
    """The key that heads are keyed with: the database's, or the one in a key file that is named.

    Raises one of the 77 family where the file is missing, open to others, or no key file.
    """
    if named:
        return next(iter(read_key_file(named, database).values()))
    settings = read_settings(database)
    return fetch(settings.keys[0], database) if settings else None


def mac_of(key: bytes, sealed: str) -> str:
    """HMAC-SHA256 of what a head says: who has the file, but not the key, cannot make it."""
    import hmac

    return hmac.new(key, f"ettervern head\n{sealed}".encode(), "sha256").hexdigest()


def head_line(head: KeptHead, at: str, key: bytes | None) -> str:
    """The line to keep: the newest change, its seal, when it was written (UTC), and an HMAC."""
    line = f"change={head.change} seal={head.seal} at={at}"
    line += f" reads={head.reads}" if head.reads else ""
    return line if key is None else f"{line} hmac={mac_of(key, head.sealed)}"


def reads_end(db: sqlite3.Connection) -> str | None:
    """Where the log of who read what ends, None while nothing is in it."""
    row = db.execute("SELECT id, seal FROM reading_log ORDER BY id DESC LIMIT 1").fetchone()
    return f"{row[0]}:{row[1]}" if row else None


def kept_heads(text: str) -> list[KeptHead]:
    """Every head in a text, seals alone or whole lines, in their order."""
    return [
        KeptHead(
            found["seal"],
            int(found["change"]) if found["change"] else None,
            found["mac"],
            found["reads"],
        )
        for found in _LINE.finditer(text)
    ]


def note_heads(database: str, author: Author, seals: list[str]) -> None:
    """Write down beside the database from which heads a restore began, and put which out of use.

    Their backups may be gone by the time that somebody asks.
    """
    seen = noted_heads(database)
    new = [seal for seal in dict.fromkeys(seals) if seal not in seen]
    if new:
        lines = [f"seal={seal} at={author.recorded_at}\n" for seal in new]
        write_whole(database + BESIDE, _text_of(database) + "".join(lines))


def noted_heads(database: str) -> set[str]:
    """The heads that restores wrote down beside the database."""
    return {head.seal for head in kept_heads(_text_of(database))}


def _text_of(database: str) -> str:
    try:
        with open_text(database + BESIDE, errors="replace") as file:
            return file.read()
    except (FileNotFoundError, NotAFile):
        return ""


def has_head(db: sqlite3.Connection, head: KeptHead) -> bool:
    """Whether a history goes through a head that was kept."""
    row = db.execute("SELECT id FROM change WHERE seal = ?", (head.seal,)).fetchone()
    return row is not None and head.change in (None, row[0])


def has_reads(db: sqlite3.Connection, head: KeptHead) -> bool:
    """Whether the log of who read what goes through where a kept head says that it ended."""
    if head.reads is None:
        return True
    number, _, seal = head.reads.partition(":")
    row = db.execute("SELECT seal FROM reading_log WHERE id = ?", (int(number),)).fetchone()
    return row is not None and row[0] == seal
