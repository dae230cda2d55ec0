"""The seal that a change's own rows give, worked out again from the file."""

import sqlite3

from ettervern_cli.storage.history import FIRST_SEAL, ROW, digest, seal_over

FACTS = "kind, command, actor, written_at, coalesce(note_digest, note), undoes"
MORE = "written_on, earliest_on, about"


def resealed(db: sqlite3.Connection, number: int, scheme: int | None = None) -> str:
    """What a change's seal must be, over the seal before it as it stands.

    ``scheme`` is what to cover, else what the change says.
    """
    told, first, last = db.execute(
        "SELECT scheme, first_history, last_history FROM change WHERE id = ?", (number,)
    ).fetchone()
    scheme = scheme or int(told)
    columns = FACTS if scheme == 1 else f"{FACTS}, {MORE}"
    facts = db.execute(f"SELECT {columns} FROM change WHERE id = ?", (number,)).fetchone()
    before = db.execute("SELECT seal FROM change WHERE id = ?", (number - 1,)).fetchone()
    rows = db.execute(
        f"SELECT {ROW} FROM history WHERE id BETWEEN ? AND ? ORDER BY id", (first, last)
    )
    digests = [str(row[7] or digest(row, scheme)) for row in rows]
    return seal_over(before[0] if before else FIRST_SEAL, tuple(facts), digests, scheme)
