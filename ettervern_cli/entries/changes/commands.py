"""data history."""

import os
from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import Output, ReportFormat, argument, flag, option
from ettervern_cli.app.output.looks import show_list
from ettervern_cli.app.session import Session
from ettervern_cli.entries.changes.changes import foreign, tell
from ettervern_cli.people.access_log import readings
from ettervern_cli.record.record import changes_about
from ettervern_cli.screen.safe import Line
from ettervern_cli.screen.tables import cell
from ettervern_cli.storage import history
from ettervern_cli.storage.results import message
from ettervern_cli.storage.settings import setting, time_zone


def history_(
    session: Session,
    who: Annotated[
        str | None, argument("[WHO]", "Only about one resident.", complete.residents)
    ] = None,
    *,
    since: Annotated[str | None, option("--since", "DATE", "Written on that day or later.")] = None,
    head: Annotated[bool, flag("--head", "Only the newest seal.")] = False,
    reading: Annotated[
        bool, flag("--reading", "Who has looked, instead of who has written.")
    ] = False,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """What was written, when and by whom, newest first: ettervern data history --since 2026-11-01

    Each command with every entry it wrote, and the old value of what it changed. Every command is
    sealed over the one before; --head prints the newest as a line to keep elsewhere, which data
    verify --head holds the history against.
    """
    if reading:
        _show_readings(session, who, since, form, output)
    else:
        _show_changes(session, who, since, form, output, head=head)


def _show_changes(
    session: Session,
    who: str | None,
    since: str | None,
    form: str,
    output: str | None,
    *,
    head: bool,
) -> None:
    """What was written, newest first; of one person only what is about them."""
    with session.reading() as db:
        resident = session.resident(who) if who else None
        day = session.day(since)
        first = day.isoformat() if day else None
        found = history.changes(db, since=first)
        if resident is not None:
            about = changes_about(db, resident)
            found = [change for change in found if change.number in about]
        if head:
            found = found[:1]
        undone = {change.undoes: change.number for change in history.changes(db) if change.undoes}
        details = tell(db, found, resident)
        if not head:
            details += foreign(db, resident, first)
            details.sort(key=lambda one: one.change.first_history, reverse=True)
        zone = time_zone(db)
        line = _head_line(session, found[0]) if head and found else ""

    from ettervern_cli.entries.changes import screen as render

    def newest(room: int) -> list[Line]:
        return [[cell(line)]]

    listed = render.change_list(session.words, details, undone, zone)
    show_list(session, form, output, listed, text=newest if head and found else None)


def _head_line(session: Session, newest: history.Change) -> str:
    """The newest change as a line to be kept elsewhere."""
    from ettervern_cli.storage.backups.heads import KeptHead, head_line, reads_end, seal_key

    key = seal_key(session.named_path(), os.environ.get("ETTERVERN_SEAL_KEY_FILE"))
    head = KeptHead(newest.seal, newest.number, None, reads_end(session.db))
    return head_line(head, newest.written_at, key)


def _show_readings(
    session: Session, who: str | None, since: str | None, form: str, output: str | None
) -> None:
    """The log of reading; looking into somebody's is itself a reading."""
    with session.reading() as db:
        resident = session.resident(who) if who else None
        day = session.day(since)
        found = readings(db, resident, day.isoformat() if day else None)
        zone = time_zone(db)
        is_on = setting(db, "log_reading") == "1"
    if not is_on:
        session.warn(message("history.reading_off"))

    from ettervern_cli.entries.changes import screen as render

    show_list(session, form, output, render.reading_list(session.words, found, zone))
