"""``due``: follow-ups that are due, on a screen, as a table and in a calendar."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ettervern_cli.screen.phrases import (
    columns,
    day_cell,
    full_day,
    lateness,
    sentence,
    used_columns,
)
from ettervern_cli.screen.safe import safe_text
from ettervern_cli.screen.tables import Cell, Line, Table, cell, lines, markdown, wrapped

if TYPE_CHECKING:
    from ettervern_cli.follow_ups.due import Due
    from ettervern_cli.words import Language

CSV = ["resident", "name", "programme", "due_on", "overdue_days", "reason", "contact"]
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


def due_lines(
    words: "Language", items: "list[Due]", today: dt.date, within: int, check: bool
) -> list[Line]:
    """A line a follow-up, most overdue first; ``check`` says first how many are overdue.

    ``within`` is how many days ahead were asked for.
    """
    if not items:
        if within:
            return sentence(words, "screen.due_none_within", n=within)
        return sentence(words, "screen.due_none")
    several = len({item.programme for item in items}) > 1
    body = [
        [
            Cell(item.resident),
            cell(item.name, "bold"),
            cell(item.programme if several else ""),
            day_cell(words, item.due_on, today),
            lateness(words, (today - item.due_on).days),
            Cell(_reason(words, item)),
            cell(item.contact_name or item.contact),
        ]
        for item in items
    ]
    heads = columns(words, "", "name", "programme", ">due", "", "why", "contact")
    table = used_columns(Table(heads, body))
    return _summary(words, items, check) + lines(wrapped(table, 1))


def _summary(words: "Language", items: "list[Due]", check: bool) -> list[Line]:
    if not check:
        return []
    late = sum(1 for item in items if item.overdue_days)
    text = words.say("screen.overdue_count", n=late) if late else words.say("screen.overdue_none")
    return [[Cell(text, "red" if late else "")], []]


def _reason(words: "Language", item: "Due") -> str:
    return words.say(f"screen.due_{item.reason.replace('-', '_')}")


def due_csv(items: "list[Due]") -> tuple[list[str], list[list[object]]]:
    """Every value of ``due``."""
    return CSV, [[getattr(item, name) for name in CSV] for item in items]


def due_markdown(words: "Language", items: "list[Due]", today: dt.date) -> str:
    """The follow-ups as a markdown table."""
    heads = columns(words, "code", "name", "programme", ">due", ">days_overdue", "why", "contact")
    rows = [
        [
            Cell(item.resident),
            cell(item.name),
            cell(item.programme),
            full_day(words, item.due_on),
            cell(item.overdue_days),
            Cell(_reason(words, item)),
            cell(item.contact_name or item.contact),
        ]
        for item in items
    ]
    return markdown(Table(heads, rows))


def due_calendar(words: "Language", items: "list[Due]", *, names: bool) -> str:
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


def _event(words: "Language", item: "Due", names: bool) -> list[str]:
    who = f"{item.resident} {item.name}" if names else item.resident
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(f'due-{item.programme}-{item.resident}@ettervern')}",
        f"DTSTAMP:{item.due_on:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{item.due_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{item.due_on + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(words.say('screen.calendar_event', who=who))}",
        f"DESCRIPTION:{_escaped(_reason(words, item))}",
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
