"""``list``: residents, one row each."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.screen.folding import WIDTH, width
from ettervern_cli.screen.phrases import (
    CIRCLE,
    columns,
    day_cell,
    full_day,
    lateness,
    sentence,
    used_columns,
)
from ettervern_cli.screen.tables import (
    GAP,
    Cell,
    Line,
    Table,
    cell,
    extent,
    fits,
    lines,
    markdown,
    wrapped,
)
from ettervern_cli.words import NOTHING

if TYPE_CHECKING:
    from ettervern_cli.people.listing import LadderPosition, ListRow
    from ettervern_cli.words import Language

CSV = [
    "resident",
    "name",
    "programme",
    "municipality",
    "status",
    "admitted_on",
    "discharged_on",
    "step",
    "step_code",
    "step_name",
    "since",
    "days",
    "visits",
    "circling",
    "unit",
    "contact",
    "next_follow_up_on",
    "overdue_days",
    "critical_until",
]
POSITION = CSV[7:14]
LEAST_STEP = 18


def list_lines(
    words: "Language", rows: "list[ListRow]", today: dt.date, programmes: int
) -> list[Line]:
    """A line a resident, within 80 columns: where names are long, the day since which somebody
    stands on a step gives way first, then the end of the step's name.

    ``programmes`` is how many are listed: their column shows from two on.
    """
    if not rows:
        return sentence(words, "screen.list_empty")
    several = programmes > 1
    step = 3 if several else 2
    whole = _table(words, rows, today, several)
    brief = Table(
        whole.columns[: step + 1] + whole.columns[step + 2 :],
        [row[: step + 1] + row[step + 2 :] for row in whole.rows],
    )
    for table in (whole, brief):
        if fits(shortened := _shortened(table, step)):
            return lines(shortened)
    return lines(wrapped(_shortened(brief, step), 1))


def _shortened(table: Table, step: int) -> Table:
    """The table with steps' names cut to the room there is, but not below LEAST_STEP columns."""
    wide = extent(table)
    room = WIDTH - sum(wide) - len(GAP) * (len(wide) - 1) + wide[step]
    room = max(room, min(wide[step], LEAST_STEP))
    rows = []
    for row in table.rows:
        text = row[step].text
        short = text if width(text) <= room else f"{text[: room - 1].rstrip()}…"
        rows.append([*row[:step], Cell(short, row[step].style), *row[step + 1 :]])
    return Table(table.columns, rows)


def _table(words: "Language", rows: "list[ListRow]", today: dt.date, several: bool) -> Table:
    any_unit = any(row.unit for row in rows)
    due_days = [_due(words, row, today) for row in rows]
    due_width = max(width(text) for text in due_days)
    any_circle = any(position.circling for row in rows for position in row.steps)
    body = []
    for row, due in zip(rows, due_days, strict=True):
        circling = any(position.circling for position in row.steps)
        mark = f"{CIRCLE if circling else ' '} " if any_circle and row.steps else ""
        since = row.steps[0].since if row.steps else row.begins
        body.append(
            [
                Cell(row.resident),
                cell(row.name, "bold"),
                cell(row.programme if several else ""),
                Cell(mark + _steps(row.steps), "yellow" if circling else ""),
                day_cell(words, since, today),
                cell(row.unit or (NOTHING if any_unit else ""), "" if row.unit else "dim"),
                _follow_up(words, row, today, " " * (due_width - width(due)) + due),
            ]
        )
    step = "step_circles" if any_circle else "step"
    heads = ("", "name", "programme", step, ">since", "unit_short", "follow_up")
    return used_columns(Table(columns(words, *heads), body))


def _steps(steps: "list[LadderPosition]") -> str:
    """``2 training flat``, or with several ladders ``Housing 2, Activity 1``."""
    if len(steps) == 1:
        position = steps[0]
        return f"{position.step} {cell(position.step_name).text}"
    return ", ".join(f"{cell(position.ladder_name).text} {position.step}" for position in steps)


def _due(words: "Language", row: "ListRow", today: dt.date) -> str:
    due = row.next_follow_up_on
    return words.day(due, omit_year_of=today) if due and row.discharged_on is None else ""


def _follow_up(words: "Language", row: "ListRow", today: dt.date, due: str) -> Cell:
    """The day that is due and how late it is; instead, when somebody was discharged or that she

    has no stay yet.
    """
    if row.admitted_on is None:
        return Cell(words.say(f"screen.status_{row.status}"))
    if row.discharged_on is not None:
        on = words.day(row.discharged_on, omit_year_of=today)
        return Cell(words.say("screen.discharged_on", on=on))
    if row.overdue_days or row.next_follow_up_on == today:
        late = lateness(words, row.overdue_days or 0)
        return Cell(f"{due}  {late.text}", late.style)
    if row.is_away and not due.strip():
        return Cell(words.say("screen.away_now"))
    return Cell(due)


def list_csv(rows: "list[ListRow]") -> tuple[list[str], list[list[object]]]:
    """Every value of ``list``; those of a step carry their ladder: ``housing=2;work=1``."""
    return CSV, [_csv_row(row) for row in rows]


def _csv_row(row: "ListRow") -> list[object]:
    positions: list[object] = [
        ";".join(
            f"{position.ladder}={_csv_value(getattr(position, name))}" for position in row.steps
        )
        for name in POSITION
    ]
    head: list[object] = [getattr(row, name) for name in CSV[:7]]
    return [*head, *positions, *(getattr(row, name) for name in CSV[14:])]


def _csv_value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def list_markdown(words: "Language", rows: "list[ListRow]", today: dt.date) -> str:
    """Everything of ``list`` as a markdown table."""
    keys = ("code", "name", "programme", "municipality", "status", "admitted", "discharged",
            "step", ">since", ">days", "circles", "unit", "contact", "follow_up", ">days_overdue",
            "critical_until")  # fmt: skip
    return markdown(Table(columns(words, *keys), [_markdown_row(words, row) for row in rows]))


def _markdown_row(words: "Language", row: "ListRow") -> list[Cell]:
    first = row.steps[0] if row.steps else None
    circling = any(position.circling for position in row.steps)
    return [
        Cell(row.resident),
        cell(row.name),
        cell(row.programme),
        cell(row.municipality),
        Cell(words.say(f"screen.status_{row.status}")),
        full_day(words, row.admitted_on),
        full_day(words, row.discharged_on),
        Cell(_steps(row.steps)),
        full_day(words, first.since if first else None),
        cell(first.days if first else None),
        Cell(words.say("screen.in_circles") if circling else ""),
        cell(row.unit),
        cell(row.contact_name or row.contact),
        full_day(words, row.next_follow_up_on),
        cell(row.overdue_days),
        full_day(words, row.critical_until),
    ]
