"""``lease list``, and leases and trials told among all that happened to somebody."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from ettervern_cli.screen.listing import TABLE, Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, dated, moment, short_day, told
from ettervern_cli.values.money import Ore
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.homes.leases.own import LeaseRow

LET, OVER = 3, 8
Entry = dict[str, Any]


def lease_list(words: Language, rows: "list[LeaseRow]") -> Listing:
    """A line a lease in force; a home elsewhere has no unit."""
    from ettervern_cli.homes.leases.own import LeaseRow

    return Listing(
        subject="lease",
        title=words.say("lease.title"),
        rows=rows,
        fields=(
            Field("screen.code", "resident", "dim", in_text=""),
            Field("screen.name", "name", "bold"),
            Field("screen.id", "id", only=TABLE),
            Field("unit", "unit"),
            Field("lease", "kind_name"),
            Field("from", "begins_on"),
            Field("until", "ends_on"),
            Field("trial", "trial_until_on"),
            Field("told", "explained_on"),
            Field(">deposit", lambda row: None if row.deposit_ore is None
                  else Ore(row.deposit_ore)),
            Field(">notice", "notice_months"),
        ),
        names=LeaseRow._fields,
        empty=words.say("lease.none"),
    )  # fmt: skip


def lease(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """The lease that a unit is let on, with the trial that it began with."""
    return moment(entry, "begins_on", LET, "lease", _terms(words, entry, today))


def trial(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """A trial that a step brought under a lease that stands."""
    if entry["with_lease"]:
        return []
    until = short_day(words, entry["until_on"], today)
    text = words.say("screen.with_trial_until_on", on=until)
    return moment(entry, "begins_on", LET, "trial", text)


def own_lease(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """A lease of a home elsewhere, and its end."""
    text = told(words, entry, _terms(words, entry, today))
    return [
        *moment(entry, "begins_on", LET, "own_lease", text),
        *moment(entry, "left_on", OVER, "own_lease_over", entry["kind_name"]),
    ]


def _terms(words: Language, entry: Entry, today: dt.date) -> str:
    """The kind, the days, the deposit and the notice, as far as they are known."""
    parts = [entry["kind_name"]]
    parts += dated(words, entry, today, "ends_on", "trial_until_on", "explained_on")
    if entry.get("deposit_ore") is not None:
        parts.append(words.say("lease.deposit_of", amount=Ore(entry["deposit_ore"])))
    if entry.get("notice_months") is not None:
        parts.append(words.say("lease.notice_of", n=entry["notice_months"]))
    return ", ".join(parts)
