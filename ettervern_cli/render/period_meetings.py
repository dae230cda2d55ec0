"""A period report's blocks on meetings and on gaps, and their rows for csv."""

from collections.abc import Iterator
from typing import Any

from ettervern_cli.render.tables import Cell, Column, Table, cell
from ettervern_cli.reports.period_meetings import Gaps, Meetings
from ettervern_cli.words import Speaker

Part = tuple[str, list[Table], list[str]]


def meetings(counted: Meetings, say: Speaker) -> Part:
    """Heading, tables and sentences of the section on meetings."""
    heading = say.say("report.meetings")
    decided = (counted.made, counted.done, counted.overdue)
    tables, sentences = [], []
    if counted.held:
        rows = [[cell(each.name), _count(each.number, say)] for each in counted.attendance]
        tables.append(Table([Column(say.say("report.attendance")), Column(right=True)], rows))
        sentences.append(say.say("report.meetings_held", n=counted.held))
    else:
        sentences.append(say.say("report.no_meetings"))
    if any(decided):
        made, done, overdue = map(say.number, decided)
        sentences.append(say.say("report.decisions", made=made, done=done, overdue=overdue))
    return heading, tables, sentences


def gaps(counted: Gaps, say: Speaker) -> Part:
    """Heading, tables and sentences of the section on gaps."""
    heading = say.say("report.gaps")
    if not (counted.opened or counted.closed or counted.open):
        return heading, [], [say.say("report.no_gaps")]
    rows = [
        [cell(say.say(f"report.gaps_{name}")), _count(getattr(counted, name), say)]
        for name in ("opened", "closed", "open")
    ]
    age = counted.mean_age
    sentences = []
    if age is not None:
        sentences.append(say.say("report.gaps_age", days=say.decimal(age, 1)))
    return heading, [Table([Column(), Column(right=True)], rows)], sentences


def meeting_rows(section: dict[str, Any]) -> Iterator[tuple[str, str, object]]:
    """Item, measure and value of every number of the JSON section on meetings."""
    yield "", "held", section["held"]
    for partner, number in section["attendance"].items():
        yield partner, "attendance", number
    for measure, number in section["decisions"].items():
        yield "decisions", measure, number


def _count(number: int, say: Speaker) -> Cell:
    return cell(say.number(number))
