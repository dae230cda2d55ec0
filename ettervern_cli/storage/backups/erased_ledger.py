"""The ledger of erased persons: ``erased.json``, beside the backups and beside the database.

A backup made before somebody was erased holds them still; what stands here is erased again when
one is restored. It holds codes and no names, and is written whole, mode 0600. Format: a list of
``{"resident", "resident_id", "erased_on", "first", "head"}``.
"""

import json
import os
import sqlite3
from typing import NamedTuple

from ettervern_cli.storage.backups.errors import DamagedLedger
from ettervern_cli.storage.files import held, write_whole
from ettervern_cli.storage.named_files.errors import NotAFile
from ettervern_cli.storage.named_files.reading import open_text

NAME = "erased.json"


class Erased(NamedTuple):
    """One person who was erased; ``erased_on`` is ISO.

    ``first`` is the seal of the change that first wrote the person: a code alone may be somebody
    else's in another case book, or in this one after an older backup was restored. ``head`` is the
    newest seal of the history when the person was erased.
    """

    resident: str
    resident_id: int
    erased_on: str
    first: str
    head: str


def entry_of(db: sqlite3.Connection, resident_id: int, code: str, erased_on: str) -> Erased:
    """What the ledger says of a person in this database."""
    row = db.execute("SELECT seal FROM change ORDER BY id DESC LIMIT 1").fetchone()
    return Erased(code, resident_id, erased_on, first_seal(db, resident_id), row[0] if row else "")


def erased_in(db: sqlite3.Connection, folder: str) -> list[Erased]:
    """Everybody who was erased, by a folder's ledger and by the database's own rows."""
    found = {_person(one): one for one in entries(folder)}
    for one in erased_by(db):
        found.setdefault(_person(one), one)
    return list(found.values())


def erased_by(db: sqlite3.Connection) -> list[Erased]:
    """Everybody who was erased by a database's own rows, with records merged into theirs."""
    rows = db.execute(
        "SELECT r.id, r.code, e.erased_on FROM erasure e JOIN resident r ON r.id = e.resident_id "
        "UNION SELECT CAST(substr(m.code, 3) AS INTEGER), m.code, e.erased_on FROM erasure e "
        "JOIN merged m ON m.resident_id = e.resident_id ORDER BY 1"
    ).fetchall()
    return [entry_of(db, *row) for row in rows]


def first_seal(db: sqlite3.Connection, resident_id: int) -> str:
    """The seal of the change that first wrote a person; empty if no change did."""
    row = db.execute(
        "SELECT (SELECT c.seal FROM change c WHERE c.first_history <= h.id "
        "ORDER BY c.first_history DESC LIMIT 1) FROM history h WHERE h.resident_id = ? "
        "AND h.table_name = 'resident' ORDER BY h.id LIMIT 1",
        (resident_id,),
    ).fetchone()
    return str(row[0]) if row else ""


def still_there(db: sqlite3.Connection, entry: Erased) -> bool:
    """Whether a database holds the very person of an entry, not erased; be it in the history."""
    if first_seal(db, entry.resident_id) != entry.first:
        return False
    row = db.execute(
        "SELECT code, EXISTS (SELECT 1 FROM erasure e WHERE e.resident_id = r.id) "
        "FROM resident r WHERE r.id = ?",
        (entry.resident_id,),
    ).fetchone()
    if row is not None:
        return bool(row == (entry.resident, 0))
    merged = db.execute("SELECT 1 FROM merged WHERE code = ?", (entry.resident,)).fetchone()
    return merged is None and in_history(db, entry.resident_id)


def in_history(db: sqlite3.Connection, resident_id: int) -> bool:
    """Whether the history still says anything of a person."""
    row = db.execute(
        "SELECT 1 FROM history WHERE resident_id = ? AND table_name = 'resident' "
        "AND (old IS NOT NULL OR new IS NOT NULL)",
        (resident_id,),
    ).fetchone()
    return row is not None


def remember(folder: str, entry: Erased) -> None:
    """Write one more person into a folder's ledger; one who stands there is not added twice.

    Raises DamagedLedger rather than write over a file that cannot be read.
    """
    with held(folder):
        known = entries(folder)
        if any(_person(entry) == _person(other) for other in known):
            return
        rows = [one._asdict() for one in (*known, entry)]
        text = json.dumps(rows, ensure_ascii=True, indent=1) + "\n"
        write_whole(os.path.join(folder, NAME), text)


def lies_in(folder: str) -> bool:
    """Whether a folder has a ledger; an empty one tells that nobody was erased."""
    return os.path.lexists(os.path.join(folder, NAME))


def entries(folder: str) -> list[Erased]:
    """Who stands in a folder's ledger, in the order written.

    No file is no entries; one that is no ledger is DamagedLedger.
    """
    path = os.path.join(folder, NAME)
    try:
        with open_text(path) as file:
            return [_entry(item) for item in json.load(file)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except (NotAFile, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DamagedLedger(path=path) from error


_KINDS = {"resident": str, "resident_id": int, "erased_on": str, "first": str, "head": str}


def _entry(item: dict[str, object]) -> Erased:
    for name, kind in _KINDS.items():
        if type(item[name]) is not kind:
            raise TypeError(name)
    return Erased(**{name: item[name] for name in _KINDS})  # type: ignore[arg-type]


def _person(entry: Erased) -> tuple[int, str]:
    return entry.resident_id, entry.first
