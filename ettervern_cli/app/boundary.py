"""The error boundary: whatever goes wrong becomes one sentence and the right exit code."""

import errno
import os
import sqlite3
import sys
from collections.abc import Callable
from typing import Any

import typer

from ettervern_cli.app.console import Globals
from ettervern_cli.app.errors import DiskFull, MisplacedGlobal
from ettervern_cli.app.output.output import safe_facts
from ettervern_cli.app.session import Session
from ettervern_cli.errors import (
    BadConfiguration,
    BadRows,
    Busy,
    DamagedDatabase,
    EttervernError,
    NoPermission,
    NotWritten,
    WrongColumns,
)
from ettervern_cli.people.errors import SeveralResidents
from ettervern_cli.storage.database.sqlite_file import is_damage
from ettervern_cli.words import Language

# What SQLite says of a file that it cannot read, not of one that it cannot write.
UNREADABLE = (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_CORRUPTFS)

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
        found = _translate(error, session)
        show_error(session, found, error)
        raise typer.Exit(found.exit_code) from None


def _close_stdout() -> None:
    """Nobody reads any more: what is left goes nowhere, and the interpreter's exit is quiet."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = None


def _translate(error: Exception, session: Session) -> EttervernError:
    """What an error of SQLite or the system means to a person."""
    if isinstance(error, EttervernError):
        return error
    if isinstance(error, sqlite3.Error):
        exact = getattr(error, "sqlite_errorcode", 0)
        code = exact & 0xFF
        # A restore put another file in the database's place while this command waited for it.
        has_moved = exact == sqlite3.SQLITE_READONLY_DBMOVED
        if has_moved or code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return Busy()
        if is_damage(error):
            if session.was_replaced():
                return Busy()
            return DamagedDatabase(path=session.named_path())
        if exact in UNREADABLE:
            return DamagedDatabase(path=session.named_path())
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            return DiskFull()
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            path = session.named_path()
            return Busy() if session.was_replaced() else NoPermission(path=path)
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO):
            said = session.committed or session.is_closed  # only what was said can have failed
            return NotWritten(file="stdout") if said else DiskFull()
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return NoPermission(path=str(error.filename or ""))
        if error.errno == errno.EBADF:
            return NotWritten(file="stdout")
    return EttervernError(kind=type(error).__name__)


def show_error(session: Session, found: EttervernError, cause: Exception | None = None) -> None:
    """One sentence on stderr, and what else the situation lists."""
    words = _language(session)
    if found.exit_code == 0 and session.options.quiet:
        return
    session.complain(words.say(found.key, **safe_facts(found.facts)))
    if isinstance(found, BadConfiguration | BadRows | WrongColumns):
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


def _language(session: Session) -> Language:
    try:
        return session.words
    except EttervernError:
        return Language("en")


def _show_usage(session: Session, error: Exception) -> None:
    """A command line that Typer cannot read, in our own words where we have them."""
    if type(error).__name__ == "NoArgsIsHelpError":
        raise error
    words = _language(session)
    ctx = getattr(error, "ctx", None)
    path = f"ettervern {ctx.command_path.partition(' ')[2]}".strip() if ctx else "ettervern"
    option = getattr(error, "option_name", "")
    if type(error).__name__ == "NoSuchOption" and option in GLOBAL_OPTIONS and ctx is not None:
        value = GLOBAL_OPTIONS[option]
        order = " ".join(part for part in ("ettervern", option, value) if part)
        command = path.partition(" ")[2]
        show_error(session, MisplacedGlobal(option=option, order=f"{order} {command}"))
        return
    session.complain(usage_sentence(words, error, ctx))
    session.complain(words.say("error.see_help", command=path))


def usage_sentence(words: Language, error: Exception, ctx: Any) -> str:
    """What is wrong with a command line."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = [*(getattr(error, "possibilities", None) or []), ""][0]
        key = "error.UnknownOptionNear" if near else "error.UnknownOption"
        option = safe_facts({"x": getattr(error, "option_name", "")})["x"]
        if str(option)[1:2].isdigit() and _takes(ctx, "--credit"):
            return words.say("error.AmountWithMinus")
        return words.say(key, option=option, near=near)
    if kind == "MissingParameter":
        param = getattr(error, "param", None)
        name = (
            " / ".join(param.opts)
            if param and param.param_type_name == "option"
            else (param.human_readable_name if param else "")
        )
        return words.say("error.MissingOption", option=name)
    if kind == "UsageError" and str(error).startswith("Got unexpected extra argument"):
        extra = str(error).partition(" (")[2].removesuffix(")")
        return words.say("error.TooManyArguments", extra=safe_facts({"x": extra})["x"])
    if kind == "UsageError" and ctx is not None and "command" in str(error):
        return _unknown_command(words, str(error), ctx)
    return str(safe_facts({"x": error.format_message()})["x"])  # type: ignore[attr-defined]


def _takes(ctx: Any, option: str) -> bool:
    """Whether the command that was typed has an option."""
    params = ctx.command.params if ctx is not None else ()
    return any(option in param.opts for param in params)


def _unknown_command(words: Language, message: str, ctx: Any) -> str:
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
