"""Which row came of which row of a file: what a tie to another system is."""

from ettervern_cli.storage.records import Column, Dated, Record

IMPORTED = Record(
    "imported", None, "resident",
    (
        Column("", "kind", "code"),
        Column("", "source_key", "text"),
        Column("", "table_name", "code"),
        Column("", "row_id", "number"),
    ),
    Dated(None),
    subject="person",
    erased_whole=True,
)  # fmt: skip
RECORDS = (IMPORTED,)
