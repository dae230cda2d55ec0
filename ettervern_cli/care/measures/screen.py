"""``measure list``: help given, by whom and how much; and in ``show``."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from ettervern_cli.care.scores.rules import points
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, commas, moment, told
from ettervern_cli.screen.writing import Below, Prose
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.care.measures.verbs import Measure

NAMES = ("id", "resident", "name", "stay", "measure", "provider", "hours_a_week", "started_on",
         "stopped_on", "note", "decision")  # fmt: skip


def measure_list(words: Language, found: "list[Measure]") -> Listing:
    """A line a measure, by resident and then in order of time; notes below their measure."""
    from ettervern_cli.care.measures.verbs import measure_json

    return Listing(
        subject="measure",
        title=words.say("measure.title"),
        rows=found,
        fields=(
            Field("screen.code", "resident"),
            Field("screen.name", "name", "bold"),
            Field("screen.id", "id", "dim", in_text=""),
            Field("measure", _with_note, _style, only=TEXT),
            Field("measure", "measure", only=TABLE),
            Field("provider", "provider", _style),
            Field(">hours", lambda one: points(one.hours_tenths), _style),
            Field(">from", "started_on"),
            Field(">until", "stopped_on"),
            Field("decision", "decision", "dim"),
            Field("screen.note", "note", only=TABLE),
        ),
        names=NAMES,
        data=measure_json,
        empty=words.say("measure.empty"),
    )


def _with_note(one: "Measure") -> Below:
    return Below((one.measure, Prose(one.note or "")))


def _style(one: "Measure") -> str:
    return "dim" if one.stopped_on else ""


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """Help that begins, by whom and how much, and that ends."""
    hours = entry["hours_a_week"]
    each_week = "" if hours is None else words.say("measure.hours_each_week", hours=hours)
    head = commas(entry["measure"], entry["provider"], each_week)
    return [
        *moment(entry, "started_on", 3, "measure", told(words, entry, head)),
        *moment(entry, "stopped_on", 8, "measure_over", commas(entry["measure"])),
    ]
