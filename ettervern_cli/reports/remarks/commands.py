"""report remark and remarks."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import (
    Format,
    How,
    Output,
    one_of,
    own_words,
    session_of,
    show_sentence,
    writes,
)
from ettervern_cli.app.output.output import View
from ettervern_cli.errors import Word
from ettervern_cli.reports.remarks import verbs as remarks
from ettervern_cli.storage.results import said
from ettervern_cli.values.report_headings import HEADINGS

heading_word = one_of(*HEADINGS)


@writes
def remark(
    ctx: typer.Context,
    heading: Annotated[
        str,
        typer.Argument(metavar="HEADING", help="One of: " + ", ".join(HEADINGS) + ".",
                       parser=heading_word, autocompletion=complete.headings),
    ],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to say there; - reads it.")],
    *,
    voice: Annotated[
        str | None, typer.Option("--voice", metavar="TEXT", help="The users' own words.")
    ] = None,
    how: How,
) -> None:  # fmt: skip
    """Words for a funder's report: ettervern report remark learned "Start the plan early"

    Shown word for word in the report on the time it was noted, so without names.
    """
    session = session_of(ctx)
    on = session.past(how.on)
    with session.writing("report remark", dry_run=how.dry_run) as work:
        words = [own_words(session, text, "text"), own_words(session, how.note, "note")]
        made, warned = remarks.add_remark(
            session.db,
            session.pen,
            session.programme(),
            on,
            heading=heading,
            text="\n".join(word for word in words if word),
            voice=own_words(session, voice, "voice"),
        )
        for warning in warned:
            session.warn(warning)
        word = Word(f"remark.heading_{heading}")
        told = [said("remark.added", id=made.id, heading=word, on=on)]
        show_sentence(session, how, work, told, remarks.remark_json(made))


def list_(
    ctx: typer.Context,
    *,
    heading: Annotated[
        str | None,
        typer.Option("--heading", metavar="HEADING", help="Only those.", parser=heading_word,
                     autocompletion=complete.headings),
    ] = None,
    form: Format = "text",
    output: Output = None,
) -> None:  # fmt: skip
    """Remarks for funders' reports, in order of date: ettervern report remarks --heading learned

    Correct one with edit, take one out with annul.
    """
    session = session_of(ctx)
    with session.reading() as db:
        found = remarks.remarks(db, session.programmes(), heading=heading)

    from ettervern_cli.reports.remarks import screen as render

    session.show(
        View(
            text=lambda: render.remark_lines(session.words, found, session.today),
            json=lambda: [remarks.remark_json(one) for one in found],
            csv=lambda: render.remark_csv(found),
            md=lambda: render.remark_markdown(session.words, found),
        ),
        form,
        output,
    )
