"""What an outcome is."""

from ettervern_cli.storage.records import MINE, NOTE, VOICE, Column, Dated, Record, Section

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
    section=Section("outcomes", "happened_on", f"""
SELECT 'U-' || v.id AS id, 'S-' || s.id AS stay, t.code AS kind, t.name AS kind_name,
       v.happened_on, v.voice, v.note
FROM outcome v JOIN stay s ON s.id = v.stay_id JOIN term t ON t.id = v.kind_id
WHERE {MINE} ORDER BY v.happened_on, v.id""",
        teller="ettervern_cli.record.timeline_care_screen:outcome"),
)  # fmt: skip
RECORDS = (OUTCOME,)
