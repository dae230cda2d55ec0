"""A period's report as a page, and as text, markdown, csv and json.

The same report gives the same bytes: neither the clock nor the terminal nor any path is asked.
"""

from collections.abc import Callable, Iterator
from typing import Any

from ettervern_cli.reports.parts_screen import HEADER, about, foot
from ettervern_cli.reports.period.course import PeriodCourse
from ettervern_cli.reports.period.json import as_json
from ettervern_cli.reports.period.report import Report
from ettervern_cli.reports.period.screen import blocks as period_blocks
from ettervern_cli.reports.period.screen import care as period_care
from ettervern_cli.reports.period.screen import meetings as period_meetings
from ettervern_cli.screen import page as pages
from ettervern_cli.screen import tables
from ettervern_cli.screen.page import Page
from ettervern_cli.screen.tables import Line
from ettervern_cli.words import Language


def page(
    report: Report, say: Language, *, full: bool, course: PeriodCourse | None = None, bars: str = ""
) -> Page:
    """The report as a page: the answer, a block a section, what it rests on.

    ``course`` is what its charts are drawn from, or its bars where they have a style; without it
    there are none.
    """
    blocks = list(period_blocks.blocks(report, say, full=full))
    if course is not None and bars:
        from ettervern_cli.reports.period.screen import bars as period_bars

        blocks = [period_bars.barred(block, report, course.days, say, bars) for block in blocks]
    elif course is not None:
        from ettervern_cli.reports.period.screen import charts as period_charts

        blocks = [period_charts.charted(block, report, course, say) for block in blocks]
    return Page(
        title=report.name,
        about=about(report.period, say, cut=report.cut),
        answer=period_blocks.answer(report, say),
        blocks=blocks,
        foot=foot(report.seal, say),
        last=report.period.last,
        basis=period_blocks.basis(report, say),
    )


def text(report: Report, say: Language) -> list[Line]:
    """The report for people, 80 columns wide."""
    return pages.text(page(report, say, full=False))


def markdown(report: Report, say: Language) -> str:
    """The report as markdown, every row of it."""
    return pages.markdown(page(report, say, full=True))


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
