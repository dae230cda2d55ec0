"""``report remarks``: the words noted for funders, as a screen, csv and markdown."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.screen.phrases import day_cell, paragraphs, sentence
from ettervern_cli.screen.tables import Cell, Head, Line, Table, cell, lines, markdown, wrapped

if TYPE_CHECKING:
    from ettervern_cli.reports.remarks.verbs import Remark
    from ettervern_cli.words import Language

CSV = ["remark", "programme", "heading", "noted_on", "text", "voice"]


def remark_lines(words: "Language", found: "list[Remark]", today: dt.date) -> list[Line]:
    """A line a remark in order of time, the users' own words below the staff's."""
    if not found:
        return sentence(words, "remark.none")
    rows = []
    for one in found:
        text = paragraphs(one.text)
        if one.voice:
            text += "\n" + words.say("remark.quoted", text=paragraphs(one.voice))
        rows.append(
            [
                Cell(one.id, "dim"),
                day_cell(words, one.noted_on, today),
                Cell(words.say(f"remark.heading_{one.heading}")),
                Cell(text),
            ]
        )
    return lines(wrapped(Table([Head(), Head("", True), Head(), Head()], rows), 3))


def remark_csv(found: "list[Remark]") -> tuple[list[str], list[list[object]]]:
    """Every value of every remark."""
    return CSV, [list(one) for one in found]


def remark_markdown(words: "Language", found: "list[Remark]") -> str:
    """The remarks as a markdown table."""
    keys = ("code", "noted", "heading", "text", "voice")
    heads = [Head(words.say(f"remark.{key}"), key == "noted") for key in keys]
    rows = [
        [
            Cell(one.id),
            Cell(words.day(one.noted_on)),
            Cell(words.say(f"remark.heading_{one.heading}")),
            cell(one.text),
            cell(one.voice),
        ]
        for one in found
    ]
    return markdown(Table(heads, rows))
