"""The consent group."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import (
    Format,
    How,
    Output,
    Who,
    own_words,
    session_of,
    show_sentence,
    writes,
)
from ettervern_cli.app.output.output import View
from ettervern_cli.consents import verbs as consents
from ettervern_cli.consents.verbs import consent_json
from ettervern_cli.referrals.options_command import with_row
from ettervern_cli.storage.results import said


@writes
def give(
    ctx: typer.Context,
    who: Who,
    *,
    scope: Annotated[
        str,
        typer.Option("--scope", metavar="S", help="What may be shared.",
                     autocompletion=complete.scopes),
    ],
    partner: Annotated[
        list[str],
        typer.Option("--partner", metavar="P", help="With whom; may be repeated.",
                     autocompletion=complete.partners),
    ],
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Its last day.")
    ] = None,
    how: How,
) -> None:  # fmt: skip
    """A consent is given: ettervern consent give nora --scope plan --partner nav --partner aksis

    It belongs to the person, who need not have been admitted. Another one may be given beside it.
    """
    session = session_of(ctx)
    on = session.past(how.on)
    last = session.day(until)
    with session.writing("consent give", dry_run=how.dry_run) as work:
        resident = session.resident(who)
        programme = session.programme(resident, ("open",))
        given = consents.give(
            session.db,
            session.pen,
            programme,
            resident,
            on,
            scope=scope,
            partners=partner,
            until=last,
            note=own_words(session, how.note, "note"),
        )
        key = "consent.given_until" if given.until else "consent.given"
        told = said(
            key,
            name=resident.name,
            code=resident.code,
            scope=given.scope_name,
            partners=given.partner_names,
            on=on,
            until=given.until,
        )
        shown = with_row(session, programme, resident.id, consent_json(given))
        show_sentence(session, how, work, [told], shown)


@writes
def withdraw(
    ctx: typer.Context,
    who: Who,
    *,
    scope: Annotated[
        str | None,
        typer.Option("--scope", metavar="S", help="Only this; else all that is in force.",
                     autocompletion=complete.scopes),
    ] = None,
    how: How,
) -> None:  # fmt: skip
    """A consent is withdrawn: ettervern consent withdraw nora --scope plan

    From that day nothing more may be shared on it. Where the programme rests on consent and none is
    left, follow-ups, moves up and meetings about the person are refused until a new one is given;
    reading, consent and discharge always work.
    """
    session = session_of(ctx)
    on = session.past(how.on)
    with session.writing("consent withdraw", dry_run=how.dry_run) as work:
        resident = session.resident(who)
        programme = session.programme(resident, ("consent",))
        found = consents.withdraw(
            session.db,
            programme,
            resident,
            on,
            today=session.today,
            scope=scope,
            note=own_words(session, how.note, "note"),
        )
        scopes = list(dict.fromkeys(one.scope_name for one in found))
        facts = {"name": resident.name, "code": resident.code}
        told = [said("consent.withdrawn", **facts, scopes=scopes, on=on)]
        if not consents.in_force(session.db, programme, resident.id, session.today):
            stops = "consent.stops" if programme.consent_required else "consent.none_left"
            session.warn(said(stops, **facts))
        own: dict[str, object] = {"consents": [consent_json(one) for one in found]}
        shown = with_row(session, programme, resident.id, own)
        show_sentence(session, how, work, told, shown)


def list_(
    ctx: typer.Context,
    who: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHO]", help="Only one person's.", autocompletion=complete.residents
        ),
    ] = None,
    *,
    form: Format = "text",
    output: Output = None,
) -> None:
    """What may be shared, with whom and until when: ettervern consent list nora

    The last day is included; the day of a withdrawal is the first without.
    """
    session = session_of(ctx)
    with session.reading() as db:
        resident = session.resident(who) if who is not None else None
        programmes = session.programmes()
        found = consents.consents(
            db, programmes, session.today, resident_id=resident.id if resident else None
        )

    from ettervern_cli.consents import screen as render

    session.show(
        View(
            text=lambda: render.list_lines(session.words, found, session.today, len(programmes)),
            json=lambda: [consent_json(one) for one in found],
            csv=lambda: render.list_csv(found),
            md=lambda: render.list_markdown(session.words, found),
        ),
        form,
        output,
    )
