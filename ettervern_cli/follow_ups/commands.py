"""log and due. The case book is imported inside: completing their options needs none of it."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import act
from ettervern_cli.app.options import (
    How,
    Output,
    Voice,
    Who,
    argument,
    flag,
    minutes,
    one_of,
    option,
    session_of,
    span,
    writes,
)
from ettervern_cli.app.output.looks import show_list
from ettervern_cli.app.output.output import REPORT_FORMATS
from ettervern_cli.app.outside.readers import reader
from ettervern_cli.values.dates import parse_alarm

By = Annotated[str | None, option("--by", "STAFF", "Who met the resident.", complete.staff)]


@writes
def log(
    ctx: typer.Context,
    who: Who,
    text: Annotated[str | None, argument("[TEXT]", "What it was; - reads it.")] = None,
    *,
    kind: Annotated[
        str | None, option("--kind", "KIND", "One of the programme's kinds.", complete.kinds)
    ] = None,
    length: Annotated[int | None, option("--minutes", "N", "How long.", parser=minutes)] = None,
    by: By = None,
    area: Annotated[
        list[str] | None, option("--area", "AREA", "A life area; may be repeated.", complete.areas)
    ] = None,
    missed: Annotated[bool, flag("--missed", "It was missed.")] = False,
    next_: Annotated[str | None, option("--next", "DATE", "The day agreed for the next.")] = None,
    voice: Voice = None,
    how: How,
) -> None:
    """A follow-up, held or missed: ettervern log ingrid "Walked to Nav" --minutes 30

    The next one is due by the step's rhythm, or on the day agreed.
    """
    from ettervern_cli.follow_ups import verbs as follow_ups

    with act(ctx, how, who) as it:
        entry = follow_ups.FollowUp(
            text=it.with_note(text, "text") or None,
            kind=kind,
            minutes=length,
            staff=by,
            areas=area or (),
            missed=missed,
            next_on=it.ahead(next_),
            voice=it.words(voice, "voice"),
        )
        it.show(follow_ups.log(it.scene, entry))


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
