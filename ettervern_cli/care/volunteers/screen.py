"""``volunteer list``, and volunteers told among all that happened."""

import datetime as dt
from typing import Any

from ettervern_cli.screen.listing import Listing, fact_list
from ettervern_cli.screen.phrases import TimelineEntry, commas, moment, told
from ettervern_cli.words import Language


def volunteer_list(words: Language, found: list[dict[str, Any]]) -> Listing:
    """A line a match, in order of time, with the hours that they had together."""
    return fact_list(
        words, "volunteer", found,
        volunteer="volunteer", matched_on=">from", parted_on=">until", hours=">hours",
    )  # fmt: skip


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """A volunteer comes, and comes no more."""
    name = commas(entry["volunteer"])
    return [
        *moment(entry, "matched_on", 3, "volunteer", told(words, entry, name)),
        *moment(entry, "parted_on", 8, "volunteer_over", name),
    ]


def hours(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """Hours together."""
    name, given = commas(entry["volunteer"]), entry["hours"]
    text = words.say("fact.volunteer_together", what=name, hours=given)
    return moment(entry, "given_on", 6, "volunteer", told(words, entry, text))
