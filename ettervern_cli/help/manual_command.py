"""The manual page (``man ettervern``), made from the help of every command."""

from typing import TYPE_CHECKING, Any

import typer

from ettervern_cli.app.index import COMMANDS, GROUPS
from ettervern_cli.app.lazy import LazyGroup
from ettervern_cli.app.output.help_pages import Translated
from ettervern_cli.values.texts import one_line

if TYPE_CHECKING:
    from ettervern_cli.words import Language


def manual(ctx: typer.Context, version: str, words: "Language", said: Translated | None) -> str:
    """Every command with its arguments, options and help, in roff, as ``man`` reads it.

    ``said`` is the help of the language in ``words``, None where the code itself speaks it.
    """
    root = ctx.find_root().command
    assert isinstance(root, LazyGroup)
    about = root.help or "" if said is None else said.commands[""]
    usage = "[OPTIONS] COMMAND [ARGS]"
    parts = [
        f'.TH ETTERVERN 1 "" "ettervern {version}"',
        f".SH {words.say('daily.man_name')}",
        f"ettervern \\- {_text(_first(about))}",
        f".SH {words.say('daily.man_usage')}",
        ".B ettervern",
        usage if said is None else said.named(usage),
        f".SH {words.say('daily.man_about')}",
        *_paragraphs(about),
        f".SH {words.say('daily.man_options')}",
        *_options(root, said),
        f".SH {words.say('daily.man_commands')}",
    ]
    for name in COMMANDS:
        parts += _command(root, name, said)
    parts += [
        f".SH {words.say('daily.man_exit')}", _text(words.say("daily.man_exit_where")),
        f".SH {words.say('daily.man_also')}", _text(words.say("daily.man_also_what")),
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _first(text: str) -> str:
    """The first line of a help text, as one line."""
    return one_line(text.split("\n\n")[0])


def _command(root: LazyGroup, name: str, said: Translated | None) -> list[str]:
    group, _, verb = name.rpartition(" ")
    command = root.real(group).real(verb) if group in GROUPS else root.real(name)
    arguments = [
        param.make_metavar() if not param.metavar else param.metavar
        for param in command.params
        if param.param_type_name == "argument"
    ]
    given = arguments if said is None else [said.named(one) for one in arguments]
    return [
        f".SS {_text(' '.join((name, *given)))}",
        *_paragraphs(command.help or "" if said is None else said.whole(name, command.help or "")),
        *_options(command, said),
    ]


def _options(command: Any, said: Translated | None) -> list[str]:
    """A command's options, each with what it is for."""
    found = []
    for param in command.params:
        if param.param_type_name != "option" or getattr(param, "hidden", False):
            continue
        value = "" if getattr(param, "is_flag", False) else f" {param.metavar or 'TEXT'}"
        names = ", ".join((*param.opts, *param.secondary_opts))
        text = getattr(param, "help", None) or names
        if said is not None:
            value, text = said.named(value), said.option(text)
        found += [".TP", f".B {_text(names + value)}", _text(text)]
    return found


def _paragraphs(text: str) -> list[str]:
    """A help text's paragraphs, each on one line."""
    told = [one_line(part) for part in text.split("\n\n")]
    return [line for part in told for line in (".PP", _text(part))]


def _text(text: str) -> str:
    """Text that roff prints as it is."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped
