"""data history."""

from typing import Annotated

import typer

from ettervern_cli.casebook import history
from ettervern_cli.casebook.showing import changes_about
from ettervern_cli.cli import complete
from ettervern_cli.cli.options import Format, Output, session_of
from ettervern_cli.cli.output import View
from ettervern_cli.render.tables import Line, cell


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
    form: Format = "text",
    output: Output = None,
) -> None:
    """What was written, when and by whom, newest first: ettervern data history --since 2026-11-01

    Every command is sealed over the one before; --head shows the newest seal.
    """
    session = session_of(ctx)
    with session.reading() as db:
        about = changes_about(db, session.resident(who)) if who else None
        day = session.day(since)
        found = history.changes(db, since=day.isoformat() if day else None)
        if about is not None:
            found = [change for change in found if change.number in about]
        undone = {change.undoes: change.number for change in history.changes(db) if change.undoes}
    if head:
        found = found[:1]

    from ettervern_cli.render import history as render

    def text() -> list[Line]:
        if not found:
            return [[cell(session.words.say("daily.history_empty"))]]
        if head:
            newest = found[0]
            said = session.words.say("daily.head", seal=newest.seal, number=newest.number)
            return [[cell(said)]]
        return render.change_lines(session.words, found, undone)

    columns = [name if name != "number" else "change" for name in history.Change._fields]
    session.show(
        View(
            text=text,
            json=lambda: [dict(zip(columns, change, strict=True)) for change in found],
            csv=lambda: (columns, [list(change) for change in found]),
            md=lambda: render.change_markdown(session.words, found, undone),
        ),
        form,
        output,
    )
