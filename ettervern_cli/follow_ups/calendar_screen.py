"""``due`` as a calendar that other programs read."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ettervern_cli.screen.safe import safe_text
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.follow_ups.calendar import CalendarEntry, DueCalendar

OCTETS = 75
REFRESH = "PT1H"  # how often a calendar that is subscribed to may be asked for
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


def due_calendar(
    words: Language,
    found: "DueCalendar",
    *,
    names: bool = False,
    title: str = "",
    alarm: str | None = None,
) -> str:
    """The follow-ups as an iCalendar (RFC 5545): one whole day each, codes alone unless ``names``.

    A follow-up keeps its UID from one calendar to the next, and what fell away is cancelled under
    it; nothing in it depends on the clock. ``alarm`` is how long before the day a reminder comes,
    as an iCalendar duration. A calendar must hold something (3.6), so an empty one holds a time
    zone.
    """
    called = words.say("screen.due_title")
    body = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//ettervern//due//{words.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(f'{called}: {title}' if title else called)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    ]
    for entry in found.entries:
        body += _event(words, found.book, entry, names, alarm)
    if not found.entries:
        body += ZONE
    body.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in body for part in _folded(line))


def _event(
    words: Language, book: str, entry: "CalendarEntry", names: bool, alarm: str | None
) -> list[str]:
    named = names and entry.name is not None
    who = f"{entry.resident} {entry.name}" if named else entry.resident
    called = _escaped(words.say("screen.calendar_event", who=who))
    why = words.say(f"screen.due_{entry.reason.replace('-', '_')}" if entry.reason
                    else "screen.calendar_gone")  # fmt: skip
    stamp = f"{entry.changed_at:%Y%m%dT%H%M%SZ}"
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(f'due-{entry.programme}-{entry.resident}@{book}.ettervern')}",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        f"SEQUENCE:{entry.sequence}",
        f"STATUS:{'CONFIRMED' if entry.reason else 'CANCELLED'}",
        f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{entry.on + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{called}",
        f"DESCRIPTION:{_escaped(why)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        *(_alarm(called, alarm) if alarm and entry.reason else ()),
        "END:VEVENT",
    ]


def _alarm(called: str, before: str) -> list[str]:
    return [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{called}",
        f"TRIGGER:-{before}",
        "END:VALARM",
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
