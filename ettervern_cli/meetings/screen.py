"""``meeting list``: meetings with their agencies, and decisions. Pure: values in, lines out."""

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from ettervern_cli.meetings.rules import days_late
from ettervern_cli.screen.phrases import (
    columns,
    day_cell,
    lateness,
    paragraphs,
    safe,
    sentence,
    used_columns,
)
from ettervern_cli.screen.tables import Cell, Head, Line, Table, cell, lines, markdown, wrapped

if TYPE_CHECKING:
    from ettervern_cli.meetings.decisions import Decision
    from ettervern_cli.meetings.meetings import Meeting
    from ettervern_cli.meetings.rules import MeetingRhythm
    from ettervern_cli.words import Language

MEETING = ["id", "held_on", "present", "about", "decisions", "note"]
DECISION = ["id", "meeting", "resident", "text", "owner", "decided_on", "due_on", "overdue_days",
            "done_on", "how"]  # fmt: skip


def next_line(words: "Language", rhythm: "MeetingRhythm | None", today: dt.date) -> list[Line]:
    """When the next meeting is due, and how late or soon that is; nothing without a rhythm."""
    if rhythm is None:
        return []
    if rhythm.due_on is None:
        return sentence(words, "meeting.next_first", n=rhythm.every_days)
    when = lateness(words, (today - rhythm.due_on).days)
    text = words.say(
        "meeting.next_on",
        on=words.day(rhythm.due_on, omit_year_of=today),
        when=when.text,
        n=rhythm.every_days,
    )
    return [[Cell(text, when.style if rhythm.overdue_days else "")]]


def meeting_lines(
    words: "Language", held: "list[Meeting]", today: dt.date, rhythm: "MeetingRhythm | None"
) -> list[Line]:
    """How many there were and when the next is due, who came how often, then meeting by meeting."""
    following = next_line(words, rhythm, today)
    if not held:
        return [*sentence(words, "meeting.none"), *following]
    body = [*sentence(words, "meeting.counted", n=len(held)), *following, []]
    body.append([Cell(words.say("meeting.attendance"), "bold")])
    body += lines(wrapped(_attendance(held), 0, indent=2), indent=2)
    rows = [
        [
            Cell(f"K-{one.id}", "dim"),
            day_cell(words, one.held_on, today, "bold"),
            Cell("\n".join(_sentences(words, one, today))),
        ]
        for one in held
    ]
    table = Table([Head(), Head("", True), Head()], rows)
    return [*body, [], *lines(wrapped(table, 2))]


def _attendance(held: "list[Meeting]") -> Table:
    """How many meetings each agency came to, the most often first."""
    counted = Counter(partner for one in held for partner in one.present)
    rows = [[cell(partner.name), Cell(str(n))] for partner, n in counted.most_common()]
    return Table([Head(), Head("", True)], rows)


def _sentences(words: "Language", one: "Meeting", today: dt.date) -> list[str]:
    """Who was present, whom it was about, what was decided, and the note."""
    sentences = [", ".join(str(safe(partner.name)) for partner in one.present)]
    if one.about:
        people = ", ".join(f"{person.code} {safe(person.name)}" for person in one.about)
        sentences.append(words.say("meeting.spoken_of", about=people))
    sentences += [_decided(words, decision, today) for decision in one.decisions]
    return sentences + ([paragraphs(one.note)] if one.note else [])


def _decided(words: "Language", one: "Decision", today: dt.date) -> str:
    text = words.say(
        "meeting.decided_there",
        text=paragraphs(one.text),
        owner=safe(one.owner_name),
        due=words.day(one.due_on, omit_year_of=today) if one.due_on else "",
    )
    return f"D-{one.id} {text}{_ending(words, one, today, today)}"


def _ending(words: "Language", one: "Decision", today: dt.date, omit_year_of: dt.date) -> str:
    """That it is done and how, or how late it is."""
    if one.done_on is not None:
        text = words.say(
            "meeting.carried_out", on=words.day(one.done_on, omit_year_of=omit_year_of)
        )
        return f"; {text}" + (f": {paragraphs(one.how)}" if one.how else "")
    if one.due_on is not None and days_late(one.due_on, today):
        return f"; {lateness(words, days_late(one.due_on, today)).text}"
    return ""


