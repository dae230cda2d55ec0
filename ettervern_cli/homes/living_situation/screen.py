"""Where residents live, told among all that happened to them."""

from typing import Any

from ettervern_cli.screen.phrases import TimelineEntry, joined, paragraphs, safe
from ettervern_cli.values.dates import iso_day

NOTED = 6


def dwelling_moment(entry: dict[str, Any]) -> TimelineEntry:
    """Where somebody lived on a day."""
    text = joined(str(safe(entry["kind_name"])), paragraphs(entry["note"]))
    return TimelineEntry(iso_day(entry["seen_on"]), NOTED, entry["id"], "dwelling", text)
