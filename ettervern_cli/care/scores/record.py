"""What a score is."""

from ettervern_cli.storage.records import NOTE, Column, Dated, Record, Section

SCORE = Record(
    "score", "Q", "stay",
    (
        Column("instrument", "instrument_id", "coded:instrument", needed=True),
        Column("scored_on", "scored_on", "past", needed=True),
        Column("total", "total_tenths", "total", needed=True),
        NOTE,
    ),
    Dated("scored_on"),
    subject="results",
    section=Section(
        "scores", "scored_on", tables=("score",), reader="ettervern_cli.care.scores.verbs:section",
        teller="ettervern_cli.care.scores.screen:moments"
    ),
)  # fmt: skip
RECORDS = (SCORE,)
