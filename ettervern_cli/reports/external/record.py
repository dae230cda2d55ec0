"""What a publication is: a report that went out, with what was shown and hidden in it."""

from ettervern_cli.storage.records import Column, Dated, Record

PUBLICATION = Record(
    "publication", None, "programme",
    (
        Column("", "report", "code"),
        Column("", "about", "code"),
        Column("", "first_on", "day"),
        Column("", "last_on", "day"),
        Column("", "published_on", "past"),
        Column("", "figures", "code"),
    ),
    Dated("published_on"),
    order=(("first_on", "last_on"),),
)  # fmt: skip
RECORDS = (PUBLICATION,)
