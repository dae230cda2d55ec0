"""Readers for values that a rule can parse, as Typer wants them."""

from collections.abc import Callable
from typing import TypeVar

from ettervern_cli.errors import BadValue

T = TypeVar("T")


def reader(parse: Callable[[str], T], what: str) -> Callable[[str], T]:
    """The rule's own parser, with BadValue for what it cannot read; ``what`` names the sentence."""

    def read(text: str) -> T:
        try:
            return parse(text)
        except ValueError:
            raise BadValue(what=what, value=text) from None

    return read
