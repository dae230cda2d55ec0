"""The charts of a period's report: what each is drawn from, and the tables behind it.

Where there is nothing to draw the section stays as it is: a chart of nothing is not shown.
"""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from itertools import dropwhile

from ettervern_cli.homes.occupancy import DayUse, Occupancy
from ettervern_cli.reports.parts_screen import who
from ettervern_cli.reports.period.report import SIDES, LadderCount, MoneyLine, MonthDue, Report
from ettervern_cli.screen import values
from ettervern_cli.screen.charts import charts
from ettervern_cli.screen.page import Block, capital
from ettervern_cli.screen.phrases import columns
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.tables import Graph, Head, Table
from ettervern_cli.words import Language

WEEKS, MONTHS = 62, 800
USED = (">beds_in_use", ">report.occupied_days", ">held_short", ">occupancy")


def charted(block: Block, report: Report, say: Language) -> Block:
    """A section of the report with its chart and the tables behind it, where it has one."""
    if block.key == "occupancy":
        return nights(block, report.occupancy, say)
    if block.key == "follow_ups":
        return follow_ups(block, report.follow_ups.months or (), say)
    if block.key == "money":
        return money(block, report, say)
    for place, found in enumerate(report.ladders, 1):
        if block.key == f"ladders.{found.ladder}":
            people = who(report.residents_are, 2, say)
            return ladder(block, found, people, say, f"ladder{place}")
    return block


def nights(block: Block, used: Occupancy, say: Language) -> Block:
    """The section on units with its nights day by day, and month by month where there are more."""
    days = list(dropwhile(_is_unused, used.nights or ()))
    if not days:
        return block
    months = [one for one in used.months or () if one.first >= days[0].on.replace(day=1)]
    about = say.say(
        "page.nights_about",
        first=days[0].on,
        last=days[-1].on,
        least=say.number(min(day.occupied for day in days)),
        most=say.number(max(day.occupied for day in days)),
        beds=say.number(days[-1].beds),
    )
    labels = _day_labels([day.on for day in days], say)
    drawn_days = [
        charts.TimeColumn(label, day.occupied, day.beds, day.held)
        for label, day in zip(labels, days, strict=True)
    ]
    names = (say.say(f"page.{key}") for key in ("lived_in", "beds", "held_short"))
    title = say.say("page.nights_chart")
    chart = partial(charts.steps, "nights", title, about, drawn_days, charts.InkNames(*names), say)
    behind = []
    if len(months) > 1:
        rows = [
            _used(Cell(values.month(say, one.first)), *one.rate, one.held_days) for one in months
        ]
        caption = say.say("page.by_month")
        graph = Graph(caption, "column", (1, 2, 3))
        behind.append((caption, Table(columns(say, "month", *USED, of="page"), rows, graph)))
    rows = [_used(values.day(day.on), day.occupied, day.beds, day.held) for day in days]
    drawn = None if behind else Graph(title, "column", (1, 2, 3))
    by_day = Table(columns(say, "day", *USED, of="page"), rows, drawn)
    behind.append((say.say("page.by_day"), by_day))
    return block._replace(chart=chart, behind=behind)


def _is_unused(day: DayUse) -> bool:
    return not (day.beds or day.occupied or day.held)


def _used(first: Cell, occupied: int, beds: int, held: int) -> list[Cell]:
    counts = (values.count(number) for number in (beds, occupied, held))
    return [first, *counts, values.percent(occupied, beds)]


def ladder(block: Block, found: LadderCount, people: str, say: Language, name: str) -> Block:
    """The section on a ladder with who stood where at the end of each month."""
    months = found.months or ()
    there = {step for month in months for step, number in month.residents.items() if number}
    if len(months) < 2 or not there:
        return block
    steps = [step for step in reversed(found.steps) if step.is_run or step.step in there]
    names = {step.step: f"{step.step} {step.step_name}" for step in steps}
    last = months[-1]
    sentences = [
        say.say("page.on_step", number=say.number(last.residents[step.step]), step=step.step_name)
        for step in reversed(steps)
    ]
    rows = [(names[step.step], [month.residents[step.step] for month in months]) for step in steps]
    chart = partial(
        charts.stairs,
        name,
        say.say("page.ladder_chart", ladder=found.name, who=people),
        say.say("page.ladder_about", last=last.on, steps=say.listed(sentences)),
        _month_labels([month.on for month in months], say),
        rows,
        say,
    )
    heads = [Head(say.say("page.month")), *(Head(names[one.step], True) for one in steps)]
    body = [
        [values.day(month.on), *(values.count(month.residents[step.step]) for step in steps)]
        for month in months
    ]
    caption = say.say("page.ladder_months")
    upwards = range(len(steps), 0, -1)
    graph = Graph(caption, "column", upwards, stacked=True)
    behind = [(caption, Table(heads, body, graph))]
    return block._replace(chart=chart, behind=behind)


