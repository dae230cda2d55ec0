"""The lease group."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import Who, argument, count, kroner, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.homes.leases import own
from ettervern_cli.homes.leases.verbs import Contract

Until = Annotated[str | None, option("--until", "DATE", "Last day of the lease.")]
Explained = Annotated[
    str | None, option("--explained", "DATE", "When the tenant was told in writing.")
]
Deposit = Annotated[
    int | None, option("--deposit", "AMOUNT", "Kroner, six months' rent at most.", parser=kroner)
]
Notice = Annotated[int | None, option("--notice", "N", "Months of notice.", parser=count)]


def contract(
    it: Act, until: str | None, explained: str | None, deposit: int | None, notice: int | None
) -> Contract:
    """A contract as typed."""
    return Contract(it.ahead(until), it.day(explained), deposit, notice)


@acts
def add(
    it: Act,
    who: Who,
    kind: Annotated[str, argument("KIND", "One of the programme's leases.", complete.leases)],
    *,
    until: Until = None,
    explained: Explained = None,
    deposit: Deposit = None,
    notice: Notice = None,
) -> None:
    """A lease of a home outside the units: ettervern lease add nora own --on 2026-11-01

    The resident's own, or an ordinary one of the municipality's. Another in force ends that day.
    """
    terms = contract(it, until, explained, deposit, notice)
    it.show(own.add_own(it.scene, kind=kind, terms=terms, note=it.note))


@acts
def renew(
    it: Act,
    who: Who,
    kind: Annotated[
        str | None, argument("KIND", "Lease; else the step's.", complete.leases)
    ] = None,
    *,
    until: Until = None,
    explained: Explained = None,
    deposit: Deposit = None,
    notice: Notice = None,
) -> None:
    """A new lease of the unit lived in: ettervern lease renew nora --until 2027-10-31

    For when one runs out or its terms change; the resident stays where they are.
    """
    it.work.note = it.note
    terms = contract(it, until, explained, deposit, notice)
    it.show(own.renew(it.scene, kind=kind, terms=terms))


@acts
def end(it: Act, who: Who) -> None:
    """The lease outside the units is over: ettervern lease end nora --on 2027-02-01

    The day given is the first one not lived there. Out of a unit: ettervern vacate nora
    """
    it.show(own.end_own(it.scene, note=it.note))


@looks
def list_(it: Look) -> None:
    """Leases in force, of units and elsewhere: ettervern lease list

    With their last day, trial period, deposit and notice, and when the tenant was told.
    """
    from ettervern_cli.homes.leases.screen import lease_list

    ids = [programme.id for programme in it.programmes()]
    it.show(lease_list(it.words, own.in_force(it.db, ids, it.today)))
