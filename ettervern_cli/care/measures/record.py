"""What a measure is. The kinds of help are counted by name and provider: erasing keeps both."""

from ettervern_cli.people.decisions import fitting_decision
from ettervern_cli.storage.records import NOTE, RESTS, STAYS, Column, Dated, Record

MEASURE = Record(
    "measure", "T", "stay",
    (
        Column("measure", "name", "text", needed=True, erase=STAYS),
        Column("provider", "provider", "text", needed=True, erase=STAYS),
        Column("hours_a_week", "hours_tenths", "hours"),
        Column("started_on", "started_on", "past", needed=True),
        Column("stopped_on", "stopped_on", "past"),
        Column("decision", "decision_id", "entry:D", when_gone=RESTS),
        NOTE,
    ),
    Dated("started_on", "stopped_on"),
    subject="results",
    order=(("started_on", "stopped_on"),),
    ends_with_stay=True,
    rules=(fitting_decision("measure", "T", "started_on"),),
).told("measures", "started_on", "ettervern_cli.care.measures.screen:moments")  # fmt: skip
RECORDS = (MEASURE,)
