"""data history."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import Format, Output, session_of
from ettervern_cli.app.output.output import View
from ettervern_cli.app.session import Session
from ettervern_cli.entries.changes.changes import foreign, tell
from ettervern_cli.people.access_log import readings
from ettervern_cli.record.record import changes_about
from ettervern_cli.screen.tables import Line, cell, lines, markdown
from ettervern_cli.storage import history
from ettervern_cli.storage.results import message
from ettervern_cli.storage.settings import setting


def history_(
    ctx: typer.Context,
    who: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHO]", help="Only about one resident.", autocompletion=complete.residents
        ),
    ] = None,
    *,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Written on that day or later.")
    ] = None,
    head: Annotated[bool, typer.Option("--head", help="Only the newest seal.")] = False,
    reading: Annotated[
        bool, typer.Option("--reading", help="Who has looked, instead of who has written.")
    ] = False,
    form: Format = "text",
    output: Output = None,
) -> None:
    """What was written, when and by whom, newest first: ettervern data history --since 2026-11-01

    Each command with every entry it wrote, and the old value of what it changed. Every command is
    sealed over the one before; --head prints the newest as a line to keep elsewhere, which data
    verify --head holds the history against.
    """
    session = session_of(ctx)
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
        zone = setting(db, "time_zone") or "UTC"

    line = _head_line(session, found) if head and found else ""

    from ettervern_cli.entries.changes import screen as render

    def text(room: int) -> list[Line]:
        if not details:
            return [[cell(session.words.say("daily.history_empty"))]]
        if head:
            return [[cell(line)]]
        return render.detail_lines(session.words, details, undone, zone)

    columns = [name if name != "number" else "change" for name in history.Change._fields]
    session.show(
        View(
            text=text,
            json=lambda: [render.detail_json(one) for one in details],
            csv=lambda: (
                [*columns, "entries"],
                [[one.change.number or None, *one.change[1:],
                  " ".join(entry.id for entry in one.entries if entry.id)]
                 for one in details],
            ),
            md=lambda: render.detail_markdown(session.words, details, undone, zone),
        ),
        form,
        output,
    )  # fmt: skip


def _head_line(session: Session, found: list[history.Change]) -> str:
    """The newest change as a line to be kept elsewhere."""
    from ettervern_cli.storage.backups.heads import head_line, seal_key

    newest = found[0]
    key = seal_key(session.named_path())
    return head_line(newest.number, newest.seal, newest.written_at, key)


def _show_readings(
    session: Session, who: str | None, since: str | None, form: str, output: str | None
) -> None:
    """The log of reading; looking into somebody's is itself a reading."""
    with session.reading() as db:
        resident = session.resident(who) if who else None
        day = session.day(since)
        found = readings(db, resident, day.isoformat() if day else None)
        zone = setting(db, "time_zone") or "UTC"
        is_on = setting(db, "log_reading") == "1"
    if not is_on:
        session.warn(message("history.reading_off"))

    from ettervern_cli.entries.changes import screen as render

    def text(room: int) -> list[Line]:
        if not found:
            return [[cell(session.words.say("history.reading_empty"))]]
        return lines(render.reading_table(session.words, found, zone))

    rows = [[one.read_at, one.resident, one.actor, one.command] for one in found]
    session.show(
        View(
            text=text,
            json=lambda: [dict(zip(render.READING_CSV, row, strict=True)) for row in rows],
            csv=lambda: (render.READING_CSV, rows),
            md=lambda: markdown(render.reading_table(session.words, found, zone)),
        ),
        form,
        output,
    )
