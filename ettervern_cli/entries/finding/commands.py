"""find."""

from typing import Annotated

import typer

from ettervern_cli.app.options import Output, ReportFormat, argument, own_words, session_of
from ettervern_cli.app.output.looks import show_list


def find(
    ctx: typer.Context,
    text: Annotated[str, argument("TEXT", "The words; - reads them.")],
    *,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Words in everything that was typed: ettervern find "ny jobb"

    Follow-ups, notes, voices, incidents, plans, decisions, gaps and all other texts, in any case,
    the newest first, with whom they are about and when. The ids are what edit and annul take.
    """
    session = session_of(ctx)
    words = own_words(session, text, "text") or ""
    from ettervern_cli.entries.finding.finding import find_texts

    with session.reading() as db:
        found = find_texts(db, session.programmes(), words)
        session.looked_at(one.resident_id for one in found)

    from ettervern_cli.entries.finding.screen import text_list

    show_list(session, form, output, text_list(session.words, found))
