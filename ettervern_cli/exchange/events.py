"""Moves, follow-ups, placements and scores from another system, each in a stay that is here."""

import json
import sqlite3
from itertools import pairwise

from ettervern_cli.care.scores.rules import parse_total
from ettervern_cli.exchange.files.cells import Bad, cell_amount, cell_flag, free_text
from ettervern_cli.exchange.files.rows import (
    RESIDENT,
    FileCell,
    FileRow,
    Kind,
    Source,
    Value,
    day,
    reads,
    word,
)
from ettervern_cli.storage.records import FAR
from ettervern_cli.storage.rows import add
from ettervern_cli.values.dates import parse_minutes


def by_content(row: FileRow) -> str | None:
    """A row is known by whose it is, its day, and all else that it says."""
    key, dated = row.value(RESIDENT), row.source.kind.day
    row.who = row.source.person(str(key)) if key else None
    if row.who is None and key:
        row.bad("resident", "resident")
    row.read()
    if not row.fine:
        return None
    own = [value for column, value in row.values.items() if column != dated]
    return row.source.digest(key, row.values[dated], *own)


def in_a_stay(row: FileRow) -> bool:
    """It belongs to the person's latest stay that holds its day."""
    on = str(row.values[row.source.kind.day])
    stay = next((one for one in row.source.stays().get(row.who, ()) if one.holds(on)), None)
    if stay is None:
        row.bad(row.source.kind.day, "no_stay")
        return False
    row.stay, row.values["stay_id"] = stay, stay.id
    return True


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

# --- placements ------------------------------------------------------------------------------


def rent_of(text: str) -> int:
    """A rent in øre; ValueError for less than nothing."""
    rent = cell_amount(text)
    if rent < 0:
        raise ValueError
    return rent


def units_rent(row: FileRow) -> Value:
    """What the unit costs, where a row does not say."""
    return row.source.pairs("SELECT id, rent_ore FROM unit").get(row.values["unit_id"])


def home_in_a_stay(row: FileRow) -> bool:
    """A home without an end ends with its stay, if that has ended."""
    if not in_a_stay(row):
        return False
    row.values["moved_out_on"] = row.values["moved_out_on"] or row.stay.discharged_on
    return True


def homes_in_order(source: Source, found: list[FileRow]) -> None:
    """Each home lies in its stay and ends after it begins; nobody has two at once."""
    spans: dict[int, list[tuple[str, str, int]]] = {}
    for row in found:
        begins, ends = str(row.values["moved_in_on"]), str(row.values["moved_out_on"] or FAR)
        if ends < begins:
            row.bad("moved_out_on", "order")
        elif ends > (row.stay.discharged_on or FAR):
            row.bad("moved_out_on", "no_stay")
        else:
            spans.setdefault(row.stay.id, []).append((begins, ends, row.number))
    for stay_id, own in spans.items():
        own += source.db.execute(
            "SELECT moved_in_on, coalesce(moved_out_on, ?), 0 FROM placement WHERE stay_id = ?",
            (FAR, stay_id),
        ).fetchall()
        own.sort()
        for before, after in pairwise(own):
            if after[0] < before[1]:
                source.bad(max(before[2], after[2]), "moved_in_on", "overlap_home")


def add_lease(db: sqlite3.Connection, at: str, row: FileRow, placement_id: int) -> None:
    """Write the lease of a home that has one."""
    if (kind := row.values["lease"]) is not None:
        begins = row.values["moved_in_on"]
        add(db, "lease", at, placement_id=placement_id, kind_id=kind, begins_on=begins)


PLACEMENTS = Kind(
    "placement",
    "moved_in_on",
    (
        RESIDENT,
        FileCell("unit", "unit_id", word("unit"), needed=True),
        FileCell("moved_in_on", "moved_in_on", day, needed=True),
        FileCell("moved_out_on", "moved_out_on", day),
        FileCell("lease", "lease", word("lease")),
        FileCell("rent", "rent_ore", reads(rent_of, "amount"), empty=units_rent),
    ),
    by_content,
    home_in_a_stay,
    homes_in_order,
    add_lease,
    apart=("lease",),
)

# --- moves -----------------------------------------------------------------------------------


def step_of(row: FileRow, text: str) -> Value:
    """The ladder and the step, by code, number or name."""
    step, ladder = text.casefold(), row.cells["ladder"].casefold()
    codes = {
        str(name).casefold(): code
        for code, name in row.source.pairs(
            "SELECT code, name FROM ladder WHERE programme_id = ?", row.source.programme.id
        ).items()
    }
    found = row.source.steps().get(f"{codes.get(ladder, ladder)}/{step}" if ladder else step)
    if found is None:
        raise Bad("unknown")
    return found


def moves_in_order(source: Source, found: list[FileRow]) -> None:
    """In order of their days; up and down follow from the steps, a stay's first is its entry.

    A move dated before one that is here is bad.
    """
    numbers = dict(source.db.execute("SELECT id, number FROM step"))
    latest: dict[tuple[int, int], tuple[int, str]] = {
        (stay_id, ladder_id): (step_id, on)
        for stay_id, ladder_id, step_id, on in source.db.execute(
            "SELECT stay_id, ladder_id, to_step_id, moved_on FROM move ORDER BY moved_on, id"
        )
    }
    found.sort(key=lambda row: (row.values["moved_on"], row.number))
    for row in found:
        on, entered = str(row.values["moved_on"]), row.values["step"]
        assert isinstance(entered, tuple)
        ladder_id, step_id = entered
        origin, since = latest.get((row.stay.id, ladder_id), (None, ""))
        if on == row.stay.discharged_on and on != row.stay.admitted_on:
            row.bad("moved_on", "no_stay")
        if on < since:
            row.bad("moved_on", "before_move")
        if origin == step_id:
            row.bad("step", "same_step")
        up = origin is not None and numbers[step_id] > numbers[origin]
        way = "entry" if origin is None else "up" if up else "down"
        if row.values["reason_id"] is not None and way != "down":
            row.bad("reason", "reason")
        latest[row.stay.id, ladder_id] = (step_id, on)
        row.values |= {
            "ladder_id": ladder_id,
            "from_step_id": origin,
            "to_step_id": step_id,
            "direction": way,
        }


MOVES = Kind(
    "move",
    "moved_on",
    (
        RESIDENT,
        FileCell("ladder"),
        FileCell("step", "step", step_of, needed=True),
        FileCell("moved_on", "moved_on", day, needed=True),
        FileCell("reason", "reason_id", word("demotion_reason")),
        FileCell("note", "note", free_text),
        FileCell("voice", "voice", free_text),
    ),
    by_content,
    in_a_stay,
    moves_in_order,
    apart=("step",),
)
