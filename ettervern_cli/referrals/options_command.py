"""What the commands about admissions, referrals, consents and the changeover list share."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.options import argument, option
from ettervern_cli.app.session import Session
from ettervern_cli.people.people import as_code, by_code
from ettervern_cli.programme.programme import Programme
from ettervern_cli.referrals.waiting_list import asks_anywhere

NameOrCode = Annotated[str, argument("NAME|CODE", "A new person's name, or a known one's code.")]
Home = Annotated[
    str | None, option("--municipality", "M", "Home municipality.", complete.municipalities)
]
Agency = Annotated[str | None, option("--agency", "A", "Which clinic, prison or service.")]
TreatmentBegan = Annotated[
    str | None, option("--treatment-began", "DATE", "First day of treatment.")
]
Born = Annotated[str | None, option("--born", "YEAR|DATE", "Year or date of birth.")]


# The programme that a person asks for a place in is sought before another that knows them.
ASKED = ("referral",)


def programme_to_enter(session: Session, who: str) -> Programme:
    """The programme named, else the one that somebody's open referral is to, else the only one."""
    code = as_code(who)
    known = by_code(session.db, code) if code is not None else None
    if known is not None and asks_anywhere(session.db, known):
        return session.programme(known, ASKED)
    return session.programme()
