"""What an incident is."""

from ettervern_cli.care.incidents.errors import NotLedTo
from ettervern_cli.errors import MissingOption
from ettervern_cli.storage.records import (
    CLEAR,
    DASH,
    FORGETS,
    NOTE,
    VOICE,
    Column,
    Dated,
    Record,
    Rule,
    Section,
)


def _led_to(table: str, prefix: str, wrong: str) -> str:
    return (
        f"SELECT 'I-' || i.id, i.stay_id AS _stay, '{prefix}-' || l.id AS entry, "
        f"r.code AS _code, r.name AS _name FROM incident i JOIN {table} l ON l.id = i.{table}_id "
        "JOIN stay s ON s.id = i.stay_id JOIN resident r ON r.id = s.resident_id "
        f"WHERE l.stay_id <> i.stay_id OR {wrong}"
    )


# An incident led only to what came of the same stay and not before it.
LED_TO = Rule(
    "verify.led_to_what_it_cannot",
    _led_to("move", "M", "l.direction <> 'down' OR l.moved_on < i.happened_on")
    + " UNION ALL "
    + _led_to("absence", "A", "l.left_on < i.happened_on"),
    lambda facts: NotLedTo(entry=facts["entry"], code=facts["_code"], name=facts["_name"]),
)
WHY = Rule(
    "verify.police_without_reason",
    "SELECT 'I-' || id, stay_id AS _stay FROM incident "
    "WHERE police = 0 AND police_why IS NULL ORDER BY id",
    lambda facts: MissingOption(option="why"),
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
    subject="incidents",
    rules=(LED_TO, WHY),
    section=Section(
        "incidents", "happened_on", tables=("incident",),
        reader="ettervern_cli.care.incidents.verbs:section",
        teller="ettervern_cli.care.incidents.screen:moments",
    ),
)  # fmt: skip
RECORDS = (INCIDENT,)
