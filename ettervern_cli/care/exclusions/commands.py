"""exclusion add, end and list."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import act, show_facts
from ettervern_cli.app.options import (
    How,
    OneAlone,
    Output,
    ReportFormat,
    Who,
    argument,
    option,
    writes,
)
from ettervern_cli.care.exclusions import verbs as exclusions
from ettervern_cli.care.exclusions.record import EXCLUSION

Service = Annotated[
    str, argument("SERVICE", "A partner or any other; - reads it.", complete.partners)
]


@writes
def add(
    ctx: typer.Context,
    who: Who,
    service: Service,
    *,
    until: Annotated[str | None, option("--until", "DATE", "The last day.")] = None,
    how: How,
) -> None:
    """Shut out of another service: ettervern exclusion add ada strax --until 2026-12-31

    today says when it is to end. --on may lie before the admission.
    """
    with act(ctx, how, who) as it:
        named = it.words(service, "service") or ""
        until_on = it.ahead(until)
        it.show(exclusions.shut_out(it.scene, service=named, until_on=until_on, note=it.note))


@writes
def end(ctx: typer.Context, who: Who, service: Service, *, how: How) -> None:
    """The service is open again: ettervern exclusion end ada strax

    The day given is the first one without it.
    """
    with act(ctx, how, who) as it:
        named = it.words(service, "service") or ""
        it.show(exclusions.let_in(it.scene, service=named, note=it.note))


def list_(
    ctx: typer.Context,
    who: OneAlone = None,
    *,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Who is shut out of which service: ettervern exclusion list

    In order of time; those that are over stay in the list.
    """
    from ettervern_cli.care.exclusions.screen import exclusion_list

    show_facts(ctx, EXCLUSION, who, form, output, exclusion_list)
