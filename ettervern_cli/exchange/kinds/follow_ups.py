"""Follow-ups and scores from another system, each in a stay that is here."""

import json

from ettervern_cli.care.scores.rules import parse_total
from ettervern_cli.exchange.files.cells import Bad, cell_flag, free_text
from ettervern_cli.exchange.files.readings import NOTE, by_all, by_cells, day, reads, word
from ettervern_cli.exchange.files.rows import FileCell, FileRow, Value
from ettervern_cli.exchange.kinds.in_stay import of_somebody
from ettervern_cli.values.dates import parse_minutes

# --- follow-ups ------------------------------------------------------------------------------


def areas(row: FileRow, text: str) -> str:
    """Areas of the programme's, as the case book has them: a list of codes."""
    known = row.source.words("area")
    named = [part.strip().casefold() for part in text.split("|") if part.strip()]
    if any(part not in known for part in named):
        raise Bad("unknown", row.source.codes("area"))
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


FOLLOW_UPS = of_somebody(
    "follow_up",
    "held_on",
    FileCell("held_on", "held_on", day, needed=True, also=("dato", "oppfølgingsdato")),
    FileCell("kind", "kind_id", word("follow_up_kind"), empty=usual_kind,
             also=("type", "form", "oppfølgingstype")),
    FileCell("minutes", "minutes", reads(parse_minutes, "minutes"),
             also=("minutter", "varighet")),
    FileCell("by", "staff_id", word("staff"), also=("ansatt", "ansvarlig", "utført av")),
    FileCell("areas", "areas", areas, empty=lambda row: "[]", fixed=True,
             also=("områder", "livsområder")),
    FileCell("missed", "is_missed", reads(cell_flag, "flag"), empty=lambda row: 0, fixed=True,
             also=("ikke møtt", "uteblitt")),
    FileCell("text", "text", free_text, also=("tekst", "notat", "merknad")),
    known_by=by_cells("resident", "held_on"),
    formerly=by_all("held_on", "kind_id", "minutes", "staff_id", "areas", "is_missed", "text"),
)  # fmt: skip

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


SCORES = of_somebody(
    "score",
    "scored_on",
    FileCell("instrument", "instrument_id", word("instrument"), needed=True,
             also=("verktøy", "skjema")),
    FileCell("scored_on", "scored_on", day, needed=True, also=("dato", "målt")),
    FileCell("total", "total_tenths", total_of, needed=True, also=("sum", "skår", "poeng")),
    NOTE,
    known_by=by_cells("resident", "instrument", "scored_on"),
    formerly=by_all("scored_on", "instrument_id", "total_tenths"),
)  # fmt: skip
