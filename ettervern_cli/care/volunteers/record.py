"""What a match with a volunteer is, and hours together. Who is counted stays when one is erased."""

from ettervern_cli.storage.records import (
    GOES,
    MINE,
    NOTE,
    STAYS,
    Column,
    Dated,
    Record,
    Rule,
    Section,
    out_of_order,
)

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
    open_once="v.volunteer",
).told(
    "companions", "matched_on", "ettervern_cli.care.volunteers.screen:moments",
    shown="""v.volunteer, v.matched_on, v.parted_on,
        (SELECT sum(h.time_tenths) / 10.0 FROM companion_hours h WHERE h.companion_id = v.id)
        AS hours, v.note""",
    of_all=True,
)  # fmt: skip
WITHIN_MATCH = Rule(
    "verify.hours_outside_match",
    "SELECT 'VH-' || h.id, v.stay_id AS _stay, 'VM-' || v.id AS companion, h.given_on AS 'on', "
    "CASE WHEN h.given_on < v.matched_on THEN h.given_on ELSE v.parted_on END AS _on, "
    "CASE WHEN h.given_on < v.matched_on THEN v.matched_on ELSE h.given_on END AS _latest "
    "FROM companion_hours h JOIN companion v ON v.id = h.companion_id "
    "WHERE h.given_on < v.matched_on OR h.given_on > v.parted_on ORDER BY h.id",
    out_of_order,
)
HOURS = Record(
    "companion_hours", "VH", "companion",
    (
        Column("hours", "time_tenths", "hours", needed=True),
        Column("given_on", "given_on", "past", needed=True),
        NOTE,
    ),
    Dated("given_on"),
    subject="results",
    rules=(WITHIN_MATCH,),
    when_owner_goes=GOES,
    section=Section("companion_hours", "given_on", f"""
SELECT 'VH-' || h.id AS id, 'VM-' || v.id AS companion, v.volunteer, h.given_on,
       h.time_tenths / 10.0 AS hours, h.note
FROM companion_hours h JOIN companion v ON v.id = h.companion_id JOIN stay s ON s.id = v.stay_id
WHERE {MINE} ORDER BY h.given_on, h.id""",
        teller="ettervern_cli.care.volunteers.screen:hours"),
)  # fmt: skip
RECORDS = (COMPANION, HOURS)
