"""advance and demote."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import act
from ettervern_cli.app.options import (
    How,
    IncidentOption,
    LadderOption,
    Voice,
    Who,
    count,
    option,
    writes,
)
from ettervern_cli.ladder import moves
from ettervern_cli.programme.steps import choose_ladder

To = Annotated[
    str | None, option("--to", "STEP", "To that step, by number or code.", complete.steps)
]


@writes
def advance(
    ctx: typer.Context,
    who: Who,
    *,
    ladder: LadderOption = None,
    to: To = None,
    voice: Voice = None,
    override: Annotated[
        str | None, option("--override", "WHY", "Although a condition is not met.")
    ] = None,
    how: How,
) -> None:
    """Up one step, or to the step named: ettervern advance emil --voice "Jeg er klar"

    Refused, with the reason, where the step's conditions are not met.
    """
    with act(ctx, how, who, day_first=False) as it:
        # What is forbidden outright is said before any value is looked at.
        choose_ladder(it.db, it.programme, ladder)
        written = moves.advance(
            it.scene,
            ladder=ladder,
            to=to,
            voice=it.words(voice, "voice"),
            note=it.note,
            override=it.words(override, "override"),
        )
        it.show(written)


@writes
def demote(
    ctx: typer.Context,
    who: Who,
    *,
    steps: Annotated[str | None, option("--steps", "N", "How many down; else one.")] = None,
    to: To = None,
    reason: Annotated[
        str | None,
        option("--reason", "REASON", "One of the programme's reasons.", complete.demotion_reasons),
    ] = None,
    incident: IncidentOption = None,
    ladder: LadderOption = None,
    voice: Voice = None,
    how: How,
) -> None:
    """Down, for a reason: ettervern demote ola --reason agreement-broken

    Never below the lowest step the programme runs. A programme may forbid it, and says why.
    """
    with act(ctx, how, who, day_first=False) as it:
        # What is forbidden outright is said before any value is looked at.
        moves.ladder_down(it.db, it.programme, ladder)
        written = moves.demote(
            it.scene,
            ladder=ladder,
            count=None if steps is None else count(steps),
            to=to,
            reason=reason,
            incident=incident,
            voice=it.words(voice, "voice"),
            note=it.note,
        )
        it.show(written)
