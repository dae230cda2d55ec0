"""Options and arguments that several commands share, and reading their values."""

import inspect
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.output.output import FORMATS, REPORT_FORMATS
from ettervern_cli.app.outside.readers import reader
from ettervern_cli.errors import BadValue, Choice, MissingOption
from ettervern_cli.values.dates import parse_minutes, parse_span
from ettervern_cli.values.known_words import chosen
from ettervern_cli.values.money import parse_kroner

if TYPE_CHECKING:
    from ettervern_cli.app.session import Session
    from ettervern_cli.storage.results import Message
    from ettervern_cli.storage.transaction import Writing


def option(
    name: str,
    metavar: str,
    text: str,
    completer: Callable[..., Any] | None = None,
    *,
    parser: Callable[[str], Any] | None = None,
) -> Any:
    """An option that takes a value; ``text`` is its help, ``completer`` what completes it."""
    return typer.Option(
        name, metavar=metavar, help=text, autocompletion=_bare(completer), parser=parser
    )


def _bare(completer: Callable[..., Any] | None) -> Callable[..., Any] | None:
    """A completer without annotations, which typer would evaluate whenever a command is run."""
    return completer and (lambda ctx, args, incomplete: completer(ctx, args, incomplete))


def flag(name: str, text: str) -> Any:
    """An option that is given or not."""
    return typer.Option(name, help=text)


def argument(
    metavar: str,
    text: str,
    completer: Callable[..., Any] | None = None,
    *,
    parser: Callable[[str], Any] | None = None,
) -> Any:
    """What is typed in a place of its own."""
    return typer.Argument(
        metavar=metavar, help=text, autocompletion=_bare(completer), parser=parser
    )


def one_of(*choices: str) -> Callable[[str], str]:
    """A reader for an option that takes one of some words, by code, by word, or by a start."""

    def read(text: str) -> str:
        found = text if text in choices else chosen(text, choices)
        if found is None:
            raise BadValue(what="choice", value=text, choices=[Choice(one) for one in choices])
        return found

    return read


Who = Annotated[
    str,
    argument(
        "WHO",
        "A code, a name, or a unique start of one; - reads it from standard input.",
        complete.residents,
    ),
]
OneAlone = Annotated[str | None, argument("[WHO]", "Only one person's.", complete.residents)]
Format = Annotated[
    str, option("--format", "text|json|csv|md", "What to print.", parser=one_of(*FORMATS))
]
ReportFormat = Annotated[
    str,
    option(
        "--format", "text|json|csv|md|xlsx|html", "What to print.", parser=one_of(*REPORT_FORMATS)
    ),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to a file; its ending says how."),
]
External = Annotated[
    bool, flag("--external", "For outsiders: no codes or texts, small counts hidden.")
]
Publish = Annotated[
    bool, flag("--publish", "Register it, held against those published; with --external.")
]
On = Annotated[str | None, option("--on", "DATE", "When it happened.")]
OnAhead = Annotated[str | None, option("--on", "DATE", "From which day; it may be one to come.")]
Note = Annotated[str | None, option("--note", "TEXT", "A note; - reads it.")]
DryRun = Annotated[bool, flag("--dry-run", "Say what would be, write nothing.")]
WriteFormat = Annotated[
    str, option("--format", "text|json", "What to print.", parser=one_of("text", "json"))
]
Voice = Annotated[str | None, option("--voice", "TEXT", "The resident's own words.")]
LadderOption = Annotated[
    str | None, option("--ladder", "LADDER", "Which, if there are several.", complete.ladders)
]


IncidentOption = Annotated[
    str | None,
    option("--incident", "ID", "The incident that led to it, as I-3.", complete.incidents),
]


DecisionOption = Annotated[
    str | None,
    option("--decision", "ID", "The decision it rests on, as D-3.", complete.open_decisions),
]


class How(NamedTuple):
    """What every write command can be told."""

    on: str | None
    note: str | None
    dry_run: bool
    form: str


_CTX = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)


def _given(name: str, annotation: Any, default: object) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


