"""What rests on an entry, so that it cannot be taken out, and what goes along when it is."""

import sqlite3

from ettervern_cli.consents.checks import rests_on_consent
from ettervern_cli.entries.records import Entry, names_entry, naming
from ettervern_cli.follow_ups.derived import forget
from ettervern_cli.referrals.verbs import reopen
from ettervern_cli.storage.records import FORGETS, GOES, RESTS, record_of

# A referral that came after the one that led to the stay.
LATER_REFERRAL = (
    "SELECT 1 FROM referral f JOIN referral o ON o.resident_id = f.resident_id "
    "AND o.programme_id = f.programme_id AND o.id <> f.id AND o.referred_on >= f.ended_on "
    "WHERE f.stay_id = ?"
)


def is_rested_on(db: sqlite3.Connection, table: str, row_id: int) -> bool:
    """Whether other entries rest on an entry.

    On a person always, on a stay what was done in it, on a consent an admission that nothing else
    allowed.
    """
    if table == "resident":
        return True
    if table == "consent":
        return rests_on_consent(db, row_id)
    if table == "stay" and db.execute(LATER_REFERRAL, (row_id,)).fetchone() is not None:
        return True
    return any(
        db.execute(f"SELECT 1 FROM {other.table} WHERE {column} = ? LIMIT 1", (row_id,)).fetchone()
        for other, column, then in naming(table)
        if then == RESTS
    )


def is_tied(db: sqlite3.Connection, entry: Entry) -> bool:
    """Whether an entry names others of its stay, or is named by some that do not go with it."""
    own = [
        column.column
        for column in record_of(entry.table).columns
        if names_entry(column) is not None
    ]
    names = " OR ".join(f"{column} IS NOT NULL" for column in own)
    return bool(
        own
        and db.execute(
            f"SELECT 1 FROM {entry.table} WHERE id = ? AND ({names})", (entry.row_id,)
        ).fetchone()
    ) or any(
        db.execute(
            f"SELECT 1 FROM {other.table} WHERE {column} = ? LIMIT 1", (entry.row_id,)
        ).fetchone()
        for other, column, _ in naming(entry.table)
        if other.owner != entry.table
    )


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
