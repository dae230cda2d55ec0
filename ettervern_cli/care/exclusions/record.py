"""What an exclusion is. Services are counted by name: erasing keeps it."""

from ettervern_cli.care.facts import OURS
from ettervern_cli.storage.records import NOTE, STAYS, Column, Dated, Record, Section

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
    order=(("from_on", "until_on"), ("from_on", "ended_on")),
    section=Section("exclusions", "from_on", f"""
SELECT 'XU-' || v.id AS id, r.code AS resident, r.name, 'S-' || s.id AS stay, v.service, v.from_on,
       v.until_on, v.ended_on, v.note
FROM exclusion v JOIN stay s ON s.id = v.stay_id JOIN resident r ON r.id = s.resident_id
WHERE {OURS} ORDER BY v.from_on, v.id""",
        teller="ettervern_cli.care.exclusions.screen:moments"),
)  # fmt: skip
RECORDS = (EXCLUSION,)
