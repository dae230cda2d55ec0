"""lives, which says where a resident lives."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import Who, argument
from ettervern_cli.homes.living_situation import verbs as situation


@acts
def lives(
    it: Act,
    who: Who,
    where: Annotated[
        str, argument("DESTINATION", "One of the programme's destinations.", complete.destinations)
    ],
) -> None:
    """Where a resident lives: ettervern lives nora own-rented --on 2026-11-02

    Reports to funders compare it with where the resident lived at admission (admit --lived).
    """
    it.show(situation.lives(it.scene, destination=where, note=it.note))
