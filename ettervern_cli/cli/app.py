"""The root command: global options, commands imported when invoked, and the error boundary."""

import errno
import os
import sqlite3
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from ettervern_cli.cli.output import safe_facts
from ettervern_cli.cli.session import Globals, Session
from ettervern_cli.cli.table import COMMANDS, DEFAULTS, GROUPS, Entry
from ettervern_cli.errors import (
    BadConfiguration,
    Busy,
    DamagedDatabase,
    DiskFull,
    EttervernError,
    MisplacedGlobal,
    NoPermission,
    NotWritten,
    SeveralResidents,
)
from ettervern_cli.words import Speaker

GLOBAL_OPTIONS = {
    "--config": "FILE",
    "-p": "ID",
    "--programme": "ID",
    "--today": "DATE",
    "--lang": "nb|en",
    "--quiet": "",
    "--no-color": "",
    "--debug": "",
    "--version": "",
}
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


def _stub(name: str, text: str) -> TyperCommand:
    return TyperCommand(name=name, callback=None, help=text, rich_markup_mode=None)


def _load(name: str, entry: Entry) -> TyperCommand:
    """The real command behind a stub."""
    module = import_module(f"ettervern_cli.cli.{entry.module}")
    app = new_app()
    app.command(name=name.rpartition(" ")[2], context_settings=SETTINGS)(
        getattr(module, entry.function)
    )
    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand)
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
                self.commands[verb] = _stub(verb, entry.help)
        self._loaded: set[str] = set()

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the table's order."""
        return list(self.commands)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command and bring it in; covers invoking, completion and what was meant."""
        name, command, rest = super().resolve_command(ctx, args)
        if name is not None:
            command = self.real(name)
        return name, command, rest

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

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """A group with a default command takes that one where none is named."""
        asks_help = args[:1] in (["-h"], ["--help"])
        if self.default and not asks_help and (not args or args[0].startswith("-")):
            args = [self.default, *args]
        return super().parse_args(ctx, args)


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


class Root(LazyGroup):
    """The root group: the table's commands and groups, inside the error boundary."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        names = dict.fromkeys(name.partition(" ")[0] for name in COMMANDS)
        ordered = {name: self.commands.get(name) or _stub(name, GROUPS[name]) for name in names}
        self.commands.clear()
        self.commands.update(ordered)

    def make_context(
        self, info_name: Any, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """Options before the command are read here, so their errors are met here."""
        return bounded(
            lambda: super(Root, self).make_context(info_name, args, parent, **extra),
            lambda: None,
        )

    def invoke(self, ctx: Any) -> Any:
        """Run the command; whatever goes wrong becomes one sentence and the right exit code."""
        try:
            return bounded(lambda: self._invoke(ctx), lambda: ctx.obj)
        finally:
            if isinstance(ctx.obj, Session):
                ctx.obj.close()

    def _invoke(self, ctx: Any) -> Any:
        result = super().invoke(ctx)
        if sys.stdout is not None:
            sys.stdout.flush()
        return result


def bounded(act: Callable[[], Any], find_session: Callable[[], Session | None]) -> Any:
    """Do something inside the error boundary; the session is asked for when something is wrong."""
    try:
        return act()
    except (typer.Exit, typer.Abort):
        raise
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except BrokenPipeError:
        _close_stdout()
        raise typer.Exit(NotWritten.exit_code) from None
    except Exception as error:
        session = find_session() or Session(Globals())
        if session.options.debug:
            import traceback

            traceback.print_exc()
        if getattr(error, "exit_code", None) == 2 and hasattr(error, "format_message"):
            _show_usage(session, error)
            raise typer.Exit(2) from None
        found = _translate(error)
        show_error(session, found, error)
        raise typer.Exit(found.exit_code) from None


def _close_stdout() -> None:
    """Nobody reads any more: what is left goes nowhere, and the interpreter's exit is quiet."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = None  # type: ignore[assignment]


def _translate(error: Exception) -> EttervernError:
    """What an error of SQLite or the system means to a person."""
    if isinstance(error, EttervernError):
        return error
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return Busy()
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return DamagedDatabase(path="")
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            return DiskFull()
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            return NoPermission(path="")
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO):
            return DiskFull()
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return NoPermission(path=str(error.filename or ""))
        if error.errno == errno.EBADF:
            return NotWritten(file="stdout")
    return EttervernError(kind=type(error).__name__)


def show_error(session: Session, found: EttervernError, cause: Exception | None = None) -> None:
    """One sentence on stderr, and what else the situation lists."""
    words = _speaker(session)
    session.complain(words.say(found.key, **safe_facts(found.facts)))
    if isinstance(found, BadConfiguration):
        for problem in _listed(found, "problems"):
            session.complain(f"  {problem}")
    if isinstance(found, SeveralResidents):
        for candidate in _listed(found, "candidates"):
            session.complain(f"  {safe_facts({'x': candidate})['x']}")
    if session.committed and found.exit_code in (NotWritten.exit_code, 70):
        session.complain(words.say("error.change_was_written"))


def _listed(error: EttervernError, name: str) -> list[str]:
    value = error.facts.get(name, [])
    return [str(item) for item in value] if isinstance(value, list) else []


def _speaker(session: Session) -> Speaker:
    try:
        return session.words
    except EttervernError:
        return Speaker("en")


def _show_usage(session: Session, error: Exception) -> None:
    """A command line that Typer cannot read, in our own words where we have them."""
    if type(error).__name__ == "NoArgsIsHelpError":
        raise error
    words = _speaker(session)
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx is not None else "ettervern"
    option = getattr(error, "option_name", "")
    if type(error).__name__ == "NoSuchOption" and option in GLOBAL_OPTIONS and ctx is not None:
        value = GLOBAL_OPTIONS[option]
        order = " ".join(part for part in ("ettervern", option, value) if part)
        command = path.partition(" ")[2]
        show_error(session, MisplacedGlobal(option=option, order=f"{order} {command}"))
        return
    session.complain(usage_sentence(words, error, ctx))
    session.complain(words.say("error.see_help", command=path))


def usage_sentence(words: Speaker, error: Exception, ctx: Any) -> str:
    """What is wrong with a command line."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = [*(getattr(error, "possibilities", None) or []), ""][0]
        key = "error.UnknownOptionNear" if near else "error.UnknownOption"
        option = safe_facts({"x": getattr(error, "option_name", "")})["x"]
        return words.say(key, option=option, near=near)
    if kind == "MissingParameter":
        param = getattr(error, "param", None)
        name = (
            " / ".join(param.opts)
            if param and param.param_type_name == "option"
            else (param.human_readable_name if param else "")
        )
        return words.say("error.MissingOption", option=name)
    if kind == "UsageError" and ctx is not None and "command" in str(error):
        return _unknown_command(words, str(error), ctx)
    return str(safe_facts({"x": error.format_message()})["x"])  # type: ignore[attr-defined]


def _unknown_command(words: Speaker, message: str, ctx: Any) -> str:
    """A command that does not exist; the nearest one is asked about."""
    from difflib import get_close_matches

    asked = message.partition("'")[2].partition("'")[0]
    if not asked:
        return words.say(
            "error.MissingOption", option=getattr(ctx.command, "subcommand_metavar", "")
        )
    near = get_close_matches(asked, list(getattr(ctx.command, "commands", {})), 1, 0.6)
    shown = str(safe_facts({"x": asked})["x"])
    if near:
        return words.say("error.UnknownCommandNear", command=shown, near=near[0])
    return words.say("error.UnknownCommand", command=shown)


app = new_app(completion=True, cls=Root, no_args_is_help=True)


def _version(asked: bool) -> None:
    if asked:
        from ettervern_cli import __version__

        print(f"ettervern {__version__}")
        raise typer.Exit(0)


@app.callback()
def root(
    ctx: typer.Context,
    config: Annotated[
        str | None, typer.Option("--config", metavar="FILE", help="The configuration file.")
    ] = None,
    programme: Annotated[
        str | None,
        typer.Option(
            "--programme", "-p", metavar="ID", help="The programme, if there are several."
        ),
    ] = None,
    today: Annotated[
        str | None, typer.Option("--today", metavar="DATE", help="Take this day as today.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="nb|en", help="The language of output.")
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Only what was asked for, and errors.")
    ] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error arose.")] = False,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", is_eager=True, callback=_version),
    ] = False,
) -> None:
    """A case book for aftercare programmes: ettervern log ingrid "Walked to NAV"

    One folder holds config.yaml and the database. Begin with: ettervern demo
    """
    ctx.obj = Session(Globals(config, programme, today, lang, quiet, no_color, debug))


command = typer.main.get_command(app)


def run() -> None:
    """Run one command line and leave with its exit code."""
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if "_ETTERVERN_COMPLETE" in os.environ:
        from ettervern_cli.cli.complete import quiet_completion

        quiet_completion(command)
        return
    command(prog_name="ettervern")
