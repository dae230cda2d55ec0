"""``referral list``: the waiting list; and a referral in ``show``."""

import datetime as dt
from typing import Any

from ettervern_cli.referrals.rules import is_first
from ettervern_cli.referrals.waiting_list import Referral, referral_json
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, joined, paragraphs, safe
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.writing import Said, said
from ettervern_cli.values.dates import iso_day
from ettervern_cli.words import Language

Entry = dict[str, Any]
NAMES = ("id", "place", "resident", "name", "programme", "status", "source", "agency",
         "municipality", "referred_on", "waited_days", "first_in_line", "treatment_began_on",
         "treatment_ended_on", "assessed_on", "offered_on", "declined_on", "reason",
         "ask_again_on", "ended_on", "note")  # fmt: skip


def referral_list(words: Language, found: list[Referral], programmes: int) -> Listing:
    """A line a referral: its place, who it is, since when, how long, and where it stands.

    ``programmes`` is how many are listed: their column shows from two on.
    """
    return Listing(
        subject="referral",
        title=words.say("referral.title"),
        rows=found,
        fields=(
            Field(">place_in_line", "place", in_text=">"),
            Field("screen.id", lambda one: f"N-{one.asked.id}", only=TABLE),
            Field("screen.code", "resident", in_text=""),
            Field("screen.name", "name", "bold"),
            Field("screen.programme", "programme", only="" if programmes > 1 else TABLE),
            Field("screen.municipality", "municipality", only=TABLE),
            Field("screen.status", lambda one: said(f"screen.status_{one.status}"), only=TABLE),
            Field(">referred", "asked.referred_on"),
            Field(">waited", lambda one: Cell(words.days(one.waited)), only=TEXT),
            Field(">waited_days", "waited", only=TABLE),
            Field("source", "source_name"),
            Field("agency", "agency", only=TABLE),
            Field("stands", _stands),
            Field("screen.note", "note", only=TABLE),
        ),
        names=NAMES,
        data=referral_json,
        empty=words.say("referral.none"),
    )


def _stands(one: Referral) -> Said | list[Said]:
    """What has become of a referral, the matter that counts first."""
    asked = one.asked
    if asked.ended_on is not None:
        ended = said(f"referral.ended_{asked.ending}", on=asked.ended_on)
        if asked.ending != "declined":
            return ended
        return said("referral.ended_because", ended=ended, reason=one.reason_name)
    parts = [said("referral.first_in_line")] if is_first(asked) else []
    if one.later and asked.ask_again_on is not None:
        parts.append(said("referral.asks_again", on=asked.ask_again_on))
    for name, day in (("offered", asked.offered_on), ("assessed", asked.assessed_on)):
        if day is not None:
            parts.append(said(f"referral.since_{name}", on=day))
    return parts or said("referral.not_assessed")


def moments(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """What happened to one referral of ``show``, in order of time; an admission tells itself."""

    def on(text: str) -> str:
        return words.day(iso_day(text), omit_year_of=today)

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
