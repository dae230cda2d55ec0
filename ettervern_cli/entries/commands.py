"""edit, annul, batch and undo."""

import shlex
import sys
from typing import Annotated, Any

import typer

from ettervern_cli.app.acts import Act, act
from ettervern_cli.app.index import COMMANDS, DEFAULTS, GROUPS
from ettervern_cli.app.options import How, one_of, session_of, show_sentence, writes
from ettervern_cli.app.output.output import View
from ettervern_cli.app.session import Session
from ettervern_cli.app.streams import Batch
from ettervern_cli.entries import corrections
from ettervern_cli.entries import undo as undoing
from ettervern_cli.entries.record import Entry, find_entry
from ettervern_cli.errors import BadValue, EttervernError, NotInBatch, UnreadableLine
from ettervern_cli.people.people import find, names_for, stored
from ettervern_cli.screen.tables import Line, cell
from ettervern_cli.storage.results import Said, Written, said

EntryId = Annotated[str, typer.Argument(metavar="ID", help="An entry's id, as show prints it.")]


@writes
def edit(
    ctx: typer.Context,
    entry: EntryId,
    assignments: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE...")],
    *,
    how: How,
) -> None:
    """Correct an entry: ettervern edit F-12 minutes=45 held_on=2026-11-02

    The old value stays in the history. What the correction would break is refused. An empty value
    takes the field out. A person is corrected by code: edit R-0007 born=1985.
    """
    with act(ctx, how, day_first=False) as it:
        db, words = it.db, it.session.words
        found = find_entry(db, entry)
        it.work.note = it.note
        done = corrections.edit(db, found, assignments, it.session.today)
        named = found.table == "resident" and any(one.startswith("name=") for one in assignments)
        warned = stored(names_for(db, found.row_id), find(db, found.id)) if named else []
        nothing = words.say("daily.nothing")
        what = ", ".join(
            f"{field} {nothing if old is None else words.write(old)} → "
            f"{nothing if new is None else words.write(new)}"
            for field, old, new in done
        )
        it.show(_corrected(it, found, said("daily.edited", entry=found.id, what=what), warned))


@writes
def annul(
    ctx: typer.Context,
    entry: EntryId,
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")],
    how: How,
) -> None:
    """Take an entry out, such as one on the wrong person: ettervern annul F-12 --reason "Not hers"

    The history keeps it. Refused where other entries rest on it.
    """
    with act(ctx, how, day_first=False) as it:
        found = find_entry(it.db, entry)
        why = it.words(reason, "reason") or ""
        it.work.note = why
        corrections.annul(it.db, found)
        it.show(_corrected(it, found, said("daily.annulled", entry=found.id, reason=why), []))


def _corrected(it: Act, entry: Entry, told: Said, warned: list[Said]) -> Written:
    """What was done to an entry, with the row of its stay as far as there still is one."""
    exists = it.db.execute("SELECT 1 FROM stay WHERE id = ?", (entry.stay_id,)).fetchone()
    return Written([told], warned, entry.id, entry.stay_id if exists else None)


def batch(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="Command lines; else standard input.")
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing.")] = False,
) -> None:
    """Many write commands, one transaction: ettervern batch month.txt

    One command a line, as typed after ettervern, shell-quoted; # begins a comment. A line that is
    refused is named, nothing at all is written, and its exit code is returned.
    """
    session = session_of(ctx)
    lines = _read_lines(file)
    group = ctx.find_root().command
    done = 0
    with session.writing("batch", dry_run=dry_run) as work:
        session.batch = Batch(work)
        try:
            for number, text in enumerate(lines, 1):
                done += _run_line(session, group, ctx, number, text, dry_run=dry_run)
        finally:
            shown, session.batch = session.batch.shown, None
    for to_stdout, text in shown:
        if to_stdout:
            session.print(text)
        else:
            session.complain(text.rstrip("\n"))
    if not dry_run:
        session.warn(said("daily.batch_done", n=done))


def _read_lines(file: str | None) -> list[str]:
    if file is None or file == "-":
        return sys.stdin.read().splitlines() if sys.stdin else []
    try:
        with open(file, encoding="utf-8-sig") as source:
            return source.read().splitlines()
    except (FileNotFoundError, IsADirectoryError, UnicodeDecodeError):
        raise BadValue(what="FILE", value=file) from None


