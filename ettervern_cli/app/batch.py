"""batch: command lines run one after another, as the command line itself would run them."""

import json
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from ettervern_cli.app.console import Batch
from ettervern_cli.app.errors import NotInBatch, UnreadableLine
from ettervern_cli.app.index import COMMANDS, DEFAULTS, GROUPS
from ettervern_cli.app.options import WriteFormat, argument, flag, session_of
from ettervern_cli.app.output.progress import progress
from ettervern_cli.app.outside.readers import decoded, read_stdin
from ettervern_cli.app.session import Session
from ettervern_cli.errors import BadValue, EttervernError
from ettervern_cli.screen.tables import json_text
from ettervern_cli.storage.named_files.reading import read_named
from ettervern_cli.storage.results import message

# Commands that read nothing derived but what they say at their end.
PUT_OFF = ("log",)
# With it a command that reads keeps what it shows.
ISSUE = "--issue"


def batch(
    ctx: typer.Context,
    file: Annotated[str | None, argument("[FILE]", "Command lines; else standard input.")] = None,
    *,
    dry_run: Annotated[bool, flag("--dry-run", "Write nothing.")] = False,
    form: WriteFormat = "text",
) -> None:
    """Many write commands, one transaction: ettervern batch month.txt

    One command a line, as typed after ettervern, shell-quoted; # begins a comment. A line that is
    refused is named, nothing at all is written, and its exit code is returned. In JSON each line
    answers on a line of its own, with its number as "line".
    """
    session = session_of(ctx)
    lines = _read_lines(file)
    done = 0
    with progress(session) as tell, session.writing("batch", dry_run=dry_run) as work:
        running = session.batch = Batch(work, together=True)
        try:
            for number, text in enumerate(lines, 1):
                tell(number / len(lines))
                before = len(running.shown)
                done += _run_line(session, ctx, number, text, dry_run=dry_run, form=form)
                if form == "json" and shlex.split(text, comments=True):
                    _answer(running, number, before)
            _catch_up(session, running)
        finally:
            session.batch = None
    for to_stdout, text in running.printed:
        if to_stdout:
            session.print(text)
        else:
            session.complain(text.rstrip("\n"))
    if not dry_run:
        session.warn(message("daily.batch_done", n=done))


def _read_lines(file: str | None) -> list[str]:
    if file is None or file == "-":
        return read_stdin().splitlines() if sys.stdin else []
    try:
        return decoded(read_named(file, streams=True), file).splitlines()
    except (FileNotFoundError, IsADirectoryError):
        raise BadValue(what="FILE", value=file) from None


def _catch_up(session: Session, running: Batch) -> None:
    """Work out what was put off, and let the lines say it."""
    from ettervern_cli.follow_ups.derived import catch_up

    catch_up(session.db, running.stale)
    running.say_what_waited()


def _answer(batch: Batch, number: int, before: int) -> None:
    """Put what a line printed on one line of JSON: its answer, else what it said in words."""
    if any(map(callable, batch.shown[before:])):
        batch.put_off(before, lambda begins: _answer(batch, number, begins))
        return
    printed = [one for one in batch.shown[before:] if not callable(one)]
    text = "".join(part for to_stdout, part in printed if to_stdout)
    try:
        answer: dict[str, object] = {"line": number, **json.loads(text)}
    except ValueError:
        said = text or "".join(part for _, part in printed)
        answer = {"line": number, "sentence": said.strip() or None}
    batch.shown[before:] = [one for one in printed if not one[0]]
    batch.shown.append((True, json_text(answer, None)))


def _run_line(
    session: Session, ctx: Any, number: int, text: str, *, dry_run: bool, form: str
) -> int:
    """Run one line; anything wrong with it ends the batch with the line's own exit code.

    Says how many commands were written: one, or none where the line itself is a dry run.
    """
    try:
        words = shlex.split(text, comments=True)
    except ValueError:
        _refuse(session, number, session.words.tell(UnreadableLine()))
        raise typer.Exit(UnreadableLine.exit_code) from None
    if not words:
        return 0
    try:
        return run_words(session, ctx, words, dry_run=dry_run, form=form)
    except (typer.Exit, typer.Abort):
        raise
    except EttervernError as error:
        from ettervern_cli.app.output.output import safe_facts

        sentence = session.words.tell(error, safe_facts(error.facts))
        if error.exit_code == 0:
            session.complain(sentence)
            return 0
        _refuse(session, number, sentence)
        raise typer.Exit(error.exit_code) from None
    except Exception as error:
        if getattr(error, "exit_code", None) != 2:
            raise
        from ettervern_cli.app.output.complaints import usage_sentence

        _refuse(session, number, usage_sentence(session.words, error, getattr(error, "ctx", None)))
        raise typer.Exit(2) from None


def run_words(
    session: Session, ctx: Any, words: list[str], *, dry_run: bool = False, form: str = "text"
) -> int:
    """Run one write command, split into words, in the transaction of ``session.batch``.

    In ``form`` json it answers so, whatever it asks for itself.
    Says how many commands were written: one, or none where the line itself is a dry run. Raises
    what the command raises, and NotInBatch for one that does not write.
    """
    parent = ctx.find_root()
    words = parent.command.in_full(parent, words)
    name = words[0]
    if name in GROUPS:
        words = [name, *parent.command.real(name).in_full(parent, words[1:])]
        verb = words[1] if len(words) > 1 and not words[1].startswith("-") else DEFAULTS.get(name)
        name = f"{name} {verb}" if verb else name
    options = words[: words.index("--")] if "--" in words else words
    reads = name in COMMANDS and not COMMANDS[name].writes and ISSUE not in options
    if reads or name in GROUPS or {"-h", "--help"} & set(options):
        raise NotInBatch(command=" ".join(words[:2]) if not reads else name)
    _, command, rest = parent.command.resolve_command(parent, words)
    while hasattr(command, "resolve_command"):
        sub = command.make_context(words[0], list(rest), parent=parent)
        _, command, rest = command.resolve_command(sub, rest)
    with command.make_context(words[0], list(rest), parent=parent) as line:
        tried = bool(line.params.get("dry_run"))
        line.params["dry_run"] = tried or dry_run
        if form == "json" and "form" in line.params:
            line.params["form"] = form
        if tried:
            session.db.execute("SAVEPOINT line")
        with _together(session, name in PUT_OFF and not tried):
            command.invoke(line)
        if tried:
            session.db.execute("ROLLBACK TO line")
            session.db.execute("RELEASE line")
    return int(not tried)


@contextmanager
def _together(session: Session, may_wait: bool) -> Iterator[None]:
    """Put off what is derived where a batch may and the line does not read it; else catch up."""
    running = session.batch
    if running is None or not running.together:
        yield
        return
    if not may_wait:
        _catch_up(session, running)
        yield
        return
    from ettervern_cli.follow_ups.derived import put_off

    running.puts_off = True
    try:
        with put_off(running.stale):
            yield
    finally:
        running.puts_off = False


def _refuse(session: Session, number: int, text: str) -> None:
    shown = session.batch
    session.batch = None
    session.complain(session.words.say("daily.batch_refused", line=number, text=text))
    session.batch = shown
