"""The outcome group."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts, show_list
from ettervern_cli.app.options import Output, ReportFormat, Voice, Who, argument, option, session_of
from ettervern_cli.care.outcomes import verbs as outcomes


@acts
def add(
    it: Act,
    who: Who,
    kind: Annotated[str, argument("KIND", "One of the programme's.", complete.outcomes)],
    *,
    voice: Voice = None,
) -> None:
    """A result reached: ettervern outcome add nora work --on 2026-11-02

    Reports count results by the day they were reached.
    """
    said_so = it.words(voice, "voice")
    it.show(outcomes.add_outcome(it.scene, kind=kind, voice=said_so, note=it.note))


def list_(
    ctx: typer.Context,
    *,
    kind: Annotated[
        str | None, option("--kind", "KIND", "Only that one.", complete.outcomes)
    ] = None,
    form: ReportFormat = "text",
    output: Output = None,
) -> None:
    """Results reached, in order of date: ettervern outcome list --kind work

    Below them how many there are of each kind that the programme counts.
    """
    session = session_of(ctx)
    with session.reading() as db:
        chosen = session.programmes()
        known = outcomes.outcome_kinds(db, chosen, kind)
        found = outcomes.outcomes(db, [programme.id for programme in chosen], kind=kind)

    from ettervern_cli.care.outcomes import screen as render

    show_list(session, form, output, render.outcome_list(session.words, found, known))
