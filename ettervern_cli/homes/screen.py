"""``unit list``: who lives where, and what is free, held or void."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.screen.phrases import columns, day_cell, full_day, used_columns
from ettervern_cli.screen.tables import Cell, Line, Table, cell, lines, markdown, wrapped

if TYPE_CHECKING:
    from ettervern_cli.homes.units import UnitRow
    from ettervern_cli.words import Language

CSV = ["unit", "name", "kind", "beds", "residents", "status", "reserved_for", "since"]
ORDER = ("occupied", "held", "free", "void")
STYLES = {"free": "bold", "held": "yellow", "void": "dim"}
WHO = 4


def unit_lines(words: "Language", rows: "list[UnitRow]", today: dt.date) -> list[Line]:
    """How many units are lived in, held, free and void, then a line a unit."""
    several_beds = any(row.unit.beds > 1 for row in rows)
    body = [
        [
            cell(row.unit.code, "bold"),
            cell(row.unit.name),
            cell(row.unit.kind),
            cell(_beds(row) if several_beds else ""),
            _people(row),
            _status(words, row, today),
            day_cell(words, row.since if row.unit.exists(today) else None, today),
            cell(row.unit.reserved_for),
        ]
        for row in rows
    ]
    heads = ("unit", "name", "kind", ">beds_taken", "resident", "status", ">since", "reserved_for")
    table = Table(columns(words, *heads), body)
    place = WHO - sum(1 for i in range(WHO) if not any(row[i].text for row in body))
    used = used_columns(table)
    people = any(row[WHO].text for row in body)
    counts: list[Line] = [[Cell(_counts(words, rows, today))], []]
    return counts + lines(wrapped(used, place) if people else used)


def _beds(row: "UnitRow") -> str:
    return f"{len(row.residents)}/{row.unit.beds}"


def _people(row: "UnitRow") -> Cell:
    return cell(", ".join(f"{code} {name}" for code, name in row.residents))


def _status(words: "Language", row: "UnitRow", today: dt.date) -> Cell:
    unit = row.unit
    if unit.exists(today):
        return Cell(words.say(f"screen.unit_{row.status}"), STYLES.get(row.status, ""))
    if unit.first_on is not None and today < unit.first_on:
        return Cell(
            words.say("screen.unit_from", on=words.day(unit.first_on, omit_year_of=today)), "dim"
        )
    on = words.day(unit.last_on, omit_year_of=today) if unit.last_on else ""
    return Cell(words.say("screen.unit_until", on=on), "dim")


def _counts(words: "Language", rows: "list[UnitRow]", today: dt.date) -> str:
    """``7 units: 5 lived in, 1 held, 1 free``; units not in use are left out."""
    there = [row.status for row in rows if row.unit.exists(today)]
    parts = [
        words.say(f"screen.count_{status}", n=there.count(status))
        for status in ORDER
        if status in there
    ]
    return words.say("screen.units_counted", n=len(there), parts=", ".join(parts)).rstrip(": ")


def unit_csv(rows: "list[UnitRow]") -> tuple[list[str], list[list[object]]]:
    """Every value of ``unit list``; several residents are joined by semicolons."""
    body: list[list[object]] = [
        [
            row.unit.code,
            row.unit.name,
            row.unit.kind,
            row.unit.beds,
            ";".join(code for code, _ in row.residents),
            row.status,
            row.unit.reserved_for,
            row.since,
        ]
        for row in rows
    ]
    return CSV, body


def unit_markdown(words: "Language", rows: "list[UnitRow]", today: dt.date) -> str:
    """The units as a markdown table."""
    heads = columns(
        words, "unit", "name", "kind", ">beds", "resident", "status", "since", "reserved_for"
    )
    body = [
        [
            cell(row.unit.code),
            cell(row.unit.name),
            cell(row.unit.kind),
            cell(row.unit.beds),
            _people(row),
            Cell(_status(words, row, today).text),
            full_day(words, row.since),
            cell(row.unit.reserved_for),
        ]
        for row in rows
    ]
    return markdown(Table(heads, body))
