"""What an absence is."""

from ettervern_cli.storage.records import CLEAR, NOTE, Column, Dated, Record, one_at_a_time

ABSENCE = Record(
    "absence", "A", "stay",
    (
        Column("kind", "kind_id", "term:absence_kind", needed=True),
        Column("left_on", "left_on", "past", needed=True),
        Column("expected_on", "expected_on", "ahead"),
        Column("returned_on", "returned_on", "past", needed=True),
        Column("", "unit_held", "number"),
        Column("ground", "ground", "text", erase=CLEAR),
        NOTE,
    ),
    Dated("left_on", "returned_on"),
    subject="stays",
    order=(("left_on", "returned_on"), ("left_on", "expected_on")),
    ends_with_stay=True,
    rules=(one_at_a_time("verify.absences_overlap", "absence", "A", "left_on", "returned_on"),),
).told("absences", "left_on", "ettervern_cli.stays.screen:absence")  # fmt: skip
RECORDS = (ABSENCE,)
