"""``rehouse list``: the changeover list, those without a home first; and in ``show``."""

import datetime as dt
from typing import Any

from ettervern_cli.referrals.rehousing import Rehousing, rehousing_json, so_far
from ettervern_cli.screen.listing import TABLE, Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, moment, told
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.writing import said
from ettervern_cli.words import Language

Entry = dict[str, Any]


def rehousing_list(words: Language, found: list[Rehousing], programmes: int) -> Listing:
    """A line a person, and below it how far the list has come.

    ``programmes`` is how many are listed: their column shows from two on.
    """
    return Listing(
        subject="rehouse",
        title=words.say("rehouse.title"),
        rows=found,
        fields=(
            Field("screen.id", lambda row: f"E-{row.id}", only=TABLE),
            Field("screen.code", "resident", in_text=""),
            Field("screen.name", "name", "bold"),
            Field("screen.programme", "programme", only="" if programmes > 1 else TABLE),
            Field(">listed", "listed_on"),
            Field(">moved", "housed_on"),
            Field("whereto", _whereto),
            Field("screen.note", "note", in_text=""),
        ),
        names=Rehousing._fields,
        data=rehousing_json,
        empty=words.say("rehouse.none"),
        below=[words.say("rehouse.so_far", **so_far(found))],
    )


def _whereto(row: Rehousing) -> object:
    if row.housed_on is None:
        return Cell("", "yellow", said("rehouse.no_home"))
    return row.destination_name


def moments(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """What happened on the changeover list: put on it, and housed."""
    text = told(words, entry, words.say("rehouse.told_listed"))
    housed = words.say("screen.went_to", where=entry["destination_name"] or "")
    return [
        *moment(entry, "listed_on", 0, "rehousing", text),
        *moment(entry, "housed_on", 9, "rehousing", housed),
    ]
