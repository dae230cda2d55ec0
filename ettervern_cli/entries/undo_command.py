"""undo."""

from typing import Annotated

from ettervern_cli.app.options import (
    How,
    Output,
    ReportFormat,
    argument,
    flag,
    only_written,
    show_sentence,
    whole_number,
)
from ettervern_cli.app.output.looks import show_list
from ettervern_cli.app.session import Session
from ettervern_cli.entries import undo as undoing
from ettervern_cli.storage.results import message
from ettervern_cli.storage.settings import time_zone
from ettervern_cli.values.dates import local


def undo(
    session: Session,
    number: Annotated[
        int | None, argument("[N]", "That change alone.", parser=whole_number)
    ] = None,
    *,
    list_: Annotated[bool, flag("--list", "What could be taken back.")] = False,
    dry_run: Annotated[bool, flag("--dry-run", "Say what would be taken back.")] = False,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Take back the last command whole: ettervern undo

    A batch is one command. Again takes back the one before. With a number it is that change
    alone, where nothing rests on it; undo --list has the numbers. The history keeps both.
    """
    if list_:
        _list(session, form, output)
        return
    only_written(form, output)
    import sqlite3

    from ettervern_cli.entries.errors import UndoBlocked

    how = How(None, None, dry_run, form)
    try:
        with (
            session.said_afterwards(),
            session.writing("undo", kind="undo", dry_run=dry_run) as work,
        ):
            change = undoing.undo(session.db, number)
            work.undoes = change.number
            facts = {
                "number": change.number,
                "command": change.command,
                "at": local(change.written_at, time_zone(session.db)),
                "actor": change.actor,
            }
            said = [message("daily.undone", **facts), *undoing.losses(session.db, change)]
            shown = {"undone": change.number, "command": change.command}
            show_sentence(session, how, work, said, shown)
    except sqlite3.IntegrityError:
        raise UndoBlocked() from None
    following = undoing.undoable(session.db, 1)
    if following and not dry_run and number is None:
        session.warn(
            message("daily.undo_next", number=following[0].number, command=following[0].command)
        )


def _list(session: Session, form: str, output: str | None) -> None:
    with session.reading() as db:
        found = [undoing.outline(db, change) for change in undoing.undoable(db, 50)]
        zone = time_zone(db)

    from ettervern_cli.entries.changes.screen import undo_list

    show_list(session, form, output, undo_list(session.words, found, zone))
