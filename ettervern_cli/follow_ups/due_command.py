"""due. The case book is imported inside: completing its options needs none of it."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import Output, flag, one_of, option, session_of, span
from ettervern_cli.app.output.looks import show_list
from ettervern_cli.app.output.output import REPORT_FORMATS
from ettervern_cli.app.outside.readers import reader
from ettervern_cli.values.dates import parse_alarm


def due(
    ctx: typer.Context,
    *,
    within: Annotated[int, option("--within", "7d", "Days ahead, too.", parser=span)] = "0d",  # type: ignore[assignment]
    by: Annotated[
        str | None, option("--by", "STAFF", "Only that contact's residents.", complete.staff)
    ] = None,
    check: Annotated[bool, flag("--check", "Exit 3 when any is overdue.")] = False,
    names: Annotated[bool, flag("--names", "Names in a calendar, too.")] = False,
    alarm: Annotated[
        str | None,
        option(
            "--alarm",
            "1h",
            "In a calendar: a reminder so long before the day.",
            parser=reader(parse_alarm, "alarm"),
        ),
    ] = None,
    form: Annotated[
        str,
        option(
            "--format",
            "text|json|csv|md|xlsx|html|ics",
            "What to print.",
            parser=one_of(*REPORT_FORMATS, "ics"),
        ),
    ] = "text",
    output: Output = None,
) -> None:
    """Follow-ups due, most overdue first: ettervern due --within 7d

    Due today is not overdue. A calendar (--format ics) carries codes, no names, unless --names.
    """
    from ettervern_cli.follow_ups.due import due as find_due
    from ettervern_cli.follow_ups.due import staff_codes

    session = session_of(ctx)
    entries = None
    with session.reading() as db:
        programmes = session.programmes()
        ids = [programme.id for programme in programmes]
        found = find_due(db, ids, session.today, within_days=within, staff=by)
        if form == "ics" or (output or "").lower().endswith(".ics"):
            from ettervern_cli.follow_ups.calendar import calendar

            contacts = staff_codes(db, ids, by) if by is not None else None
            entries = calendar(db, ids, found, session.today, within_days=within, contacts=contacts)

    def ics() -> str:
        from ettervern_cli.follow_ups.calendar_screen import due_calendar

        assert entries is not None  # read above: it is a calendar that was asked for
        title = ", ".join(programme.name for programme in programmes)
        return due_calendar(session.words, entries, names=names, title=title, alarm=alarm)

    from ettervern_cli.follow_ups import screen as render

    overdue = any(item.overdue_days for item in found)
    quiet = session.options.quiet
    says = (overdue if quiet else found) if check else (found or not quiet)
    if says or form != "text" or output is not None:
        listed = render.due_list(session.words, found, session.today, within, check=check)
        show_list(session, form, output, listed, ics=ics)
    if check and overdue:
        raise typer.Exit(3)
