"""``outcome list``: results in order of date, and how many of each kind; and in ``show``."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.phrases import TimelineEntry, moment, told
from ettervern_cli.screen.writing import Below, Prose, said
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.care.outcomes.verbs import Outcome


class Reached(NamedTuple):
    """How many reached a kind of result, and the months from admission that it took, the median."""

    number: int
    kind: str
    months: float


def outcome_list(words: Language, found: "list[Outcome]", known: dict[str, str]) -> Listing:
    """A line a result, and below them how many of each kind; ``known`` is kinds by code."""
    from ettervern_cli.care.outcomes.verbs import Outcome

    return Listing(
        subject="outcome",
        title=words.say("outcome.title"),
        rows=found,
        fields=(
            Field(">screen.date", "happened_on"),
            Field("screen.id", "id", "dim", in_text=""),
            Field("screen.code", "resident", in_text=""),
            Field("screen.name", "name", "bold"),
            Field("outcome", _told, only=TEXT),
            Field("outcome", "kind_name", only=TABLE),
            Field("screen.voice", "voice", only=TABLE),
            Field("screen.note", "note", only=TABLE),
        ),
        names=Outcome._fields,
        empty=words.say("outcome.empty", kinds=", ".join(known.values())),
        then=[_counts(words, found, known)],
    )


def _told(one: "Outcome") -> Below:
    """The result, and below it what was said of it."""
    voice = said("outcome.quoted", text=Prose(one.voice)) if one.voice else ""
    return Below((one.kind_name, Prose(one.note or ""), voice))


def _counts(words: Language, found: "list[Outcome]", known: dict[str, str]) -> Listing:
    return Listing(
        subject="outcome",
        title=words.say("outcome.counted"),
        rows=list(_reached(found, known)),
        fields=(
            Field(">number", "number", in_text=">"),
            Field("outcome", "kind", in_text=""),
            Field("", lambda one: said("outcome.took", n=one.months), only=TEXT),
            Field(">months", "months", only=TABLE),
        ),
        names=(),
    )


def _reached(found: "list[Outcome]", known: dict[str, str]) -> Iterator[Reached]:
    """Each kind that somebody reached."""
    from ettervern_cli.values.nights import median

    for code, name in known.items():
        months = Counter(one.months for one in found if one.kind == code)
        if months:
            yield Reached(months.total(), name, median(months) or 0.0)


def moments(words: Language, entry: dict[str, Any], today: dt.date) -> list[TimelineEntry]:
    """A result, and what was said of it."""
    text = told(words, entry, entry["kind_name"])
    return moment(entry, "happened_on", 6, "outcome", text, is_turn=True)
