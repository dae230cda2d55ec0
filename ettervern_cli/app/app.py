"""The root command: global options, commands imported when invoked, and the error boundary."""

import os
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ettervern_cli.app.boundary import bounded
from ettervern_cli.app.index import COMMANDS, GROUPS
from ettervern_cli.app.lazy import TYPED, LazyGroup, new_app, stub
from ettervern_cli.app.output.streams import going_out
from ettervern_cli.words import LANGUAGES

if TYPE_CHECKING:
    from ettervern_cli.app.session import Session


class Root(LazyGroup):
    """The root group: the table's commands and groups, inside the error boundary."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        names = dict.fromkeys(name.partition(" ")[0] for name in COMMANDS)
        ordered = {name: self.commands.get(name) or stub(name, GROUPS[name]) for name in names}
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

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """What was typed is kept: help is asked for before the options beside it are read."""
        ctx.meta[TYPED] = list(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; whatever goes wrong becomes one sentence and the right exit code."""
        try:
            return bounded(lambda: self._invoke(ctx), lambda: ctx.obj or _session(ctx.params))
        finally:
            if ctx.obj is not None:
                ctx.obj.close()

    def _invoke(self, ctx: Any) -> Any:
        result = super().invoke(ctx)
        if sys.stdout is not None:
            with going_out():
                sys.stdout.flush()
        return result


def _session(options: dict[str, Any]) -> "Session":
    """The session that the options before the command ask for, as far as they were read."""
    from ettervern_cli.app.console import Globals
    from ettervern_cli.app.session import Session

    given = {name: options[name] for name in Globals._fields if options.get(name)}
    return Session(Globals()._replace(**given))


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
        str | None,
        typer.Option("--lang", metavar="|".join(LANGUAGES), help="The language of output."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Only what was asked for, and errors.")
    ] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour.")] = False,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Print long screens at once.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error arose.")] = False,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", is_eager=True, callback=_version),
    ] = False,
) -> None:
    """A case book for aftercare programmes: ettervern log ingrid "Walked to Nav"

    One folder holds config.yaml and the database. Begin with: ettervern demo
    """
    ctx.obj = _session(ctx.params)
    ctx.obj.check_language()


command = typer.main.get_command(app)


def run() -> None:
    """Run one command line and leave with its exit code."""
    os.umask(0o077)
    # In a locale that is not UTF-8, what was typed in UTF-8 is still read as that.
    sys.argv = [os.fsencode(word).decode(errors="surrogateescape") for word in sys.argv]
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if "_ETTERVERN_COMPLETE" in os.environ:
        from ettervern_cli.app.completion import run_completion

        run_completion(command)
        return
    command(prog_name="ettervern")
