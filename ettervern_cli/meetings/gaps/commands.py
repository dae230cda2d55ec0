"""gap add, list and close."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import argument, flag, option
from ettervern_cli.app.output.looks import Look, looks
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


@looks
def list_(
    it: Look,
    *,
    only_open: Annotated[bool, flag("--open", "Open ones; this is usual.")] = False,
    every: Annotated[bool, flag("--all", "Closed ones, too.")] = False,
) -> None:
    """Gaps, the oldest first: ettervern gap list --all

    The age of a closed one is the days it was open.
    """
    from ettervern_cli.meetings.gaps.screen import gap_list

    if only_open and every:
        raise OptionsExclude(one="--open", other="--all")
    found = (gaps.gaps if every else gaps.open_gaps)(it.db, it.programme)
    it.show(gap_list(it.words, found, it.today))


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
