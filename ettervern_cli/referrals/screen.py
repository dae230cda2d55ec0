"""``referral list``: the waiting list; and a referral in ``show``."""

import datetime as dt
from typing import Any

from ettervern_cli.referrals.rules import is_first
from ettervern_cli.referrals.waiting_list import Referral, referral_json
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, commas, moment, short_day, told
from ettervern_cli.screen.safe import Cell
from ettervern_cli.screen.writing import Said, said
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

    def tell(key: str, *more: str, **facts: object) -> list[TimelineEntry]:
        parts = [words.say(f"referral.told_{key}", **facts), *more]
        text = "; ".join(part for part in parts if part)
        text = told(words, entry, text) if key == "referred" else text
        return moment(entry, "ended_on" if key == "withdrawn" else f"{key}_on", 0, "referral", text)

    ended, again = (short_day(words, entry[day], today)
                    for day in ("treatment_ended_on", "ask_again_on"))  # fmt: skip
    is_over = str(entry["treatment_ended_on"]) <= entry["referred_on"]
    treated = "screen.with_treatment_ended_on" if is_over else "referral.treated_until"
    return [
        *tell(
            "referred", words.say(treated, on=ended) if ended else "",
            origin=commas(entry.get("source_name"), entry.get("agency")),
        ),
        *tell("assessed"),
        *tell("offered"),
        *tell(
            "declined", words.say("referral.asks_again", on=again) if again else "",
            words.say("referral.first_in_line") if entry["first_in_line"] else "",
            reason=entry["reason_name"],
        ),
        *(tell("withdrawn") if entry["status"] == "withdrawn" else []),
    ]  # fmt: skip
