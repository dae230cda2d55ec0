"""What rests on an entry, so that it cannot be taken out, and what goes along when it is."""

import sqlite3
from collections.abc import Container

from ettervern_cli.consents.checks import rests_on_consent
from ettervern_cli.entries.errors import EntryInUse, PersonStays
from ettervern_cli.entries.records import Entry, entry_id, find_entry, names_entry, naming
from ettervern_cli.errors import Phrase
from ettervern_cli.follow_ups.derived import forget
from ettervern_cli.referrals.verbs import reopen
from ettervern_cli.storage.records import BY_VERB, FORGETS, GOES, RESTS, record_of
from ettervern_cli.storage.rows import take_out

# How many of what rests on an entry are named.
_NAMED = 5
_EVERY = (RESTS, GOES, FORGETS, BY_VERB)

# A referral that came after the one that led to the stay; a move after one, on its ladder.
LATER = {
    "stay": "SELECT 'N-' || o.id FROM referral f JOIN referral o ON o.resident_id = f.resident_id "
    "AND o.programme_id = f.programme_id AND o.id <> f.id AND o.referred_on >= f.ended_on "
    "WHERE f.stay_id = ? ORDER BY o.id",
    "move": "SELECT 'M-' || l.id FROM move l JOIN move m ON m.stay_id = l.stay_id "
    "AND m.ladder_id = l.ladder_id WHERE m.id = ? AND (l.moved_on, l.id) > (m.moved_on, m.id) "
    "ORDER BY l.moved_on, l.id",
}


def refuse_rested_on(db: sqlite3.Connection, table: str, row_id: int) -> None:
    """EntryInUse where other entries rest on an entry, which names them; PersonStays for a person.

    On a stay rests what was done in it, on a consent an admission that nothing else allowed.
    """
    if table == "resident":
        raise PersonStays(entry=entry_id(table, row_id))
    found = _resting(db, table, row_id)
    if found:
        entry = entry_id(table, row_id) or f"{table} {row_id}"
        raise EntryInUse(entry=entry, **in_the_way(db, found))


def _resting(db: sqlite3.Connection, table: str, row_id: int) -> list[str]:
    found: list[str] = []
    if table == "consent":
        found = rests_on_consent(db, row_id)
    elif table in LATER:
        found = [name for (name,) in db.execute(LATER[table], (row_id,))]
    return found + [name for name in _naming(db, table, row_id, {RESTS}) if name not in found]


def in_the_way(db: sqlite3.Connection, others: list[str]) -> dict[str, object]:
    """Entries as ``named``, and which of them, or of what rests on them, is taken out first."""
    first, deeper = "", others
    while deeper:
        first = deeper[-1]
        entry = find_entry(db, first)
        deeper = _resting(db, entry.table, entry.row_id)
    return named(others) | {"first": Phrase("daily.annul_first", {"first": first})}


def named(others: list[str]) -> dict[str, object]:
    """Entries as a refusal names them: the first, and how many more there are."""
    return {"others": others[:_NAMED], "more": max(len(others) - _NAMED, 0), "first": ""}


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


def take_along(db: sqlite3.Connection, table: str, row_id: int) -> list[str]:
    """Take out what goes with an entry, and say what did; a stay's referral is open again."""
    gone = []
    if table == "stay":
        reopen(db, row_id)
        forget(db, row_id)
    for other, column, then in reversed(list(naming(table))):
        if then == FORGETS:
            db.execute(f"UPDATE {other.table} SET {column} = NULL WHERE {column} = ?", (row_id,))
        if then == GOES:
            along = db.execute(f"SELECT id FROM {other.table} WHERE {column} = ?", (row_id,))
            for (number,) in along.fetchall():
                gone += [entry_id(other.table, number), *take_along(db, other.table, number)]
                take_out(db, other.table, number)
    return [name for name in gone if name is not None]
