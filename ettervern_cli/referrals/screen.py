"""``referral list``: the waiting list on a screen, as a table and as values; and in ``show``."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from ettervern_cli.referrals.rules import is_first
from ettervern_cli.screen.phrases import (
    TimelineEntry,
    day_cell,
    full_day,
    joined,
    paragraphs,
    safe,
    sentence,
    used_columns,
)
from ettervern_cli.screen.tables import Cell, Head, Line, Table, cell, lines, markdown, wrapped
from ettervern_cli.values.dates import iso_day

if TYPE_CHECKING:
    from ettervern_cli.referrals.waiting_list import Referral
    from ettervern_cli.words import Language

Entry = dict[str, Any]
CSV = ["place", "resident", "name", "programme", "status", "source", "agency", "municipality",
       "referred_on", "waited_days", "first_in_line", "treatment_began_on", "treatment_ended_on",
       "assessed_on", "offered_on", "declined_on", "reason", "ask_again_on", "ended_on",
       "note"]  # fmt: skip


def list_lines(
    words: "Language", found: "list[Referral]", today: dt.date, programmes: int
) -> list[Line]:
    """A line a referral: its place, who it is, since when, how long, and where it stands.

    ``programmes`` is how many are listed: their column shows from two on.
    """
    if not found:
        return sentence(words, "referral.none")
    rows = [
        [
            cell(one.place),
            Cell(one.resident),
            cell(one.name, "bold"),
            cell(one.programme if programmes > 1 else ""),
            day_cell(words, one.asked.referred_on, today),
            Cell(words.days(one.waited)),
            cell(one.source_name),
            Cell(_stands(words, one, today)),
        ]
        for one in found
    ]
    heads = [
        Head("", True),
        Head(),
        Head(words.say("screen.name")),
        Head(words.say("screen.programme")),
        Head(words.say("referral.referred"), True),
        Head(words.say("referral.waited"), True),
        Head(words.say("referral.source")),
        Head(words.say("referral.stands")),
    ]
    table = used_columns(Table(heads, rows))
    return lines(wrapped(table, len(table.columns) - 1))


def _stands(words: "Language", one: "Referral", omit_year_of: dt.date) -> str:
    """What has become of a referral, the matter that counts first."""
    asked = one.asked
    if asked.ended_on is not None:
        text = words.say(
            f"referral.ended_{asked.ending}",
            on=words.day(asked.ended_on, omit_year_of=omit_year_of),
        )
        return f"{text}: {safe(one.reason_name)}" if asked.ending == "declined" else text
    parts = [words.say("referral.first_in_line")] if is_first(asked) else []
    if one.later and asked.ask_again_on is not None:
        parts.append(
            words.say(
                "referral.asks_again", on=words.day(asked.ask_again_on, omit_year_of=omit_year_of)
            )
        )
    for name, day in (("offered", asked.offered_on), ("assessed", asked.assessed_on)):
        if day is not None:
            parts.append(
                words.say(f"referral.since_{name}", on=words.day(day, omit_year_of=omit_year_of))
            )
    return ", ".join(parts) or words.say("referral.not_assessed")


def list_csv(found: "list[Referral]") -> tuple[list[str], list[list[object]]]:
    """Every value of the waiting list."""
    return CSV, [_values(one) for one in found]


def _values(one: "Referral") -> list[object]:
    own = {"waited_days": one.waited, "first_in_line": is_first(one.asked)}
    return [
        own[name] if name in own else getattr(one if hasattr(one, name) else one.asked, name)
        for name in CSV
    ]


def list_markdown(words: "Language", found: "list[Referral]", today: dt.date) -> str:
    """The waiting list as a markdown table, every date with its year."""
    heads = [
        Head(words.say("referral.place_in_line"), True),
        Head(words.say("screen.code")),
        Head(words.say("screen.name")),
        Head(words.say("screen.programme")),
        Head(words.say("screen.municipality")),
        Head(words.say("screen.status")),
        Head(words.say("referral.referred"), True),
        Head(words.say("referral.waited_days"), True),
        Head(words.say("referral.source")),
        Head(words.say("referral.agency")),
        Head(words.say("referral.stands")),
    ]
    rows = [
        [
            cell(one.place),
            Cell(one.resident),
            cell(one.name),
            cell(one.programme),
            cell(one.municipality),
            Cell(words.say(f"screen.status_{one.status}")),
            full_day(words, one.asked.referred_on),
            cell(one.waited),
            cell(one.source_name),
            cell(one.agency),
            Cell(_stands(words, one, dt.date.min)),
        ]
        for one in found
    ]
    return markdown(Table(heads, rows))


def moments(words: "Language", entry: Entry, omit_year_of: dt.date) -> list[TimelineEntry]:
    """What happened to one referral of ``show``, in order of time; an admission tells itself."""

    def on(text: str) -> str:
        return words.day(iso_day(text), omit_year_of=omit_year_of)

    def moment(day: str, key: str, *more: str, note: str = "", **facts: object) -> TimelineEntry:
        parts = [words.say(f"referral.told_{key}", **facts), *more]
        text = joined("; ".join(part for part in parts if part), note)
        return TimelineEntry(iso_day(day), 0, entry["id"], "referral", text)

    origin = ", ".join(
        str(safe(entry[field])) for field in ("source_name", "agency") if entry.get(field)
    )
    referred, ended, treated = entry["referred_on"], entry["treatment_ended_on"], ""
    if ended:
        is_over = ended <= referred
        key = "screen.with_treatment_ended_on" if is_over else "referral.treated_until"
        treated = words.say(key, on=on(ended))
    note = paragraphs(entry["note"])
    found = [moment(referred, "referred", treated, note=note, origin=origin)]
    for key in ("assessed", "offered"):
        if entry[f"{key}_on"]:
            found.append(moment(entry[f"{key}_on"], key))
    if entry["declined_on"]:
        again = entry["ask_again_on"]
        after = words.say("referral.asks_again", on=on(again)) if again else ""
        first = words.say("referral.first_in_line") if entry["first_in_line"] else ""
        reason = safe(entry["reason_name"])
        found.append(moment(entry["declined_on"], "declined", after, first, reason=reason))
    if entry["status"] == "withdrawn":
        found.append(moment(entry["ended_on"], "withdrawn"))
    return found
