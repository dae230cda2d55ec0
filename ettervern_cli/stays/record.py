"""What an absence is."""

from ettervern_cli.storage.records import (
    CLEAR,
    MINE,
    NOTE,
    Column,
    Dated,
    Record,
    Section,
    one_at_a_time,
)

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
    section=Section("absences", "left_on", f"""
SELECT 'A-' || v.id AS id, 'S-' || s.id AS stay, t.code AS kind, t.name AS kind_name, v.left_on,
       v.expected_on, v.returned_on, v.unit_held, v.ground, v.note
FROM absence v JOIN stay s ON s.id = v.stay_id JOIN term t ON t.id = v.kind_id
WHERE {MINE} ORDER BY v.left_on, v.id"""),
)  # fmt: skip
RECORDS = (ABSENCE,)
