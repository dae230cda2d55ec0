"""gap add, list and close."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts, show_list
from ettervern_cli.app.options import Output, ReportFormat, argument, flag, option, session_of
from ettervern_cli.errors import OptionsExclude
from ettervern_cli.meetings.gaps import verbs as gaps


@acts
def add(
    it: Act,
    text: Annotated[str, argument("TEXT", "What nobody takes care of; - reads it.")],
    *,
    owner: Annotated[
        str, option("--owner", "AGENCY", "The partner that owns it.", complete.partners)
    ],
) -> None:
    """Register a gap between services: ettervern gap add "Nobody reports incidents" --owner nav

    It stays on the agenda of meetings until it is closed.
    """
    it.show(gaps.add(it.stage, text=it.with_note(text, "text"), owner=owner))


def list_(
    ctx: typer.Context,
    *,
    only_open: Annotated[bool, flag("--open", "Open ones; this is usual.")] = False,
    every: Annotated[bool, flag("--all", "Closed ones, too.")] = False,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Gaps, the oldest first: ettervern gap list --all

    The age of a closed one is the days it was open.
    """
    session = session_of(ctx)
    if only_open and every:
        raise OptionsExclude(one="--open", other="--all")
    with session.reading() as db:
        programme = session.programme()
        found = gaps.gaps(db, programme) if every else gaps.open_gaps(db, programme)

    from ettervern_cli.meetings.gaps import screen as render

    show_list(session, form, output, render.gap_list(session.words, found, session.today))


@acts
def close(
    it: Act,
    number: Annotated[str, argument("N", "The gap's number or id.", complete.open_gaps)],
    *,
    what: Annotated[str, option("--how", "TEXT", "What closed it.")],
) -> None:
    """A gap is closed: ettervern gap close 2 --how "The police have named a contact"

    The list keeps it, with what closed it.
    """
    every, today = it.session.programmes(), it.session.today
    closed_by = it.with_note(what, "how")
    it.show(gaps.close(it.db, every, number, it.on, today, how=closed_by))
