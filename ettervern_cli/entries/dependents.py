"""What rests on an entry, so that it cannot be taken out, and what goes along when it is."""

import sqlite3

from ettervern_cli.consents.checks import rests_on_consent
from ettervern_cli.follow_ups.derived import forget
from ettervern_cli.referrals.verbs import reopen

# Entry → which tables' rows name it, and where that means that they rest on it.
RESTING = {
    "stay": (
        *("follow_up", "absence", "extension", "goal", "review", "network", "score", "measure"),
        *("outcome", "incident", "charge", "payment", "repayment"),
    ),
    "goal": ("progress",),
    "placement": ("charge",),
    "meeting": ("decision",),
}
# Entry → what its going does to rows that name it, ?1.
GOES_ALONG = {
    "stay": (
        "DELETE FROM lease WHERE placement_id IN (SELECT id FROM placement WHERE stay_id = ?1)",
        "DELETE FROM placement WHERE stay_id = ?1",
        "DELETE FROM move WHERE stay_id = ?1",
        "DELETE FROM dwelling WHERE stay_id = ?1",
    ),
    "placement": ("DELETE FROM lease WHERE placement_id = ?1",),
    "move": ("UPDATE incident SET move_id = NULL WHERE move_id = ?1",),
    "absence": ("UPDATE incident SET absence_id = NULL WHERE absence_id = ?1",),
    "consent": ("DELETE FROM consent_partner WHERE consent_id = ?1",),
    "meeting": (
        "DELETE FROM attendance WHERE meeting_id = ?1",
        "DELETE FROM discussion WHERE meeting_id = ?1",
    ),
}
# A referral that came after the one that led to the stay.
LATER_REFERRAL = (
    "SELECT 1 FROM referral f JOIN referral o ON o.resident_id = f.resident_id "
    "AND o.programme_id = f.programme_id AND o.id <> f.id AND o.referred_on >= f.ended_on "
    "WHERE f.stay_id = ?"
)


def is_rested_on(db: sqlite3.Connection, table: str, row_id: int) -> bool:
    """Whether other entries rest on an entry: on a person always, on a stay what was done in it,

    on a consent an admission that nothing else allowed.
    """
    if table == "resident":
        return True
    if table == "consent":
        return rests_on_consent(db, row_id)
    if table == "stay" and db.execute(LATER_REFERRAL, (row_id,)).fetchone() is not None:
        return True
    return any(
        db.execute(f"SELECT 1 FROM {other} WHERE {table}_id = ? LIMIT 1", (row_id,)).fetchone()
        for other in RESTING.get(table, ())
    )


def take_along(db: sqlite3.Connection, table: str, row_id: int) -> None:
    """Take out what goes with an entry; a stay's referral is open again."""
    if table == "stay":
        reopen(db, row_id)
        forget(db, row_id)
    for statement in GOES_ALONG.get(table, ()):
        db.execute(statement, (row_id,))
