"""Incidents, absences, measures and outcomes from another system, each in a stay that is here."""

from ettervern_cli.care.measures.rules import parse_hours
from ettervern_cli.exchange.files.cells import Bad, cell_flag, free_text
from ettervern_cli.exchange.files.readings import NOTE, VOICE, any_day, by_cells, day, reads, word
from ettervern_cli.exchange.files.rows import FileCell, FileRow, Value
from ettervern_cli.exchange.kinds.in_stay import in_a_stay, in_order, of_somebody
from ettervern_cli.programme.programme import partner_named


def severity(row: FileRow, text: str) -> Value:
    """How grave an incident was, 1 to 3."""
    if text not in ("1", "2", "3"):
        raise Bad("severity")
    return int(text)


INCIDENTS = of_somebody(
    "incident",
    "happened_on",
    FileCell("kind", "kind_id", word("incident_kind"), needed=True,
             also=("type", "hendelsestype", "hendelse")),
    FileCell("happened_on", "happened_on", day, needed=True, also=("dato", "hendte")),
    FileCell("severity", "severity", severity, also=("alvorlighet", "alvorlighetsgrad")),
    FileCell("police", "police", reads(cell_flag, "flag"), also=("politi", "politianmeldt")),
    FileCell("why", "police_why", free_text, also=("begrunnelse", "hvorfor ikke politi")),
    FileCell("action", "action", free_text, also=("tiltak", "oppfølging")),
    VOICE,
    NOTE,
    known_by=by_cells("resident", "kind", "happened_on"),
)  # fmt: skip

# --- absences --------------------------------------------------------------------------------


def away_in_a_stay(row: FileRow) -> bool:
    """An absence ends with its stay; the unit waits where the kind of absence says so."""
    if not in_order("left_on", "returned_on", row) or not in_order("left_on", "expected_on", row):
        return False
    if not in_a_stay(row):
        return False
    row.values["returned_on"] = row.values["returned_on"] or row.stay.discharged_on
    return True


def held_by_kind(row: FileRow) -> Value:
    """Whether the kind of absence keeps the unit."""
    held = row.source.pairs("SELECT id, coalesce(holds_unit, 0) FROM term")
    found: int = held.get(row.values["kind_id"], 0)
    return found


ABSENCES = of_somebody(
    "absence",
    "left_on",
    FileCell("kind", "kind_id", word("absence_kind"), needed=True,
             also=("type", "fraværstype", "fravær")),
    FileCell("left_on", "left_on", day, needed=True, also=("fra", "fra dato", "dro")),
    FileCell("expected_on", "expected_on", any_day, also=("ventet tilbake",)),
    FileCell("returned_on", "returned_on", day, also=("til", "til dato", "tilbake")),
    FileCell("unit_held", "unit_held", reads(cell_flag, "flag"), empty=held_by_kind,
             also=("holder bolig", "bolig holdt")),
    NOTE,
    known_by=by_cells("resident", "left_on"),
    place=away_in_a_stay,
)  # fmt: skip

# --- measures --------------------------------------------------------------------------------


def provider(row: FileRow, text: str) -> Value:
    """Who gives a measure: one of the programme's partners by its name, or anybody else."""
    partner = partner_named(row.source.db, row.source.programme, text)
    return partner.name if partner else free_text(row, text)


def measure_in_a_stay(row: FileRow) -> bool:
    """A measure ends with its stay."""
    if not in_order("started_on", "stopped_on", row) or not in_a_stay(row):
        return False
    row.values["stopped_on"] = row.values["stopped_on"] or row.stay.discharged_on
    return True


MEASURES = of_somebody(
    "measure",
    "started_on",
    FileCell("measure", "name", free_text, needed=True, also=("tiltak", "tjeneste")),
    FileCell("provider", "provider", provider, needed=True, also=("leverandør", "utfører")),
    FileCell("started_on", "started_on", day, needed=True, also=("fra", "fra dato", "startet")),
    FileCell("stopped_on", "stopped_on", day, also=("til", "til dato", "avsluttet")),
    FileCell("hours_a_week", "hours_tenths", reads(parse_hours, "hours"),
             also=("timer", "timer i uka", "timer per uke")),
    NOTE,
    known_by=by_cells("resident", "measure", "started_on"),
    place=measure_in_a_stay,
)  # fmt: skip

# --- outcomes --------------------------------------------------------------------------------

OUTCOMES = of_somebody(
    "outcome",
    "happened_on",
    FileCell("kind", "kind_id", word("outcome"), needed=True, also=("type", "resultat")),
    FileCell("happened_on", "happened_on", day, needed=True, also=("dato", "oppnådd")),
    VOICE,
    NOTE,
    known_by=by_cells("resident", "kind", "happened_on"),
)  # fmt: skip
