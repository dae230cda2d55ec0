"""place, vacate and the unit group."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import Who, argument, kroner, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.homes import placements, units
from ettervern_cli.homes.leases.commands import Deposit, Explained, Notice, Until, contract

UnitArgument = Annotated[str, argument("UNIT", "A unit.", complete.units)]


@acts
def place(
    it: Act,
    who: Who,
    unit: UnitArgument,
    *,
    lease: Annotated[
        str | None, option("--lease", "KIND", "Lease; else the step's.", complete.leases)
    ] = None,
    until: Until = None,
    explained: Explained = None,
    deposit: Deposit = None,
    notice: Notice = None,
    rent: Annotated[
        int | None, option("--rent", "AMOUNT", "Kroner a month; else the unit's.", parser=kroner)
    ] = None,
    override: Annotated[str | None, option("--override", "WHY", "Although past a limit.")] = None,
) -> None:
    """Into a unit, out of any other: ettervern place nora 3 --explained 2026-11-01

    A full, void or reserved unit is refused, and so is planning past a limit. A lease of less
    than three years rests on husleieloven § 11-1: the tenant is told so in writing beforehand.
    """
    written = placements.place(
        it.scene,
        unit=unit,
        lease=lease,
        terms=contract(it, until, explained, deposit, notice),
        rent_ore=rent,
        note=it.note,
        override=it.words(override, "override"),
    )
    it.show(written)


@acts
def vacate(it: Act, who: Who) -> None:
    """Out of the unit: ettervern vacate nora --on 2026-11-15

    The day of moving out is the first night not spent there. The stay goes on.
    """
    it.show(placements.vacate(it.scene, note=it.note))


@looks
def list_(it: Look) -> None:
    """Who lives where, free, held and void: ettervern unit list

    A held unit waits for somebody who is away.
    """
    from ettervern_cli.homes.screen import unit_list

    found = units.unit_rows(it.db, it.programme, it.today)
    it.show(unit_list(it.words, found, it.today))


@acts
def void(
    it: Act,
    unit: UnitArgument,
    *,
    until: Annotated[str | None, option("--until", "DATE", "Last day out of use.")] = None,
    reason: Annotated[str, option("--reason", "TEXT", "Why.")],
) -> None:
    """Take a unit out of use: ettervern unit void 3 --reason "New bathroom" --until 2026-12-01

    Refused while lived in or held, naming the resident. In use again after the last day.
    """
    why = it.with_note(reason, "reason")
    it.show(units.void_unit(it.stage, unit, until=it.ahead(until), reason=why))


@acts
def open_(it: Act, unit: UnitArgument) -> None:
    """Take a void unit into use again: ettervern unit open 3

    From the day given, its nights count as open again.
    """
    it.work.note = it.note
    it.show(units.open_unit(it.stage, unit))
