"""``benefit list``, and applications told among all that happened."""

import datetime as dt
from typing import Any

from ettervern_cli.screen.listing import Listing, fact_list
from ettervern_cli.screen.phrases import TimelineEntry, commas, dated, moment, told
from ettervern_cli.screen.writing import said
from ettervern_cli.words import Language


def application_list(words: Language, found: list[dict[str, Any]]) -> Listing:
    """A line an application, in order of time: how it stands, and how long it is granted for."""
    return fact_list(
        words, "benefit", found,
        {"status": lambda one: said(f"fact.benefit_{one['status']}")},
        kind="", kind_name="kind", applied_on=">applied", status="screen.status",
        answered_on=">answered", from_on=">from", until_on=">until",
    )  # fmt: skip


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """Applied for, and answered."""
    kind = entry["kind_name"]
    status = words.say(f"fact.benefit_{entry['status']}")
    answer = commas(f"{kind}: {status}", *dated(words, entry, today, "from_on", "until_on"))
    return [
        *moment(entry, "applied_on", 6, "benefit", told(words, entry, kind)),
        *moment(entry, "answered_on", 7, "benefit", answer),
    ]
