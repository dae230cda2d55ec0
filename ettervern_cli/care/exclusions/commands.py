"""exclusion add, end and list."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import OneAlone, Who, argument, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.care.exclusions import verbs as exclusions
from ettervern_cli.care.exclusions.record import EXCLUSION

Service = Annotated[
    str, argument("SERVICE", "A partner or any other; - reads it.", complete.partners)
]


@acts
def add(
    it: Act,
    who: Who,
    service: Service,
    *,
    until: Annotated[str | None, option("--until", "DATE", "The last day.")] = None,
) -> None:
    """Shut out of another service: ettervern exclusion add ada strax --until 2026-12-31

    today says when it is to end. --on may lie before the admission.
    """
    named = it.words(service, "service") or ""
    until_on = it.ahead(until)
    it.show(exclusions.shut_out(it.scene, service=named, until_on=until_on, note=it.note))


@acts
def end(it: Act, who: Who, service: Service) -> None:
    """The service is open again: ettervern exclusion end ada strax

    The day given is the first one without it.
    """
    named = it.words(service, "service") or ""
    it.show(exclusions.let_in(it.scene, service=named, note=it.note))


@looks
def list_(it: Look, who: OneAlone = None) -> None:
    """Who is shut out of which service: ettervern exclusion list

    In order of time; those that are over stay in the list.
    """
    from ettervern_cli.care.exclusions.screen import exclusion_list

    it.facts(EXCLUSION, who, exclusion_list)
