"""What a move on a ladder is."""

from ettervern_cli.storage.records import (
    DASH,
    GOES,
    MINE,
    NOTE,
    VOICE,
    Column,
    Dated,
    Record,
    Section,
)

MOVE = Record(
    "move", "M", "stay",
    (
        Column("", "ladder_id", "coded:ladder"),
        Column("", "from_step_id", "key:step"),
        Column("", "to_step_id", "key:step"),
        Column("", "direction", "code"),
        Column("moved_on", "moved_on", "past", needed=True),
        Column("reason", "reason_id", "term:demotion_reason"),
        NOTE,
        VOICE,
        Column("override", "override", "text", erase=DASH),
    ),
    Dated("moved_on"),
    matter="stays",
    begins_with_stay="direction = 'entry'",
    when_owner_goes=GOES,
    section=Section("moves", "moved_on", f"""
SELECT 'M-' || v.id AS id, 'S-' || s.id AS stay, l.code AS ladder, a.number AS from_step,
       b.number AS to_step, b.name AS step_name, v.direction, v.moved_on, t.code AS reason,
       t.name AS reason_name, v.note, v.voice, v.override
FROM move v JOIN stay s ON s.id = v.stay_id JOIN ladder l ON l.id = v.ladder_id
LEFT JOIN step a ON a.id = v.from_step_id JOIN step b ON b.id = v.to_step_id
LEFT JOIN term t ON t.id = v.reason_id
WHERE {MINE} ORDER BY v.moved_on, v.id"""),
)  # fmt: skip
RECORDS = (MOVE,)
