"""away and back."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import act
from ettervern_cli.app.options import (
    How,
    IncidentOption,
    Who,
    writes,
)
from ettervern_cli.stays import absences


@writes
def away(
    ctx: typer.Context,
    who: Who,
    *,
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="KIND", help="One of the programme's kinds.",
                     autocompletion=complete.absences),
    ],
    back: Annotated[
        str | None, typer.Option("--back", metavar="DATE", help="Expected return.")
    ] = None,
    release_unit: Annotated[
        bool, typer.Option("--release-unit", help="The unit does not wait.")
    ] = False,
    incident: IncidentOption = None,
    how: How,
) -> None:  # fmt: skip
    """A resident leaves for a time: ettervern away emil --kind readmission --back 2026-11-25

    The unit is held or released by the kind's rule.
    """
    with act(ctx, how, who) as it:
        written = absences.leave(
            it.scene,
            kind=kind,
            expected_on=it.ahead(back),
            release_unit=release_unit,
            incident=incident,
            note=it.note,
        )
        it.show(written)


@writes
def back(
    ctx: typer.Context,
    who: Who,
    *,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="U", help="Into that unit, if the old one was released.",
                     autocompletion=complete.units),
    ] = None,
    how: How,
) -> None:  # fmt: skip
    """A resident returns: ettervern back emil

    To the unit that was held, or to the one named.
    """
    with act(ctx, how, who) as it:
        it.show(absences.come_back(it.scene, unit=unit, note=it.note))
