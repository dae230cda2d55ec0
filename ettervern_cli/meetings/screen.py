"""``meeting list``: meetings with their agencies, and decisions; and both in ``show``."""

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Any

from ettervern_cli.meetings.rules import MeetingRhythm, days_late
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, commas, lateness, moment, safe, short_day
from ettervern_cli.screen.safe import Cell, Line
from ettervern_cli.screen.tables import Head, Table, cell, lines
from ettervern_cli.screen.writing import Person, Prose
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.meetings.decisions import Decision
    from ettervern_cli.meetings.meetings import Meeting
    from ettervern_cli.programme.series import Series

MEETING = ("id", "meeting", "held_on", "series", "present", "about", "decisions", "note")


def next_one(
    words: Language, rhythm: MeetingRhythm | None, today: dt.date, group: str | None = None
) -> list[Cell]:
    """When the next meeting is due, and how late or soon that is; nothing without a rhythm.

    ``group`` says whose, where there are several.
    """
    if rhythm is None:
        return []
    whose = f"{safe(group)}: " if group else ""
    often = words.say(f"meeting.every_{'months' if rhythm.by_months else 'days'}", n=rhythm.every)
    if rhythm.due_on is None:
        return [Cell(whose + words.say("meeting.next_first", often=often))]
    when = lateness(words, (today - rhythm.due_on).days)
    day = words.day(rhythm.due_on, omit_year_of=today)
    text = words.say("meeting.next_on", on=day, when=when.text, often=often)
    return [Cell(whose + text, when.style if rhythm.overdue_days else "")]


def meeting_list(
    words: Language,
    held: "list[Meeting]",
    today: dt.date,
    rhythms: "list[tuple[Series, MeetingRhythm]]",
) -> Listing:
    """How many there were and when the next is due, who came how often, then meeting by meeting."""
    from ettervern_cli.meetings.meetings import meeting_json

    counted = words.say("meeting.counted", n=len(held)) if held else words.say("meeting.none")
    nexts = [cell for one, stands in rhythms for cell in next_one(words, stands, today, one.name)]
    made = [decision for one in held for decision in one.decisions]
    return Listing(
        subject="meeting",
        title=words.say("meeting.title"),
        rows=held,
        fields=(
            Field("screen.id", lambda one: f"K-{one.id}", "dim", in_text=""),
            Field(">held_on", "held_on", "bold", in_text=">"),
            Field("series", "series.name", in_text=""),
            Field("", lambda one: Prose("\n".join(_sentences(words, one, today))), only=TEXT),
            Field("present", lambda one: [partner.name for partner in one.present], only=TABLE),
            Field("about", lambda one: [Person(*who[1:]) for who in one.about], only=TABLE),
            Field("decision", lambda one: [f"D-{made.id}" for made in one.decisions], only=TABLE),
            Field("screen.note", "note", only=TABLE),
        ),
        names=MEETING,
        data=lambda one: meeting_json(one, today),
        flat=lambda row: {**row, "decisions": [made["id"] for made in row["decisions"]]},
        above=[counted, *nexts, *_attendance(words, held)],
        besides=[decision_list(words, made, today)],
    )


def _attendance(words: Language, held: "list[Meeting]") -> list[Cell | Line]:
    """How many meetings each agency came to, the most often first."""
    if not held:
        return []
    counted = Counter(partner for one in held for partner in one.present)
    rows = [[cell(partner.name), Cell(str(n))] for partner, n in counted.most_common()]
    table = Table([Head(), Head("", True)], rows)
    title = Cell(words.say("meeting.attendance"), "bold")
    return [Cell(""), title, *lines(table, indent=2)]


def _sentences(words: Language, one: "Meeting", today: dt.date) -> list[str]:
    """Who was present, whom it was about, what was decided, and the note."""
    sentences = [commas(*(partner.name for partner in one.present))]
    if one.about:
        people = ", ".join(f"{person.code} {safe(person.name)}" for person in one.about)
        sentences.append(words.say("meeting.spoken_of", about=people))
    for made in one.decisions:
        decided = _decided(words, made._asdict(), today)
        late = days_late(made.due_on, today) if made.due_on and not made.done_on else 0
        how_late = f"; {lateness(words, late).text}" if late else ""
        sentences.append(f"D-{made.id} {decided}{how_late}")
    return sentences + ([one.note] if one.note else [])


def _decided(words: Language, one: dict[str, Any], today: dt.date) -> str:
    """What, by whom and by when, and how it was carried out."""
    text = words.say(
        "meeting.decided_there",
        text=one["text"],
        owner=one["owner_name"],
        due=short_day(words, one["due_on"], today),
    )
    return f"{text}; {_carried_out(words, one, today)}" if one["done_on"] else text


def _carried_out(words: Language, one: dict[str, Any], today: dt.date) -> str:
    text = words.say("meeting.carried_out", on=short_day(words, one["done_on"], today))
    return text + (f": {one['how']}" if one["how"] else "")


def decision_list(words: Language, made: "list[Decision]", today: dt.date) -> Listing:
    """A line a decision, the first due first: how late, or that and how it was carried out."""

    from ettervern_cli.meetings.decisions import NAMES, decision_json

    def late(one: "Decision") -> Cell:
        if one.done_on or not one.due_on:
            return Cell("")
        days = (today - one.due_on).days
        return lateness(words, days)._replace(value=max(0, days))

    def whole(one: "Decision") -> Prose:
        ended = f"\n{_carried_out(words, one._asdict(), today)}" if one.done_on else ""
        return Prose(f"{one.text}{ended}")

    return Listing(
        subject="meeting",
        title=words.say("meeting.decisions"),
        rows=made,
        fields=(
            Field("screen.id", lambda one: f"D-{one.id}", "dim", in_text=""),
            Field("decision", "text", only=TABLE),
            Field(">decided_on", "decided_on", only=TABLE),
            Field(">due", "due_on"),
            Field("", lambda one: late(one) if days_late(one.due_on or today, today) else Cell(""),
                  only=TEXT),
            Field(">days", late, only=TABLE),
            Field("about", "resident"),
            Field("owner", "owner_name"),
            Field("decision", whole, only=TEXT),
            Field(">done_on", "done_on", only=TABLE),
            Field("screen.what", "how", only=TABLE),
        ),
        names=NAMES,
        data=lambda one: decision_json(one, today),
        empty=words.say("meeting.no_decisions"),
    )  # fmt: skip


def meeting(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """A meeting that spoke of the person, and with whom."""
    return moment(entry, "held_on", 5, "meeting", commas(*entry["present_names"]))


def decision(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """A decision about the person: what, by whom and by when, and how it was carried out."""
    return moment(entry, "decided_on", 5, "decision", _decided(words, entry, today))
