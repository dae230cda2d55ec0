"""What a meeting is, who came, who was spoken of, what was decided, and a gap between services."""

from ettervern_cli.storage.records import (
    CLEAR,
    DASH,
    GOES,
    OF_ENTRY,
    RESTS,
    Column,
    Dated,
    Record,
    Rule,
    Section,
    out_of_order,
)

MEETING = Record(
    "meeting", "K", "programme",
    (
        Column("held_on", "held_on", "past", needed=True),
        Column("series", "series_id", "coded:series"),
        # Erased where nobody else was spoken of, which the row alone does not say.
        Column("note", "note", "text"),
    ),
    Dated("held_on"),
    check="ettervern_cli.meetings.meetings:check_meeting",
)  # fmt: skip
ATTENDANCE = Record(
    "attendance", None, "meeting",
    (Column("", "partner_id", "coded:partner"),),
    Dated(None),
    when_owner_goes=GOES,
)  # fmt: skip
DISCUSSION = Record(
    "discussion", None, "meeting",
    (),
    Dated(None),
    subject="meetings",
    about_person=True,
    when_owner_goes=GOES,
    erased_whole=True,
    section=Section(
        "meetings", "held_on", tables=("discussion",),
        reader="ettervern_cli.meetings.of_person:section",
        teller="ettervern_cli.meetings.screen:meeting",
    ),
)  # fmt: skip
AFTER_MEETING = Rule(
    "verify.decided_before_meeting",
    "SELECT 'D-' || d.id, d.id AS _entry, 'K-' || m.id AS meeting, m.held_on, d.decided_on, "
    "d.decided_on AS _on, m.held_on AS _latest FROM decision d "
    "JOIN meeting m ON m.id = d.meeting_id "
    "WHERE d.decided_on < m.held_on OR d.programme_id <> m.programme_id ORDER BY d.id",
    out_of_order,
    OF_ENTRY,
)
DECISION = Record(
    "decision", "D", "programme",
    (
        Column("meeting", "meeting_id", "meeting", when_gone=RESTS),
        Column("", "resident_id", "key:resident", erase=CLEAR),
        Column("text", "text", "text", needed=True, erase=DASH),
        Column("owner", "owner", "owner", needed=True),
        Column("decided_on", "decided_on", "past", needed=True),
        Column("due_on", "due_on", "ahead", needed=True),
        Column("done_on", "done_on", "past"),
        Column("how", "how", "text", erase=DASH),
    ),
    Dated("decided_on", "done_on", ("how",)),
    subject="meetings",
    about_person=True,
    order=(("decided_on", "due_on"), ("decided_on", "done_on")),
    check="ettervern_cli.meetings.decisions:check_decision",
    rules=(AFTER_MEETING,),
    section=Section("decisions", "decided_on", """
SELECT 'D-' || d.id AS id, 'K-' || d.meeting_id AS meeting, d.decided_on, d.text, d.owner,
       coalesce(p.name, f.name, d.owner) AS owner_name, d.due_on, d.done_on, d.how
FROM decision d LEFT JOIN partner p ON p.programme_id = d.programme_id AND p.code = d.owner
LEFT JOIN staff f ON f.programme_id = d.programme_id AND f.code = d.owner
WHERE d.resident_id = :resident AND d.programme_id = :programme ORDER BY d.decided_on, d.id""",
        teller="ettervern_cli.meetings.screen:decision"),
)  # fmt: skip
GAP = Record(
    "gap", "J", "programme",
    (
        Column("text", "text", "text", needed=True),
        Column("owner", "owner", "partner", needed=True),
        Column("opened_on", "opened_on", "past", needed=True),
        Column("closed_on", "closed_on", "past"),
        Column("how", "how", "text"),
    ),
    Dated("opened_on", "closed_on", ("how",)),
    order=(("opened_on", "closed_on"),),
)  # fmt: skip
RECORDS = (MEETING, ATTENDANCE, DISCUSSION, DECISION, GAP)