HOW = (
    _given("on", On, None),
    _given("note", Note, None),
    _given("dry_run", DryRun, False),
    _given("form", WriteFormat, "text"),
)
HOW_AHEAD = (_given("on", OnAhead, None), *HOW[1:])
# How and where a command that reads shows what it found.
SHOWN = (_given("form", ReportFormat, "text"), _given("output", Output, None))
ASKED = (_given("external", External, False), _given("publish", Publish, False), *SHOWN)


def spread(
    function: Callable[..., None],
    given: Sequence[inspect.Parameter],
    run: Callable[..., None],
) -> Callable[..., None]:
    """A command that takes what a function takes from the command line, and then ``given``.

    It is run with the context and all that was typed, by its names.
    """
    taken = inspect.signature(function).parameters.values()
    parameters = [
        _CTX,
        *(p for p in taken if p.name not in ("ctx", "it", "how", "session")),
        *given,
    ]
    command: Any = wraps(function)(run)
    command.__signature__ = inspect.Signature(parameters)
    command.__annotations__ = {p.name: p.annotation for p in parameters} | {"return": None}
    del command.__wrapped__
    made: Callable[..., None] = command
    return made


def writes(function: Callable[..., None]) -> Callable[..., None]:
    """Spread the options of ``How`` into a command that takes them as ``how``."""
    return spread(function, HOW, lambda **typed: function(how=how_of(typed), **typed))


def given_session(function: Callable[..., None]) -> Callable[..., None]:
    """A command that takes its ``session``, if it does, made of the context that Typer gives it."""
    if "session" not in inspect.signature(function).parameters:
        return function
    return spread(function, (), lambda ctx, **typed: function(session_of(ctx), **typed))


def how_of(typed: dict[str, Any]) -> How:
    """The options of ``How``, taken out of all that was typed."""
    return How(*(typed.pop(name) for name in How._fields))


def only_written(form: str, output: str | None = None) -> None:
    """Refuse the forms of a list where a command was not asked for one."""
    if form not in ("text", "json"):
        raise BadValue(what="format", value=form, choices=["text", "json"])
    if output is not None:
        raise MissingOption(option="--list")


def count(text: str) -> int:
    """A whole number of at least one."""
    if not (text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= 1000):
        raise BadValue(what="count", value=text)
    return int(text)


def whole_number(text: str) -> int:
    """A whole number of any size that something may be numbered by."""
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise BadValue(what="count", value=text)
    return int(text)


minutes = reader(parse_minutes, "minutes")
kroner = reader(parse_kroner, "amount")
span = reader(parse_span, "span")


def year(text: str) -> int:
    """A year, 1900 to 2999."""
    if not (len(text) == 4 and text.isascii() and text.isdigit() and "1900" <= text < "3000"):
        raise BadValue(what="year", value=text)
    return int(text)


Year = Annotated[int | None, option("--year", "YYYY", "Which; else this year's.", parser=year)]


def session_of(ctx: typer.Context) -> "Session":
    """The session that the root command made, told which command is running."""
    session: Session = ctx.obj
    session.command = ctx.command_path.partition(" ")[2]
    session.ctx = ctx
    return session


def own_words(session: "Session", value: str | None, field: str) -> str | None:
    """A free text as typed and cleaned, None where none is given."""
    from ettervern_cli.values.texts import clean_text

    text = session.text(value)
    return None if text is None else clean_text(text, field)


def show_sentence(
    session: "Session",
    how: How,
    work: "Writing",
    sentences: "list[Message]",
    shown: dict[str, object],
) -> None:
    """Print sentences as one line, or a value as JSON with the change's number, if it has one."""
    if how.form == "json":
        from ettervern_cli.storage.history import last_history

        wrote = not how.dry_run and last_history(session.db) > work.after
        number = work.number if wrote else None
        shown = {**shown, "change": number, "dry_run": how.dry_run}
    session.show_done(how.form, sentences, shown, dry_run=how.dry_run)


def hint(session: "Session", command: str) -> None:
    """The obvious next step, on stderr."""
    from ettervern_cli.storage.results import Message

    session.warn(Message("daily.hint", {"command": f"{session.typed}{command}"}))
