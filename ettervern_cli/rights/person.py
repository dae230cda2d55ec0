"""One person with every code and name by which they were ever known here."""

import sqlite3
from typing import NamedTuple


class KnownAs(NamedTuple):
    """A person with the records that were merged into theirs, and every name these ever had."""

    id: int
    code: str
    ids: tuple[int, ...]
    names: tuple[str, ...]

    @property
    def marks(self) -> str:
        """A list of marks for SQL, one for each of ``ids``."""
        return ", ".join("?" * len(self.ids))


def known_as(db: sqlite3.Connection, resident_id: int) -> KnownAs:
    """Everything by which a person was ever known here."""
    code, present = db.execute(
        "SELECT code, name FROM resident WHERE id = ?", (resident_id,)
    ).fetchone()
    merged = db.execute(
        "SELECT CAST(substr(code, 3) AS INTEGER) FROM merged WHERE resident_id = ? ORDER BY id",
        (resident_id,),
    ).fetchall()
    ids = (resident_id, *(int(row[0]) for row in merged))
    marks = ", ".join("?" * len(ids))
    older = db.execute(
        "SELECT json_extract(old, '$.name'), json_extract(new, '$.name') FROM history "
        f"WHERE resident_id IN ({marks}) AND table_name = 'resident' ORDER BY id",
        ids,
    ).fetchall()
    names = [present, *(name for row in older for name in row if name)]
    known = tuple(dict.fromkeys(name for name in names if name not in ("", "\u2013", code)))
    return KnownAs(resident_id, code, ids, known)
