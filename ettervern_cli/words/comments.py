"""The comments of a new configuration file in the language it is made in; its values stay."""

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from textwrap import wrap

from ettervern_cli.words.tongues import chain

WIDTH = 100
WHOLE_LINE = re.compile(r"( *)# (.*)")
AFTER_A_VALUE = re.compile(r"(.*\S +# )(.*)")


def in_language(text: str, language: str) -> str:
    """A template's text with its comments as the language has them, in English as they are."""
    for tongue in chain(language):
        try:
            said = import_module(f"ettervern_cli.words.{tongue.code}.help.comments").COMMENTS
        except ModuleNotFoundError:
            continue
        return "".join(f"{line}\n" for line in _lines(text, said))
    return text


def _lines(text: str, said: Mapping[str, str]) -> Iterator[str]:
    """The lines of a text; a comment that goes on over several is said as one."""
    block: list[str] = []
    indent = ""
    for line in text.splitlines():
        found = WHOLE_LINE.fullmatch(line)
        if found:
            indent = found[1]
            block.append(found[2])
            continue
        if block:
            width = WIDTH - len(indent) - 2
            yield from (f"{indent}# {one}" for one in wrap(said[" ".join(block)], width))
            block = []
        beside = AFTER_A_VALUE.fullmatch(line)
        yield f"{beside[1]}{said[beside[2]]}" if beside else line
