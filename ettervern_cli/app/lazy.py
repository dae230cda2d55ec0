"""Commands imported when invoked: groups that know their commands by name and one line of help."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from ettervern_cli.app.errors import SeveralCommands
from ettervern_cli.app.index import COMMANDS, DEFAULTS, GROUPS, SHORT, CommandEntry
from ettervern_cli.app.outside.readers import check_texts
from ettervern_cli.errors import EttervernError

# Where the root keeps what was typed: its own help is asked for before its options are read.
TYPED = "ettervern.typed"
# Where a command keeps what it was given.
GIVEN = "ettervern.given"
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 80}


def new_app(*, completion: bool = False, **options: Any) -> typer.Typer:
    """A Typer app as this program wants it: plain help, no frames, no machinery of its own."""
    return typer.Typer(
        add_completion=completion,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=SETTINGS,
        **options,
    )


def _help_page(command: Any, ctx: Any) -> str | None:
    """The help of a command in the reader's language, None where the code itself speaks it."""
    from ettervern_cli.app.output.help_pages import page, spoken_help

    said = spoken_help(ctx, ctx.find_root().meta.get(TYPED, []))
    return page(command, ctx, said) if said is not None else None


class Command(TyperCommand):
    """A command whose texts are text, and whose help is in the reader's language."""

    def get_help(self, ctx: Any) -> str:
        """Its help in the reader's language."""
        return _help_page(self, ctx) or super().get_help(ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As typer reads them, and then as UTF-8; what is wrong with them says whose they are."""
        ctx.meta[GIVEN] = list(args)
        try:
            rest = super().parse_args(ctx, args)
        except Exception as error:
            if hasattr(error, "format_message") and getattr(error, "ctx", None) is None:
                error.ctx = ctx  # type: ignore[attr-defined]
            raise
        if not ctx.resilient_parsing:
            check_texts(self.params, ctx.params)
        return rest


def stub(name: str, text: str) -> TyperCommand:
    """A command that is only a name and its help, until it is used."""
    return TyperCommand(name=name, callback=None, help=text, rich_markup_mode=None)


def _alias(ctx: Any, word: str) -> list[str]:
    """What a word stands for in the configuration; nothing where it cannot be read."""
    from ettervern_cli.app.outside.workspace_paths import aliases_of, find_config

    try:
        return aliases_of(find_config(ctx.params.get("config"))).get(word, [])
    except (EttervernError, OSError):
        return []


def as_typed(ctx: Any) -> dict[str, Any]:
    """What a command was given, by its parameters' names, as it was typed."""
    given: dict[str, Any] = ctx.command.make_parser(ctx).parse_args(args=list(ctx.meta[GIVEN]))[0]
    return given


def _load(name: str, entry: CommandEntry) -> TyperCommand:
    """The real command behind a stub."""
    from ettervern_cli.app.options import given_session

    module = import_module(f"ettervern_cli.{entry.module}")
    app = new_app()
    app.command(name=name.rpartition(" ")[2], cls=Command, context_settings=SETTINGS)(
        given_session(getattr(module, entry.function))
    )
    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand)
    for option in command.params:
        option.opts += [SHORT[long] for long in option.opts if long in SHORT]
    return command


class LazyGroup(TyperGroup):
    """A group that knows its commands by name and imports the one that is used."""

    default: str | None = None
    prefix = ""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name, entry in COMMANDS.items():
            group, _, verb = name.rpartition(" ")
            if group == self.prefix:
                self.commands[verb] = stub(verb, entry.help)
        self._loaded: set[str] = set()

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the table's order."""
        return list(self.commands)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command and bring it in; covers invoking, completion and what was meant."""
        name, command, rest = super().resolve_command(ctx, self.in_full(ctx, args))
        if name is not None:
            command = self.real(name)
        return name, command, rest

    def in_full(self, ctx: Any, words: list[str]) -> list[str]:
        """A command line whose first word is a command's name: as typed, else an alias's words,

        else the name that begins so. SeveralCommands where several do.
        """
        typed = words[0] if words else ""
        if not typed or typed in self.commands or typed.startswith("-"):
            return words
        alias = [] if self.prefix else _alias(ctx, typed)
        if alias and alias[0] != typed:
            return self.in_full(ctx, [*alias, *words[1:]]) if alias[0] in self.commands else words
        known = [name for name in self.commands if name.startswith(typed)]
        if len(known) > 1 and not ctx.resilient_parsing:
            raise SeveralCommands(command=typed, known=known)
        return [*known, *words[1:]] if len(known) == 1 else words

    def real(self, name: str) -> Any:
        """The real command or group of a name, imported once."""
        if name not in self._loaded:
            full = f"{self.prefix} {name}".strip()
            if full in COMMANDS:
                self.commands[name] = _load(full, COMMANDS[full])
            elif full in GROUPS:
                self.commands[name] = _group(full)
            self._loaded.add(name)
        return self.commands[name]

    def get_help(self, ctx: Any) -> str:
        """Its help in the reader's language."""
        return _help_page(self, ctx) or super().get_help(ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """A group with a default command takes that one where none is named."""
        asks_help = args[:1] in (["-h"], ["--help"])
        if self.default and not asks_help and (not args or args[0].startswith("-")):
            args = [self.default, *args]
        rest = super().parse_args(ctx, args)
        if not ctx.resilient_parsing:
            check_texts(self.params, ctx.params)
        return rest


def _group(name: str) -> LazyGroup:
    kind = type("Group", (LazyGroup,), {"prefix": name, "default": DEFAULTS.get(name)})
    group: LazyGroup = kind(
        name=name,
        help=GROUPS[name],
        rich_markup_mode=None,
        no_args_is_help=name not in DEFAULTS,
        context_settings=SETTINGS,
    )
    return group
