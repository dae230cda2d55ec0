"""What a statement found, as a list: every value as it is, under its column's own name."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ettervern_cli.screen.listing import Field, Listing
from ettervern_cli.screen.safe import Cell, safe_text
from ettervern_cli.screen.tables import Head
from ettervern_cli.screen.writing import Year
from ettervern_cli.words import Language

if TYPE_CHECKING:
    from ettervern_cli.exchange.queries.query import Answer


def query_list(words: Language, found: "Answer") -> Listing:
    """The rows; numbers as SQLite has them, since nothing tells an amount from a year."""
    return Listing(
        subject="exchange",
        title=words.say("exchange.query_title"),
        rows=found.rows,
        fields=[
            Field(Head(safe_text(name), _is_number(found, place)), _value(place))
            for place, name in enumerate(found.names)
        ],
        names=found.names,
        data=lambda row: dict(zip(found.names, row, strict=True)),
        empty=words.say("exchange.query_empty"),
    )


def _is_number(found: "Answer", place: int) -> bool:
    values = [row[place] for row in found.rows if row[place] is not None]
    return bool(values) and all(isinstance(one, int | float) for one in values)


def _value(place: int) -> Callable[[Any], object]:
    def value(row: Any) -> object:
        one = row[place]
        if isinstance(one, float):
            return Cell(str(one), "", one)
        return Year(one) if isinstance(one, int) else one

    return value
