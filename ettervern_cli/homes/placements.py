"""Placements: moving into a unit and out of it."""

import datetime as dt
import json
import sqlite3
from typing import NamedTuple

from ettervern_cli.homes.beds import Span, most_at_once
from ettervern_cli.homes.errors import (
    AlreadyPlaced,
    BeyondLimit,
    IsAway,
    NotPlaced,
    PartnerTimeTooShort,
    UnitFull,
    UnitNotThere,
    UnitReserved,
    UnitVoid,
)
from ettervern_cli.homes.leases.verbs import NO_TERMS, Contract, add_lease, short_warning
from ettervern_cli.homes.limits import limits_of_home
from ettervern_cli.homes.units import Unit, find_unit, free_units, placements_of, void_spans
from ettervern_cli.people.people import Resident
from ettervern_cli.people.scene import Scene, Stage
from ettervern_cli.people.stays import Stay, open_stay
from ettervern_cli.programme.programme import Programme
from ettervern_cli.programme.step_rules import Step
from ettervern_cli.programme.steps import steps
from ettervern_cli.storage.results import Message, Written, message, on_stay
from ettervern_cli.storage.rows import add, change_noting, fetch_one
from ettervern_cli.values.dates import FAR, add_months, follows, in_order, iso_day


def place(
    scene: Scene,
    *,
    unit: str,
    lease: str | None = None,
    terms: Contract = NO_TERMS,
    rent_ore: int | None = None,
    note: str | None = None,
    override: str | None = None,
    household: int | None = None,
) -> Written:
    """Move a resident into a unit, out of any other the same day; or into a household there.

    A full, void or reserved unit is refused, and so is a lease until after a limit of the stay or
    the unit unless ``override`` says why.
    """
    db, _, programme, resident, on = scene
    stay = open_stay(scene)
    wanted = find_unit(db, programme, unit, on)
    if _away(db, stay, on):
        raise IsAway(**resident.named)
    present = present_home(db, stay)
    if present is not None and present.unit_id == wanted.id:
        raise AlreadyPlaced(name=resident.name, unit=wanted.code)
    if terms.until is not None:
        check_until(db, programme, stay, wanted, on, terms.until, override)
    if present is not None:
        move_out(db, resident, stay, on)
    number, let = move_in(
        scene.stage, stay, wanted,
        lease=lease, terms=terms, rent_ore=rent_ore, note=note, override=override,
        household=household,
    )  # fmt: skip
    sentence = message("daily.placed", **resident.named, unit=wanted.code, kind=wanted.kind)
    warned = [*empty_warning(db, programme, on), *lease_warning(db, let)]
    return on_stay(stay.id, f"P-{number}", [sentence, *let], warned)


def lease_warning(db: sqlite3.Connection, let: list[Message]) -> list[Message]:
    """What to say of the lease that was just written, where one was (``let``)."""
    if not let:
        return []
    (entry,) = db.execute("SELECT 'L-' || max(id) FROM lease").fetchone()
    return short_warning(db, entry)


def vacate(scene: Scene, note: str | None = None) -> Written:
    """Move a resident out of the unit; the night of ``on`` is the first one not spent there."""
    resident = scene.resident
    stay = open_stay(scene)
    home = move_out(scene.db, resident, stay, scene.on, note)
    sentence = message("daily.vacated", **resident.named, unit=home.unit)
    return on_stay(stay.id, f"P-{home.id}", [sentence])


class Home(NamedTuple):
    """The placement that a stay has now: in which unit, and since when."""

    id: int
    unit_id: int
    unit: str
    moved_in_on: dt.date
    household: int


def present_home(db: sqlite3.Connection, stay: Stay) -> Home | None:
    """The open placement of a stay."""
    return fetch_one(
        db,
        Home,
        "SELECT p.id, p.unit_id, u.code, p.moved_in_on, coalesce(p.household_id, p.id) "
        "FROM placement p "
        "JOIN unit u ON u.id = p.unit_id WHERE p.stay_id = ? AND p.moved_out_on IS NULL",
        (stay.id,),
    )


def move_in(
    stage: Stage,
    stay: Stay,
    unit: Unit,
    *,
    lease: str | None = None,
    terms: Contract = NO_TERMS,
    rent_ore: int | None = None,
    note: str | None = None,
    override: str | None = None,
    household: int | None = None,
) -> tuple[int, list[Message]]:
    """Write a placement and its lease if the unit can take the stay from that day on; its key.

    In a ``household`` there the rent is a part of its rent, an equal one where none is given.
    """
    db, on = stage.db, stage.on
    check_unit(db, stay, unit, on, household)
    if rent_ore is None and household is None:
        rent_ore = unit.rent_ore
    last = db.execute(
        "SELECT max(moved_out_on) FROM placement WHERE stay_id = ?", (stay.id,)
    ).fetchone()[0]
    follows(last and iso_day(last), on)
    number = add(
        db, "placement", stage.author.recorded_at, stay_id=stay.id, unit_id=unit.id, moved_in_on=on,
        rent_ore=rent_ore, until_on=terms.until, override=override, note=note,
        household_id=household,
    )  # fmt: skip
    return number, add_lease(stage, number, kind=lease, step=lease_step(db, stay, on), terms=terms)


