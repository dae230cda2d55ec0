"""A period's report as text, markdown, csv and json.

The same report gives the same bytes: neither the clock nor the terminal nor any path is asked.
"""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ettervern_cli.render import period_blocks, period_care, period_meetings, tables
from ettervern_cli.render.safe import safe_text
from ettervern_cli.render.tables import Cell, Line, Table
from ettervern_cli.reports.period import Report
from ettervern_cli.reports.period_json import as_json
from ettervern_cli.words import Speaker

WIDTH = 80
INDENT = 2
HEADER = ("section", "item", "measure", "value")
LEAST_NAME = 16


def text(report: Report, say: Speaker) -> list[Line]:
    """The report for people, 80 columns wide: the answer, a block a section, what it rests on."""
    body = [*_prose(report.name, "bold"), *_prose(period_blocks.period(report, say), "dim")]
    if report.cut:
        body += _prose(say.say("report.cut", last=report.period.last))
    body.append([])
    for sentence in period_blocks.answer(report, say):
        body += _prose(sentence)
    for block in period_blocks.blocks(report, say, full=False):
        body += [[], *_prose(block.heading, "bold")]
        for table in block.tables:
            body += tables.lines(_narrowed(table), indent=INDENT)
        for sentence in block.sentences:
            body += _prose(sentence, indent=INDENT)
    body.append([])
    for sentence in period_blocks.foot(report, say):
        body += _prose(sentence, "dim")
    return body


def markdown(report: Report, say: Speaker) -> str:
    """The report as markdown, every row of it, headings by section."""
    parts = [f"# {_escaped(report.name)}\n", _escaped(period_blocks.period(report, say)) + "\n"]
    if report.cut:
        parts.append(_escaped(say.say("report.cut", last=report.period.last)) + "\n")
    parts.append(_list(period_blocks.answer(report, say)))
    for block in period_blocks.blocks(report, say, full=True):
        parts.append(f"## {_escaped(block.heading)}\n")
        parts += [tables.markdown(table) for table in block.tables]
        if block.sentences:
            parts.append(_list(block.sentences))
    parts.append("---\n")
    parts.append(_list(period_blocks.foot(report, say)))
    return "\n".join(parts)


def json(report: Report) -> str:
    """The report for scripts, in interface.md's shape."""
    return tables.json_text(as_json(report))


def csv(report: Report) -> str:
    """The report as ``section,item,measure,value``: every value that JSON has, in its order."""
    return tables.csv_text(HEADER, _rows(as_json(report)))


Item = tuple[str, str, object]
Row = tuple[str, str, str, object]


def _rows(found: dict[str, Any]) -> Iterator[Row]:
    """Rows of all sections; a section that is not kept has none."""
    special: dict[str, Callable[[Any], Iterator[Item]]] = {
        "nights": _nights,
        "occupancy": _occupancy,
        "ladders": _ladders,
        "intake": _by_kind,
        "exits": _exits,
        "incidents": _counted,
        "absences": _counted,
        "outcomes": _counted,
        "help": period_care.help_rows,
        "meetings": period_meetings.meeting_rows,
        "money": _money,
    }
    for section, value in found.items():
        if section == "programme":
            yield section, "", "code", value
        elif value is not None:
            rows = special[section](value) if section in special else _plain(value)
            yield from ((section, item, measure, number) for item, measure, number in rows)


def _plain(value: dict[str, Any], item: str = "") -> Iterator[Item]:
    """Values by their keys; an object within, such as a rate, is an item of its own."""
    for key, each in value.items():
        if isinstance(each, dict):
            yield from _plain(each, f"{item}.{key}" if item else key)
        else:
            yield item, key, each


def _nights(nights: dict[str, Any]) -> Iterator[Item]:
    for group in ("leavers", "stayers"):
        yield from _plain(nights[group], group)
    for each in nights["lengths"]:
        for group in ("leavers", "stayers"):
            yield each["label"], group, each[group]


def _occupancy(occupancy: dict[str, Any]) -> Iterator[Item]:
    yield from _plain({key: value for key, value in occupancy.items() if key != "on"})
    for day in occupancy["on"]:
        yield day["on"], "residents", day["residents"]


def _ladders(ladders: list[dict[str, Any]]) -> Iterator[Item]:
    for ladder in ladders:
        code = ladder["ladder"]
        for step in ladder["steps"]:
            yield f"{code}.{step['step']}", "residents", step["residents"]
        for measure in ("up", "down", "circling"):
            yield code, measure, ladder[measure]


def _by_kind(section: dict[str, Any]) -> Iterator[Item]:
    for measure, counts in section.items():
        for item, count in counts.items():
            yield item, measure, count


def _exits(exits: dict[str, Any]) -> Iterator[Item]:
    yield from _by_kind({"by_destination": exits["by_destination"]})
    yield from _plain({key: value for key, value in exits.items() if key != "by_destination"})


def _counted(counts: dict[str, int]) -> Iterator[Item]:
    yield from ((item, "count", count) for item, count in counts.items())


def _money(money: dict[str, Any]) -> Iterator[Item]:
    for line in money["lines"]:
        for measure in ("side", "name", "planned_ore", "actual_ore", "actual_to_date_ore"):
            yield line["line"], measure, line[measure]
    yield from _plain(money["totals"], "totals")


def _prose(sentence: str, style: str = "", *, indent: int = 0) -> list[Line]:
    """A sentence on as many lines as it takes."""
    blank = " " * indent
    folded = textwrap.wrap(
        safe_text(sentence),
        WIDTH,
        initial_indent=blank,
        subsequent_indent=blank,
        break_on_hyphens=False,
    )
    return [[Cell(line, style)] for line in folded]


def _narrowed(table: Table) -> Table:
    """The table with names folded onto more rows, so that it fits the width; numbers stay whole."""
    sizes = [
        max(tables.width(text) for text in [column.heading, *(row[i].text for row in table.rows)])
        for i, column in enumerate(table.columns)
    ]
    names = next(i for i, column in enumerate(table.columns) if not column.right)
    gaps = INDENT + len(tables.GAP) * (len(sizes) - 1)
    room = max(LEAST_NAME, WIDTH - gaps - sum(sizes) + sizes[names])
    rows = []
    for row in table.rows:
        name = row[names]
        first, *more = textwrap.wrap(name.text, room) or [""]
        rows.append([*row[:names], name._replace(text=first), *row[names + 1 :]])
        for part in more:
            blank = [Cell("")] * len(row)
            rows.append([*blank[:names], name._replace(text=part), *blank[names + 1 :]])
    return table._replace(rows=rows)


def _list(sentences: Sequence[str]) -> str:
    return "".join(f"- {_escaped(sentence)}\n" for sentence in sentences)


def _escaped(sentence: str) -> str:
    """A sentence as markdown prose: whatever a name in it holds is shown, not obeyed."""
    sentence = safe_text(sentence)
    for mark in "\\`*_[]<>#|":
        sentence = sentence.replace(mark, f"\\{mark}")
    return sentence
