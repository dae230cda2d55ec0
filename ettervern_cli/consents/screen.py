"""``consent list``: what may be shared, with whom and until when; and in ``show``."""

import datetime as dt
from typing import Any

from ettervern_cli.consents.verbs import NAMES, Consent, consent_json
from ettervern_cli.screen.listing import TABLE, Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, moment, short_day, told
from ettervern_cli.screen.safe import safe_text
from ettervern_cli.screen.writing import Said, said
from ettervern_cli.words import Language

Entry = dict[str, Any]


def consent_list(words: Language, found: list[Consent], programmes: int) -> Listing:
    """A line a consent; one that holds no more says why.

    ``programmes`` is how many are listed: their column shows from two on.
    """
    return Listing(
        subject="consent",
        title=words.say("consent.title"),
        rows=found,
        fields=(
            Field("screen.id", lambda one: f"C-{one.id}", "dim", in_text=""),
            Field("screen.code", "resident", in_text=""),
            Field("screen.name", "name", "bold"),
            Field("screen.programme", "programme", only="" if programmes > 1 else TABLE),
            Field("scope", "scope_name"),
            Field("partners", "partner_names", only=TABLE),
            Field(">from", "given_on"),
            Field("holds", _holds, lambda one: "" if one.status == "in-force" else "dim"),
            Field("screen.note", "note", only=TABLE),
        ),
        names=NAMES,
        data=consent_json,
        empty=words.say("consent.none"),
        under=lambda one: safe_text(", ".join(one.partner_names)),
    )


def _holds(one: Consent) -> Said:
    """Until when it holds, or since when it does not."""
    if one.status == "withdrawn":
        return said("consent.withdrawn_on", on=one.withdrawn_on)
    if one.until is None:
        return said("consent.open")
    return said(f"consent.{'expired' if one.status == 'expired' else 'until'}_on", on=one.until)


def moments(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
    """What happened to one consent of ``show``: given, and withdrawn."""
    scope, partners = entry["scope_name"], entry["partner_names"]
    text = words.say("consent.shared", scope=scope, partners=partners)
    if entry["until"]:
        last = short_day(words, entry["until"], today)
        text += f"; {words.say('consent.until_on', on=last)}"
    withdrawn = words.say("consent.told_withdrawn", scope=scope)
    return [
        *moment(entry, "from", 0, "consent", told(words, entry, text)),
        *moment(entry, "withdrawn_on", 7, "consent", withdrawn),
    ]
