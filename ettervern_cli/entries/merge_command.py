"""data merge."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import How, own_words, session_of, show_sentence, writes
from ettervern_cli.entries.merging import merge as merge_
from ettervern_cli.people.listing import person_row, row_json
from ettervern_cli.programme.programme import programmes


@writes
def merge(
    ctx: typer.Context,
    code: Annotated[
        str,
        typer.Argument(
            metavar="CODE", help="The record that goes.", autocompletion=complete.residents
        ),
    ],
    into: Annotated[
        str,
        typer.Argument(
            metavar="INTO-CODE", help="The record that stays.", autocompletion=complete.residents
        ),
    ],
    *,
    how: How,
) -> None:
    """Two records of one person become one: ettervern data merge R-0007 R-0003

    Stays, referrals, consents and all else move over; the name that stays is the second one's. The
    first code still finds the person. Refused where two stays in one programme would share days.
    """
    session = session_of(ctx)
    session.past(how.on)
    with session.writing("data merge", dry_run=how.dry_run) as work:
        work.note = own_words(session, how.note, "note")
        person, told, warned = merge_(session.db, session.pen, code, into)
        for warning in warned:
            session.warn(warning)
        known = (
            person_row(session.db, one.id, person.id, session.today)
            for one in programmes(session.db)
        )
        row = next((row_json(row) for row in known if row is not None), {})
        shown = {**row, "resident": person.code, "name": person.name, "merged": code}
        show_sentence(session, how, work, told, shown)
