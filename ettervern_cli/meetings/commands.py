"""meeting hold, agenda, decide, done and list."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import act, show_list, show_page
from ettervern_cli.app.options import (
    How,
    Output,
    ReportFormat,
    session_of,
    writes,
)
from ettervern_cli.meetings import agenda as meeting_agenda
from ettervern_cli.meetings import decisions, meetings

Present = Annotated[
    list[str],
    typer.Option("--present", metavar="AGENCY", help="A partner who was there; repeat it.",
                 autocompletion=complete.partners),
]  # fmt: skip


@writes
def hold(
    ctx: typer.Context,
    *,
    present: Present,
    about: Annotated[
        list[str] | None,
        typer.Option("--about", metavar="WHO", help="A resident spoken of; may be repeated.",
                     autocompletion=complete.residents),
    ] = None,
    how: How,
) -> None:  # fmt: skip
    """A meeting was held: ettervern meeting hold --present NAV --present "Røde Kors" --about R-0007

    A resident is spoken of only where consent covers all agencies present that need it.
    """
    with act(ctx, how) as it:
        stage = it.stage
        people = [it.session.resident(who) for who in about or ()]
        it.show(meetings.hold(stage, present=present, about=people, note=it.note))


def agenda(
    ctx: typer.Context,
    *,
    present: Annotated[
        list[str] | None,
        typer.Option("--present", metavar="AGENCY", help="Who will be there; else as last time.",
                     autocompletion=complete.partners),
    ] = None,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:  # fmt: skip
    """What is open, and new since the last meeting: ettervern meeting agenda -o agenda.md

    Says too whom consent keeps from being spoken of with the agencies present.
    """
    session = session_of(ctx)
    with session.reading() as db:
        found = meeting_agenda.agenda(db, session.programme(), session.today, present=present or ())

    from ettervern_cli.meetings import agenda_screen as render

    show_page(
        session,
        form,
        output,
        text=lambda room: render.agenda_lines(session.words, found, room),
        json=lambda: meeting_agenda.agenda_json(found),
        page=lambda: render.agenda_page(session.words, found),
    )


Owner = Annotated[
    str,
    typer.Option("--owner", metavar="O", help="A partner or a member of staff.",
                 autocompletion=complete.owners),
]  # fmt: skip
AtMeeting = Annotated[
    str | None,
    typer.Option("--meeting", metavar="ID|none", help="Its meeting; else the latest.",
                 autocompletion=complete.meetings),
]  # fmt: skip


@writes
def decide(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is to be done; - reads it.")],
    *,
    owner: Owner,
    due: Annotated[str, typer.Option("--due", metavar="D", help="By when.")],
    about: Annotated[
        str | None,
        typer.Option("--about", metavar="WHO", help="The resident it is about.",
                     autocompletion=complete.residents),
    ] = None,
    meeting: AtMeeting = None,
    how: How,
) -> None:  # fmt: skip
    """A decision, with its owner and due date: ettervern meeting decide "Ring Strax" --owner nav
    --due 2026-11-01

    About a resident only where consent covers the agencies of the meeting and the owner.
    """
    with act(ctx, how) as it:
        due_on = it.session.read_day(due, ahead=True)
        written = decisions.decide(
            it.stage,
            text=it.with_note(text, "text"),
            owner=owner,
            due_on=due_on,
            about=it.session.resident(about) if about is not None else None,
            meeting=meeting,
        )
        it.show(written)


@writes
def done(
    ctx: typer.Context,
    number: Annotated[
        str,
        typer.Argument(metavar="N", help="The decision's number or id.",
                       autocompletion=complete.open_decisions),
    ],
    *,
    what: Annotated[
        str | None, typer.Option("--how", metavar="TEXT", help="How it was done.")
    ] = None,
    how: How,
) -> None:  # fmt: skip
    """A decision has been carried out: ettervern meeting done 4 --how "Strax has called back"

    It leaves the agenda; the list keeps it.
    """
    with act(ctx, how) as it:
        every, today = it.session.programmes(), it.session.today
        carried_out = it.with_note(what, "how") or None
        it.show(decisions.done(it.db, every, number, it.on, today, how=carried_out))


def list_(
    ctx: typer.Context,
    *,
    only_decisions: Annotated[
        bool, typer.Option("--decisions", help="All decisions, those of no meeting too.")
    ] = False,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Meetings: who sat there, and what was decided: ettervern meeting list

    The latest comes last. The ids in front are what done, edit and annul take.
    """
    session = session_of(ctx)
    with session.reading() as db:
        programme = session.programme()
        held = [] if only_decisions else meetings.meetings(db, programme)
        made = decisions.decisions(db, programme) if only_decisions else []
        next_ = meetings.next_due(db, programme, session.today)

    from ettervern_cli.meetings import screen as render

    words, today = session.words, session.today
    if only_decisions:
        listed = render.decision_list(words, made, today)
    else:
        listed = render.meeting_list(words, held, today, next_)
    show_list(session, form, output, listed)
