"""The household group: who shares a home, and children."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import On, Who, argument, flag, kroner, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.app.outside.readers import reader
from ettervern_cli.homes.households import verbs
from ettervern_cli.homes.households.rules import parse_answer


@acts
def join(
    it: Act,
    who: Who,
    whose: Annotated[str, argument("WHOSE", "Whose home it is.", complete.residents)],
    *,
    rent: Annotated[
        int | None, option("--rent", "AMOUNT", "A part of the rent; else equal.", parser=kroner)
    ] = None,
    lease: Annotated[
        str | None, option("--lease", "KIND", "Lease; else the step's.", complete.leases)
    ] = None,
) -> None:
    """Into somebody's home, to share it: ettervern household join emil nora --rent 3000

    They take one home, whatever its beds, and share one rent: whoever came first owes what the
    others do not, and who stays when the others have left owes it all.
    """
    other = it.session.resident(whose)
    it.show(verbs.join(it.scene, other, part_ore=rent, lease=lease, note=it.note))


@acts
def children(
    it: Act,
    who: Who,
    *,
    here: Annotated[
        list[str] | None, option("--here", "YEAR", "Year of birth of one who lives here.")
    ] = None,
    elsewhere: Annotated[
        list[str] | None, option("--elsewhere", "YEAR", "Year of birth of one who lives elsewhere.")
    ] = None,
    none: Annotated[bool, flag("--none", "No children under 18.")] = False,
    cared_for: Annotated[
        str,
        option(
            "--cared-for",
            "yes|no|unknown",
            "Whether somebody looks after their needs.",
            complete.answers,
            parser=reader(parse_answer, "answer"),
        ),
    ] = "unknown",
    by: Annotated[str | None, option("--by", "TEXT", "Who does: a service, no name.")] = None,
) -> None:
    """Children under 18, as years of birth: ettervern household children nora --here 2019

    No names and no more than that: children of parents in treatment have a right to be asked about
    (helsepersonelloven § 10 a). What is said holds until something else is; a couple's child is
    written down for one of them.
    """
    it.work.note = it.note
    written = verbs.note_children(
        it.scene,
        here=here or (),
        elsewhere=elsewhere or (),
        none=none,
        cared_for=cared_for,
        cared_by=it.words(by, "by"),
    )
    it.show(written)


@looks
def list_(it: Look, *, on: On = None) -> None:
    """Who shares a home and its rent, and the children there: ettervern household list

    Several residents in one home, and residents with children in theirs.
    """
    from ettervern_cli.homes.households.households import households
    from ettervern_cli.homes.households.screen import household_list

    day = it.session.past(on)
    it.show(household_list(it.words, households(it.db, it.programme, day), day))
