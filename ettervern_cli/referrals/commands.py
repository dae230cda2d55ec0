"""The referral group."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import (
    Format,
    How,
    Output,
    Who,
    one_of,
    own_words,
    session_of,
    show_sentence,
    writes,
)
from ettervern_cli.app.output.output import View
from ettervern_cli.app.session import Session
from ettervern_cli.programme.programme import Programme
from ettervern_cli.referrals import verbs as referrals
from ettervern_cli.referrals import waiting_list
from ettervern_cli.referrals.options_command import (
    Agency,
    Born,
    Home,
    NameOrCode,
    TreatmentBegan,
    programme_of,
    with_row,
)
from ettervern_cli.referrals.verbs import Done, Request
from ettervern_cli.referrals.waiting_list import STATUS, referral_json
from ettervern_cli.storage.results import said
from ettervern_cli.storage.transaction import Writing


@writes
def add(
    ctx: typer.Context,
    who: NameOrCode,
    *,
    source: Annotated[
        str,
        typer.Option("--source", metavar="S", help="Where from.", autocompletion=complete.sources),
    ],
    agency: Agency = None,
    municipality: Home = None,
    born: Born = None,
    treatment_began: TreatmentBegan = None,
    treatment_ended: Annotated[
        str | None,
        typer.Option("--treatment-ended", metavar="DATE", help="End of treatment, also to come."),
    ] = None,
    how: How,
) -> None:  # fmt: skip
    """Somebody asks for a place: ettervern referral add "Nora Prøve" --source treatment

    A name is always a new person; someone known is referred by code. Nothing has to be typed
    again when the referral becomes an admission: admit CODE.
    """
    session = session_of(ctx)
    on = session.past(how.on)
    name = session.text(who) or ""
    with session.writing("referral add", dry_run=how.dry_run) as work:
        programme = session.programme()
        asked = Request(
            who=name,
            source=source,
            agency=agency,
            municipality=municipality,
            born=born,
            treatment_began_on=session.day(treatment_began),
            treatment_ended_on=session.day(treatment_ended),
            note=own_words(session, how.note, "note"),
        )
        done = referrals.refer(session.db, session.pen, programme, asked, on)
        _show(session, how, work, programme, done)


@writes
def assess(ctx: typer.Context, who: Who, *, how: How) -> None:
    """The need has been assessed: ettervern referral assess nora

    It may be done while treatment goes on. From then on the person is waiting.
    """
    _turn(session_of(ctx), how, who, "assess", referrals.assess)


@writes
def offer(ctx: typer.Context, who: Who, *, how: How) -> None:
    """A place is offered: ettervern referral offer nora

    The person moves in with: admit CODE.
    """
    _turn(session_of(ctx), how, who, "offer", referrals.offer)


@writes
def decline(
    ctx: typer.Context,
    who: Who,
    *,
    reason: Annotated[
        str,
        typer.Option("--reason", metavar="REASON", help="One of the programme's reasons.",
                     autocompletion=complete.decline_reasons),
    ],
    ask_again: Annotated[
        str | None,
        typer.Option("--ask-again", metavar="DATE", help="When, for a reason that asks again."),
    ] = None,
    how: How,
) -> None:  # fmt: skip
    """A referral is declined: ettervern referral decline nora --reason full

    What follows is the reason's: full stays first in line; too early asks again on a date (else at
    the end of treatment if that is to come, else after 30 days); the others end the referral.
    """
    session = session_of(ctx)
    _turn(
        session, how, who, "decline", referrals.decline,
        reason=reason, ask_again_on=session.day(ask_again),
    )  # fmt: skip


@writes
def withdraw(ctx: typer.Context, who: Who, *, how: How) -> None:
    """The person asks no longer: ettervern referral withdraw nora

    The referral ends; a new one can come later.
    """
    _turn(session_of(ctx), how, who, "withdraw", referrals.withdraw)


def _turn(
    session: Session,
    how: How,
    who: str,
    verb: str,
    write: Callable[..., Done],
    **values: Any,
) -> None:
    """Write what happens to an open referral, in the programme that it is to."""
    on = session.past(how.on)
    with session.writing(f"referral {verb}", dry_run=how.dry_run) as work:
        resident = session.resident(who)
        programme = programme_of(session, resident)
        note = own_words(session, how.note, "note")
        done = write(session.db, programme, resident, on, today=session.today, note=note, **values)
        _show(session, how, work, programme, done)


def _show(session: Session, how: How, work: Writing, programme: Programme, done: Done) -> None:
    for warning in done.warned:
        session.warn(warning)
    found = done.referral
    shown = with_row(session, programme, found.resident_id, referral_json(found))
    show_sentence(session, how, work, done.said, shown)


def list_(
    ctx: typer.Context,
    *,
    status: Annotated[
        str,
        typer.Option("--status", metavar="STATUS", help=f"One of: {', '.join(STATUS)}.",
                     parser=one_of(*STATUS)),
    ] = "open",
    form: Format = "text",
    output: Output = None,
) -> None:  # fmt: skip
    """The waiting list, the next one first: ettervern referral list --status all

    First in line are those declined only because it was full, then by date of referral. Who is to
    be asked again on a later date is out of the line until then (--status later).
    """
    session = session_of(ctx)
    with session.reading() as db:
        programmes = session.programmes()
        found = waiting_list.referrals(db, programmes, session.today, status=status)
        later = waiting_list.referrals(db, programmes, session.today, status="later")

    from ettervern_cli.referrals import screen as render

    session.show(
        View(
            text=lambda: render.list_lines(session.words, found, session.today, len(programmes)),
            json=lambda: [referral_json(one) for one in found],
            csv=lambda: render.list_csv(found),
            md=lambda: render.list_markdown(session.words, found, session.today),
        ),
        form,
        output,
    )
    if later and status == "open" and form == "text" and output is None:
        session.warn(said("referral.later", n=len(later)))