def _run_line(
    session: Session, group: Any, ctx: Any, number: int, text: str, *, dry_run: bool
) -> int:
    """Run one line; anything wrong with it ends the batch with the line's own exit code.

    Says how many commands were written: one, or none where the line itself is a dry run.
    """
    try:
        words = shlex.split(text, comments=True)
    except ValueError:
        _refuse(session, number, session.words.say("error.UnreadableLine"))
        raise typer.Exit(UnreadableLine.exit_code) from None
    if not words:
        return 0
    try:
        return _invoke(session, group, ctx, words, dry_run=dry_run)
    except (typer.Exit, typer.Abort):
        raise
    except EttervernError as error:
        from ettervern_cli.app.output.output import safe_facts

        sentence = session.words.say(error.key, **safe_facts(error.facts))
        if error.exit_code == 0:
            session.complain(sentence)
            return False
        _refuse(session, number, sentence)
        raise typer.Exit(error.exit_code) from None
    except Exception as error:
        if getattr(error, "exit_code", None) != 2:
            raise
        from ettervern_cli.app.boundary import usage_sentence

        _refuse(session, number, usage_sentence(session.words, error, getattr(error, "ctx", None)))
        raise typer.Exit(2) from None


def _invoke(session: Session, group: Any, ctx: Any, words: list[str], *, dry_run: bool) -> int:
    name = words[0]
    if name in GROUPS:
        verb = words[1] if len(words) > 1 and not words[1].startswith("-") else DEFAULTS.get(name)
        name = f"{name} {verb}" if verb else name
    options = words[: words.index("--")] if "--" in words else words
    reads = name in COMMANDS and not COMMANDS[name].writes
    if reads or name in GROUPS or {"-h", "--help"} & set(options):
        raise NotInBatch(command=" ".join(words[:2]) if not reads else name)
    parent = ctx.find_root()
    _, command, rest = group.resolve_command(parent, words)
    while hasattr(command, "resolve_command"):
        sub = command.make_context(words[0], list(rest), parent=parent)
        _, command, rest = command.resolve_command(sub, rest)
    with command.make_context(words[0], list(rest), parent=parent) as line:
        tried = bool(line.params.get("dry_run"))
        line.params["dry_run"] = tried or dry_run
        if tried:
            session.db.execute("SAVEPOINT line")
        command.invoke(line)
        if tried:
            session.db.execute("ROLLBACK TO line")
            session.db.execute("RELEASE line")
    return int(not tried)


def _refuse(session: Session, number: int, text: str) -> None:
    shown = session.batch
    session.batch = None
    session.complain(session.words.say("daily.batch_refused", line=number, text=text))
    session.batch = shown


def undo(
    ctx: typer.Context,
    *,
    list_: Annotated[bool, typer.Option("--list", help="What could be taken back.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be taken back.")
    ] = False,
    form: Annotated[
        str,
        typer.Option("--format", metavar="text|json", help="What to print.",
                     parser=one_of("text", "json")),
    ] = "text",
) -> None:  # fmt: skip
    """Take back the last command whole: ettervern undo

    A batch is one command. Again takes back the one before. The history keeps both.
    """
    session = session_of(ctx)
    if list_:
        _list(session, form)
        return
    import sqlite3

    from ettervern_cli.errors import UndoBlocked

    how = How(None, None, dry_run, form)
    try:
        with session.writing("undo", kind="undo", dry_run=dry_run) as work:
            change = undoing.undo(session.db)
            work.undoes = change.number
    except sqlite3.IntegrityError:
        raise UndoBlocked() from None
    facts = {
        "number": change.number,
        "command": change.command,
        "at": change.written_at.replace("T", " ")[:16],
        "actor": change.actor,
    }
    shown = {"undone": change.number, "command": change.command}
    show_sentence(session, how, work, [said("daily.undone", **facts)], shown)
    following = undoing.undoable(session.db, 1)
    if following and not dry_run:
        session.warn(
            said("daily.undo_next", number=following[0].number, command=following[0].command)
        )


def _list(session: Session, form: str) -> None:
    with session.reading() as db:
        found = undoing.undoable(db, 50)

    def text() -> list[Line]:
        if not found:
            return [[cell(session.words.say("daily.undo_none"))]]
        from ettervern_cli.entries.changes.screen import change_lines

        return change_lines(session.words, found, {})

    session.show(
        View(text, lambda: [{"change": c.number, "command": c.command} for c in found]), form
    )
