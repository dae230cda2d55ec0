"""What a milestone that was reached is, and a count of something outside the programme."""

from ettervern_cli.storage.records import Column, Dated, Record

REACHED = Record(
    "reached", "MR", "programme",
    (
        Column("milestone", "milestone_id", "coded:milestone", needed=True),
        Column("reached_on", "reached_on", "past", needed=True),
        Column("note", "note", "text"),
    ),
    Dated("reached_on"),
)  # fmt: skip
COUNTING = Record(
    "counting", "CN", "programme",
    (
        Column("figure", "figure_id", "coded:figure", needed=True),
        Column("counted_on", "counted_on", "past", needed=True),
        Column("count", "lowest", "range", needed=True),
        Column("", "highest", "number"),
        Column("note", "note", "text"),
    ),
    Dated("counted_on"),
)  # fmt: skip
RECORDS = (REACHED, COUNTING)
