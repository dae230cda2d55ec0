"""``rehouse list``: the changeover list, those without a home first; and in ``show``."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from ettervern_cli.referrals.rehousing import so_far
from ettervern_cli.screen.phrases import (
    TimelineEntry,
    columns,
    day_cell,
    full_day,
    joined,
    paragraphs,
    safe,
    sentence,
    used_columns,
)
from ettervern_cli.screen.tables import Cell, Head, Line, Table, cell, lines, markdown, wrapped
from ettervern_cli.values.dates import iso_day

if TYPE_CHECKING:
    from ettervern_cli.referrals.rehousing import Rehousing
    from ettervern_cli.words import Language

Entry = dict[str, Any]
CSV = ["id", "resident", "name", "programme", "listed_on", "housed_on", "destination", "lasting",
       "note"]  # fmt: skip


def list_lines(
    words: "Language", found: "list[Rehousing]", today: dt.date, programmes: int
) -> list[Line]:
    """A line a person, and below it how far the list has come."""
    if not found:
        return sentence(words, "rehouse.none")
    rows = [
        [
            Cell(row.resident),
            cell(row.name, "bold"),
            cell(row.programme if programmes > 1 else ""),
            day_cell(words, row.listed_on, today),
            day_cell(words, row.housed_on, today),
            _whereto(words, row),
            cell(row.note),
        ]
        for row in found
    ]
    names = columns(words, "", "name", "programme")
    heads = [*names, Head(words.say("rehouse.listed"), True),
             Head(words.say("rehouse.moved"), True), Head(words.say("rehouse.whereto")),
             Head()]  # fmt: skip
    table = used_columns(Table(heads, rows))
    summed = words.say("rehouse.so_far", **so_far(found))
    return [*lines(wrapped(table, len(table.columns) - 1)), [], [Cell(summed)]]


def _whereto(words: "Language", row: "Rehousing") -> Cell:
    if row.housed_on is None:
        return Cell(words.say("rehouse.no_home"), "yellow")
    return cell(row.destination_name)


def list_csv(found: "list[Rehousing]") -> tuple[list[str], list[list[object]]]:
    """Every value of the list."""
    rows: list[list[object]] = [
        [
            f"E-{row.id}",
            row.resident,
            row.name,
            row.programme,
            row.listed_on,
            row.housed_on,
            row.destination,
            row.lasting if row.housed_on else None,
            row.note,
        ]
        for row in found
    ]
    return CSV, rows


def list_markdown(words: "Language", found: "list[Rehousing]") -> str:
    """The list as a markdown table, every date with its year."""
    heads = [
        *columns(words, "code", "resident", "name", "programme"),
        Head(words.say("rehouse.listed"), True),
        Head(words.say("rehouse.moved"), True),
        Head(words.say("rehouse.whereto")),
    ]
    rows = [
        [
            Cell(f"E-{row.id}"),
            Cell(row.resident),
            cell(row.name),
            cell(row.programme),
            full_day(words, row.listed_on),
            full_day(words, row.housed_on),
            _whereto(words, row),
        ]
        for row in found
    ]
    return markdown(Table(heads, rows))


def moments(words: "Language", entry: Entry) -> list[TimelineEntry]:
    """What happened on the changeover list: put on it, and housed."""
    text = joined(words.say("rehouse.told_listed"), paragraphs(entry["note"]))
    found = [TimelineEntry(iso_day(entry["listed_on"]), 0, entry["id"], "rehousing", text)]
    if entry["housed_on"]:
        text = words.say("screen.went_to", where=safe(entry["destination_name"] or ""))
        found.append(TimelineEntry(iso_day(entry["housed_on"]), 9, entry["id"], "rehousing", text))
    return found
