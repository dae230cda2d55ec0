"""The rehouse group."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acting, acts
from ettervern_cli.app.options import Who, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.referrals import rehousing
from ettervern_cli.referrals.options_command import NameOrCode


@acts
def add(
    it: Act,
    who: NameOrCode,
    *,
    born: Annotated[str | None, option("--born", "YEAR|DATE", "Year or date of birth.")] = None,
) -> None:
    """Somebody must be found another home: ettervern rehouse add "Ola Prøve"

    For a house that changes its purpose: everybody on the list is to be housed first.
    """
    it.show(rehousing.add(it.stage, it.text(who), born=born, note=it.note))


@acting(first=("rehousing",))
def done(
    it: Act,
    who: Who,
    *,
    to: Annotated[str, option("--to", "DESTINATION", "Whereto.", complete.destinations)],
) -> None:
    """Another home was found: ettervern rehouse done ola --to own-rented

    The list keeps the person, with where and when.
    """
    it.show(rehousing.house(it.scene, destination=to, note=it.note))


@looks
def list_(it: Look) -> None:
    """Who must be rehoused, those without a home first: ettervern rehouse list

    Below stands how many of them have another home.
    """
    from ettervern_cli.referrals.rehousing_screen import rehousing_list

    programmes = it.programmes()
    found = rehousing.rehousings(it.db, programmes)
    it.show(rehousing_list(it.words, found, len(programmes)))
