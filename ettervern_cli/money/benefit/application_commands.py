"""benefit apply, answer and list."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import OneAlone, Who, argument, one_of, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.money.benefit import applications
from ettervern_cli.money.benefit.record import APPLICATION

Kind = Annotated[str, argument("KIND", "One of the programme's.", complete.benefits)]


@acts
def apply(it: Act, who: Who, kind: Kind) -> None:
    """A benefit is applied for: ettervern benefit apply nora kvp --on 2026-11-02

    today points out an application that has waited long. --on may lie before the admission.
    """
    it.show(applications.apply(it.scene, kind=kind, note=it.note))


@acts
def answer(
    it: Act,
    who: Who,
    kind: Kind,
    what: Annotated[
        str,
        argument("granted|declined", "What came of it.", parser=one_of("granted", "declined")),
    ],
    *,
    first: Annotated[
        str | None, option("--from", "DATE", "The first day; else that of the answer.")
    ] = None,
    until: Annotated[str | None, option("--until", "DATE", "The last day.")] = None,
) -> None:
    """The answer to an application: ettervern benefit answer nora kvp granted --until 2027-11-30

    today says when a grant is to end. The agency decides; this keeps what it decided.
    """
    written = applications.answer(
        it.scene,
        kind=kind,
        granted=what == "granted",
        from_on=it.near(first),
        until_on=it.ahead(until),
        note=it.note,
    )
    it.show(written)


@looks
def list_(it: Look, who: OneAlone = None) -> None:
    """Benefits applied for, and the answers: ettervern benefit list

    In order of time.
    """
    from ettervern_cli.money.benefit.application_screen import application_list

    it.facts(APPLICATION, who, application_list)
