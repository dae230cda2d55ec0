"""``exclusion list``, and exclusions told among all that happened."""

import datetime as dt
from typing import Any

from ettervern_cli.screen.listing import Listing, fact_list
from ettervern_cli.screen.phrases import TimelineEntry, commas, dated, moment, told
from ettervern_cli.words import Language


def exclusion_list(words: Language, found: list[dict[str, Any]]) -> Listing:
    """A line an exclusion, in order of time; until when, and since when it is over."""
    return fact_list(
        words, "exclusion", found,
        service="service", from_on=">from", until_on=">until", ended_on=">ended",
    )  # fmt: skip


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """Shut out of a service, and let in again."""
    text = commas(entry["service"], *dated(words, entry, today, "until_on"))
    return [
        *moment(entry, "from_on", 4, "exclusion", told(words, entry, text)),
        *moment(entry, "ended_on", 0, "exclusion_over", commas(entry["service"])),
    ]
