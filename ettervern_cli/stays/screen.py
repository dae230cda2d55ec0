"""A stay, what changes in it, absences and extensions, told among all that happened."""

import datetime as dt
from typing import Any

from ettervern_cli.screen.phrases import TimelineEntry, commas, dated, moment, short_day, told
from ettervern_cli.words import Language

Entry = dict[str, Any]
# After a meeting, before an eviction.
EXTENDED = 5.5


def stay(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """The first day of a stay, and its last."""
    origin = commas(entry.get("source_name"), entry.get("agency"))
    contact = entry["first_contact_name"]
    facts = [
        words.say("screen.came_from", origin=origin) if origin else "",
        *dated(words, entry, today, "treatment_ended_on"),
        words.say("screen.with_contact", name=contact) if contact else "",
    ]
    came = told(words, entry, "; ".join(fact for fact in facts if fact))
    end = "died" if entry["died"] else "discharged"
    return [
        *moment(entry, "admitted_on", 0, "admitted", came, is_turn=True),
        *moment(entry, "discharged_on", 9, end, _exit(words, entry), is_turn=True),
    ]


def _exit(words: Language, entry: Entry) -> str:
    """Why and whereto; what is not known yet is said, but nobody who died goes anywhere."""
    why, where = entry["reason_name"], entry["destination_name"]
    if not entry["died"]:
        why = why or words.say("screen.reason_pending")
        whereto = "screen.went_to" if where else "screen.destination_pending"
        why += f"; {words.say(whereto, where=where)}"
    return told(words, {"note": entry["exit_note"]}, why)


def absence(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """Away, with the home kept or not, and back."""
    kind = entry["kind_name"]
    held = words.say("screen.unit_kept" if entry["unit_held"] else "screen.unit_released")
    head = commas(kind, *dated(words, entry, today, "expected_on"), held)
    return [
        *moment(entry, "left_on", 4, "away", told(words, entry, head)),
        *moment(entry, "returned_on", 0, "back", kind),
    ]


def extension(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """Past a limit: until when, by whom and why."""
    head = words.say(
        "screen.extension",
        what=words.say(f"screen.limit_{entry['what']}"),
        until=short_day(words, entry["until_on"], today),
        by=commas(entry["allowed_by"]),
    )
    text = told(words, entry, head, entry["reason"])
    return moment(entry, "allowed_on", EXTENDED, "extended", text)


def fact(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """Another municipality, fixed contact or rent from a day on."""
    what = entry["what"]
    if what == "rent":
        text = words.say("screen.rent", rent=words.kroner(entry["rent_ore"]))
    else:
        text = words.say(f"screen.with_{what}", name=entry[f"{what}_name"])
    return moment(entry, "from_on", 3, "fact", text)
