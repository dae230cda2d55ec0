"""The rehouse group."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acting, acts, show_list
from ettervern_cli.app.options import Output, ReportFormat, Who, option, session_of
from ettervern_cli.referrals import rehousing
from ettervern_cli.referrals.options_command import NameOrCode


@acts
def add(
    it: Act,
    who: NameOrCode,
    *,
    born: Annotated[str | None, option("--born", "YEAR|DATE", "Year or date of birth.")] = None,
) -> None:
    """Somebody must be found another home: ettervern rehouse add "Ola Prøve"

    For a house that changes its purpose: everybody on the list is to be housed first.
    """
    it.show(rehousing.add(it.stage, it.text(who), born=born, note=it.note))


@acting(first=("rehousing",))
def done(
    it: Act,
    who: Who,
    *,
    to: Annotated[str, option("--to", "DESTINATION", "Whereto.", complete.destinations)],
) -> None:
    """Another home was found: ettervern rehouse done ola --to own-rented

    The list keeps the person, with where and when.
    """
    it.show(rehousing.house(it.scene, destination=to, note=it.note))


def list_(ctx: typer.Context, *, form: ReportFormat = "text", output: Output = None) -> None:
    """Who must be rehoused, those without a home first: ettervern rehouse list

    Below stands how many of them have another home.
    """
    session = session_of(ctx)
    with session.reading() as db:
        programmes = session.programmes()
        found = rehousing.rehousings(db, programmes)

    from ettervern_cli.referrals import rehousing_screen as render

    show_list(session, form, output, render.rehousing_list(session.words, found, len(programmes)))
