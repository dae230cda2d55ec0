"""``unit list``: who lives where, and what is free, held or void; and homes in ``show``."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, commas, dated, moment, told
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.writing import Person
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.homes.units import UnitRow

ORDER = ("occupied", "held", "free", "void")
STYLES = {"free": "bold", "held": "yellow", "void": "dim", "others": "dim"}


def unit_list(words: Language, rows: "list[UnitRow]", today: dt.date) -> Listing:
    """How many units are lived in, held, free and void, then a line a unit."""
    from ettervern_cli.homes.units import NAMES, unit_json

    several_beds = any(row.unit.beds > 1 for row in rows)
    return Listing(
        subject="screen",
        title=words.say("screen.units"),
        rows=rows,
        fields=(
            Field("unit", "unit.code", "bold"),
            Field("name", "unit.name"),
            Field("kind", "unit.kind"),
            *([Field(">beds_taken", _beds, only=TEXT)] if several_beds else []),
            Field(">beds", "unit.beds", only=TABLE),
            Field("resident", lambda row: [Person(*who) for who in row.residents]),
            *([Field(">children", "children")] if any(row.children for row in rows) else []),
            Field("status", lambda row: _status(words, row, today)),
            Field("since", "since", only=TABLE),
            Field(">since", lambda row: row.since if row.unit.exists(today) else None, only=TEXT),
            Field("reserved_for", "unit.reserved_for_name", only=TABLE),
            *(
                Field(head, f"unit.{name}", only=TABLE)
                for head, name in (("run_by", "run_by"), (">at_most", "limit_months"))
                if any(getattr(row.unit, name) for row in rows)
            ),
        ),
        names=NAMES,
        data=unit_json,
        empty=words.say("screen.no_units"),
        above=[_counts(words, rows, today)],
        below=list(_below(words, rows)),
    )


def _beds(row: "UnitRow") -> str:
    return f"{row.taken}/{row.unit.beds}"


def _status(words: Language, row: "UnitRow", today: dt.date) -> Cell:
    unit = row.unit
    if unit.exists(today):
        return Cell(words.say(f"screen.unit_{row.status}"), STYLES.get(row.status, ""))
    if unit.first_on is not None and today < unit.first_on:
        return Cell(
            words.say("screen.unit_from", on=words.day(unit.first_on, omit_year_of=today)), "dim"
        )
    on = words.day(unit.last_on, omit_year_of=today) if unit.last_on else ""
    return Cell(words.say("screen.unit_until", on=on), "dim")


def _below(words: Language, rows: "list[UnitRow]") -> Iterator[str]:
    """``At most 3 months: T1, T2 and T3.``, whose some are, and which homes others run."""
    for key in ("reserved_for_name", "limit_months", "run_by"):
        found: dict[str | int, list[str]] = {}
        for row in rows:
            if (value := getattr(row.unit, key)) is not None:
                found.setdefault(value, []).append(row.unit.code)
        for value, codes in found.items():
            yield words.say(f"screen.units_{key}", n=value, by=value, units=codes)


def _counts(words: Language, rows: "list[UnitRow]", today: dt.date) -> str:
    """``7 units: 5 lived in, 1 held, 1 free``; units not in use are left out.

    Homes that others run are told of after them, for they are not the programme's to fill.
    """
    used = [row for row in rows if row.unit.exists(today)]
    others = [row for row in used if row.unit.run_by is not None]
    there = [row.status for row in used if row.unit.run_by is None]
    parts = [
        words.say(f"screen.count_{status}", n=there.count(status))
        for status in ORDER
        if status in there
    ]
    counted = words.say("screen.units_counted", n=len(there), parts=", ".join(parts)).rstrip(": ")
    if not others:
        return counted
    lived = sum(len(row.residents) for row in others)
    told = words.say("screen.homes_of_others", n=len(others), residents=lived)
    return f"{counted}; {told}" if there else told


def placement(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """Into a unit, with whom, until when and for what rent; and out of it."""
    unit, shared, rent = entry["unit"], entry.get("shared_with"), entry["rent_ore"]
    into = commas(
        words.say("screen.into_unit", unit=unit),
        words.say("screen.shared_with", who=shared) if shared else "",
        *dated(words, entry, today, "until"),
        "" if rent is None else words.say("screen.rent", rent=words.kroner(rent)),
    )
    # Out of one unit comes before into the next on the same day.
    rank = 8 if entry["moved_out_on"] == entry["moved_in_on"] else 1
    out = words.say("screen.out_of_unit", unit=unit)
    return [
        *moment(entry, "moved_in_on", 2, "unit", told(words, entry, into)),
        *moment(entry, "moved_out_on", rank, "unit", out),
    ]
