"""Meetings that spoke of a person and decisions about her, told among all that happened."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from ettervern_cli.screen.phrases import Matter, paragraphs, safe
from ettervern_cli.values.dates import iso_day

if TYPE_CHECKING:
    from ettervern_cli.words import Speaker


def meeting_matter(entry: dict[str, Any]) -> Matter:
    """A meeting that spoke of the person, and with whom."""
    present = ", ".join(str(safe(name)) for name in entry["present_names"])
    return Matter(iso_day(entry["held_on"]), 5, entry["id"], "meeting", present)


def decision_matter(words: "Speaker", entry: dict[str, Any], near: dt.date) -> Matter:
    """A decision about the person: what, by whom and by when, and how it was carried out."""
    due = entry["due_on"]
    text = words.say(
        "meeting.decided_there",
        text=paragraphs(entry["text"]),
        owner=safe(entry["owner_name"]),
        due=words.day(iso_day(due), near=near) if due else "",
    )
    if entry["done_on"]:
        on = words.day(iso_day(entry["done_on"]), near=near)
        text += "; " + words.say("meeting.carried_out", on=on)
        text += f": {paragraphs(entry['how'])}" if entry["how"] else ""
    return Matter(iso_day(entry["decided_on"]), 6, entry["id"], "decision", text)
