"""The eviction group."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import Who, flag, one_of, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.homes.evictions import verbs
from ettervern_cli.homes.evictions.record import CARRIED_OUT, CAUSES, SETTLED, WITHDRAWN


@acts
def warn(
    it: Act,
    who: Who,
    *,
    cause: Annotated[
        str,
        option("--cause", "|".join(CAUSES), "Why.", complete.eviction_causes,
               parser=one_of(*CAUSES)),
    ]
) -> None:  # fmt: skip
    """A tenant is warned in writing: ettervern eviction warn nora --cause arrears

    Two weeks later namsmannen can be asked (tvangsfullbyrdelsesloven § 4-18). The other causes are
    a breach of the lease, and a lease that is over.
    """
    it.show(verbs.warn(it.scene, cause=cause, note=it.note))


@acts
def petition(it: Act, who: Who) -> None:
    """Namsmannen is asked to put the tenant out: ettervern eviction petition nora

    Reports count it on that day.
    """
    it.show(verbs.petition(it.scene, note=it.note))


@acts
def ruling(
    it: Act,
    who: Who,
    *,
    set_for: Annotated[
        str | None, option("--set-for", "DATE", "The day that it is to be carried out.")
    ] = None,
) -> None:
    """Namsmannen has ruled: ettervern eviction ruling nora --set-for 2026-12-01

    Today reminds of the day, and of the municipality's duty to find temporary housing.
    """
    it.show(verbs.rule(it.scene, due_on=it.ahead(set_for), note=it.note))


@acts
def carried_out(it: Act, who: Who) -> None:
    """Namsmannen has put the tenant out: ettervern eviction carried-out nora

    The unit is left with vacate, or with discharge where the stay ends too.
    """
    it.show(verbs.end(it.scene, CARRIED_OUT, note=it.note))


@acts
def settle(it: Act, who: Who) -> None:
    """The eviction is off, the matter was settled: ettervern eviction settle nora

    As when the arrears are paid, or the tenant moves out without being put out.
    """
    it.show(verbs.end(it.scene, SETTLED, note=it.note))


@acts
def withdraw(it: Act, who: Who) -> None:
    """The landlord withdraws the eviction: ettervern eviction withdraw nora

    What was asked for stays counted; nothing was carried out.
    """
    it.show(verbs.end(it.scene, WITHDRAWN, note=it.note))


@looks
def list_(
    it: Look, *, open_: Annotated[bool, flag("--open", "Only those that go on.")] = False
) -> None:
    """Evictions, by the day of the warning: ettervern eviction list --open

    Why, where each stands and since when, and the day that namsmannen has set.
    """
    from ettervern_cli.homes.evictions.screen import eviction_list

    chosen = [programme.id for programme in it.programmes()]
    it.show(eviction_list(it.words, verbs.evictions(it.db, chosen, open_only=open_)))
