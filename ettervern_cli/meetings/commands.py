"""meeting hold, agenda, decide, done and list."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import argument, flag, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.meetings import decisions, meetings
from ettervern_cli.meetings.agendas import agenda as meeting_agenda
from ettervern_cli.meetings.agendas.value import agenda_json
from ettervern_cli.programme.series import one_series
from ettervern_cli.storage.results import message

InSeries = Annotated[
    str | None, option("--series", "SERIES", "Which group's; else the first.", complete.series)
]
Present = Annotated[
    list[str],
    option("--present", "AGENCY", "A partner who was there; repeat it.", complete.partners),
]


@acts
def hold(
    it: Act,
    *,
    present: Present,
    about: Annotated[
        list[str] | None,
        option("--about", "WHO", "A resident spoken of; may be repeated.", complete.residents),
    ] = None,
    series: InSeries = None,
) -> None:
    """A meeting was held: ettervern meeting hold --present Nav --present "Røde Kors" --about R-0007

    A resident is spoken of only where consent covers all agencies present that need it.
    """
    stage = it.stage
    people = [it.session.resident(who) for who in about or ()]
    it.show(meetings.hold(stage, present=present, about=people, series=series, note=it.note))


@looks
def agenda(
    it: Look,
    *,
    present: Annotated[
        list[str] | None,
        option("--present", "AGENCY", "Who will be there; else as last time.", complete.partners),
    ] = None,
    series: InSeries = None,
) -> None:
    """What is open, and new since the last meeting: ettervern meeting agenda -o agenda.md

    With --present it can be handed out: nothing about whom one of them may not hear of, and no
    notes. Without, it says whom that is with those who were there last.
    """
    from ettervern_cli.meetings.agendas import screen as render

    found = meeting_agenda.agenda(
        it.db, it.programme, it.today, present=present or (), series=series
    )
    it.picture.close()
    if found.is_handed_out and found.barred:
        codes = [person.code for person, _ in found.barred]
        it.session.warn(message("meeting.left_out", codes=codes))
    if found.masked:
        it.session.warn(message("meeting.masked", n=found.masked))
    it.page(
        text=lambda room: render.agenda_lines(it.words, found, room),
        json=lambda: agenda_json(found),
        page=lambda: render.agenda_page(it.words, found),
    )


Owner = Annotated[str, option("--owner", "O", "A partner or a member of staff.", complete.owners)]
AtMeeting = Annotated[
    str | None, option("--meeting", "ID|none", "Its meeting; else the latest.", complete.meetings)
]


@acts
def decide(
    it: Act,
    text: Annotated[str, argument("TEXT", "What is to be done; - reads it.")],
    *,
    owner: Owner,
    due: Annotated[str, option("--due", "D", "By when.")],
    about: Annotated[
        str | None, option("--about", "WHO", "The resident it is about.", complete.residents)
    ] = None,
    meeting: AtMeeting = None,
    series: Annotated[
        str | None, option("--series", "SERIES", "The latest of that group.", complete.series)
    ] = None,
) -> None:
    """A decision, with its owner and due date: ettervern meeting decide "Ring Strax" --owner nav
    --due 2026-11-01

    About a resident only where consent covers the agencies of the meeting and the owner.
    """
    due_on = it.session.read_day(due, ahead=True)
    written = decisions.decide(
        it.stage,
        text=it.with_note(text, "text"),
        owner=owner,
        due_on=due_on,
        about=it.session.resident(about) if about is not None else None,
        meeting=meeting,
        series=series,
    )
    it.show(written)


@acts
def done(
    it: Act,
    number: Annotated[str, argument("N", "The decision's number or id.", complete.open_decisions)],
    *,
    what: Annotated[str | None, option("--how", "TEXT", "How it was done.")] = None,
) -> None:
    """A decision has been carried out: ettervern meeting done 4 --how "Strax has called back"

    It leaves the agenda; the list keeps it.
    """
    every, today = it.session.programmes(), it.session.today
    carried_out = it.with_note(what, "how") or None
    it.show(decisions.done(it.db, every, number, it.on, today, how=carried_out))


@looks
def list_(
    it: Look,
    *,
    only_decisions: Annotated[
        bool, flag("--decisions", "All decisions, those of no meeting too.")
    ] = False,
    series: Annotated[
        str | None, option("--series", "SERIES", "Only that group's.", complete.series)
    ] = None,
) -> None:
    """Meetings: who sat there, and what was decided: ettervern meeting list

    The latest comes last. The ids in front are what done, edit and annul take.
    """
    from ettervern_cli.meetings.screen import decision_list, meeting_list

    db, programme = it.db, it.programme
    chosen = one_series(db, programme, series) if series else None
    next_ = meetings.rhythms(db, programme, it.today, chosen)
    if only_decisions:
        it.show(decision_list(it.words, decisions.decisions(db, programme), it.today))
    else:
        held = meetings.meetings(db, programme, chosen)
        it.show(meeting_list(it.words, held, it.today, next_))
