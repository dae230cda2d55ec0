"""data merge."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import argument
from ettervern_cli.entries.merging import merge as merge_


@acts
def merge(
    it: Act,
    code: Annotated[str, argument("CODE", "The record that goes.", complete.residents)],
    into: Annotated[str, argument("INTO-CODE", "The record that stays.", complete.residents)],
) -> None:
    """Two records of one person become one: ettervern data merge R-0007 R-0003

    Stays, referrals, consents and all else move over; the name that stays is the second one's. The
    first code still finds the person. Refused where two stays in one programme would share days.
    """
    it.work.note = it.note
    it.show(merge_(it.db, it.session.author, code, into))
