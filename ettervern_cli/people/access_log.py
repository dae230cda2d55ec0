"""The log of who looked at which person's record, where the configuration asks for one.

It lies beside the history: added to, never changed, each line sealed over the one before, and out
of undo's reach.
"""

import sqlite3
from typing import NamedTuple

from ettervern_cli.people.people import Resident
from ettervern_cli.storage.history import FIRST_SEAL, Author, reading_seal
from ettervern_cli.storage.rows import add, fetch
from ettervern_cli.storage.transaction import writing


class AccessLogEntry(NamedTuple):
    """One look at one person's record; ``read_at`` is UTC."""

    id: int
    resident: str
    name: str
    actor: str
    command: str
    read_at: str


def log_reading(db: sqlite3.Connection, author: Author, command: str, residents: list[int]) -> None:
    """Write down, in a transaction of its own, that somebody's record was asked for by name."""
    with writing(db, author, command):
        last = db.execute("SELECT id, seal FROM reading_log ORDER BY id DESC LIMIT 1").fetchone()
        before, seal = last or (0, FIRST_SEAL)
        for number, resident_id in enumerate(dict.fromkeys(residents), before + 1):
            line = (number, resident_id, author.actor, command, author.recorded_at)
            seal = reading_seal(seal, line)
            add(
                db, "reading_log", None,
                id=number, resident_id=resident_id, actor=author.actor, command=command,
                read_at=author.recorded_at, seal=seal,
            )  # fmt: skip


def readings(
    db: sqlite3.Connection, resident: Resident | None, since: str | None = None
) -> list[AccessLogEntry]:
    """Looks at one person's record, or at anybody's, newest first; ``since`` is an ISO day, UTC."""
    return fetch(
        db,
        AccessLogEntry,
        "SELECT g.id, r.code, r.name, g.actor, g.command, g.read_at FROM reading_log g "
        "JOIN resident r ON r.id = g.resident_id WHERE (?1 IS NULL OR g.resident_id = ?1) "
        "AND (?2 IS NULL OR g.read_at >= ?2) ORDER BY g.id DESC",
        (resident.id if resident else None, since),
    )
