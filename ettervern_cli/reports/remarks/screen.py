"""``report remarks``: the words noted for funders."""

from ettervern_cli.reports.remarks.verbs import Remark
from ettervern_cli.screen.listing import TABLE, TEXT, Field, Listing
from ettervern_cli.screen.writing import Below, Prose, said
from ettervern_cli.values.known_words import HEADINGS
from ettervern_cli.words import Language


def remark_list(words: Language, found: list[Remark]) -> Listing:
    """A line a remark in order of time, the users' own words below the staff's."""
    return Listing(
        subject="remark",
        title=words.say("remark.title"),
        rows=found,
        fields=(
            Field("screen.id", "id", "dim", in_text=""),
            Field(">noted", "noted_on", in_text=">"),
            Field("heading", _heading, in_text=""),
            Field("goal", "goal"),
            Field("", _whole, only=TEXT),
            Field("text", "text", only=TABLE),
            Field("voice", "voice", only=TABLE),
        ),
        names=Remark._fields,
        empty=words.say("remark.none"),
    )


def _heading(one: Remark) -> object:
    """A heading's name; one that is none of the program's is as it was written."""
    return said(f"remark.heading_{one.heading}") if one.heading in HEADINGS else one.heading


def _whole(one: Remark) -> Below:
    voice = said("remark.quoted", text=Prose(one.voice)) if one.voice else ""
    return Below((Prose(one.text), voice))
