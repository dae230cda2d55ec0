"""``measure list``: help given, by whom and how much."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.care.measures.verbs import measure_json
from ettervern_cli.care.scores.rules import points
from ettervern_cli.screen.phrases import (
    columns,
    day_cell,
    full_day,
    paragraphs,
    sentence,
    used_columns,
)
from ettervern_cli.screen.tables import Cell, Line, Table, cell, lines, markdown, wrapped

if TYPE_CHECKING:
    from ettervern_cli.care.measures.verbs import Measure
    from ettervern_cli.words import Language

CSV = ["id", "resident", "name", "stay", "measure", "provider", "hours_a_week", "started_on",
       "stopped_on", "note"]  # fmt: skip
HEADS = ("resident", "name", "", "measure", "provider", ">hours", ">from", ">until", "note")
MEASURE = 3


def measure_lines(words: "Language", found: "list[Measure]", today: dt.date) -> list[Line]:
    """A line a measure, by resident and then in order of time; notes below their measure."""
    if not found:
        return sentence(words, "measure.empty")
    rows = [_row(words, one, today) for one in found]
    for row, one in zip(rows, found, strict=True):
        if one.note:
            row[MEASURE] = Cell(f"{row[MEASURE].text}\n{paragraphs(one.note)}")
    table = Table(columns(words, *HEADS, of="measure"), [[*row[:-1], Cell("")] for row in rows])
    return lines(wrapped(used_columns(table), MEASURE))


def _row(words: "Language", one: "Measure", today: dt.date | None) -> list[Cell]:
    def day(value: dt.date | None) -> Cell:
        return full_day(words, value) if today is None else day_cell(words, value, today)

    hours = points(one.hours_tenths)
    style = "dim" if one.stopped_on else ""
    return [
        Cell(one.resident),
        cell(one.name, "bold"),
        cell(one.id, "dim"),
        cell(one.measure, style),
        cell(one.provider, style),
        Cell("" if hours is None else words.write(hours), style),
        day(one.started_on),
        day(one.stopped_on),
        cell(one.note),
    ]


def measure_csv(found: "list[Measure]") -> tuple[list[str], list[list[object]]]:
    """Every value of every measure."""
    return CSV, [[measure_json(one)[name] for name in CSV] for one in found]


def measure_markdown(words: "Language", found: "list[Measure]") -> str:
    """The measures as a markdown table, every date with its year."""
    return markdown(
        Table(columns(words, *HEADS, of="measure"), [_row(words, one, None) for one in found])
    )
