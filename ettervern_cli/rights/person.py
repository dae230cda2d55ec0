"""One person with every code and name by which they were ever known here.

Somebody whose admission was undone stands in the history alone, and is found there too.
"""

import sqlite3
from typing import NamedTuple

from ettervern_cli.people.errors import ERASED, SeveralResidents
from ettervern_cli.people.people import Resident, as_code
from ettervern_cli.storage.backups.erased_ledger import in_history
from ettervern_cli.values.texts import sought


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
    ).fetchone() or (f"R-{resident_id:04d}", "")
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
    known = tuple(dict.fromkeys(name for name in names if name not in ("", ERASED, code)))
    return KnownAs(resident_id, code, ids, known)


def is_there(db: sqlite3.Connection, resident_id: int) -> bool:
    """Whether a person has a row: who has none stands in the history alone."""
    row = db.execute("SELECT 1 FROM resident WHERE id = ?", (resident_id,)).fetchone()
    return row is not None


def was_erased(db: sqlite3.Connection, resident_id: int) -> str | None:
    """The day (ISO) on which a person was erased, None for anybody else.

    Of somebody who stands in the history alone the change tells it that emptied their rows.
    """
    row = db.execute(
        "SELECT erased_on FROM erasure WHERE resident_id = ?", (resident_id,)
    ).fetchone()
    if row is None and not is_there(db, resident_id) and not in_history(db, resident_id):
        row = db.execute(
            "SELECT c.written_on FROM change c, json_each(c.about, '$.rows') n, history h "
            "WHERE c.kind = 'erasure' AND h.id = n.value AND h.resident_id = ? "
            "ORDER BY c.id DESC LIMIT 1",
            (resident_id,),
        ).fetchone()
    return str(row[0]) if row else None


def only_in_history(db: sqlite3.Connection) -> dict[int, list[str]]:
    """Who has no row any more, by key, with the names that the history has: none once erased."""
    found: dict[int, list[str]] = {}
    for number, *names in db.execute(
        "SELECT h.row_id, json_extract(h.old, '$.name'), json_extract(h.new, '$.name') "
        "FROM history h WHERE h.table_name = 'resident' "
        "AND NOT EXISTS (SELECT 1 FROM resident r WHERE r.id = h.row_id) "
        "AND NOT EXISTS (SELECT 1 FROM merged m WHERE m.code = printf('R-%04d', h.row_id)) "
        "ORDER BY h.id DESC"
    ):
        known = found.setdefault(int(number), [])
        known += [name for name in names if name and name not in known]
    return found


def find_in_history(db: sqlite3.Connection, who: str) -> Resident | None:
    """Whom a code, a whole name or a start of one means of those who stand in the history alone.

    Raises SeveralResidents where it may be more than one.
    """
    every = only_in_history(db)
    code, key = as_code(who), sought(who)
    fitting = [one for one in every if code == f"R-{one:04d}"] or [
        one for one, names in every.items() if key and key in map(sought, names)
    ]
    if not fitting and key and code is None:
        fitting = [
            one
            for one, names in every.items()
            if any(sought(name).startswith(key) for name in names)
        ]
    found = [Resident(one, f"R-{one:04d}", (every[one] or [ERASED])[0]) for one in fitting]
    if len(found) > 1:
        raise SeveralResidents(
            value=who, candidates=[f"{one.code} {one.name}" for one in sorted(found)]
        )
    return found[0] if found else None
