"""lives, which says where a resident lives."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import How, Who, own_words, session_of, show_written, writes
from ettervern_cli.homes.living_situation import verbs as dwellings


@writes
def lives(
    ctx: typer.Context,
    who: Who,
    where: Annotated[
        str,
        typer.Argument(metavar="DESTINATION", help="One of the programme's destinations.",
                       autocompletion=complete.destinations),
    ],
    *,
    how: How,
) -> None:  # fmt: skip
    """Where a resident lives: ettervern lives nora own-rented --on 2026-11-02

    Reports to funders compare it with where the resident lived at admission (admit --lived).
    """
    session = session_of(ctx)
    on = session.past(how.on)
    with session.writing("lives", dry_run=how.dry_run) as work:
        resident = session.resident(who)
        written = dwellings.lives(
            session.db,
            session.pen,
            session.programme(resident),
            resident,
            on,
            destination=where,
            note=own_words(session, how.note, "note"),
        )
        show_written(session, how, work, written)
