"""volunteer match, hours, end and list."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import act, show_facts
from ettervern_cli.app.options import How, OneAlone, Output, ReportFormat, Who, argument, writes
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


@writes
def match(ctx: typer.Context, who: Who, volunteer: Volunteer, *, how: How) -> None:
    """A volunteer is matched with a resident: ettervern volunteer match nora Bea

    One word is kept, a code or a first name; reports count volunteers and name none.
    """
    with act(ctx, how, who) as it:
        it.show(volunteers.match(it.scene, volunteer=volunteer, note=it.note))


@writes
def hours(
    ctx: typer.Context,
    who: Who,
    volunteer: Volunteer,
    number: Annotated[int, argument("HOURS", "As 3 or 3.5.", parser=reader(parse_hours, "hours"))],
    *,
    how: How,
) -> None:
    """Hours with a volunteer: ettervern volunteer hours nora Bea 2.5 --on 2026-11-02

    Reports add them up by their day.
    """
    with act(ctx, how, who) as it:
        written = volunteers.give_hours(
            it.scene, volunteer=volunteer, hours_tenths=number, note=it.note
        )
        it.show(written)


@writes
def end(ctx: typer.Context, who: Who, volunteer: Volunteer, *, how: How) -> None:
    """A volunteer comes no more: ettervern volunteer end nora Bea

    The day given is the first one without.
    """
    with act(ctx, how, who) as it:
        it.show(volunteers.part(it.scene, volunteer=volunteer, note=it.note))


def list_(
    ctx: typer.Context,
    who: OneAlone = None,
    *,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Volunteers, with whom and how much: ettervern volunteer list

    In order of time; those that are over stay in the list.
    """
    from ettervern_cli.care.volunteers.screen import volunteer_list

    show_facts(ctx, COMPANION, who, form, output, volunteer_list)
