"""What a follow-up is."""

from ettervern_cli.storage.records import CLEAR, VOICE, Column, Dated, Record

FOLLOW_UP = Record(
    "follow_up", "F", "stay",
    (
        Column("held_on", "held_on", "past", needed=True),
        Column("kind", "kind_id", "term:follow_up_kind"),
        Column("minutes", "minutes", "minutes"),
        Column("by", "staff_id", "coded:staff"),
        Column("areas", "areas", "areas"),
        Column("missed", "is_missed", "flag", needed=True),
        Column("next", "next_on", "ahead"),
        Column("text", "text", "text", erase=CLEAR),
        VOICE,
    ),
    Dated("held_on"),
    subject="follow_ups",
    order=(("held_on", "next_on"),),
).told(
    "follow_ups", "held_on", "ettervern_cli.follow_ups.screen:moments",
    shown="""v.held_on, t.code AS kind, t.name AS kind_name, v.minutes, f.code AS by,
        f.name AS by_name, v.areas, v.is_missed AS missed, v.next_on, v.text, v.voice""",
    joins="""LEFT JOIN term t ON t.id = v.kind_id
        LEFT JOIN staff f ON f.id = v.staff_id""",
)  # fmt: skip
RECORDS = (FOLLOW_UP,)
