"""What is said when something goes wrong: a sentence on stderr, and the exit code for it.

Who catches it is ``boundary``.
"""

import errno
import re
import sqlite3
from typing import Any, cast

from ettervern_cli.app.console import Globals
from ettervern_cli.app.errors import (
    AmountWithMinus,
    DiskFull,
    MisplacedGlobal,
    NumberWithMinus,
    OptionsMissing,
    OptionWithoutValue,
    OptionWithValue,
    TooManyArguments,
    UnknownCommand,
    UnknownOption,
)
from ettervern_cli.app.lazy import GIVEN, as_typed
from ettervern_cli.app.output.output import safe_facts
from ettervern_cli.app.session import Session
from ettervern_cli.errors import (
    BadConfiguration,
    BadRows,
    Busy,
    Choice,
    DamagedDatabase,
    EttervernError,
    MissingOption,
    NoPermission,
    NotWritten,
    Phrase,
)
from ettervern_cli.exchange.files.errors import WrongColumns
from ettervern_cli.people.errors import SeveralResidents
from ettervern_cli.storage.database.sqlite_file import is_damage
from ettervern_cli.words import LANGUAGES, Language

# What SQLite says of a file that it cannot read, not of one that it cannot write.
UNREADABLE = (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_CORRUPTFS)

# A list of more words than this is left to the command's help.
MOST_LISTED = 12

GLOBAL_OPTIONS = {
    "--config": "FILE",
    "-p": "ID",
    "--programme": "ID",
    "--today": "DATE",
    "--lang": "|".join(LANGUAGES),
    "--quiet": "",
    "--no-color": "",
    "--no-pager": "",
    "--debug": "",
    "--version": "",
}


# What a file is called while it is being written; nobody named it so.
UNFINISHED = re.compile(r"(\.\d+)?\.(partial|rewritten)(-journal)?(/.*)?$")


def complain(error: Exception, known: Session | None) -> int:
    """Say what went wrong, in the session's language if there is one; the exit code for it."""
    session = known or Session(Globals())
    if session.options.debug:
        import traceback

        traceback.print_exc()
    if getattr(error, "exit_code", None) == 2 and hasattr(error, "format_message"):
        _show_usage(session, error)
        return 2
    found = translated(error, session)
    if isinstance(found, Busy) and not found.facts:
        found = _held(session)
    if type(found) is MissingOption and session.ctx is not None:
        asked = [one for one in session.ctx.command.params if found.facts["option"] in one.opts]
        found = _lacking(session.ctx, asked) if asked else found
    show_error(session, found, error)
    return found.exit_code


def _held(session: Session) -> Busy:
    """Who holds the database, if that can be told."""
    from ettervern_cli.app.outside.holders import holder

    try:
        found = holder(session.named_path())
    except EttervernError:
        return Busy()
    if found is None or not found.program:
        return Busy()
    if not found.is_writing:
        program = f"ettervern {found.command}" if found.command else found.program
        return Busy(held="reader", process=found.process, program=program)
    held = "writer" if not found.command else "batch" if found.command == "batch" else "command"
    return Busy(held=held, **found._asdict())


def translated(error: Exception, session: Session) -> EttervernError:
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
            return NoPermission(path=UNFINISHED.sub("", str(error.filename or "")))
        if error.errno == errno.EBADF:
            return NotWritten(file="stdout")
    return EttervernError(kind=type(error).__name__)


def show_error(session: Session, found: EttervernError, cause: Exception | None = None) -> None:
    """One sentence on stderr, and what else the situation lists."""
    words = _language(session)
    if found.exit_code == 0 and session.options.quiet:
        return
    session.complain(words.tell(found, _facts(found, words)))
    if isinstance(found, BadConfiguration | BadRows | WrongColumns):
        for problem in _listed(found, "problems"):
            session.complain(f"  {problem}")
    if isinstance(found, SeveralResidents):
        for candidate in cast(list[object], found.facts["candidates"]):
            session.complain(f"  {words.write(safe_facts({'x': candidate})['x'])}")
    if session.committed and found.exit_code in (NotWritten.exit_code, 70):
        session.complain(words.say("daily.change_was_written"))


