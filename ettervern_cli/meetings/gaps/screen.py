"""``gap list``: gaps between services with owner and age."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.screen.phrases import day_cell, paragraphs, sentence
from ettervern_cli.screen.tables import Cell, Head, Line, Table, cell, lines, markdown, wrapped

if TYPE_CHECKING:
    from ettervern_cli.meetings.gaps.verbs import Gap
    from ettervern_cli.words import Language

CSV = ["gap", "text", "owner", "opened_on", "closed_on", "age_days", "how"]


def gap_table(
    words: "Language", found: "list[Gap]", today: dt.date, omit_year_of: dt.date
) -> Table:
    """Gaps with the day each was opened, its age in days and its owner.

    Days of ``omit_year_of``'s year are without it. The texts of the last column keep their line
    ends, to be wrapped.
    """
    rows = []
    for gap in found:
        text = paragraphs(gap.text)
        if gap.closed_on is not None:
            on = words.day(gap.closed_on, omit_year_of=omit_year_of)
            text += "\n" + words.say("gap.closed_by", on=on, how=paragraphs(gap.how))
        rows.append(
            [
                Cell(f"J-{gap.id}", "dim"),
                day_cell(words, gap.opened_on, omit_year_of),
                Cell(words.days(gap.age(today))),
                cell(gap.owner_name),
                Cell(text),
            ]
        )
    heads = [
        Head(),
        Head(words.say("gap.opened"), True),
        Head("", True),
        Head(words.say("gap.owner")),
        Head(words.say("gap.text")),
    ]
    return Table(heads, rows)


def gap_lines(words: "Language", found: "list[Gap]", today: dt.date) -> list[Line]:
    """A line a gap, the oldest first; a closed one says what closed it."""
    if not found:
        return sentence(words, "gap.none")
    return lines(wrapped(gap_table(words, found, today, today), 4))


def gap_csv(found: "list[Gap]", today: dt.date) -> tuple[list[str], list[list[object]]]:
    """Every value of every gap."""
    return CSV, [
        [f"J-{gap.id}", gap.text, gap.owner, gap.opened_on, gap.closed_on, gap.age(today), gap.how]
        for gap in found
    ]


def gap_markdown(words: "Language", found: "list[Gap]", today: dt.date) -> str:
    """The gaps as a markdown table."""
    heads = [
        Head(words.say("gap.code")),
        Head(words.say("gap.text")),
        Head(words.say("gap.owner")),
        Head(words.say("gap.opened"), True),
        Head(words.say("gap.closed_on"), True),
        Head(words.say("gap.age"), True),
        Head(words.say("gap.how")),
    ]
    rows = [
        [
            Cell(f"J-{gap.id}"),
            cell(gap.text),
            cell(gap.owner_name),
            Cell(words.day(gap.opened_on)),
            Cell(words.day(gap.closed_on) if gap.closed_on else ""),
            cell(gap.age(today)),
            cell(gap.how),
        ]
        for gap in found
    ]
    return markdown(Table(heads, rows))
