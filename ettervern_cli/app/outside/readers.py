"""Readers of what people type, on a command line, in a file or on standard input.

What is no text in UTF-8 is met here, and nowhere else. What a value means is for the rules.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from ettervern_cli.app.errors import NotUtf8
from ettervern_cli.errors import BadValue

T = TypeVar("T")
# A path may have any bytes but the one that ends it.
PATHS = {"FILE", "DIR"}


def reader(parse: Callable[[str], T], what: str) -> Callable[[str], T]:
    """The rule's own parser, with BadValue for what it cannot read; ``what`` names the sentence."""

    def read(text: str) -> T:
        try:
            return parse(text)
        except ValueError:
            raise BadValue(what=what, value=text) from None

    return read


def check_text(text: str, name: str) -> str:
    """The text itself; BadValue where it was no UTF-8 when it was typed."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadValue(what="text", value=name) from None
    return text


def check_texts(params: Iterable[Any], values: Mapping[str, object]) -> None:
    """Refuse an argument or option whose bytes are no text, unless it is a path."""
    for param in params:
        if PATHS & set((param.metavar or "").strip("[]").split("|")):
            continue
        value = values.get(param.name)
        name = (
            param.opts[0]
            if param.param_type_name == "option"
            else (param.metavar or param.name).strip("[]")
        )
        for text in value if isinstance(value, list | tuple) else (value,):
            if isinstance(text, str):
                check_text(text, name)


def decoded(data: bytes, file: str) -> str:
    """A file's text without its mark, its lines ended as Python's are; NotUtf8 names the line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUtf8(file=file, line=data.count(b"\n", 0, error.start) + 1) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_stdin() -> str:
    """Everything on standard input, which is text in UTF-8 whatever the locale."""
    if sys.stdin is None:
        raise BadValue(what="stdin", value="-")
    return decoded(sys.stdin.buffer.read(), "stdin")


def typed(ask: Callable[[], T]) -> T:
    """What somebody at a terminal answers; NotUtf8 where that is no text."""
    try:
        return ask()
    except UnicodeDecodeError:
        raise NotUtf8(file="stdin", line=1) from None
