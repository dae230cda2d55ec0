"""Meetings that spoke of a person and decisions about her, told among all that happened."""

import datetime as dt
from typing import Any

from ettervern_cli.screen.phrases import TimelineEntry, moment, paragraphs, safe
from ettervern_cli.values.dates import iso_day
from ettervern_cli.words import Language


def meeting_moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """A meeting that spoke of the person, and with whom."""
    present = ", ".join(str(safe(name)) for name in entry["present_names"])
    return moment(entry, "held_on", 5, "meeting", present)


def decision_moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """A decision about the person: what, by whom and by when, and how it was carried out."""
    due = entry["due_on"]
    text = words.say(
        "meeting.decided_there",
        text=paragraphs(entry["text"]),
        owner=safe(entry["owner_name"]),
        due=words.day(iso_day(due), omit_year_of=today) if due else "",
    )
    if entry["done_on"]:
        on = words.day(iso_day(entry["done_on"]), omit_year_of=today)
        text += "; " + words.say("meeting.carried_out", on=on)
        text += f": {paragraphs(entry['how'])}" if entry["how"] else ""
    return moment(entry, "decided_on", 5, "decision", text)
