"""What an erasure is: its code and ground stay, so that statistics count an anonymous stay."""

from ettervern_cli.storage.records import STAYS, Column, Dated, Record

ERASURE = Record(
    "erasure", None, "resident",
    (Column("", "erased_on", "past"), Column("", "ground", "text", erase=STAYS)),
    Dated("erased_on"),
    subject="erasure",
)  # fmt: skip
RECORDS = (ERASURE,)
