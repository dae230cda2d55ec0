"""Where residents live, told among all that happened to them."""

import datetime as dt
from typing import Any

from ettervern_cli.screen.phrases import TimelineEntry, moment, told
from ettervern_cli.words import Language

NOTED = 7


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """Where somebody lived on a day."""
    text = told(words, entry, entry["kind_name"])
    return moment(entry, "seen_on", NOTED, "dwelling", text)
