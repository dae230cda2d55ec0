"""``due``: follow-ups that are due, as a list and in a calendar."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ettervern_cli.follow_ups.due import Due, due_json
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.phrases import lateness
from ettervern_cli.screen.safe import safe_text
from ettervern_cli.screen.tables import Cell

if TYPE_CHECKING:
    from ettervern_cli.words import Language

NAMES = ("resident", "name", "programme", "due_on", "overdue_days", "reason", "contact")
OCTETS = 75
ZONE = [
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
]


def due_list(
    words: "Language", items: list[Due], today: dt.date, within: int, *, check: bool
) -> Listing:
    """A line a follow-up, most overdue first; ``check`` says first how many are overdue.

    ``within`` is how many days ahead were asked for.
    """
    several = len({item.programme for item in items}) > 1
    return Listing(
        subject="screen",
        title=words.say("screen.due_title"),
        rows=items,
        fields=(
            Field("code", "resident", in_text=""),
            Field("name", "name", "bold"),
            Field("programme", "programme", only="" if several else TABLE),
            Field(">due", "due_on"),
            Field("", lambda item: lateness(words, (today - item.due_on).days), only=TEXT),
            Field(">days_overdue", "overdue_days", only=TABLE),
            Field("why", lambda item: words.say(_why(item))),
            Field("contact", lambda item: item.contact_name or item.contact),
        ),
        names=NAMES,
        data=due_json,
        empty=words.say("screen.due_none_within" if within else "screen.due_none", n=within),
        above=[_summary(words, items)] if check else [],
    )


def _summary(words: "Language", items: list[Due]) -> Cell:
    late = sum(1 for item in items if item.overdue_days)
    text = words.say("screen.overdue_count", n=late) if late else words.say("screen.overdue_none")
    return Cell(text, "red" if late else "")


def _why(item: Due) -> str:
    return f"screen.due_{item.reason.replace('-', '_')}"


def due_calendar(words: "Language", items: list[Due], *, names: bool) -> str:
    """The follow-ups as an iCalendar (RFC 5545): one whole day each, codes alone unless ``names``.

    A follow-up keeps its UID from one calendar to the next; nothing in it depends on the clock.
    A calendar must hold something (3.6), so an empty one holds a time zone.
    """
    body = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//ettervern//due//{words.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for item in items:
        body += _event(words, item, names)
    if not items:
        body += ZONE
    body.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in body for part in _folded(line))


def _event(words: "Language", item: Due, names: bool) -> list[str]:
    who = f"{item.resident} {item.name}" if names else item.resident
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(f'due-{item.programme}-{item.resident}@ettervern')}",
        f"DTSTAMP:{item.due_on:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{item.due_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{item.due_on + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(words.say('screen.calendar_event', who=who))}",
        f"DESCRIPTION:{_escaped(words.say(_why(item)))}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    """A value of type TEXT."""
    text = safe_text(text)
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return text


def _folded(line: str) -> Iterator[str]:
    """A content line in parts of at most 75 octets, no letter torn, the later after a space."""
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8"))
        if size + octets > OCTETS:
            yield part
            part, size = " ", 1
        part += letter
        size += octets
    yield part
