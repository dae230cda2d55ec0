"""advance and demote."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acting
from ettervern_cli.app.options import IncidentOption, LadderOption, Voice, Who, count, option
from ettervern_cli.ladder import moves
from ettervern_cli.programme.steps import choose_ladder

To = Annotated[
    str | None, option("--to", "STEP", "To that step, by number or code.", complete.steps)
]


@acting(day_first=False)
def advance(
    it: Act,
    who: Who,
    *,
    ladder: LadderOption = None,
    to: To = None,
    voice: Voice = None,
    override: Annotated[
        str | None, option("--override", "WHY", "Although a condition is not met.")
    ] = None,
) -> None:
    """Up one step, or to the step named: ettervern advance emil --voice "Jeg er klar"

    Refused, with the reason, where the step's conditions are not met.
    """
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


@acting(day_first=False)
def demote(
    it: Act,
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
) -> None:
    """Down, for a reason: ettervern demote ola --reason agreement-broken

    Never below the lowest step the programme runs. A programme may forbid it, and says why.
    """
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