def meeting_csv(held: "list[Meeting]") -> tuple[list[str], list[list[object]]]:
    """A row a meeting; several agencies, persons or decisions are joined by semicolons."""
    return MEETING, [
        [
            f"K-{one.id}",
            one.held_on,
            ";".join(partner.code for partner in one.present),
            ";".join(person.code for person in one.about),
            ";".join(f"D-{decision.id}" for decision in one.decisions),
            one.note,
        ]
        for one in held
    ]


def meeting_markdown(words: "Language", held: "list[Meeting]", today: dt.date) -> str:
    """The meetings as a table, and a table of what was decided at them."""
    rows = [
        [
            Cell(f"K-{one.id}"),
            Cell(words.day(one.held_on)),
            cell(", ".join(partner.name for partner in one.present)),
            cell(", ".join(f"{person.code} {person.name}" for person in one.about)),
            cell(", ".join(f"D-{decision.id}" for decision in one.decisions)),
            cell(one.note),
        ]
        for one in held
    ]
    heads = columns(words, "code", ">held_on", "present", "about", "decision", "note", of="meeting")
    made = [decision for one in held for decision in one.decisions]
    tables = [markdown(Table(heads, rows))]
    return "\n".join([*tables, *([decision_markdown(words, made, today)] if made else [])])


def decision_table(
    words: "Language", made: "list[Decision]", today: dt.date, omit_year_of: dt.date
) -> Table:
    """Decisions with owner and due date; how late, or that and how they were carried out.

    Days of ``omit_year_of``'s year are without it. The texts of the last column keep their line
    ends, to be wrapped.
    """
    rows = []
    for one in made:
        late = days_late(one.due_on, today) if one.due_on and not one.done_on else 0
        ended = _ending(words, one, today, omit_year_of).removeprefix("; ") if one.done_on else ""
        rows.append(
            [
                Cell(f"D-{one.id}", "dim"),
                day_cell(words, one.due_on, omit_year_of),
                lateness(words, late) if late else Cell(""),
                Cell(one.resident or ""),
                cell(one.owner_name),
                Cell(paragraphs(one.text) + (f"\n{ended}" if ended else "")),
            ]
        )
    return Table(columns(words, "", ">due", "", "about", "owner", "decision", of="meeting"), rows)


def decision_lines(words: "Language", made: "list[Decision]", today: dt.date) -> list[Line]:
    """A line a decision, the first due first."""
    if not made:
        return sentence(words, "meeting.no_decisions")
    table = used_columns(decision_table(words, made, today, today))
    return lines(wrapped(table, len(table.columns) - 1))


def decision_csv(made: "list[Decision]", today: dt.date) -> tuple[list[str], list[list[object]]]:
    """Every value of every decision."""
    return DECISION, [
        [
            f"D-{one.id}",
            f"K-{one.meeting_id}" if one.meeting_id else None,
            one.resident,
            one.text,
            one.owner,
            one.decided_on,
            one.due_on,
            days_late(one.due_on, today) if one.due_on and not one.done_on else None,
            one.done_on,
            one.how,
        ]
        for one in made
    ]


def decision_markdown(words: "Language", made: "list[Decision]", today: dt.date) -> str:
    """The decisions as a markdown table."""
    heads = columns(
        words, "code", "decision", "about", "owner", ">decided_on", ">due", ">days", ">done_on",
        "what", of="meeting",
    )  # fmt: skip
    rows = [
        [
            Cell(f"D-{one.id}"),
            cell(one.text),
            cell(one.resident),
            cell(one.owner_name),
            Cell(words.day(one.decided_on)),
            Cell(words.day(one.due_on) if one.due_on else ""),
            lateness(words, (today - one.due_on).days)
            if one.due_on and not one.done_on
            else Cell(""),
            Cell(words.day(one.done_on) if one.done_on else ""),
            cell(one.how),
        ]
        for one in made
    ]
    return markdown(Table(heads, rows))
