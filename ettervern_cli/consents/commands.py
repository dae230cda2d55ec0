"""The consent group."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acting
from ettervern_cli.app.options import OneAlone, Who, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.consents import verbs as consents
from ettervern_cli.consents import withdrawal


@acting(first=("open",))
def give(
    it: Act,
    who: Who,
    *,
    scope: Annotated[str, option("--scope", "S", "What may be shared.", complete.scopes)],
    partner: Annotated[
        list[str], option("--partner", "P", "With whom; may be repeated.", complete.partners)
    ],
    until: Annotated[str | None, option("--until", "DATE", "Its last day.")] = None,
) -> None:
    """A consent is given: ettervern consent give nora --scope plan --partner nav --partner aksis

    It belongs to the person, who need not have been admitted. Another one may be given beside it.
    """
    last = it.ahead(until)
    it.show(consents.give(it.scene, scope=scope, partners=partner, until=last, note=it.note))


@acting(first=("consent",))
def withdraw(
    it: Act,
    who: Who,
    *,
    scope: Annotated[
        str | None, option("--scope", "S", "Only this; else all that is in force.", complete.scopes)
    ] = None,
) -> None:
    """A consent is withdrawn: ettervern consent withdraw nora --scope plan

    From that day nothing more may be shared on it. Where the programme rests on consent and none is
    left, follow-ups, scores, plans, moves up, meetings about the person and all that begins are
    refused until a new one is given; reading, consent and discharge always work.
    """
    it.show(withdrawal.withdraw(it.scene, scope=scope, note=it.note))


@looks
def list_(it: Look, who: OneAlone = None) -> None:
    """What may be shared, with whom and until when: ettervern consent list nora

    The last day is included; the day of a withdrawal is the first without.
    """
    from ettervern_cli.consents.screen import consent_list

    resident, programmes = it.whom(who), it.programmes()
    found = consents.consents(
        it.db, programmes, it.today, resident_id=resident.id if resident else None
    )
    it.show(consent_list(it.words, found, len(programmes)))
