"""What a remark is: words for a report on all."""

from ettervern_cli.storage.records import Column, Dated, Record

REMARK = Record(
    "remark", "RM", "programme",
    (
        Column("heading", "heading", "heading", needed=True),
        Column("noted_on", "noted_on", "past", needed=True),
        Column("text", "text", "text", needed=True),
        Column("voice", "voice", "text"),
    ),
    Dated("noted_on"),
)  # fmt: skip
RECORDS = (REMARK,)
