"""What an issued claim is, and a line in it that corrects an earlier one."""

import sqlite3

from ettervern_cli.storage.records import GOES, RESTS, Column, Dated, Facts, Record
from ettervern_cli.storage.results import Message, message

CLAIM = Record(
    "claim", "KR", "programme",
    (
        Column("", "municipality_id", "municipality"),
        Column("", "first_on", "day"),
        Column("", "last_on", "day"),
        Column("issued_on", "issued_on", "past", needed=True),
        Column("", "issued_by", "code"),
        Column("", "share_ore", "number"),
        Column("", "figures", "code"),
    ),
    Dated("issued_on"),
    order=(("first_on", "last_on"), ("last_on", "issued_on")),
    loss="ettervern_cli.money.sharing.record:void",
)  # fmt: skip
CORRECTION = Record(
    "correction", None, "claim",
    (
        Column("", "corrects_id", "key:claim", when_gone=RESTS),
        Column("", "rests_on_id", "key:claim", when_gone=RESTS),
        Column("", "claimed_ore", "number"),
        Column("", "right_ore", "number"),
    ),
    Dated(None),
    when_owner_goes=GOES,
)  # fmt: skip
RECORDS = (CLAIM, CORRECTION)


def void(db: sqlite3.Connection, gone: list[Facts]) -> Message:
    """What it means that claims are taken out, as rows of theirs."""
    names: dict[int, str] = dict(db.execute("SELECT id, name FROM municipality").fetchall())
    which = [f"KR-{row['id']} ({names[row['municipality_id']]})" for row in gone]
    return message("sharing.void", which=which)
