"""``eviction list``, and evictions told among all that happened to somebody."""

import datetime as dt
from typing import Any

from ettervern_cli.homes.evictions.record import STEPS
from ettervern_cli.homes.evictions.verbs import Eviction
from ettervern_cli.screen.listing import TABLE, Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, moment, short_day, told
from ettervern_cli.screen.writing import said
from ettervern_cli.values.data import as_json
from ettervern_cli.words import Language

BEGAN = 6


def eviction_list(words: Language, found: list[Eviction]) -> Listing:
    """A line an eviction: why, where it stands and since when, and the day set for it."""
    return Listing(
        subject="eviction",
        title=words.say("eviction.title"),
        rows=found,
        fields=(
            Field("screen.id", "id", "dim"),
            Field("screen.code", "resident", in_text=""),
            Field("screen.name", "name", "bold"),
            Field("cause", lambda one: said(f"eviction.cause_{_key(one.cause)}")),
            Field("status", lambda one: said(f"eviction.stand_{_key(one.stands)}")),
            Field("since", "since"),
            Field("set_for_day", "due_on"),
            Field("screen.note", "note", only=TABLE),
        ),
        names=(*Eviction._fields, "status", "since"),
        data=lambda one: as_json(one, status=one.stands, since=one.since.isoformat()),
        empty=words.say("eviction.no_rows"),
    )


def _key(text: str) -> str:
    return text.replace("-", "_")


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """The days of an eviction; the last is how it ended."""
    found = []
    for place, step in enumerate(STEPS):
        stands = entry["ending"] if step == "ended_on" else step[:-3]
        text = words.say(f"eviction.stand_{_key(stands)}") if stands else ""
        if step == "warned_on":
            cause = words.say(f"eviction.cause_{_key(entry['cause'])}")
            text = told(words, entry, f"{text}, {cause}")
        if step == "ruled_on" and entry["due_on"]:
            on = short_day(words, entry["due_on"], today)
            text += f", {words.say('eviction.for_day', on=on)}"
        found += moment(entry, step, BEGAN + (place == 3), "eviction", text, is_turn=place == 3)
    return found
