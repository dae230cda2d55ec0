"""today."""

from typing import Annotated

import typer

from ettervern_cli.app.options import Format, Output, flag, hint, session_of
from ettervern_cli.app.output.bars import bar_style
from ettervern_cli.app.output.output import View
from ettervern_cli.screen.safe import Line
from ettervern_cli.today.today import Agenda
from ettervern_cli.today.today import agenda as gather


def today(
    ctx: typer.Context,
    *,
    every: Annotated[bool, flag("--all", "All of it, however long.")] = False,
    form: Format = "text",
    output: Output = None,
) -> None:
    """What needs you now: ettervern today

    Overdue first, then today and the coming days; who waits, what is missing, the group and money
    come last. A terminal shows what fits on it, the most urgent first.
    """
    session = session_of(ctx)
    with session.reading() as db:
        found = [gather(db, programme, session.today) for programme in session.programmes()]

    from ettervern_cli.today import screen as render

    bars = bar_style(session, form, output)

    def screens(room: int) -> list[Line]:
        body: list[Line] = []
        rows = None if every or output is not None or session.rows is None else session.rows - 1
        share = rows and rows // len(found)
        for one in found:
            told = render.today_lines(session.words, one, bars, room, share)
            body += [*([[], []] if body else []), *told]
        return body

    def table() -> tuple[list[str], list[list[object]]]:
        return render.CSV, [row for one in found for row in render.today_csv(one)[1]]

    session.show(
        View(
            text=screens,
            json=lambda: [render.today_json(one) for one in found],
            csv=table,
            md=lambda: "\n".join(render.today_markdown(session.words, one) for one in found),
        ),
        form,
        output,
    )
    if form == "text" and output is None and (code := _next(found)):
        hint(session, f'log {code.casefold()} "…"')


def _next(found: list[Agenda]) -> str | None:
    """Whom to see next: the first whose follow-up is overdue or due today."""
    for one in found:
        for item in one.items:
            if item.kind == "follow-up" and item.section in ("overdue", "today"):
                return item.resident
    return None
