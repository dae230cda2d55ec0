"""undo."""

from typing import Annotated

import typer

from ettervern_cli.app.options import How, one_of, session_of, show_sentence
from ettervern_cli.app.output.output import View
from ettervern_cli.app.session import Session
from ettervern_cli.entries import undo as undoing
from ettervern_cli.screen.tables import Line, cell
from ettervern_cli.storage.results import message


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

    from ettervern_cli.entries.errors import UndoBlocked

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
    show_sentence(session, how, work, [message("daily.undone", **facts)], shown)
    following = undoing.undoable(session.db, 1)
    if following and not dry_run:
        session.warn(
            message("daily.undo_next", number=following[0].number, command=following[0].command)
        )


def _list(session: Session, form: str) -> None:
    with session.reading() as db:
        found = undoing.undoable(db, 50)

    def text(room: int) -> list[Line]:
        if not found:
            return [[cell(session.words.say("daily.undo_none"))]]
        from ettervern_cli.entries.changes.screen import change_lines

        return change_lines(session.words, found, {})

    session.show(
        View(text, lambda: [{"change": c.number, "command": c.command} for c in found]), form
    )
