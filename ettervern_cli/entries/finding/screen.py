"""``find``: texts that hold some words, one row each."""

from ettervern_cli.entries.finding.finding import FoundText
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.writing import Person, said
from ettervern_cli.values.data import picked
from ettervern_cli.words import Language

NAMES = ("id", "kind", "field", "on", "resident", "name", "programme", "text")


def text_list(words: Language, found: list[FoundText]) -> Listing:
    """A row a text: when, which entry, about whom and what it says."""
    return Listing(
        subject="history",
        title=words.say("history.found"),
        rows=found,
        fields=(
            Field("date", "on"),
            Field("entry", "id", in_text=""),
            Field("kind", lambda one: said(f"history.table_{one.kind}"), only=TABLE),
            Field("resident", _person),
            Field("field", "field", only=TABLE),
            Field("text", "text", only=TABLE),
            Field("text", lambda one: one.text.replace("\n", " "), only=TEXT),
        ),
        names=NAMES,
        data=lambda one: picked(NAMES, one),
        empty=words.say("history.found_nothing"),
    )


def _person(one: FoundText) -> Person | None:
    return Person(one.resident, one.name or "") if one.resident else None
