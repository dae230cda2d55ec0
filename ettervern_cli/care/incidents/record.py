"""What an incident is."""

from ettervern_cli.storage.records import (
    CLEAR,
    DASH,
    FORGETS,
    NOTE,
    VOICE,
    Column,
    Dated,
    Record,
    Section,
)

INCIDENT = Record(
    "incident", "I", "stay",
    (
        Column("kind", "kind_id", "term:incident_kind", needed=True),
        Column("happened_on", "happened_on", "past", needed=True),
        Column("severity", "severity", "severity"),
        Column("police", "police", "flag"),
        Column("why", "police_why", "text", erase=DASH),
        Column("action", "action", "text", erase=CLEAR),
        Column("move", "move_id", "entry:M", when_gone=FORGETS),
        Column("absence", "absence_id", "entry:A", when_gone=FORGETS),
        VOICE,
        NOTE,
    ),
    Dated("happened_on"),
    matter="incidents",
    section=Section(
        "incidents", "happened_on", tables=("incident",),
        reader="ettervern_cli.care.incidents.verbs:section",
    ),
)  # fmt: skip
RECORDS = (INCIDENT,)