def _facts(error: EttervernError, words: Language) -> dict[str, object]:
    """What an error tells, safe to print; a name for a value (WHO, DATE) as the language has it."""
    facts = safe_facts(error.facts)
    if isinstance(error, MissingOption | MisplacedGlobal):
        from ettervern_cli.app.output.help_pages import translated as help_in

        said = help_in(words.language)
        if said is not None:
            return {
                name: said.named(fact) if name != "values" and isinstance(fact, str) else fact
                for name, fact in facts.items()
            }
    return facts


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
    session.complain(words.say("daily.see_help", command=path))


def usage_sentence(words: Language, error: Exception, ctx: Any) -> str:
    """What is wrong with a command line."""
    found = _misread(error, ctx)
    if found is None:
        return str(safe_facts({"x": error.format_message()})["x"])  # type: ignore[attr-defined]
    return words.tell(found, _facts(found, words))


def _misread(error: Exception, ctx: Any) -> EttervernError | None:
    """Typer's error as one of ours; none where we have no sentence for it."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        option = getattr(error, "option_name", "")
        if option[1:2].isdigit():
            if _takes(ctx, "--credit"):
                return AmountWithMinus()
            typed = ctx.meta.get(GIVEN, ()) if ctx is not None else ()
            return NumberWithMinus(option=next((w for w in typed if w.startswith(option)), option))
        return UnknownOption(option=option, near=_near_option(option, ctx))
    if kind == "BadOptionUsage":
        is_without = str(error).endswith("requires an argument.")
        made = OptionWithoutValue if is_without else OptionWithValue
        return made(option=getattr(error, "option_name", ""))
    if kind == "MissingParameter":
        return _missing(ctx, getattr(error, "param", None))
    if kind == "UsageError" and str(error).startswith("Got unexpected extra argument"):
        return TooManyArguments(extra=str(error).partition(" (")[2].removesuffix(")"))
    if kind == "UsageError" and ctx is not None and "command" in str(error):
        return _unknown_command(str(error), ctx)
    return None


def _missing(ctx: Any, first: Any) -> OptionsMissing:
    """All that a command lacks, from the first on, and what the lists among them have."""
    given = as_typed(ctx)
    every = [one for one in ctx.command.params if one.required and given.get(one.name) is None]
    return _lacking(ctx, [first, *(one for one in every if one is not first)])


def _lacking(ctx: Any, every: list[Any]) -> OptionsMissing:
    """What is missing, and of lists what there is: by name, as they are listed elsewhere.

    An entry stands by its id; what several programmes have alike is listed once.
    """
    names: list[str] = []
    values: list[object] = []
    for one in every:
        is_option = one.param_type_name == "option"
        names.append(one.opts[0] if is_option else one.human_readable_name)
        found = one.shell_complete(ctx, "") if is_option else []
        if 0 < len(found) <= MOST_LISTED:
            told = dict.fromkeys(
                Choice(one.value) if not one.help or _is_entry(one.value) else one.help
                for one in found
            )
            facts = {"option": one.opts[0], "values": list(told)}
            values += told if len(every) == 1 else [Phrase("daily.option_values", facts)]
    return OptionsMissing(option=", ".join(names), values=values, n=len(names))


def _is_entry(value: str) -> bool:
    head, _, number = value.partition("-")
    return head.isupper() and number.isdigit()


def _near_option(option: str, ctx: Any) -> str:
    """The option that was likely meant, "" for none; the dashes, which all have, tell nothing."""
    from difflib import get_close_matches

    params = ctx.command.get_params(ctx) if ctx is not None else ()
    names: dict[str, str] = {name.lstrip("-"): name for param in params
             for name in (*param.opts, *param.secondary_opts) if name.startswith("--")}  # fmt: skip
    asked = option.lstrip("-")
    begun = [name for name in names if len(asked) > 1 and name.startswith(asked)]
    return names.get(next(iter(begun or get_close_matches(asked, names, 1, 0.6)), ""), "")


def _takes(ctx: Any, option: str) -> bool:
    """Whether the command that was typed has an option."""
    params = ctx.command.params if ctx is not None else ()
    return any(option in param.opts for param in params)


def _unknown_command(message: str, ctx: Any) -> EttervernError:
    """A command that does not exist; the nearest one is asked about."""
    from difflib import get_close_matches

    asked = message.partition("'")[2].partition("'")[0]
    if not asked:
        return MissingOption(option=getattr(ctx.command, "subcommand_metavar", ""))
    near = get_close_matches(asked, list(getattr(ctx.command, "commands", {})), 1, 0.6)
    return UnknownCommand(command=asked, near="".join(near))
