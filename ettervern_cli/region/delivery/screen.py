"""``data deliver --dry-run``: to whom, by what right, and how much of what."""

from typing import TYPE_CHECKING

from ettervern_cli.region.delivery.delivering import Leaving, Order
from ettervern_cli.screen.listing import Field, Listing

if TYPE_CHECKING:
    from ettervern_cli.words import Language


def leaving_list(words: "Language", order: Order, found: list[Leaving]) -> Listing:
    """A line a table, below the receiver with its basis and agreement."""
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
        below=[words.say("delivery.personal")],
    )
