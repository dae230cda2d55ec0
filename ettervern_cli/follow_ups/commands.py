"""log. The case book is imported inside: completing its options needs none of it."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import act
from ettervern_cli.app.options import (
    How,
    Voice,
    Who,
    argument,
    flag,
    minutes,
    option,
    writes,
)

By = Annotated[str | None, option("--by", "STAFF", "Who met the resident.", complete.staff)]


@writes
def log(
    ctx: typer.Context,
    who: Who,
    text: Annotated[str | None, argument("[TEXT]", "What it was; - reads it.")] = None,
    *,
    kind: Annotated[
        str | None, option("--kind", "KIND", "One of the programme's kinds.", complete.kinds)
    ] = None,
    length: Annotated[int | None, option("--minutes", "N", "How long.", parser=minutes)] = None,
    by: By = None,
    area: Annotated[
        list[str] | None, option("--area", "AREA", "A life area; may be repeated.", complete.areas)
    ] = None,
    missed: Annotated[bool, flag("--missed", "It was missed.")] = False,
    next_: Annotated[str | None, option("--next", "DATE", "The day agreed for the next.")] = None,
    voice: Voice = None,
    how: How,
) -> None:
    """A follow-up, held or missed: ettervern log ingrid "Walked to Nav" --minutes 30

    The next one is due by the step's rhythm, or on the day agreed.
    """
    from ettervern_cli.follow_ups import verbs as follow_ups

    with act(ctx, how, who) as it:
        entry = follow_ups.FollowUp(
            text=it.with_note(text, "text") or None,
            kind=kind,
            minutes=length,
            staff=by,
            areas=area or (),
            missed=missed,
            next_on=it.ahead(next_),
            voice=it.words(voice, "voice"),
        )
        it.show(follow_ups.log(it.scene, entry))
