"""``home list``, and choices of a home told among all that happened."""

import datetime as dt
from typing import Any

from ettervern_cli.screen.listing import Listing, fact_list
from ettervern_cli.screen.phrases import TimelineEntry, moment, told
from ettervern_cli.screen.writing import said
from ettervern_cli.words import Language


def choice_list(words: Language, found: list[dict[str, Any]]) -> Listing:
    """A line a choice, in order of time: the wish, the home of it, and whether they fit."""
    return fact_list(
        words, "choice", found,
        {"as_wished": lambda one: one["as_wished"] and said(f"screen.{one['as_wished']}")},
        wished="wished", wished_on=">screen.since", given="given", given_on=">screen.date",
        as_wished="as_wished", voice="",
    )  # fmt: skip


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """What home was wished for, and what came of it."""
    wish = words.say("fact.choice_told_wished", what=entry["wished"])
    given = entry["given"]
    if entry["as_wished"]:
        given = words.say(f"fact.choice_told_{entry['as_wished']}", what=given)
    return [
        *moment(entry, "wished_on", 6, "choice", told(words, entry, wish)),
        *moment(entry, "given_on", 7, "choice", given),
    ]
