"""What an outcome is."""

from ettervern_cli.storage.records import NOTE, VOICE, Column, Dated, Record

OUTCOME = Record(
    "outcome", "U", "stay",
    (
        Column("kind", "kind_id", "term:outcome", needed=True),
        Column("happened_on", "happened_on", "past", needed=True),
        VOICE,
        NOTE,
    ),
    Dated("happened_on"),
    subject="results",
).told("outcomes", "happened_on", "ettervern_cli.care.outcomes.screen:moments")  # fmt: skip
RECORDS = (OUTCOME,)
