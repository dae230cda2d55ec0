"""``due`` as a calendar that other programs read."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ettervern_cli.follow_ups.due import Due
from ettervern_cli.follow_ups.screen import due_because
from ettervern_cli.screen.safe import safe_text

if TYPE_CHECKING:
    from ettervern_cli.words import Language

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
        f"DESCRIPTION:{_escaped(words.say(due_because(item)))}",
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
