"""``outcome list``: results in order of date, and how many of each kind."""

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from ettervern_cli.screen.phrases import columns, day_cell, full_day, joined, paragraphs, sentence
from ettervern_cli.screen.tables import Cell, Head, Line, Table, cell, lines, markdown, wrapped
from ettervern_cli.values.nights import median

if TYPE_CHECKING:
    from ettervern_cli.care.outcomes.verbs import Outcome
    from ettervern_cli.words import Language

CSV = ["id", "resident", "name", "stay", "kind", "kind_name", "happened_on", "months", "voice",
       "note"]  # fmt: skip
RESULT = 4


def outcome_lines(
    words: "Language", found: "list[Outcome]", known: dict[str, str], today: dt.date
) -> list[Line]:
    """A line a result, and below them how many of each kind; ``known`` is kinds by code."""
    if not found:
        return sentence(words, "outcome.empty", kinds=", ".join(known.values()))
    rows = [
        [
            day_cell(words, one.happened_on, today),
            cell(one.id, "dim"),
            Cell(one.resident),
            cell(one.name, "bold"),
            Cell("\n".join(part for part in (cell(one.kind_name).text, _said(words, one)) if part)),
        ]
        for one in found
    ]
    heads = [Head(words.say("outcome.date"), True), Head(), Head(),
             *(Head(words.say(f"outcome.{key}")) for key in ("name", "outcome"))]  # fmt: skip
    listed = lines(wrapped(Table(heads, rows), RESULT))
    rows = _counts(words, found, known, "outcome.took")
    counts = Table([Head("", True), Head(), Head()], rows)
    return [*listed, [], *lines(counts)]


def _said(words: "Language", one: "Outcome") -> str:
    voice = words.say("outcome.quoted", text=paragraphs(one.voice)) if one.voice else ""
    return joined(paragraphs(one.note), voice)


def _counts(
    words: "Language", found: "list[Outcome]", known: dict[str, str], key: str
) -> list[list[Cell]]:
    """Of each kind that was reached: how many, its name, and how long it took as ``key`` says."""
    rows = []
    for code, name in known.items():
        months = Counter(one.months for one in found if one.kind == code)
        if months:
            middle = words.decimal(median(months) or 0, 1)
            rows.append([cell(months.total()), cell(name), Cell(words.say(key, months=middle))])
    return rows


def outcome_csv(found: "list[Outcome]") -> tuple[list[str], list[list[object]]]:
    """Every value of every result."""
    return CSV, [[getattr(one, name) for name in CSV] for one in found]


def outcome_markdown(words: "Language", found: "list[Outcome]", known: dict[str, str]) -> str:
    """The results as a markdown table, and how many of each kind."""
    rows = [
        [
            full_day(words, one.happened_on),
            cell(one.id),
            cell(one.resident),
            cell(one.name),
            cell(one.kind_name),
            cell(one.voice),
            cell(one.note),
        ]
        for one in found
    ]
    keys = ("date", "", "resident", "name", "outcome", "voice", "note")
    heads = columns(words, *keys, of="outcome")
    counts = Table(
        [
            Head(words.say("outcome.number"), True),
            Head(words.say("outcome.outcome")),
            Head(words.say("outcome.months"), True),
        ],
        _counts(words, found, known, "outcome.months_only"),
    )
    return f"{markdown(Table(heads, rows))}\n{markdown(counts)}"
