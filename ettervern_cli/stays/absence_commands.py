"""away and back."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import IncidentOption, Who, flag, option
from ettervern_cli.stays import absences


@acts
def away(
    it: Act,
    who: Who,
    *,
    kind: Annotated[
        str, option("--kind", "KIND", "One of the programme's kinds.", complete.absences)
    ],
    back: Annotated[str | None, option("--back", "DATE", "Expected return.")] = None,
    release_unit: Annotated[bool, flag("--release-unit", "The unit does not wait.")] = False,
    incident: IncidentOption = None,
    ground: Annotated[
        str | None, option("--ground", "TEXT", "What in the agreement lets the house keep out.")
    ] = None,
) -> None:
    """A resident leaves for a time: ettervern away emil --kind readmission --back 2026-11-25

    The unit is held or released by the kind's rule. Being kept out for a time is no eviction, and
    names its ground in the agreement with --ground.
    """
    written = absences.leave(
        it.scene,
        kind=kind,
        expected_on=it.ahead(back),
        release_unit=release_unit,
        incident=incident,
        ground=it.words(ground, "ground"),
        note=it.note,
    )
    it.show(written)


@acts
def back(
    it: Act,
    who: Who,
    *,
    unit: Annotated[
        str | None,
        option("--unit", "U", "Into that unit, if the old one was released.", complete.units),
    ] = None,
) -> None:
    """A resident returns: ettervern back emil

    To the unit that was held, or to the one named.
    """
    it.show(absences.come_back(it.scene, unit=unit, note=it.note))
