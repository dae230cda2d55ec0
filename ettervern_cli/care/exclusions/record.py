"""What an exclusion is. Services are counted by name: erasing keeps it."""

from ettervern_cli.storage.records import NOTE, STAYS, Column, Dated, Record

EXCLUSION = Record(
    "exclusion", "XU", "stay",
    (
        Column("service", "service", "text", needed=True, erase=STAYS),
        Column("from_on", "from_on", "been", needed=True),
        Column("until_on", "until_on", "ahead"),
        Column("ended_on", "ended_on", "been"),
        NOTE,
    ),
    Dated("from_on", "ended_on"),
    subject="results",
    open_once="v.service",
    order=(("from_on", "until_on"), ("from_on", "ended_on")),
).told(
    "exclusions", "from_on", "ettervern_cli.care.exclusions.screen:moments", of_all=True,
)  # fmt: skip
RECORDS = (EXCLUSION,)
