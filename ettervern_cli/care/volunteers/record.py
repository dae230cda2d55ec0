"""What a match with a volunteer is, and hours together. Who is counted stays when one is erased."""

from ettervern_cli.storage.records import GOES, MINE, NOTE, STAYS, Column, Dated, Record, Section

CALLED = "v.volunteer"
COMPANION = Record(
    "companion", "VM", "stay",
    (
        Column("volunteer", "volunteer", "volunteer", needed=True, erase=STAYS),
        Column("matched_on", "matched_on", "past", needed=True),
        Column("parted_on", "parted_on", "past"),
        NOTE,
    ),
    Dated("matched_on", "parted_on"),
    subject="results",
    order=(("matched_on", "parted_on"),),
    ends_with_stay=True,
).told(
    "companions", "matched_on", "ettervern_cli.care.volunteers.screen:moments",
    shown="""v.volunteer, v.matched_on, v.parted_on,
        (SELECT sum(h.time_tenths) / 10.0 FROM companion_hours h WHERE h.companion_id = v.id)
        AS hours, v.note""",
    of_all=True,
)  # fmt: skip
HOURS = Record(
    "companion_hours", "VH", "companion",
    (
        Column("hours", "time_tenths", "hours", needed=True),
        Column("given_on", "given_on", "past", needed=True),
        NOTE,
    ),
    Dated("given_on"),
    subject="results",
    when_owner_goes=GOES,
    section=Section("companion_hours", "given_on", f"""
SELECT 'VH-' || h.id AS id, 'VM-' || v.id AS companion, v.volunteer, h.given_on,
       h.time_tenths / 10.0 AS hours, h.note
FROM companion_hours h JOIN companion v ON v.id = h.companion_id JOIN stay s ON s.id = v.stay_id
WHERE {MINE} ORDER BY h.given_on, h.id""",
        teller="ettervern_cli.care.volunteers.screen:hours"),
)  # fmt: skip
RECORDS = (COMPANION, HOURS)
