"""extend, contact, municipality and discharge."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acting, acts
from ettervern_cli.app.options import DecisionOption, Who, argument, one_of, option
from ettervern_cli.homes import limits
from ettervern_cli.people import facts
from ettervern_cli.stays import discharge as departures


@acts
def extend(
    it: Act,
    who: Who,
    *,
    until: Annotated[str, option("--until", "DATE", "The new last day.")],
    allowed_by: Annotated[str, option("--allowed-by", "NAME", "Who allowed it.")],
    reason: Annotated[str, option("--reason", "TEXT", "Why.")],
    what: Annotated[
        str | None,
        option(
            "--what",
            "stay|step|unit|lease|trial",
            "What goes on; else the stay, or what runs out first.",
            parser=one_of("stay", "step", "unit", "lease", "trial"),
        ),
    ] = None,
) -> None:
    """Past a limit, with a reason: ettervern extend nora --until 2027-02-01 --allowed-by Kari
    --reason "Flat ready in January"

    Recorded with who allowed it; over a limit without this is what today points out.
    """
    written = limits.extend(
        it.scene,
        until=it.session.read_day(until, ahead=True),
        allowed_by=it.words(allowed_by, "allowed-by") or "",
        reason=it.with_note(reason, "reason"),
        what=what,
    )
    it.show(written)


@acting(ahead=True)
def contact(
    it: Act,
    who: Who,
    staff: Annotated[str, argument("STAFF", "A member of staff.", complete.staff)],
    *,
    decision: DecisionOption = None,
) -> None:
    """The fixed contact changes: ettervern contact nora kari

    One person whom the resident can turn to, through every phase. From the day of --on, which may
    be one to come; the days before keep theirs. Where the programme begins nothing new without a
    decision of a meeting, --decision names it.
    """
    it.work.note = it.note
    it.show(facts.change_contact(it.scene, staff, decision))


@acting(ahead=True)
def municipality(
    it: Act,
    who: Who,
    town: Annotated[
        str, argument("MUNICIPALITY", "A municipality by code or name.", complete.municipalities)
    ],
) -> None:
    """Another home municipality: ettervern municipality nora kautokeino --on 2026-07-01

    From the day of --on, which may be one to come. The stay goes on: what the former municipality
    has paid, and every figure of the days before, stands as it was.
    """
    it.work.note = it.note
    it.show(facts.change_municipality(it.scene, town))


@acts
def discharge(
    it: Act,
    who: Who,
    *,
    to: Annotated[
        str | None, option("--to", "DESTINATION", "Whereto, or pending.", complete.destinations)
    ] = None,
    reason: Annotated[
        str | None, option("--reason", "REASON", "Why, or pending.", complete.exit_reasons)
    ] = None,
) -> None:
    """A stay ends: ettervern discharge nora --to own-rented --reason planned

    Placement and absence end the same day. What is pending is filled in by discharge again.
    """
    dated = it.how.on is not None
    written = departures.discharge(
        it.scene, dated=dated, destination=to, reason=reason, note=it.note
    )
    it.show(written)
