"""The comments of a new configuration file in the language it is made in; its values stay."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from textwrap import wrap

from ettervern_cli.words.tongues import chain

WIDTH = 100
# A comment that makes its line longer than this goes above it.
WIDEST = 110
WHOLE_LINE = re.compile(r"( *)# (.*)")
AFTER_A_VALUE = re.compile(r"(.*\S +# )(.*)")


def in_language(text: str, language: str, part: str = "comments") -> str:
    """A template's text with its comments as the language has them, in English as they are.

    ``part`` is the module of the language's help that has them, and how some of them end.
    """
    for tongue in chain(language):
        try:
            module = import_module(f"ettervern_cli.words.{tongue.code}.help.{part}")
        except ModuleNotFoundError:
            continue
        said = partial(_said, module.COMMENTS, getattr(module, "ENDINGS", {}))
        return "".join(f"{line}\n" for line in _lines(text, said))
    return text


def _said(comments: Mapping[str, str], endings: Mapping[str, str], text: str) -> str:
    """What a comment is in the language, an ending that many of them have for itself."""
    for ending, own in endings.items():
        if text.endswith(ending):
            return f"{comments[text.removesuffix(ending)]}{own}"
    return comments[text]


def _lines(text: str, said: Callable[[str], str]) -> Iterator[str]:
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
            yield from _wrapped(indent, said(" ".join(block)))
            block = []
        beside = AFTER_A_VALUE.fullmatch(line)
        shown = f"{beside[1]}{said(beside[2])}" if beside else line
        if beside and len(shown) > WIDEST:
            indent = line[: len(line) - len(line.lstrip())]
            yield from _wrapped(indent, said(beside[2]))
            shown = beside[1].removesuffix("# ").rstrip()
        yield shown


def _wrapped(indent: str, comment: str) -> Iterator[str]:
    width = WIDTH - len(indent) - 2
    yield from (f"{indent}# {one}" for one in wrap(comment, width))
