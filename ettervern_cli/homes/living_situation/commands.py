"""lives, which says where a resident lives."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import act
from ettervern_cli.app.options import How, Who, argument, writes
from ettervern_cli.homes.living_situation import verbs as situation


@writes
def lives(
    ctx: typer.Context,
    who: Who,
    where: Annotated[
        str, argument("DESTINATION", "One of the programme's destinations.", complete.destinations)
    ],
    *,
    how: How,
) -> None:
    """Where a resident lives: ettervern lives nora own-rented --on 2026-11-02

    Reports to funders compare it with where the resident lived at admission (admit --lived).
    """
    with act(ctx, how, who) as it:
        it.show(situation.lives(it.scene, destination=where, note=it.note))
