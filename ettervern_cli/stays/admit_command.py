"""admit."""

from typing import Annotated

import typer

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import act, retyped
from ettervern_cli.app.options import How, LadderOption, flag, option, session_of, writes
from ettervern_cli.app.output.output import safe_facts
from ettervern_cli.app.outside.confirm import agreed, can_ask
from ettervern_cli.app.session import Session
from ettervern_cli.errors import OptionsExclude
from ettervern_cli.homes.leases.commands import Deposit, Explained, Notice, Until, contract
from ettervern_cli.people.people import alike, as_code, read_born, referred
from ettervern_cli.referrals.options_command import (
    Agency,
    Born,
    Home,
    NameOrCode,
    TreatmentBegan,
    programme_to_enter,
)
from ettervern_cli.stays.admission import Application
from ettervern_cli.stays.admission import admit as admit_
from ettervern_cli.stays.errors import NotNew


@writes
def admit(
    ctx: typer.Context,
    who: NameOrCode,
    *,
    municipality: Home = None,
    source: Annotated[
        str | None, option("--from", "SOURCE", "Where from.", complete.sources)
    ] = None,
    agency: Agency = None,
    treatment_began: TreatmentBegan = None,
    treatment_ended: Annotated[
        str | None, option("--treatment-ended", "DATE", "End of treatment, or release.")
    ] = None,
    born: Born = None,
    ladder: LadderOption = None,
    step: Annotated[
        str | None, option("--step", "S", "Step to enter; else the lowest.", complete.steps)
    ] = None,
    unit: Annotated[str | None, option("--unit", "U", "Unit to live in.", complete.units)] = None,
    joins: Annotated[
        str | None, option("--with", "WHO", "Whose home to share.", complete.residents)
    ] = None,
    lease: Annotated[
        str | None, option("--lease", "KIND", "Lease; else the step's.", complete.leases)
    ] = None,
    until: Until = None,
    explained: Explained = None,
    deposit: Deposit = None,
    notice: Notice = None,
    override: Annotated[str | None, option("--override", "WHY", "Although past a limit.")] = None,
    contact: Annotated[
        str | None, option("--contact", "STAFF", "Fixed contact.", complete.staff)
    ] = None,
    lived: Annotated[
        str | None,
        option("--lived", "DESTINATION", "Where the resident lived.", complete.destinations),
    ] = None,
    new: Annotated[bool, flag("--new", "Somebody new, though one of that name is known.")] = False,
    how: How,
) -> None:
    """A stay begins: ettervern admit "Nora Prøve" --treatment-ended 2026-10-20 --unit 1

    A name is always a new person; someone known is admitted by code, and what an open referral
    says need not be typed again. The programme's entry rules apply: capacity, municipality,
    consent, entry step and reserved units. Who shares a home (--with) takes no place more.
    """
    session = session_of(ctx)
    name = session.text(who) or ""
    if not new:
        _ask(session, name, born)
    if unit is not None and joins is not None:
        raise OptionsExclude(one="--unit", other="--with")
    with act(ctx, how) as it:
        it.programme = programme_to_enter(it.session, name)
        asked = Application(
            who=name,
            municipality=municipality,
            source=source,
            agency=agency,
            treatment_began_on=it.day(treatment_began),
            treatment_ended_on=it.day(treatment_ended),
            born=born,
            ladder=ladder,
            step=step,
            unit=unit,
            joins=it.session.resident(joins) if joins is not None else None,
            lease=lease,
            terms=contract(it, until, explained, deposit, notice),
            override=it.words(override, "override"),
            contact=contact,
            lived=lived,
            note=it.note,
            is_new=new,
        )
        it.show(admit_(it.stage, asked))


def _ask(session: Session, name: str, born: str | None) -> None:
    """Ask, at a terminal, before a name makes a second person of one who is known."""
    if session.batch is not None or as_code(name) is not None or not can_ask():
        return
    others = alike(session.db, name, read_born(born))
    words = session.words
    asked = safe_facts({"name": name, "others": others})
    if others and not agreed(words.say("daily.admit_ask", **asked)):
        code = referred(others)
        command = f"{session.typed}{retyped(session, str(code))}" if code else ""
        raise NotNew(name=name, others=others, command=command)
