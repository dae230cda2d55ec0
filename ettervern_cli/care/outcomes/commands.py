"""The outcome group."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import Voice, Who, argument, option
from ettervern_cli.app.output.looks import Look, looks
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


@looks
def list_(
    it: Look,
    *,
    kind: Annotated[
        str | None, option("--kind", "KIND", "Only that one.", complete.outcomes)
    ] = None,
) -> None:
    """Results reached, in order of date: ettervern outcome list --kind work

    Below them how many there are of each kind that the programme counts.
    """
    from ettervern_cli.care.outcomes.screen import outcome_list

    chosen = it.programmes()
    known = outcomes.outcome_kinds(it.db, chosen, kind)
    found = outcomes.outcomes(it.db, [programme.id for programme in chosen], kind=kind)
    it.show(outcome_list(it.words, found, known))
