"""Turns of phrase that several screens share. Pure: values in, text and cells out."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from ettervern_cli.screen import WIDTH
from ettervern_cli.screen.folding import width
from ettervern_cli.screen.safe import Cell, Line, safe_text
from ettervern_cli.screen.tables import Head, Table
from ettervern_cli.values.dates import iso_day
from ettervern_cli.words import Language

CIRCLE = "\u21bb"
# A text that ends so needs no full stop before the next.
ENDS = (".", "!", "?", "…", ":", ";", ",")


def lateness(words: Language, days: int) -> Cell:
    """How late something is: ``3 days late``, ``today``, or ``in 5 days`` for days below 0."""
    if days > 0:
        return Cell(words.say("screen.days_late", n=days), "red")
    if days == 0:
        return Cell(words.say("screen.due_today"), "yellow")
    return Cell(words.say("screen.in_days", n=-days))


def day_cell(words: Language, day: dt.date | None, today: dt.date, style: str = "") -> Cell:
    """A day, without its year where that is today's; nothing is an empty cell."""
    return Cell("" if day is None else words.day(day, omit_year_of=today), style, day)


def full_day(words: Language, day: dt.date | None) -> Cell:
    """A day with its year; nothing is an empty cell."""
    return Cell("" if day is None else words.day(day), "", day)


def heading(left: str, right: str, room: int = WIDTH) -> list[Line]:
    """A screen's head: something at the left edge and something at the right one, or below."""
    gap = room - width(left) - width(right)
    if gap < 2:
        return [[Cell(left, "bold")], [Cell(right, "dim")]]
    return [[Cell(left, "bold"), Cell(" " * gap), Cell(right, "dim")]]


def kroner_to(words: Language, year: int, today: dt.date) -> str:
    """The unit of a year's amounts, with the day they reach to where the year has begun."""
    if year > today.year:
        return words.say("screen.kroner")
    return words.say("screen.kroner_to", on=min(today, dt.date(year, 12, 31)))


def safe(fact: object) -> object:
    """A fact for a sentence: texts cannot act, everything else is as it was."""
    return safe_text(fact) if isinstance(fact, str) else fact


def columns(words: Language, *keys: str | Head, of: str = "screen") -> list[Head]:
    """Columns by the names of their headings; ``>`` in front is for numbers, empty for none.

    ``of`` is whose words they are headed in, where a name does not say (``screen.sum``); a Head is
    one already.
    """
    return [key if isinstance(key, Head) else _head(words, key, of) for key in keys]


def _head(words: Language, key: str, of: str) -> Head:
    name = key.lstrip(">")
    if name and "." not in name:
        name = f"{of}.{name}"
    return Head(words.say(name) if name else "", key[:1] == ">")


def used_columns(table: Table) -> Table:
    """The table without columns in which every cell is empty."""
    used = [
        i
        for i in range(len(table.columns))
        if any(row[i].text or row[i].value is not None for row in table.rows)
    ]
    return Table([table.columns[i] for i in used], [[row[i] for i in used] for row in table.rows])


class TimelineEntry(NamedTuple):
    """One thing that happened. ``what`` names it; ``is_turn`` marks beginnings and ends."""

    on: dt.date
    rank: float
    id: str
    what: str
    text: str
    is_turn: bool = False


def moment(
    entry: Mapping[str, Any], day: str, rank: float, what: str, text: str, *, is_turn: bool = False
) -> list[TimelineEntry]:
    """What an entry of ``show`` tells of one of its days; nothing where that has not come.

    The text is made safe here, its own line ends kept.
    """
    on, text = entry[day], paragraphs(text)
    return [TimelineEntry(iso_day(on), rank, entry["id"], what, text, is_turn)] if on else []


def short_day(words: Language, day: str | dt.date | None, today: dt.date) -> str:
    """A day, ISO text or not, without its year where that is today's; nothing for none."""
    on = iso_day(day) if isinstance(day, str) else day
    return words.day(on, omit_year_of=today) if on else ""


def commas(*parts: str | None) -> str:
    """One after another on one line, safe; empty ones left out."""
    return ", ".join(safe_text(part) for part in parts if part)


def dated(words: Language, entry: Mapping[str, Any], today: dt.date, *fields: str) -> list[str]:
    """What else is dated in an entry: ``until 5 May``, ``explained 3 May``."""
    return [
        words.say(f"screen.with_{field}", on=short_day(words, entry[field], today))
        for field in fields
        if entry.get(field)
    ]


def told(words: Language, entry: Mapping[str, Any], *parts: str | None) -> str:
    """Texts, made safe; then the staff's note, the resident's own words and why a rule gave way."""
    voice, why = paragraphs(entry.get("voice")), paragraphs(entry.get("override"))
    return joined(
        *map(paragraphs, parts),
        paragraphs(entry.get("note")),
        words.say("screen.quoted", text=voice) if voice else "",
        words.say("screen.all_the_same", why=why) if why else "",
    )


def paragraphs(text: str | None) -> str:
    """A free text made safe, its own line ends kept."""
    if not text:
        return ""
    return "\n".join(safe_text(part) for part in text.replace("\r\n", "\n").split("\n"))


def joined(*parts: str) -> str:
    """Sentences one after another, each ended; empty ones left out."""
    text = ""
    for part in parts:
        if not part:
            continue
        if text:
            text += " " if text.endswith(ENDS) or text.endswith(("”", "»")) else ". "
        text += part
    return text
