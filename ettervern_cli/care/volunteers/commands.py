"""volunteer match, hours, end and list."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import OneAlone, Who, argument
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.app.outside.readers import reader
from ettervern_cli.care.measures.rules import parse_hours
from ettervern_cli.care.volunteers import verbs as volunteers
from ettervern_cli.care.volunteers.record import COMPANION
from ettervern_cli.care.volunteers.rules import parse_volunteer

Volunteer = Annotated[
    str,
    argument(
        "VOLUNTEER",
        "A code or a first name, one word.",
        complete.volunteers,
        parser=reader(parse_volunteer, "volunteer"),
    ),
]


@acts
def match(it: Act, who: Who, volunteer: Volunteer) -> None:
    """A volunteer is matched with a resident: ettervern volunteer match nora Bea

    One word is kept, a code or a first name; reports count volunteers and name none.
    """
    it.show(volunteers.match(it.scene, volunteer=volunteer, note=it.note))


@acts
def hours(
    it: Act,
    who: Who,
    volunteer: Volunteer,
    number: Annotated[int, argument("HOURS", "As 3 or 3.5.", parser=reader(parse_hours, "hours"))],
) -> None:
    """Hours with a volunteer: ettervern volunteer hours nora Bea 2.5 --on 2026-11-02

    Reports add them up by their day.
    """
    it.show(volunteers.give_hours(it.scene, volunteer=volunteer, hours_tenths=number, note=it.note))


@acts
def end(it: Act, who: Who, volunteer: Volunteer) -> None:
    """A volunteer comes no more: ettervern volunteer end nora Bea

    The day given is the first one without.
    """
    it.show(volunteers.part(it.scene, volunteer=volunteer, note=it.note))


@looks
def list_(it: Look, who: OneAlone = None) -> None:
    """Volunteers, with whom and how much: ettervern volunteer list

    In order of time; those that are over stay in the list.
    """
    from ettervern_cli.care.volunteers.screen import volunteer_list

    it.facts(COMPANION, who, volunteer_list)
