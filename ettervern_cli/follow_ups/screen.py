"""``due``, whose calendar is in ``calendar_screen``; and follow-ups in ``show``."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, commas, dated, lateness, moment, told
from ettervern_cli.screen.safe import Cell
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.follow_ups.due import Due

NAMES = ("resident", "name", "programme", "due_on", "overdue_days", "reason", "contact")


def due_list(
    words: Language, items: "list[Due]", today: dt.date, within: int, *, check: bool
) -> Listing:
    """A line a follow-up, most overdue first; ``check`` says first how many are overdue.

    ``within`` is how many days ahead were asked for.
    """
    from ettervern_cli.follow_ups.due import due_json

    several = len({item.programme for item in items}) > 1
    return Listing(
        subject="screen",
        title=words.say("screen.due_title"),
        rows=items,
        fields=(
            Field("code", "resident", in_text=""),
            Field("name", "name", "bold"),
            Field("programme", "programme", only="" if several else TABLE),
            Field(">due", "due_on"),
            Field("", lambda item: lateness(words, (today - item.due_on).days), only=TEXT),
            Field(">days_overdue", "overdue_days", only=TABLE),
            Field("why", lambda item: words.say(_why(item))),
            Field("contact", lambda item: item.contact_name or item.contact),
        ),
        names=NAMES,
        data=due_json,
        empty=words.say("screen.due_none_within" if within else "screen.due_none", n=within),
        above=[_summary(words, items)] if check else [],
    )


def _summary(words: Language, items: "list[Due]") -> Cell:
    late = sum(1 for item in items if item.overdue_days)
    text = words.say("screen.overdue_count", n=late) if late else words.say("screen.overdue_none")
    return Cell(text, "red" if late else "")


def _why(item: "Due") -> str:
    return f"screen.due_{item.reason.replace('-', '_')}"


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """How, how long, by whom and about what somebody was followed up."""
    long = words.say("screen.minutes", n=entry["minutes"]) if entry["minutes"] else ""
    then = dated(words, entry, today, "next_on")
    head = commas(entry["kind_name"], long, entry["by_name"], *entry["area_names"], *then)
    text = told(words, entry, head, entry["text"])
    return moment(entry, "held_on", 5, "missed" if entry["missed"] else "follow_up", text)
