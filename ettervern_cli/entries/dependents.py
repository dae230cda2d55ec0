"""What rests on an entry, so that it cannot be taken out, and what goes along when it is."""

import sqlite3
from collections.abc import Container

from ettervern_cli.consents.checks import rests_on_consent
from ettervern_cli.entries.errors import EntryInUse
from ettervern_cli.entries.records import Entry, entry_id, names_entry, naming
from ettervern_cli.follow_ups.derived import forget
from ettervern_cli.referrals.verbs import reopen
from ettervern_cli.storage.records import BY_VERB, FORGETS, GOES, RESTS, record_of

# How many of what rests on an entry are named.
_NAMED = 5
_EVERY = (RESTS, GOES, FORGETS, BY_VERB)

# A referral that came after the one that led to the stay.
LATER_REFERRAL = (
    "SELECT 'N-' || o.id FROM referral f JOIN referral o ON o.resident_id = f.resident_id "
    "AND o.programme_id = f.programme_id AND o.id <> f.id AND o.referred_on >= f.ended_on "
    "WHERE f.stay_id = ? ORDER BY o.id"
)


def refuse_rested_on(db: sqlite3.Connection, table: str, row_id: int) -> None:
    """EntryInUse where other entries rest on an entry, which names them.

    On a person always, on a stay what was done in it, on a consent an admission that nothing else
    allowed.
    """
    found: list[str] = []
    if table == "consent":
        found = rests_on_consent(db, row_id)
    elif table == "stay":
        found = [name for (name,) in db.execute(LATER_REFERRAL, (row_id,))]
    found += [name for name in _naming(db, table, row_id, {RESTS}) if name not in found]
    if found or table == "resident":
        raise EntryInUse(entry=entry_id(table, row_id) or f"{table} {row_id}", **named(found))


def named(others: list[str]) -> dict[str, object]:
    """Entries as a refusal names them: the first, and how many more there are."""
    return {"others": others[:_NAMED], "more": max(len(others) - _NAMED, 0)}


def tied(db: sqlite3.Connection, entry: Entry) -> list[str]:
    """The others of its stay that an entry names, or is named by where they do not go with it."""
    found = []
    for column in record_of(entry.table).columns:
        if (other := names_entry(column)) is not None:
            query = f"SELECT {column.column} FROM {entry.table} WHERE id = ?"
            (number,) = db.execute(query, (entry.row_id,)).fetchone()
            found += [entry_id(other, number) or other] if number is not None else []
    return [*found, *_naming(db, entry.table, entry.row_id, but=entry.table)]


def _naming(
    db: sqlite3.Connection, table: str, row_id: int, then: Container[str] = _EVERY, but: str = ""
) -> list[str]:
    """The entries that name a row, of which ``then`` becomes; what has no id by its owner's.

    Not those of the row itself, and none whose owner is ``but``.
    """
    found: dict[str | None, None] = {}
    for other, column, becomes in naming(table):
        if becomes in then and other.owner != but:
            kind, key = (other.table, "id") if other.prefix else (other.owner, f"{other.owner}_id")
            rows = db.execute(
                f"SELECT {key} FROM {other.table} WHERE {column} = ? ORDER BY 1", (row_id,)
            )
            found |= {entry_id(kind, number): None for (number,) in rows}
    found.pop(entry_id(table, row_id), None)
    return [name for name in found if name is not None]


def take_along(db: sqlite3.Connection, table: str, row_id: int) -> None:
    """Take out what goes with an entry; a stay's referral is open again."""
    if table == "stay":
        reopen(db, row_id)
        forget(db, row_id)
    for other, column, then in reversed(list(naming(table))):
        if then == FORGETS:
            db.execute(f"UPDATE {other.table} SET {column} = NULL WHERE {column} = ?", (row_id,))
        if then == GOES:
            rows = db.execute(f"SELECT id FROM {other.table} WHERE {column} = ?", (row_id,))
            for (number,) in rows.fetchall():
                take_along(db, other.table, number)
                db.execute(f"DELETE FROM {other.table} WHERE id = ?", (number,))
