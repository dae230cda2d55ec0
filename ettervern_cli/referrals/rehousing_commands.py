"""The rehouse group."""

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
from ettervern_cli.app.session import Session
from ettervern_cli.people.people import by_code
from ettervern_cli.programme.programme import Programme
from ettervern_cli.referrals import rehousing
from ettervern_cli.referrals.options_command import NameOrCode, with_row
from ettervern_cli.referrals.rehousing import Done, rehousing_json
from ettervern_cli.storage.transaction import Writing


@writes
def add(
    ctx: typer.Context,
    who: NameOrCode,
    *,
    born: Annotated[
        str | None, typer.Option("--born", metavar="YEAR|DATE", help="Year or date of birth.")
    ] = None,
    how: How,
) -> None:
    """Somebody must be found another home: ettervern rehouse add "Ola Prøve"

    For a house that changes its purpose: everybody on the list is to be housed first.
    """
    session = session_of(ctx)
    on = session.past(how.on)
    name = session.text(who) or ""
    with session.writing("rehouse add", dry_run=how.dry_run) as work:
        programme = session.programme()
        note = own_words(session, how.note, "note")
        done = rehousing.add(session.db, session.pen, programme, name, on, born=born, note=note)
        _show(session, how, work, programme, done)


@writes
def done(
    ctx: typer.Context,
    who: Who,
    *,
    to: Annotated[
        str,
        typer.Option("--to", metavar="DESTINATION", help="Whereto.",
                     autocompletion=complete.destinations),
    ],
    how: How,
) -> None:  # fmt: skip
    """Another home was found: ettervern rehouse done ola --to own-rented

    The list keeps the person, with where and when.
    """
    session = session_of(ctx)
    on = session.past(how.on)
    with session.writing("rehouse done", dry_run=how.dry_run) as work:
        resident = session.resident(who)
        programme = session.programme(resident, ("rehousing",))
        note = own_words(session, how.note, "note")
        found = rehousing.house(session.db, programme, resident, on, destination=to, note=note)
        _show(session, how, work, programme, found)


def _show(session: Session, how: How, work: Writing, programme: Programme, found: Done) -> None:
    for warning in found.warned:
        session.warn(warning)
    person = by_code(session.db, found.row.resident)
    shown = with_row(session, programme, person.id if person else 0, rehousing_json(found.row))
    show_sentence(session, how, work, found.said, shown)


def list_(ctx: typer.Context, *, form: Format = "text", output: Output = None) -> None:
    """Who must be rehoused, those without a home first: ettervern rehouse list

    Below stands how many of them have another home.
    """
    session = session_of(ctx)
    with session.reading() as db:
        programmes = session.programmes()
        found = rehousing.rehousings(db, programmes)

    from ettervern_cli.referrals import rehousing_screen as render

    session.show(
        View(
            text=lambda: render.list_lines(session.words, found, session.today, len(programmes)),
            json=lambda: [rehousing_json(row) for row in found],
            csv=lambda: render.list_csv(found),
            md=lambda: render.list_markdown(session.words, found),
        ),
        form,
        output,
    )
