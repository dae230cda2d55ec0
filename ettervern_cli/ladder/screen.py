"""Moves on a ladder, told among all that happened."""

import datetime as dt
from typing import Any

from ettervern_cli.screen.phrases import TimelineEntry, moment, told
from ettervern_cli.words import Language


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """From which step to which, and why."""
    head = words.say(
        f"screen.move_{entry['direction']}",
        origin=entry["from_step"],
        number=entry["to_step"],
        step=entry["step_name"],
    )
    if entry["reason_name"]:
        head += f": {entry['reason_name']}"
    return moment(entry, "moved_on", 1, "step", told(words, entry, head), is_turn=True)
