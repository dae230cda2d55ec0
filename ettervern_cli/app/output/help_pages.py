"""Help in the reader's language. The code has it in English; ``words/…/help`` has the others'.

A page is laid out by Typer as ever, and what it writes is put into the language on its way.
"""

import re
from importlib import import_module
from typing import Any, NamedTuple

from ettervern_cli.app.outside.language import chosen_language
from ettervern_cli.app.outside.workspace_paths import find_config
from ettervern_cli.values.known_words import SPOKEN
from ettervern_cli.words.tongues import chain

NAME = re.compile(r"(?<![-\w])[A-Z][A-Z-]+(?!\w)")

CHOICES = re.compile(r"[a-z-]+(?:\|[a-z-]+)+")
# What a list's paragraphs are about.
LISTED = re.compile(r"^[a-z-]+(?=: )", re.MULTILINE)


def _spoken(choices: list[str]) -> list[str]:
    """Choices as Norwegian has them, what has no word as it is typed."""
    return [SPOKEN.get(choice, (choice,))[0] for choice in choices]


class Translated(NamedTuple):
    """What a language says of help, by the English: see ``words/nb/help``."""

    commands: dict[str, str]
    groups: dict[str, str]
    options: dict[str, str]
    headings: dict[str, str]
    names: dict[str, str]

    def named(self, text: str) -> str:
        """A text with its names for values (WHO, DATE) as the language has them."""
        text = CHOICES.sub(lambda found: "|".join(_spoken(found[0].split("|"))), text)
        return NAME.sub(lambda found: self.names.get(found[0], found[0]), text)

    def whole(self, name: str, english: str) -> str:
        """A command or group in full; where it ends in a colon, with what the code lists there."""
        text = {**self.groups, **self.commands}[name]
        if not text.endswith(":"):
            return text
        listed = english.partition(":\n\n")[2].replace(" or ", self.headings[" or "])
        spoken = LISTED.sub(lambda found: f"{found[0]} ({_spoken([found[0]])[0]})", listed)
        return f"{text}\n\n{spoken}"

    def option(self, text: str) -> str:
        """What an option or argument is, and in brackets what holds without it."""
        said, gap, rest = text.partition("  [") if "  [" in text else ("", "", text)
        if not gap and not text.startswith("["):
            return self.options.get(text, text)
        rest = f"[{rest}" if gap else rest
        for mark in ("[default: ", "; required]", "[required]"):
            rest = rest.replace(mark, self.headings[mark])
        return f"{self.options.get(said, said)}{'  ' if said else ''}{rest}"

    def line(self, name: str) -> str:
        """A command or group in one line."""
        if name in self.groups:
            return self.groups[name]
        return f"{self.commands[name].partition(': ettervern ')[0]}."


def translated(language: str) -> Translated | None:
    """The help of a language or of one that it falls back on; None where that is the code's own."""
    for tongue in chain(language):
        if tongue.code == "en":
            return None
        try:
            found = import_module(f"ettervern_cli.words.{tongue.code}.help")
        except ModuleNotFoundError:
            continue
        return Translated(found.COMMANDS, found.GROUPS, found.OPTIONS, found.HEADINGS, found.NAMES)
    return None


def spoken_help(ctx: Any, typed: list[str]) -> Translated | None:
    """The help of the language that was asked for, also by what was typed and is not yet read."""
    root = ctx.find_root()
    config = root.params.get("config") or _given(typed, "--config")
    asked = root.params.get("lang") or _given(typed, "--lang")
    return translated(chosen_language(asked, lambda: find_config(config)))


def _given(typed: list[str], option: str) -> str | None:
    """The value of an option that has not been read yet."""
    for place, word in enumerate(typed):
        if word == option:
            return typed[place + 1] if place + 1 < len(typed) else None
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
    return None


def page(command: Any, ctx: Any, said: Translated) -> str:
    """The help of a command or group, as long lines as Typer makes them."""
    name = ctx.command_path.partition(" ")[2]
    formatter = ctx.make_formatter()
    usage, heading = formatter.write_usage, formatter.write_heading
    text, rows = formatter.write_text, formatter.write_dl
    headings = [""]

    def write_heading(title: str) -> None:
        headings.append(title)
        heading(said.headings.get(title, title))

    def write_rows(pairs: list[tuple[str, str]]) -> None:
        if headings[-1] == "Commands":
            rows([(verb, said.line(f"{name} {verb}".strip())) for verb, _ in pairs])
        else:
            rows([(said.named(first), said.option(second)) for first, second in pairs])

    formatter.write_usage = lambda prog, args: usage(
        prog, said.named(args), said.headings["Usage: "]
    )
    formatter.write_heading, formatter.write_dl = write_heading, write_rows
    formatter.write_text = lambda english: text(said.whole(name, english))
    command.format_help(ctx, formatter)
    return str(formatter.getvalue().rstrip("\n"))