def check_unit(
    db: sqlite3.Connection, stay: Stay, unit: Unit, on: dt.date, household: int | None = None
) -> None:
    """Refuse a unit that is not there, void, reserved for others, or full from a day on.

    A household takes one bed, so that there is room for whoever joins it.
    """
    if not unit.exists(on):
        raise UnitNotThere(unit=unit.code, on=on)
    if any(void.end > on for void in void_spans(db, unit)):
        raise UnitVoid(unit=unit.code)
    if unit.reserved_for_id is not None and unit.reserved_for_id != stay.partner_id:
        name = db.execute(
            "SELECT name FROM partner WHERE id = ?", (unit.reserved_for_id,)
        ).fetchone()[0]
        raise UnitReserved(unit=unit.code, partner=name)
    if unit.reserved_for_id is not None:
        _check_time_there(db, stay, unit)
    if household is not None:
        return
    if most_at_once(Span(on, FAR), placements_of(db, unit)) >= unit.beds:
        people = db.execute(
            "SELECT r.code || ' ' || r.name FROM placement p "
            "JOIN stay s ON s.id = p.stay_id JOIN resident r ON r.id = s.resident_id "
            "WHERE p.unit_id = ? AND (p.moved_out_on IS NULL OR p.moved_out_on > ?) "
            "GROUP BY r.id ORDER BY r.id",
            (unit.id, on.isoformat()),
        ).fetchall()
        raise UnitFull(unit=unit.code, residents=[row[0] for row in people])


def _check_time_there(db: sqlite3.Connection, stay: Stay, unit: Unit) -> None:
    """The partner's unit asks for a time in treatment there, where both its days are known."""
    partner, rules, began, ended = db.execute(
        "SELECT k.name, k.rules, s.treatment_began_on, s.treatment_ended_on FROM stay s "
        "JOIN partner k ON k.id = s.partner_id WHERE s.id = ?",
        (stay.id,),
    ).fetchone()
    months = json.loads(rules)["months_there"]
    if months is None or began is None or ended is None:
        return
    if add_months(iso_day(began), months) > iso_day(ended):
        raise PartnerTimeTooShort(unit=unit.code, partner=partner, months=months)


def move_out(
    db: sqlite3.Connection, resident: Resident, stay: Stay, on: dt.date, note: str | None = None
) -> Home:
    """End the open placement on a day, and say which it was; NotPlaced where there is none."""
    home = present_home(db, stay)
    if home is None:
        raise NotPlaced(**resident.named)
    in_order(home.moved_in_on, on)
    change_noting(db, "placement", home.id, note, moved_out_on=on)
    return home


def empty_warning(db: sqlite3.Connection, programme: Programme, on: dt.date) -> list[Message]:
    """A warning when fewer units are left empty than the programme means to keep."""
    if not programme.keep_empty:
        return []
    left = max(0, free_units(db, programme, on))
    if left >= programme.keep_empty:
        return []
    return [message("daily.too_few_empty", n=left, keep=programme.keep_empty)]


def _away(db: sqlite3.Connection, stay: Stay, on: dt.date) -> bool:
    row = db.execute(
        "SELECT 1 FROM absence WHERE stay_id = ? AND returned_on IS NULL AND left_on <= ?",
        (stay.id, on.isoformat()),
    ).fetchone()
    return row is not None


def lease_step(db: sqlite3.Connection, stay: Stay, on: dt.date) -> Step | None:
    """The step whose lease a home is let on: of the first ladder that brings a lease."""
    for ladder_id, step_id in db.execute(
        "SELECT m.ladder_id, m.to_step_id FROM move m JOIN ladder l ON l.id = m.ladder_id "
        "WHERE m.stay_id = ? AND m.id = (SELECT o.id FROM move o WHERE o.stay_id = m.stay_id "
        "AND o.ladder_id = m.ladder_id ORDER BY o.moved_on DESC, o.id DESC LIMIT 1) "
        "ORDER BY l.position",
        (stay.id,),
    ).fetchall():
        step = next(step for step in steps(db, ladder_id, on) if step.id == step_id)
        if step.lease is not None:
            return step
    return None


def check_until(
    db: sqlite3.Connection,
    programme: Programme,
    stay: Stay,
    unit: Unit,
    on: dt.date,
    until: dt.date,
    override: str | None,
) -> None:
    """Planning past the limit of the stay, its step or the unit is refused unless overridden."""
    in_order(on, until)
    at_home = limits_of_home(db, programme, stay, unit, on)
    passed = [limit for limit in at_home if limit.last_on < until]
    if passed and override is None:
        raise BeyondLimit(
            what=passed[0].what,
            until=until,
            limit=passed[0].last_on,
            label=passed[0].label,
            n=passed[0].months,
            programme=programme.name,
        )
