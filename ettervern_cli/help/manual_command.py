"""The manual page (``man ettervern``), made from the help of every command."""

import typer

from ettervern_cli.app.index import COMMANDS, GROUPS
from ettervern_cli.app.lazy import LazyGroup


def manual(ctx: typer.Context, version: str) -> str:
    """Every command with its arguments, options and help, in roff, as ``man`` reads it."""
    root = ctx.find_root().command
    assert isinstance(root, LazyGroup)
    parts = [
        f'.TH ETTERVERN 1 "" "ettervern {version}"',
        ".SH NAME",
        f"ettervern \\- {_text(root.get_short_help_str(200))}",
        ".SH SYNOPSIS",
        ".B ettervern",
        "[OPTIONS] COMMAND [ARGS]",
        ".SH DESCRIPTION",
        *_paragraphs(root.help or ""),
        ".SH OPTIONS",
        *_options(root),
        ".SH COMMANDS",
    ]
    for name in COMMANDS:
        parts += _command(root, name)
    parts += [
        ".SH EXIT STATUS", "See: ettervern help scripts", ".SH SEE ALSO",
        "ettervern help lists the topics: how things are done, and why.",
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _command(root: LazyGroup, name: str) -> list[str]:
    group, _, verb = name.rpartition(" ")
    command = root.real(group).real(verb) if group in GROUPS else root.real(name)
    arguments = [
        param.make_metavar() if not param.metavar else param.metavar
        for param in command.params
        if param.param_type_name == "argument"
    ]
    return [
        f".SS {_text(' '.join((name, *arguments)))}",
        *_paragraphs(command.help or ""),
        *_options(command),
    ]


def _options(command: typer.core.TyperCommand | LazyGroup) -> list[str]:
    """A command's options, each with what it is for."""
    found = []
    for param in command.params:
        if param.param_type_name != "option" or getattr(param, "hidden", False):
            continue
        value = "" if getattr(param, "is_flag", False) else f" {param.metavar or 'TEXT'}"
        names = ", ".join((*param.opts, *param.secondary_opts))
        found += [".TP", f".B {_text(names + value)}", _text(getattr(param, "help", None) or names)]
    return found


def _paragraphs(text: str) -> list[str]:
    """A help text's paragraphs, each on one line."""
    told = [" ".join(part.split()) for part in text.split("\n\n")]
    return [line for part in told for line in (".PP", _text(part))]


def _text(text: str) -> str:
    """Text that roff prints as it is."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped
