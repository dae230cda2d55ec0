"""``data deliver --dry-run``: to whom, by what right, and how much of what."""

from collections.abc import Mapping, Sequence

from ettervern_cli.region.delivery.delivering import Leaving, Order
from ettervern_cli.screen.listing import Field, Listing
from ettervern_cli.words import Language


def leaving_list(
    words: Language, order: Order, found: list[Leaving], named: Mapping[str, Sequence[str]]
) -> Listing:
    """A line a table, below the receiver with its basis and agreement; at last the names."""
    to = order.receiver
    return Listing(
        subject="delivery",
        title=words.say("delivery.would_title"),
        rows=found,
        fields=(
            Field("table", "table", "bold"),
            Field(">rows", "rows"),
            Field("columns", lambda one: ", ".join(one.columns)),
        ),
        names=Leaving._fields,
        above=[
            words.say("delivery.would", to=to.name, site=order.site.name, until=order.until),
            words.say("delivery.basis", basis=to.basis),
            words.say("delivery.agreement", agreement=to.agreement),
        ],
        then=[_names_list(words, named)],
    )


def _names_list(words: Language, named: Mapping[str, Sequence[str]]) -> Listing:
    """The configuration's names that go along: a person's among them would, too."""
    return Listing(
        subject="delivery",
        title=words.say("delivery.names_go"),
        rows=list(named.items()),
        fields=(
            Field("what", lambda one: words.say(f"delivery.what_{one[0]}"), "bold"),
            Field("names", lambda one: ", ".join(one[1])),
        ),
        names=(),
        above=[words.say("delivery.names_go")],
        below=[words.say("delivery.personal")],
    )