def follow_ups(block: Block, months: Sequence[MonthDue], say: Language) -> Block:
    """The section on follow-ups with those on time month by month."""
    if len(months) < 2 or not any(one.due for one in months):
        return block
    met, due = (sum(each) for each in zip(*(one.on_time for one in months), strict=True))
    share = values.fraction(say, met, due)
    first, last = months[0].period.first, months[-1].period.last
    labels = _month_labels([one.period.first for one in months], say)
    chart = partial(
        charts.portions,
        "due",
        say.say("page.due_chart"),
        say.say("page.due_about", first=first, last=last, share=share),
        [charts.TimeColumn(text, *one.on_time) for text, one in zip(labels, months, strict=True)],
        charts.InkNames(say.say("page.on_time"), say.say("page.due")),
        say,
    )
    rows = [
        [
            Cell(values.month(say, one.period.first)),
            values.count(one.due),
            values.count(one.on_time.numerator),
            values.percent(*one.on_time),
        ]
        for one in months
    ]
    heads = columns(say, "month", ">due", ">on_time", ">on_time_rate", of="page")
    caption = say.say("page.due_months")
    table = Table(heads, rows, Graph(caption, "column", (1, 2)))
    return block._replace(chart=chart, behind=[(caption, table)])


def money(block: Block, report: Report, say: Language) -> Block:
    """The section on money with what is actual beside what was planned, line by line."""
    one_year = report.period.first >= report.money.to_date_from
    sides = [
        (capital(say.say(f"report.side_{side}")), [_bar(line, one_year, say) for line in lines])
        for side in SIDES
        if (lines := report.money.side(side))
    ]
    found = [one for _, lines in sides for one in lines]
    if not any(one.planned or one.actual for one in found):
        return block
    key = "page.money_chart" if one_year else "page.money_chart_in"
    title = say.say(key, year=str(report.period.last.year)) if one_year else say.say(key)
    sentences = [say.say("page.money_about", line=one.label, figures=one.figures) for one in found]
    return block._replace(chart=partial(charts.bars, "money", title, "; ".join(sentences), sides))


def _bar(line: MoneyLine, one_year: bool, say: Language) -> charts.Bar:
    planned = line.planned_ore
    actual = line.actual_to_date_ore if one_year else line.actual_ore
    facts = {
        "actual": say.kroner(actual),
        "planned": say.kroner(planned),
        "percent": say.percent(actual, planned),
    }
    if planned is None:
        key = "neither" if actual is None else "actual_unplanned"
    else:
        key = "planned_unbooked" if actual is None else "actual_of"
    return charts.Bar(line.name, planned, actual, say.say(f"page.{key}", **facts))


def _month_label(day: dt.date, say: Language, *, dated: bool) -> str:
    name = say.month(day.month)
    return f"{name} {day.year % 100:02}" if dated or day.month == 1 else name


def _month_labels(days: Sequence[dt.date], say: Language) -> list[str]:
    """Short names of months, with the year at the first and where a new one begins."""
    return [_month_label(day, say, dated=not i) for i, day in enumerate(days)]


def _day_labels(days: Sequence[dt.date], say: Language) -> list[str]:
    """Weeks of a month or two, months of a year or two, else years; other days have no label."""
    if len(days) <= WEEKS:
        return [say.day(day, omit_year_of=day) if not i % 7 else "" for i, day in enumerate(days)]
    found = []
    for i, day in enumerate(days):
        if len(days) <= MONTHS:
            begins, text = day.day == 1, _month_label(day, say, dated=not i)
        else:
            begins, text = (day.day, day.month) == (1, 1), str(day.year)
        found.append(text if begins or not i else "")
    return found
