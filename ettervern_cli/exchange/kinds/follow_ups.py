"""Follow-ups and scores from another system, each in a stay that is here."""

import json

from ettervern_cli.care.scores.rules import parse_total
from ettervern_cli.exchange.files.cells import Bad, cell_flag, free_text
from ettervern_cli.exchange.files.rows import (
    RESIDENT,
    FileCell,
    FileRow,
    Kind,
    Value,
    day,
    reads,
    word,
)
from ettervern_cli.exchange.kinds.in_stay import by_content, in_a_stay
from ettervern_cli.values.dates import parse_minutes

# --- follow-ups ------------------------------------------------------------------------------


def areas(row: FileRow, text: str) -> str:
    """Areas of the programme's, as the case book has them: a list of codes."""
    known = row.source.words("area")
    named = [part.strip().casefold() for part in text.split("|") if part.strip()]
    if any(part not in known for part in named):
        raise Bad("unknown")
    codes = row.source.pairs("SELECT id, code FROM term WHERE list = 'area'")
    return json.dumps(list(dict.fromkeys(codes[known[part]] for part in named)), ensure_ascii=False)


def usual_kind(row: FileRow) -> Value:
    """The kind of a follow-up that does not say: the programme's first."""
    usual = row.source.pairs(
        "SELECT 'usual', id FROM term WHERE programme_id = ? AND list = 'follow_up_kind' "
        "ORDER BY position LIMIT 1",
        row.source.programme.id,
    )
    return usual.get("usual")


FOLLOW_UPS = Kind(
    "follow_up",
    "held_on",
    (
        RESIDENT,
        FileCell("held_on", "held_on", day, needed=True),
        FileCell("kind", "kind_id", word("follow_up_kind"), empty=usual_kind),
        FileCell("minutes", "minutes", reads(parse_minutes, "minutes")),
        FileCell("by", "staff_id", word("staff")),
        FileCell("areas", "areas", areas, empty=lambda row: "[]"),
        FileCell("missed", "is_missed", reads(cell_flag, "flag"), empty=lambda row: 0),
        FileCell("text", "text", free_text),
    ),
    by_content,
    in_a_stay,
)

# --- scores ----------------------------------------------------------------------------------


def total_of(row: FileRow, text: str) -> Value:
    """A total within its instrument's range."""
    total = reads(parse_total, "total")(row, text)
    which = row.values["instrument_id"]
    if which is not None:
        lowest = row.source.pairs("SELECT id, lowest_tenths FROM instrument")[which]
        highest = row.source.pairs("SELECT id, highest_tenths FROM instrument")[which]
        if not lowest <= total <= highest:
            raise Bad("range")
    return total


SCORES = Kind(
    "score",
    "scored_on",
    (
        RESIDENT,
        FileCell("instrument", "instrument_id", word("instrument"), needed=True),
        FileCell("scored_on", "scored_on", day, needed=True),
        FileCell("total", "total_tenths", total_of, needed=True),
    ),
    by_content,
    in_a_stay,
)
