"""The referral group."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acting, acts
from ettervern_cli.app.options import Who, one_of, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.referrals import verbs as referrals
from ettervern_cli.referrals import waiting_list
from ettervern_cli.referrals.options_command import (
    ASKED,
    Agency,
    Born,
    Home,
    NameOrCode,
    TreatmentBegan,
)
from ettervern_cli.referrals.verbs import Request
from ettervern_cli.referrals.waiting_list import STATUS
from ettervern_cli.storage.results import message


@acts
def add(
    it: Act,
    who: NameOrCode,
    *,
    source: Annotated[str, option("--source", "S", "Where from.", complete.sources)],
    agency: Agency = None,
    municipality: Home = None,
    born: Born = None,
    treatment_began: TreatmentBegan = None,
    treatment_ended: Annotated[
        str | None, option("--treatment-ended", "DATE", "End of treatment, also to come.")
    ] = None,
) -> None:
    """Somebody asks for a place: ettervern referral add "Nora Prøve" --source treatment

    A name is always a new person; someone known is referred by code. Nothing has to be typed
    again when the referral becomes an admission: admit CODE.
    """
    asked = Request(
        who=it.text(who),
        source=source,
        agency=agency,
        municipality=municipality,
        born=born,
        treatment_began_on=it.day(treatment_began),
        treatment_ended_on=it.day(treatment_ended),
        note=it.note,
    )
    it.show(referrals.refer(it.stage, asked))


@acting(first=ASKED)
def assess(it: Act, who: Who) -> None:
    """The need has been assessed: ettervern referral assess nora

    It may be done while treatment goes on. From then on the person is waiting.
    """
    it.show(referrals.assess(it.scene, note=it.note))


@acting(first=ASKED)
def offer(it: Act, who: Who) -> None:
    """A place is offered: ettervern referral offer nora

    The person moves in with: admit CODE.
    """
    it.show(referrals.offer(it.scene, note=it.note))


@acting(first=ASKED)
def decline(
    it: Act,
    who: Who,
    *,
    reason: Annotated[
        str,
        option("--reason", "REASON", "One of the programme's reasons.", complete.decline_reasons),
    ],
    ask_again: Annotated[
        str | None, option("--ask-again", "DATE", "When, for a reason that asks again.")
    ] = None,
) -> None:
    """A referral is declined: ettervern referral decline nora --reason full

    What follows is the reason's: full stays first in line; too early asks again on a date (else at
    the end of treatment if that is to come, else after 30 days); the others end the referral.
    """
    again = it.ahead(ask_again)
    it.show(referrals.decline(it.scene, reason=reason, ask_again_on=again, note=it.note))


@acting(first=ASKED)
def withdraw(it: Act, who: Who) -> None:
    """The person asks no longer: ettervern referral withdraw nora

    The referral ends; a new one can come later.
    """
    it.show(referrals.withdraw(it.scene, note=it.note))


@looks
def list_(
    it: Look,
    *,
    status: Annotated[
        str, option("--status", "STATUS", f"One of: {', '.join(STATUS)}.", parser=one_of(*STATUS))
    ] = "open",
) -> None:
    """The waiting list, the next one first: ettervern referral list --status all

    First in line are those declined only because it was full, then by date of referral. Who is to
    be asked again on a later date is out of the line until then (--status later).
    """
    from ettervern_cli.referrals.screen import referral_list

    programmes = it.programmes()
    found = waiting_list.referrals(it.db, programmes, it.today, status=status)
    later = waiting_list.referrals(it.db, programmes, it.today, status="later")
    it.show(referral_list(it.words, found, len(programmes)))
    if later and status == "open" and it.form == "text" and it.output is None:
        it.session.warn(message("referral.later", n=len(later)))
