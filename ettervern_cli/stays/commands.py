"""extend, contact and discharge."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import How, Who, one_of, own_words, session_of, show_written, writes
from ettervern_cli.homes import limits
from ettervern_cli.people import stays
from ettervern_cli.stays import discharge as exits


@writes
def extend(
    ctx: typer.Context,
    who: Who,
    *,
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="The new last day.")],
    allowed_by: Annotated[
        str, typer.Option("--allowed-by", metavar="NAME", help="Who allowed it.")
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")],
    what: Annotated[
        str | None,
        typer.Option("--what", metavar="stay|step|unit|lease|trial",
                     help="What goes on; else the stay, or what runs out first.",
                     parser=one_of("stay", "step", "unit", "lease", "trial")),
    ] = None,
    how: How,
) -> None:  # fmt: skip
    """Past a limit, with a reason: ettervern extend nora --until 2027-02-01 --allowed-by Kari
    --reason "Flat ready in January"

    Recorded with who allowed it; over a limit without this is what today points out.
    """
    session = session_of(ctx)
    on = session.past(how.on)
    last = session.read_day(until)
    with session.writing("extend", dry_run=how.dry_run) as work:
        resident = session.resident(who)
        why = own_words(session, reason, "reason") or ""
        note = own_words(session, how.note, "note")
        written = limits.extend(
            session.db,
            session.pen,
            session.programme(resident),
            resident,
            on,
            until=last,
            allowed_by=own_words(session, allowed_by, "allowed-by") or "",
            reason=f"{why}\n{note}" if note else why,
            what=what,
        )
        show_written(session, how, work, written)


@writes
def contact(
    ctx: typer.Context,
    who: Who,
    staff: Annotated[
        str,
        typer.Argument(metavar="STAFF", help="A member of staff.", autocompletion=complete.staff),
    ],
    *,
    how: How,
) -> None:
    """The fixed contact changes: ettervern contact nora kari

    One person whom the resident can turn to, through every phase.
    """
    session = session_of(ctx)
    on = session.past(how.on)
    with session.writing("contact", dry_run=how.dry_run) as work:
        resident = session.resident(who)
        work.note = own_words(session, how.note, "note")
        written = stays.change_contact(session.db, session.programme(resident), resident, staff, on)
        show_written(session, how, work, written)


@writes
def discharge(
    ctx: typer.Context,
    who: Who,
    *,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="DESTINATION", help="Whereto, or pending.",
                     autocompletion=complete.destinations),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="REASON", help="Why, or pending.",
                     autocompletion=complete.exit_reasons),
    ] = None,
    how: How,
) -> None:  # fmt: skip
    """A stay ends: ettervern discharge nora --to own-rented --reason planned

    Placement and absence end the same day. What is pending is filled in by discharge again.
    """
    session = session_of(ctx)
    on = session.past(how.on) if how.on is not None else None
    with session.writing("discharge", dry_run=how.dry_run) as work:
        resident = session.resident(who)
        written = exits.discharge(
            session.db,
            session.programme(resident),
            resident,
            on,
            today=session.today,
            destination=to,
            reason=reason,
            note=own_words(session, how.note, "note"),
        )
        show_written(session, how, work, written)
