"""``gap list``: gaps between services with owner and age."""

import datetime as dt

from ettervern_cli.meetings.gaps.verbs import NAMES, Gap, gap_json
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.writing import Below, Prose, said
from ettervern_cli.words import Language


def gap_list(words: Language, found: list[Gap], today: dt.date) -> Listing:
    """A line a gap, the oldest first; a closed one says what closed it."""
    return Listing(
        subject="gap",
        title=words.say("gap.title"),
        rows=found,
        fields=(
            Field("screen.code", lambda gap: f"J-{gap.id}", "dim", in_text=""),
            Field("text", "text", only=TABLE),
            Field("owner", "owner_name", only=TABLE),
            Field(">opened", "opened_on"),
            Field(">closed_on", "closed_on", only=TABLE),
            Field("", lambda gap: Cell(words.days(gap.age(today))), only=TEXT, in_text=">"),
            Field(">age", lambda gap: gap.age(today), only=TABLE),
            Field("owner", "owner_name", only=TEXT),
            Field("text", _whole, only=TEXT),
            Field("how", "how", only=TABLE),
        ),
        names=NAMES,
        data=lambda gap: gap_json(gap, today),
        empty=words.say("gap.none"),
    )


def _whole(gap: Gap) -> Below:
    """The text, and below it what closed the gap."""
    closed = said("gap.closed_by", on=gap.closed_on, how=Prose(gap.how or ""))
    return Below((Prose(gap.text), closed if gap.closed_on else ""))
