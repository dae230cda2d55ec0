"""What a move on a ladder is."""

from ettervern_cli.storage.records import (
    DASH,
    GOES,
    NOTE,
    VOICE,
    Column,
    Dated,
    Record,
    Rule,
    out_of_order,
)

# Each move starts from the step where the one before it ended.
JOINED = Rule(
    "verify.moves_do_not_join",
    "SELECT 'M-' || id, stay_id AS _stay, moved_on AS _on, coalesce(latest, moved_on) AS _latest "
    "FROM (SELECT id, stay_id, from_step_id, moved_on, lag(to_step_id) OVER way AS before, "
    "lag(moved_on) OVER way AS latest FROM move "
    "WINDOW way AS (PARTITION BY stay_id, ladder_id ORDER BY moved_on, id)) "
    "WHERE from_step_id IS NOT before ORDER BY moved_on, id",
    out_of_order,
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
    subject="stays",
    rules=(JOINED,),
    begins_with_stay="direction = 'entry'",
    when_owner_goes=GOES,
).told(
    "moves", "moved_on", "ettervern_cli.ladder.screen:moments",
    shown="""l.code AS ladder, a.number AS from_step, b.number AS to_step, b.name AS step_name,
        v.direction, v.moved_on, t.code AS reason, t.name AS reason_name, v.note, v.voice,
        v.override""",
    joins="""JOIN ladder l ON l.id = v.ladder_id LEFT JOIN step a ON a.id = v.from_step_id
        JOIN step b ON b.id = v.to_step_id LEFT JOIN term t ON t.id = v.reason_id""",
)  # fmt: skip
RECORDS = (MOVE,)
