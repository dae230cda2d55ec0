"""``gap list``: gaps between services with owner and age."""

import datetime as dt
from typing import TYPE_CHECKING

from ettervern_cli.meetings.gaps.verbs import Gap, gap_json
from ettervern_cli.screen import listing
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.tables import Cell, Table
from ettervern_cli.screen.writing import Prose

if TYPE_CHECKING:
    from ettervern_cli.words import Language


def gap_list(
    words: "Language", found: list[Gap], today: dt.date, omit_year_of: dt.date | None = None
) -> Listing:
    """A line a gap, the oldest first; a closed one says what closed it."""

    def whole(gap: Gap) -> Prose:
        if gap.closed_on is None:
            return Prose(gap.text)
        on = words.day(gap.closed_on, omit_year_of=omit_year_of or today)
        return Prose(f"{gap.text}\n{words.say('gap.closed_by', on=on, how=gap.how or '')}")

    return Listing(
        subject="gap",
        title=words.say("gap.title"),
        rows=found,
        fields=(
            Field("code", _code, "dim", in_text=""),
            Field("text", "text", only=TABLE),
            Field("owner", "owner_name", only=TABLE),
            Field(">opened", "opened_on"),
            Field(">closed_on", "closed_on", only=TABLE),
            Field("", lambda gap: Cell(words.days(gap.age(today))), only=TEXT, in_text=">"),
            Field(">age", lambda gap: gap.age(today), only=TABLE),
            Field("owner", "owner_name", only=TEXT),
            Field("text", whole, only=TEXT),
            Field("how", "how", only=TABLE),
        ),
        names=("id", "gap", "text", "owner", "opened_on", "closed_on", "age_days", "how"),
        data=lambda gap: gap_json(gap, today),
        empty=words.say("gap.none"),
    )


def _code(gap: Gap) -> str:
    return f"J-{gap.id}"


def gap_table(words: "Language", found: list[Gap], today: dt.date, omit_year_of: dt.date) -> Table:
    """Gaps as a screen shows them, days of ``omit_year_of``'s year without it."""
    declared = gap_list(words, found, today, omit_year_of)
    return listing.table(declared, words, TEXT, omit_year_of)
